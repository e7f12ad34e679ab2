"""The analysis under the map: from a cell, a change, a narrator or a pattern to its passages, by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QInputDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from allymap.desktop.analysis_drawer import AnalysisDrawer
from allymap.desktop.window import MainWindow
from allymap.model import Camera
from allymap.network.matrix import Cell
from allymap.workspace import Query
from allymap.workspace.editing import kept_filters

Open = Callable[..., MainWindow]
_LEFT, _PAIR = Qt.MouseButton.LeftButton, "iran|russia"


def opened(window: MainWindow, page: str) -> AnalysisDrawer:
    window.commands.action(f"analysis.{page}").trigger()
    drawer = window.project.page.analysis
    assert drawer.isVisible()
    return drawer


def click(view: QAbstractItemView, index: QModelIndex) -> None:
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), _LEFT, Qt.KeyboardModifier.NoModifier, view.visualRect(index).center())


def press(parent: QWidget, name: str) -> None:
    """Click in the middle of a button, at the left of a box to tick."""
    widget = parent.findChild(QWidget, name)
    QTest.mouseClick(widget, _LEFT, Qt.KeyboardModifier.NoModifier, QPoint(10, widget.height() // 2))


def cell(drawer: AnalysisDrawer, arena: str, period: str) -> QModelIndex:
    shown = drawer.matrix.model_of_cells.matrix
    return drawer.matrix.model_of_cells.index(shown.arenas.index(arena), shown.periods.index(period))


def open_passage(window: MainWindow, number: int = 0) -> str:
    """Click a passage of the drawer; its words as the document shows them marked."""
    passages = window.project.page.analysis.passages
    key = passages.claims[number]
    click(passages.list, passages.rows.index(number))
    assert window.project.session.claim_id == key
    claim = window.project.session.workspace.claims[key]
    assert window.project.page.viewer.document.id == claim.document_id
    return claim.passage.exact


def test_a_cell_leads_to_its_passages(window: MainWindow) -> None:
    session = window.project.session
    session.select((), _PAIR)
    drawer = opened(window, "matrix")
    assert drawer.of_whom.text().startswith("Iran – Russia")
    click(drawer.matrix, cell(drawer, "Syria", "2018"))
    assert len(drawer.passages.claims) == 1
    assert open_passage(window).startswith("In 2018 Russia outbid Iran")
    QTest.keyClick(drawer.matrix, Qt.Key.Key_Right)
    assert "resented" in session.workspace.claims[drawer.passages.claims[0]].passage.exact
    assert "2019" in drawer.matrix.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_matrix_opens_at_its_fullest_cell_and_stays_where_a_person_went(window: MainWindow) -> None:
    drawer = opened(window, "matrix")
    shown, at = drawer.matrix.model_of_cells, drawer.matrix.currentIndex()
    fullest = max(
        len(one.cooperation) + len(one.competition) for (where, _), one in shown.matrix.cells.items() if where
    )
    here = shown.cell(at)
    assert len(here.cooperation) + len(here.competition) == fullest
    assert drawer.passages.claims == [*here.cooperation, *here.competition]
    other = next(
        shown.index(row, column)
        for row in range(shown.rowCount())
        for column in range(shown.columnCount())
        if shown.index(row, column) != at and shown.cell(shown.index(row, column)).cooperation
    )
    arena, period = shown.matrix.arenas[other.row()], shown.matrix.periods[other.column()]
    click(drawer.matrix, other)
    window.project.session.select({"iran"})
    after, here = shown.matrix, drawer.matrix.currentIndex()
    if arena in after.arenas and period in after.periods:
        assert (after.arenas[here.row()], after.periods[here.column()]) == (arena, period)
    assert drawer.passages.claims


def test_an_empty_cell_says_so(window: MainWindow) -> None:
    shown = opened(window, "matrix").matrix.model_of_cells
    assert shown.words(Cell(), 0, 0).endswith(": no claims")


def test_what_changed_since_a_day_needs_no_other_day(window: MainWindow, qtbot: QtBot) -> None:
    drawer = opened(window, "changes")
    assert "Type a day" in drawer.changes.remark.text()
    assert not drawer.passages.isVisible(), "there is nothing yet to choose"
    QTest.keyClicks(drawer.since, "2016")
    QTest.keyClick(drawer.since, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(drawer.changes.told))
    assert drawer.passages.isVisible()
    press(drawer, "analysisScene")
    (scene,) = window.project.session.workspace.scenes.values()
    assert scene.title == "What changed since 2016"


def test_a_heading_of_the_matrix_leads_to_all_its_passages(window: MainWindow) -> None:
    window.project.session.select((), _PAIR)
    drawer = opened(window, "matrix")
    shown = drawer.matrix.model_of_cells.matrix
    side, top = drawer.matrix.verticalHeader(), drawer.matrix.horizontalHeader()
    row, column = shown.arenas.index("Syria"), shown.periods.index("2018")
    QTest.mouseClick(
        side.viewport(), _LEFT, Qt.KeyboardModifier.NoModifier,
        QPoint(10, side.sectionViewportPosition(row) + side.sectionSize(row) // 2),
    )  # fmt: skip
    assert drawer.passages.chosen.text().startswith("Syria: ")
    in_syria = {claim for period in shown.periods for claim in shown.cell("Syria", period).competition}
    assert in_syria <= set(drawer.passages.claims)
    QTest.mouseClick(
        top.viewport(), _LEFT, Qt.KeyboardModifier.NoModifier,
        QPoint(top.sectionViewportPosition(column) + top.sectionSize(column) // 2, 10),
    )  # fmt: skip
    assert drawer.passages.chosen.text() == "2018: 0 cooperation, 1 competition"
    assert len(drawer.passages.claims) == 1


def test_an_arena_gets_another_name_everywhere_and_back(window: MainWindow) -> None:
    session, drawer = window.project.session, opened(window, "matrix")
    shown = drawer.matrix.model_of_cells.matrix
    side, row = drawer.matrix.verticalHeader(), shown.arenas.index("Israel")
    at = QPoint(10, side.sectionViewportPosition(row) + side.sectionSize(row) // 2)
    QTest.mouseDClick(side.viewport(), _LEFT, Qt.KeyboardModifier.NoModifier, at)
    dialog = window.findChild(QInputDialog, "textDialog")
    field = dialog.findChild(QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "Levant")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert set(drawer.matrix.model_of_cells.matrix.arenas) == {"Syria", "Levant"}
    session.undo()
    assert set(drawer.matrix.model_of_cells.matrix.arenas) == {"Syria", "Israel"}


def test_one_arena_alone_on_the_map(window: MainWindow) -> None:
    session, drawer = window.project.session, opened(window, "matrix")
    side = drawer.matrix.verticalHeader()
    row = drawer.matrix.model_of_cells.matrix.arenas.index("Israel")
    side.customContextMenuRequested.emit(QPoint(10, side.sectionViewportPosition(row) + side.sectionSize(row) // 2))
    menu = drawer.matrix.findChild(QMenu, "arenaMenu")
    QTest.mouseClick(menu, _LEFT, Qt.KeyboardModifier.NoModifier, menu.actionGeometry(menu.actions()[0]).center())
    assert session.query.arenas == {"Israel"}
    assert "arena: Israel" in window.project.page.top.chips.texts


def test_a_scene_of_a_cell_quotes_its_passages(window: MainWindow) -> None:
    session = window.project.session
    session.select((), _PAIR)
    drawer = opened(window, "matrix")
    click(drawer.matrix, cell(drawer, "Syria", "2018"))
    press(drawer, "analysisScene")
    (scene,) = session.workspace.scenes.values()
    assert scene.title == "Iran – Russia · Syria, 2018: 0 cooperation, 1 competition"
    assert (scene.quotes, scene.highlighted) == (tuple(drawer.passages.claims), (_PAIR,))


def test_the_matrix_follows_the_selection_and_its_twin_is_copied(window: MainWindow) -> None:
    drawer = opened(window, "matrix")
    assert set(drawer.matrix.model_of_cells.matrix.arenas) == {"Syria", "Israel"}
    window.project.session.select({"israel"})
    assert drawer.of_whom.text().startswith("Israel")
    drawer.unit.setCurrentIndex(1)
    drawer.unit.activated.emit(1)
    press(drawer, "analysisCopy")
    assert QGuiApplication.clipboard().text().startswith("| arena |")


def test_changes_between_two_dates_are_told_drawn_alone_and_made_a_scene(window: MainWindow, qtbot: QtBot) -> None:
    session, drawer = window.project.session, opened(window, "changes")
    session.ask(replace(session.query, start=date(2010, 1, 1), end=date(2030, 1, 1)))
    QTest.keyClicks(drawer.since, "2016")
    QTest.keyClicks(drawer.until, "2019")
    QTest.keyClick(drawer.until, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(drawer.changes.told))
    (told,) = [one for one in drawer.changes.told if one.relations == (_PAIR,)]
    assert told.sentence.startswith("Iran and Russia")
    assert told.note.startswith("the world")
    click(drawer.changes.list, drawer.changes.rows.index(drawer.changes.told.index(told)))
    assert open_passage(window).startswith("In 2018 Russia outbid Iran")
    press(drawer, "changesAlone")
    assert {one.id for one in session.view.relations} == {one.relations[0] for one in drawer.changes.told}
    assert not kept_filters(session.workspace, session.layout).relations  # only looked at
    press(drawer, "analysisScene")
    (scene,) = session.workspace.scenes.values()
    assert (scene.title, scene.highlighted, scene.as_of) == (told.sentence, (_PAIR,), "2019-12-31")
    assert scene.quotes == told.claims
    press(drawer, "analysisCopy")
    assert QGuiApplication.clipboard().text().startswith("## The world changed")
    press(drawer, "changesAlone")
    assert not session.query.relations
    assert (session.query.start, session.query.end) == (date(2010, 1, 1), date(2030, 1, 1))
    assert session.query.as_of is None


def test_a_list_of_changes_becomes_one_scene(window: MainWindow, qtbot: QtBot) -> None:
    session, drawer = window.project.session, opened(window, "changes")
    QTest.keyClicks(drawer.since, "2016")
    QTest.keyClicks(drawer.until, "2019")
    press(drawer, "compareDates")
    qtbot.waitUntil(lambda: bool(drawer.changes.told))
    press(drawer, "analysisScene")
    (scene,) = session.workspace.scenes.values()
    assert scene.title == "What changed, 2016 to 2019"
    assert set(scene.highlighted) == {one.relations[0] for one in drawer.changes.told}
    assert all(one.sentence in scene.notes for one in drawer.changes.told)
    assert {callout.target for callout in scene.callouts} == set(scene.highlighted)
    assert all(claim in session.workspace.claims for claim in scene.quotes)


def test_words_that_are_no_dates_are_refused_in_a_sentence(window: MainWindow) -> None:
    drawer = opened(window, "changes")
    QTest.keyClicks(drawer.since, "soon")
    press(drawer, "compareDates")
    assert "is not a date" in window.messages.text


def test_an_earlier_file_has_nothing_new(window: MainWindow, qtbot: QtBot, project_file: Path) -> None:
    drawer = opened(window, "changes")
    window.project.analysis.compare_with(str(project_file))
    qtbot.waitUntil(lambda: drawer.changes.remark.text() == "Nothing changed.")


def test_the_map_by_one_narrator(window: MainWindow) -> None:
    drawer = opened(window, "narrators")
    assert drawer.against.currentText() == "everybody else"
    assert drawer.narrators.remark.text().startswith("There is no pair of which the documents themselves and")
    press(drawer, "redrawByNarrator")
    assert window.project.session.query.narrators == {"author"}
    assert "according to the author" in window.project.page.top.chips.texts
    press(drawer, "redrawByNarrator")
    assert not window.project.session.query.narrators


def test_patterns_are_looked_for_beside_the_window(window: MainWindow, qtbot: QtBot) -> None:
    drawer = opened(window, "findings")
    remark = drawer.findings.remark
    qtbot.waitUntil(lambda: "Looking" not in remark.text(), timeout=20_000)
    press(drawer, "fragileFindings")
    assert [one for one in drawer.findings.told if "strained triangle" in one.note]
    click(drawer.findings.list, drawer.findings.rows.index(0))
    assert open_passage(window)
    press(drawer, "analysisCopy")
    assert ": “" in QGuiApplication.clipboard().text()
    press(drawer, "analysisScene")
    (scene,) = window.project.session.workspace.scenes.values()
    assert (scene.title, scene.quotes) == (drawer.findings.told[0].sentence, drawer.findings.told[0].claims)
    assert scene.camera == Camera(), "it looks at those whom it tells of"
    QTest.keyClick(drawer.findings.list, Qt.Key.Key_Escape)
    assert not drawer.isVisible()


@pytest.mark.parametrize("page", ["matrix", "changes", "narrators", "findings"])
def test_no_page_makes_the_window_wider_than_a_small_screen(window: MainWindow, qtbot: QtBot, page: str) -> None:
    window.resize(1280, 800)
    drawer = opened(window, page)
    qtbot.wait(50)
    assert window.width() == 1280
    assert window.minimumSizeHint().width() <= 1280
    shown = [one for one in drawer.findChildren(QWidget) if one.isVisible() and isinstance(one, QAbstractButton)]
    boxes = [QRect(one.mapTo(drawer, QPoint()), one.size()) for one in shown]
    assert all(drawer.rect().contains(box) for box in boxes)
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))


def test_nobody_leaves_the_map_while_the_window_slides(window: MainWindow) -> None:
    from datetime import date

    session, page = window.project.session, window.project.page
    before = {one.id for one in session.view.actors}, session.places
    page.timeline.set_window(date(2018, 1, 1), date(2018, 12, 31))
    page.timeline.window_changed.emit(date(2018, 1, 1), date(2018, 12, 31))
    assert ({one.id for one in session.view.actors}, session.places) == before
    assert session.faded == before[0] - {"russia", "iran"}
    canvas = page.canvas
    canvas.finish_painting()
    middle = canvas.actor_point("israel") + QPoint(0, -8)
    veiled = canvas.grab().toImage().pixelColor(middle).lightness()
    page.timeline.set_window(None, None)
    page.timeline.window_changed.emit(None, None)
    canvas.finish_painting()
    assert canvas.grab().toImage().pixelColor(middle).lightness() != veiled


def test_the_arenas_of_a_claim_are_corrected(window: MainWindow) -> None:
    from allymap.desktop.claim_dialog import ClaimDialog

    session = window.project.session
    session.select((), _PAIR)
    claim = session.claim_id
    window.commands.action("review.edit").trigger()
    dialog = window.findChild(ClaimDialog)
    dialog.arenas.clear()
    QTest.keyClicks(dialog.arenas, "Energy,  Syria ,Energy")
    QTest.keyClick(dialog.arenas, Qt.Key.Key_Return)
    assert session.workspace.claims[claim].arena == ("Energy", "Syria")


def test_two_narrators_who_disagree(window: MainWindow) -> None:
    session = window.project.session
    against = session.workspace.relations(Query())
    key = next(relation.competition.claims[0] for relation in against if relation.id == _PAIR)
    one = session.workspace.claims[key]
    with session.workspace.step("Somebody else says so") as step:
        step.put(replace(one, narrator="israel"))
    drawer = opened(window, "narrators")
    box = drawer.narrator
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText().startswith("Israel")
    told = drawer.narrators.told
    assert [row.sentence for row in told] == ["Iran – Russia"]
    click(drawer.narrators.list, drawer.narrators.rows.index(0))
    assert one.id in drawer.passages.claims
    press(drawer, "analysisCopy")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("## Where Israel and everybody else tell different things")
    assert one.passage.exact in copied


def test_as_of_takes_the_end_of_the_window_for_its_day(window: MainWindow) -> None:
    from datetime import date

    session, page = window.project.session, window.project.page
    assert page.timeline.caption.endswith("1 undated")
    page.timeline.setFocus()
    QTest.keyClick(page.timeline, Qt.Key.Key_Period)
    window.commands.action("timeline.as_of").trigger()
    assert (session.query.start, session.query.end, session.query.as_of) == (None, None, date(2015, 1, 31))
    QTest.keyClick(page.timeline, Qt.Key.Key_Period)
    assert session.query.as_of == date(2015, 2, 28)
    assert page.top.chips.texts == ["as of 28 Feb 2015"]
    window.commands.action("timeline.as_of").trigger()
    assert (session.query.start, session.query.as_of) == (date(2015, 2, 1), None)
