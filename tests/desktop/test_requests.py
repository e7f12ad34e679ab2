"""What a person asks for on the project page: menus, reading, searching, the time window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QLineEdit, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from test_journeys import drag

from allymap.desktop.canvas.board import Mode
from allymap.desktop.rows import RowsView
from allymap.desktop.window import MainWindow
from allymap.model import Polarity, VerdictValue
from allymap.workspace import editing

Open = Callable[..., MainWindow]
_LEFT = Qt.MouseButton.LeftButton


def menu_on(widget: QWidget, point: QPoint) -> QMenu:
    """Right-click, and the menu that opens."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, widget.mapToGlobal(point))
    QApplication.sendEvent(widget, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def texts(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if action.text()]


def test_the_menu_of_an_actor_is_about_that_actor(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    canvas = window.project.page.canvas
    menu = menu_on(canvas, canvas.actor_point("syria"))
    assert texts(menu)[:3] == ["Pin", "Unpin", "Rename actor…"]
    assert window.project.session.actors == {"syria"}
    menu.close()


def test_the_menu_of_a_relation_opens_its_evidence(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    canvas = window.project.page.canvas
    menu = menu_on(canvas, canvas.relation_point("iran|russia"))
    assert "Open the document" in texts(menu)
    assert window.project.session.relation_id == "iran|russia"
    menu.close()


def test_a_double_click_on_the_empty_map_adds_an_actor_there_in_one_step(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    canvas, workspace = window.project.page.canvas, window.project.session.workspace
    spot = QPoint(canvas.width() - 60, 40)
    assert canvas.actor_at(spot) is None
    assert canvas.relation_at(spot) is None
    QTest.mouseDClick(canvas, _LEFT, Qt.KeyboardModifier.NoModifier, spot)
    name_in_dialog(window, "Caspia")
    added = next(one for one in workspace.actors.values() if one.name == "Caspia")
    canvas.finish_painting()
    assert canvas.actor_at(spot) == added.id
    assert window.project.session.actors == {added.id}
    assert workspace.places("map")[added.id].pinned
    workspace.undo()
    assert added.id not in workspace.actors


def test_adding_an_actor_that_is_there_goes_to_it(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    before = len(window.project.session.workspace.actors)
    window.commands.action("map.add_actor").trigger()
    name_in_dialog(window, "Syria")
    assert window.project.session.actors == {"syria"}
    assert len(window.project.session.workspace.actors) == before


def test_the_first_actor_can_be_drawn_by_hand(open_main: Open, qtbot: QtBot) -> None:
    window = open_main()
    window.commands.action("file.new").trigger()
    canvas = window.project.page.canvas
    qtbot.waitUntil(canvas.isVisible)
    menu = menu_on(canvas, canvas.rect().center())
    assert texts(menu)[0] == "Add an actor here…"
    menu.actions()[0].trigger()
    menu.close()
    name_in_dialog(window, "Caspia")
    canvas.finish_painting()
    assert list(canvas.places()) == ["caspia"]
    assert window.project.session.layout.name == "Map"


def name_in_dialog(window: MainWindow, name: str) -> None:
    """Type a name into the question for one and confirm it."""
    dialog = window.findChild(QInputDialog, "textDialog")
    dialog.setTextValue(name)
    dialog.accept()


def test_selecting_by_dragging_is_switched_by_its_button(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    button = window.findChild(QToolButton, "edit.select_by_drag.button")
    assert not button.isChecked()
    QTest.mouseClick(button, _LEFT)
    assert window.project.page.canvas.mode is Mode.SELECT
    assert button.isChecked()
    assert window.commands.action("edit.select_by_drag").isChecked()
    window.project.page.canvas.setFocus()
    QTest.keyClick(window.project.page.canvas, Qt.Key.Key_V)
    assert window.project.page.canvas.mode is Mode.PAN
    assert not button.isChecked()


def test_closing_a_project_takes_its_message_along(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    window.messages.say(
        "Two do not say when they were published.", (), "Set the date", window.project.page.sources.show
    )
    assert window.messages.text
    window.commands.action("file.close").trigger()
    assert window.messages.text == ""


def test_the_buttons_of_a_closed_project_listen_no_more(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    window.commands.action("file.close").trigger()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    with capture_exceptions() as raised:
        window.commands.action("edit.undo").setToolTip("something else")
        window.commands.action("edit.select_by_drag").setEnabled(True)
    assert raised == []
    assert window.findChild(QToolButton, "edit.undo.button") is None


def test_a_stored_selection_comes_back_by_its_key(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    session, canvas = window.project.session, window.project.page.canvas
    session.select({"russia", "syria"})
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(canvas, Qt.Key.Key_2, control | Qt.KeyboardModifier.ShiftModifier)
    session.select({"israel"})
    QTest.keyClick(canvas, Qt.Key.Key_2, control)
    assert session.actors == {"russia", "syria"}
    assert canvas.selection().actors == {"russia", "syria"}


def test_a_number_without_a_selection_says_how_to_store_one(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    window.project.session.select({"israel"})
    window.commands.action("edit.recall_5").trigger()
    assert window.project.session.actors == {"israel"}
    assert "stored under 5" in window.messages.text
    assert "Ctrl+Shift+5" in window.messages.text


def test_the_menu_of_the_empty_map_arranges(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    canvas = window.project.page.canvas
    empty = next(
        point
        for point in (QPoint(x, y) for x in range(20, canvas.width(), 30) for y in range(60, canvas.height() // 2, 30))
        if canvas.actor_at(point) is None and canvas.relation_at(point) is None
    )
    menu = menu_on(canvas, empty)
    assert "Arrange" in texts(menu)
    menu.close()


def test_the_menu_of_a_source_filters_by_it(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    page = window.project.page
    view = page.sources.view
    view.customContextMenuRequested.emit(view.visualRect(page.sources.rows.index(0)).center())
    menu = QApplication.activePopupWidget()
    assert texts(menu) == [
        "Read it", "Only this source", "Find its claims again…", "Describe it…", "Set the published date…",
        "Same origin as", "Remove from the project",
    ]  # fmt: skip
    next(action for action in menu.actions() if action.text() == "Only this source").trigger()
    menu.close()
    assert page.top.chips.texts == ["source: The sky over Damascus"]


def test_the_menu_of_a_layout_keeps_the_last_one(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    panel = window.project.page.layouts
    panel.view.customContextMenuRequested.emit(panel.view.visualRect(panel.rows.index(0)).center())
    menu = QApplication.activePopupWidget()
    remove = next(action for action in menu.actions() if action.text() == "Delete")
    assert not remove.isEnabled()
    menu.close()


def test_a_locked_layout_refuses_a_drag_and_puts_the_actor_back(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    session, canvas = window.project.session, window.project.page.canvas
    editing.lock_layout(session.workspace, session.layout.id)
    before = canvas.actor_point("russia")
    drag(canvas, before, QPoint(0, 90))
    canvas.finish_painting()
    assert "locked" in window.messages.text
    assert (canvas.actor_point("russia") - before).manhattanLength() <= 1


def test_pinning_by_key(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    session, canvas = window.project.session, window.project.page.canvas
    QTest.mouseClick(canvas, _LEFT, pos=canvas.actor_point("iran"))
    QTest.keyClick(canvas, Qt.Key.Key_P)
    assert session.pinned == {"iran"}
    QTest.keyClick(canvas, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert session.pinned == frozenset()


def test_a_time_window_can_be_dragged_in_one_go(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    timeline, session = window.project.page.timeline, window.project.session
    start = QPoint(timeline.width() // 5, timeline.height() // 2)
    drag(timeline, start, QPoint(timeline.width() // 2, 0))
    first, last = timeline.chosen
    assert (last - first).days > 400, "the window was broken off while it was dragged"
    assert (session.query.start, session.query.end) == (first, last)


def test_the_timeline_counts_what_the_other_filters_leave(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    session, timeline = window.project.session, window.project.page.timeline
    shown: list[int] = []
    timeline.show_claims = lambda claims: shown.append(len(list(claims)))
    session.ask(without_competition := _only(session, Polarity.COOPERATION))
    assert shown == [4]
    session.ask(_dated(without_competition))
    assert shown == [4]


def _only(session: object, polarity: Polarity) -> object:
    return replace(session.query, polarities=frozenset({polarity}))


def _dated(query: object) -> object:
    return replace(query, start=date(2016, 1, 1))


def test_an_actor_that_is_filtered_away_is_said_to_be(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    session = window.project.session
    session.ask(_only(session, Polarity.COOPERATION))
    window.project.requests.show_actor("hezbollah")
    assert "Hezbollah" in window.messages.text
    assert session.actors == frozenset()


def test_searching_a_document_opens_it(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    window = open_main(project_file)
    search = window.findChild(QWidget, "searchField")
    search.setFocus()
    QTest.keyClicks(search, "rebuilds")
    qtbot.waitUntil(lambda: any(find.key.startswith("document") for find in search.finds))
    row = next(number for number, find in enumerate(search.finds) if find.key.startswith("document"))
    view = window.findChild(RowsView, "searchList")
    QTest.mouseClick(view.viewport(), _LEFT, pos=view.visualRect(view.model().index(row, 0)).center())
    assert window.project.page.viewer.document.id == "rebuilds"
    assert not window.findChild(QWidget, "searchResults").isVisible()


def test_the_buttons_under_the_cards_judge_and_open(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    session, panel = window.project.session, window.project.page.evidence
    session.select((), "iran|russia", Polarity.COMPETITION)
    first = session.claim_id
    QTest.mouseClick(panel.accept_button, _LEFT)
    assert session.workspace.verdicts[first].value is VerdictValue.ACCEPTED
    QTest.mouseClick(panel.reject_button, _LEFT)
    assert len(session.relation("iran|russia").competition.claims) == 1
    QTest.mouseClick(panel.open_button, _LEFT)
    assert window.project.page.viewer.text_edit.hasFocus()


def test_a_verdict_is_withdrawn(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    session, cards = window.project.session, window.project.page.evidence.relation.list
    session.select((), "russia|syria")
    claim = session.claim_id
    assert claim in session.workspace.verdicts
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_U)
    assert claim not in session.workspace.verdicts
    assert cards.current_card.standing == "proposed · .71"


def test_review_starts_with_a_click(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    QTest.mouseClick(window.findChild(QPushButton, "reviewStart"), _LEFT)
    assert window.project.page.review.isVisible()
    assert window.project.session.claim_id == window.project.page.review.list.current_card.claim.id
    assert window.project.page.review.list.hasFocus()


def test_the_bars_buttons_follow_their_actions(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    button = window.findChild(QToolButton, "edit.undo.button")
    assert not button.isEnabled()
    window.project.session.attempt(editing.rename_actor, "syria", "Syrien")
    assert button.isEnabled()
    assert "Rename Syria (" in button.toolTip(), "with its keys"
    QTest.mouseClick(button, _LEFT)
    assert window.project.session.workspace.actors["syria"].name == "Syria"
    assert window.findChild(QToolButton, "edit.redo.button").isEnabled()


def test_presenting_is_offered_as_soon_as_there_is_a_scene(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    button = window.findChild(QToolButton, "present.start.button")
    assert not button.isVisible()
    window.commands.action("scene.add").trigger()
    assert button.isVisible()
    window.project.session.undo()
    assert not button.isVisible()


@pytest.mark.parametrize(("action", "count"), [("edit.select_all", 5), ("edit.invert", 5), ("edit.select_none", 0)])
def test_selecting_by_menu(open_main: Open, project_file: Path, action: str, count: int) -> None:
    window = open_main(project_file)
    window.commands.action(action).trigger()
    assert len(window.project.session.actors) == count
    assert window.project.page.canvas.selection().actors == window.project.session.actors


def test_zooming_by_menu(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    canvas = window.project.page.canvas
    canvas.reduced_motion = True
    fitted = canvas.camera.zoom
    window.commands.action("view.zoom_in").trigger()
    assert canvas.camera.zoom > fitted
    window.commands.action("view.zoom_out").trigger()
    assert canvas.camera.zoom == pytest.approx(fitted)
    window.project.session.select({"russia", "iran"})
    window.commands.action("view.fit_selection").trigger()
    assert canvas.camera.zoom > fitted
    window.commands.action("view.fit").trigger()
    assert canvas.camera.zoom == pytest.approx(fitted)


def test_reviewed_only_and_less_certain_are_ticked_where_they_are_on(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    for action, chip in (("view.reviewed_only", "reviewed only"), ("view.suggested", "with suggested claims")):
        window.commands.action(action).trigger()
        assert window.commands.action(action).isChecked()
        assert chip in window.project.page.top.chips.texts
    window.commands.action("view.clear_filters").trigger()
    assert not window.commands.action("view.reviewed_only").isChecked()
    assert window.project.page.top.chips.texts == []


def test_the_actor_page_says_for_whom_it_stands(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    window.project.session.select({"russia"})
    said = " ".join(label.text() for label in window.project.page.evidence.actor.findChildren(QLabel))
    assert "stands for Vladimir Putin" in said
    assert "also Moscow" in said
    assert "cooperation : competition" in said


def test_large_windows_have_wider_columns(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    small = window.project.page.columns.sizes()
    window.resize(2560, 1440)
    QApplication.processEvents()
    large = window.project.page.columns.sizes()
    assert small[0] < large[0] <= 480
    assert small[2] < large[2] <= 480


def test_widths_of_the_columns_are_kept(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    window.resize(780, 700)  # smaller than the screen, which a restored window may not leave
    columns = window.project.page.columns
    handle = columns.handle(1)
    drag(handle, handle.rect().center(), QPoint(-20, 0))
    kept = columns.sizes()
    window.close_at_once()
    assert open_main(project_file).project.page.columns.sizes() == kept


@pytest.mark.parametrize("by_key", [True, False])
def test_an_actor_is_renamed_by_its_key_and_by_a_double_click(
    open_main: Open, qtbot: QtBot, project_file: Path, by_key: bool
) -> None:
    window = open_main(project_file)
    canvas, session = window.project.page.canvas, window.project.session
    canvas.setFocus()
    at = canvas.actor_point("syria")
    QTest.mouseClick(canvas, _LEFT, pos=at)
    if by_key:
        QTest.keyClick(canvas, Qt.Key.Key_F2)
    else:
        QTest.mouseDClick(canvas, _LEFT, pos=at)
    dialog = window.findChild(QInputDialog, "textDialog")
    assert dialog.isVisible()
    assert dialog.textValue() == "Syria"
    field = dialog.findChild(QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "Syrian Arab Republic")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert session.names["syria"] == "Syrian Arab Republic"
    assert session.workspace.undo_label.startswith("Rename")
    QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.names["syria"] == "Syria"
