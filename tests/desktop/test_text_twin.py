"""The text twin in the whole window: in step with the map, chosen both ways, sorted, narrowed, copied, read out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QPushButton, QToolButton, QWidget

from allymap.desktop.canvas.selection import Selection
from allymap.desktop.text_twin import TextTwin
from allymap.desktop.twin_model import TwinView
from allymap.desktop.window import MainWindow
from allymap.model import Note
from allymap.workspace import editing

Open = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_main: Open, project_file: Path) -> MainWindow:
    made = open_main(project_file)
    made.project.page.canvas.reduced_motion = True
    made.project.page.canvas.setFocus()
    QTest.keyClick(made.project.page.canvas, Qt.Key.Key_T, CONTROL)
    return made


def twin_of(window: MainWindow) -> TextTwin:
    return window.findChild(TextTwin, "textTwin")


def column(view: TwinView, name: str) -> list[object]:
    at = view.table.header.index(name)
    return [row[at] for row in view.cells()]


def click_row(view: TwinView, row: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    at = view.visualRect(view.table.index(row, 0)).center()
    QTest.mouseClick(view.viewport(), LEFT, modifiers, at)


def show(window: MainWindow, page: QWidget) -> None:
    QTest.mouseClick(window.findChild(QPushButton, f"{page.objectName()}Button"), LEFT)


def test_the_key_shows_it_with_the_keyboard_in_it_and_hides_it_again(window: MainWindow) -> None:
    twin, canvas = twin_of(window), window.project.page.canvas
    assert twin.isVisible()
    assert twin.relations.hasFocus()
    assert canvas.height() > 200
    assert twin.height() > 150
    QTest.keyClick(twin.relations, Qt.Key.Key_T, CONTROL)
    assert not twin.isVisible()
    assert canvas.hasFocus()


def test_the_rows_are_those_of_the_map_and_follow_it(window: MainWindow) -> None:
    session, twin = window.project.session, twin_of(window)
    assert column(twin.actors, "Actor") == [one.name for one in session.view.actors]
    assert len(twin.relations.cells()) == len(session.view.relations)
    ours = next(row for row in twin.relations.cells() if set(row[:2]) == {"Iran", "Russia"})
    assert ours[2:6] == ["contested", 1, 2, ours[5]]
    assert ours[6:] == ["Aug 2016", "Mar 2019"]
    session.ask(replace(session.query, hidden_actors=frozenset({"syria"})))
    assert column(twin.actors, "Actor") == [one.name for one in session.view.actors]
    assert "Syria" not in column(twin.actors, "Actor")
    show(window, twin.reading)
    assert "relations are hidden" in twin.reading.toPlainText()
    show(window, twin.relations)
    session.ask(replace(session.query, hidden_actors=frozenset(), start=date(2018, 1, 1), end=date(2019, 12, 31)))
    assert len(twin.relations.cells()) == len(session.view.relations) == 1
    window.commands.action("view.clear_filters").trigger()
    editing.rename_actor(session.workspace, "israel", "The State of Israel")
    assert "The State of Israel" in column(twin.actors, "Actor")
    editing.pin(session.workspace, session.layout.id, ["russia"])
    pins = dict(zip(column(twin.actors, "Actor"), column(twin.actors, "Pin"), strict=True))
    assert pins["Russia"] == "pinned"


def test_the_selection_goes_both_ways(window: MainWindow) -> None:
    session, twin, canvas = window.project.session, twin_of(window), window.project.page.canvas
    click_row(twin.relations, 0)
    assert session.relation_id == twin.relations.keys()[0]
    assert canvas.selection().relations == {session.relation_id}
    QTest.mouseClick(canvas, LEFT, Qt.KeyboardModifier.NoModifier, canvas.relation_point("hezbollah|israel"))
    assert twin.relations.keys() == ["hezbollah|israel"]
    show(window, twin.actors)
    click_row(twin.actors, 0)
    click_row(twin.actors, 2, CONTROL)
    assert len(session.actors) == 2
    assert canvas.selection().actors == session.actors
    QTest.mouseClick(canvas, LEFT, Qt.KeyboardModifier.NoModifier, canvas.actor_point("hezbollah"))
    assert twin.actors.keys() == ["hezbollah"]
    assert twin.relations.keys() == []


def test_rows_are_sorted_by_what_they_mean(window: MainWindow) -> None:
    twin = twin_of(window)
    header = twin.relations.horizontalHeader()

    def click(name: str) -> None:
        section = twin.relations.table.header.index(name)
        at = QPoint(header.sectionViewportPosition(section) + 10, header.height() // 2)
        QTest.mouseClick(header.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)

    click("Competition")
    counts = column(twin.relations, "Competition")
    assert counts == sorted(counts)
    click("Competition")
    assert column(twin.relations, "Competition") == counts[::-1]
    click("Last")
    last = [word for word in column(twin.relations, "Last") if word]
    assert last.index("2015") < last.index("Mar 2019"), "dates in words are sorted as dates"
    window.project.session.ask(replace(window.project.session.query, reviewed_only=True))
    window.project.requests.clear_filters()
    assert [word for word in column(twin.relations, "Last") if word] == last, "the order stays"


def test_words_narrow_every_table(window: MainWindow) -> None:
    twin = twin_of(window)
    QTest.keyClicks(twin.field, "hezb")
    assert {"Hezbollah"} == set(column(twin.actors, "Actor"))
    assert len(twin.relations.cells()) == 1
    assert window.findChild(QPushButton, "twinRelationsButton").text() == "Relations 1"
    twin.field.clear()
    assert len(twin.relations.cells()) == len(window.project.session.view.relations)


def test_what_is_on_show_is_copied_as_csv_and_markdown(window: MainWindow) -> None:
    twin = twin_of(window)
    QTest.keyClicks(twin.field, "israel")
    window.commands.action("edit.copy_csv").trigger()
    lines = QGuiApplication.clipboard().text().lstrip("\ufeff").splitlines()
    assert lines[0].startswith("Actor,and,State,Cooperation")
    assert len(lines) == 1 + len(twin.relations.cells())
    show(window, twin.actors)
    menu = window.findChild(QToolButton, "twinCopy").menu()
    menu.actions()[1].trigger()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("| Actor | Kind |")
    assert "| Israel | state |" in text
    show(window, twin.reading)
    assert not twin.field.isEnabled()
    window.commands.action("edit.copy_markdown").trigger()
    assert "Contested (1)\nIran and Russia:" in QGuiApplication.clipboard().text()
    QTest.keyClick(twin.reading, Qt.Key.Key_T, CONTROL)
    twin.show_page(twin.relations)
    twin.field.clear()
    window.commands.action("view.reviewed_only").trigger()
    window.commands.action("edit.copy_csv").trigger()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2, "hidden, it copies what the map shows now"


def test_the_reading_leads_to_the_evidence_by_keys_alone(window: MainWindow) -> None:
    session, twin = window.project.session, twin_of(window)
    show(window, twin.reading)
    assert twin.reading.hasFocus()
    QTest.keyClick(twin.reading, Qt.Key.Key_Tab)
    QTest.keyClick(twin.reading, Qt.Key.Key_Return)
    assert session.relation_id == "iran|russia"
    assert window.project.page.evidence.relation.list.hasFocus()


def test_keys_alone_lead_from_a_row_to_passage_and_document(window: MainWindow) -> None:
    session, twin, page = window.project.session, twin_of(window), window.project.page
    wanted = [row[:2] for row in twin.relations.cells()].index(["Hezbollah", "Israel"])
    QTest.keyClick(twin.relations, Qt.Key.Key_Home, CONTROL)
    for _ in range(wanted):
        QTest.keyClick(twin.relations, Qt.Key.Key_Down)
    assert session.relation_id == "hezbollah|israel"
    QTest.keyClick(twin.relations, Qt.Key.Key_Return)
    assert page.evidence.relation.list.hasFocus()
    QTest.keyClick(page.evidence.relation.list, Qt.Key.Key_Return)
    assert page.viewer.text_edit.hasFocus()
    assert page.viewer.document.id == "sky"
    show(window, twin.actors)
    QTest.keyClick(twin.actors, Qt.Key.Key_Home, CONTROL)
    QTest.keyClick(twin.actors, Qt.Key.Key_Return)
    assert page.canvas.hasFocus()
    assert page.canvas.focused_actor() == session.view.actors[0].id


def test_notes_are_reached_by_keys(window: MainWindow) -> None:
    session, twin = window.project.session, twin_of(window)
    editing.put_note(session.workspace, Note("", "Ask the\ndesk", 40.0, -50.0, session.layout.id, "iran"))
    show(window, twin.notes)
    assert twin.notes.cells() == [["Ask the desk", "Iran"]]
    QTest.keyClick(twin.notes, Qt.Key.Key_Down)
    QTest.keyClick(twin.notes, Qt.Key.Key_Return)
    dialog = window.findChild(QInputDialog, "textDialog")
    dialog.setTextValue("Ask the other desk")
    dialog.accept()
    assert twin.notes.cells() == [["Ask the other desk", "Iran"]]


def test_screen_readers_hear_names_states_and_counts(window: MainWindow) -> None:
    twin = twin_of(window)
    assert QAccessible.queryAccessibleInterface(twin).text(QAccessible.Text.Name) == "The map as text"
    table = QAccessible.queryAccessibleInterface(twin.relations)
    assert table.text(QAccessible.Text.Name) == "Relations on the map"
    row = next(n for n, cells in enumerate(twin.relations.cells()) if set(cells[:2]) == {"Iran", "Russia"})
    columns = len(twin.relations.table.header)

    def said(column: int) -> str:
        return table.child((row + 1) * (columns + 1) + 1 + column).text(QAccessible.Text.Name)  # after both headers

    told = said(0)
    assert told.startswith("Iran; and: Russia; State: contested; Cooperation: 1; Competition: 2; Origins: ")
    assert said(2) == "State: contested"


def test_the_canvas_tells_who_has_the_keyboard_and_enter_opens_the_evidence(window: MainWindow) -> None:
    session, canvas, page = window.project.session, window.project.page.canvas, window.project.page
    reader = QAccessible.queryAccessibleInterface(canvas)
    canvas.setFocus()
    met = []
    for _ in session.view.actors:
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
        met.append(canvas.focused_actor())
        assert reader.text(QAccessible.Text.Description).startswith(f"{session.names[met[-1]]}, ")
    assert set(met) == {one.id for one in session.view.actors}, "Tab walks everybody"
    canvas.focus_actor("hezbollah")
    assert reader.text(QAccessible.Text.Description) == "Hezbollah, 1 relation, 1 thin"
    israel = canvas.actor_point("israel") - canvas.actor_point("hezbollah")
    key = Qt.Key.Key_Right if israel.x() > 0 else Qt.Key.Key_Left
    if abs(israel.y()) > abs(israel.x()):
        key = Qt.Key.Key_Down if israel.y() > 0 else Qt.Key.Key_Up
    QTest.keyClick(canvas, key)
    assert canvas.focused_actor() == "israel"
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert session.relation_id == "hezbollah|israel"
    assert page.evidence.relation.list.hasFocus()
    canvas.setFocus()
    canvas.focus_actor("syria")
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert page.evidence.actor.list.hasFocus() or session.actors != {"syria"}


def test_the_strand_that_the_keyboard_walks_to_stays_marked(window: MainWindow) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    canvas.setFocus()
    canvas.focus_actor("hezbollah")
    QTest.keyClick(canvas, Qt.Key.Key_Right, CONTROL)
    (side,) = session.relation("hezbollah|israel").strands
    assert canvas.selection() == Selection(frozenset({"hezbollah"}), frozenset({"hezbollah|israel"}), side.polarity)
    assert session.actors == {"hezbollah"}
    session.select(["syria"])
    assert canvas.selection() == Selection(frozenset({"syria"}))
    session.select([])
    assert canvas.selection() == Selection()


def test_a_drag_works_out_no_relation_again_and_the_rows_stay_chosen(window: MainWindow) -> None:
    twin, session = twin_of(window), window.project.session
    session.select([session.view.actors[0].id])
    before, pins = twin.relations.table.table, column(twin.actors, "Pin")
    session.attempt(editing.move_actors, session.layout.id, {session.view.actors[1].id: (40.0, 40.0)})
    assert twin.relations.table.table is before
    assert column(twin.actors, "Pin") != pins
    assert twin.actors.keys() == [session.view.actors[0].id]


def test_a_chosen_row_is_found_however_the_table_is_sorted_and_narrowed(window: MainWindow) -> None:
    twin, session = twin_of(window), window.project.session
    show(window, twin.actors)
    ids = [one.id for one in session.view.actors]
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        twin.actors.sortByColumn(0, order)
        for one in (ids[0], ids[-1]):
            session.select([one])
            assert twin.actors.keys() == [one]
            assert twin.actors.currentIndex().data() == session.names[one]
    twin.field.setText("no such actor")
    session.select([])
    session.select([ids[0]])
    assert not twin.actors.keys()
