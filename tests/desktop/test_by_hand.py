"""Focus, notes, bends and relations by hand in the whole window, each with undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from canvas_maps import LEFT, PLAIN, drag
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu, QPushButton, QToolButton

from allymap.desktop.canvas import bending
from allymap.desktop.map_menu import MENUS
from allymap.desktop.relation_dialog import RelationDialog
from allymap.desktop.window import MainWindow
from allymap.model import Actor, Polarity
from allymap.workspace import editing
from allymap.workspace.person import person

Open = Callable[..., MainWindow]


@pytest.fixture
def window(map_window: MainWindow) -> MainWindow:
    return map_window


def type_text(window: MainWindow, text: str) -> None:
    dialog = window.findChild(QInputDialog, "textDialog")
    dialog.setTextValue(text)
    dialog.accept()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete


def shown(window: MainWindow) -> set[str]:
    return {one.id for one in window.project.session.view.actors}


def crumbs(window: MainWindow) -> list[str]:
    return [one.text() for one in window.project.page.trail.findChildren(QPushButton) if one.isVisibleTo(window)]


def test_focus_shows_a_part_and_the_way_back(window: MainWindow) -> None:
    session, canvas, trail = window.project.session, window.project.page.canvas, window.project.page.trail
    everybody = shown(window)
    assert not trail.isVisible()
    QTest.mouseClick(canvas, LEFT, PLAIN, canvas.actor_point("israel"))
    QTest.keyClick(canvas, Qt.Key.Key_F)
    assert shown(window) == {"israel", *(other for one in session.view.relations for other in one.actors)}
    assert "israel" in shown(window) < everybody
    assert window.project.page.top.chips.texts == ["1 step around Israel"]
    assert trail.isVisible()
    assert trail.width() > 150
    assert crumbs(window) == ["Whole map"]
    canvas.finish_painting()
    hidden = [
        one for one in shown(window) if trail.geometry().adjusted(-12, -12, 12, 12).contains(canvas.actor_point(one))
    ]
    assert not hidden, "nobody stands behind the way back"
    QTest.keyClick(canvas, Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    assert window.project.page.top.chips.texts == ["2 steps around Israel"]
    QTest.keyClick(canvas, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    assert window.project.page.top.chips.texts == ["1 step around Israel"]
    QTest.keyClick(canvas, Qt.Key.Key_Backspace)
    assert shown(window) == everybody
    assert not trail.isVisible()


def test_the_trail_leads_back_to_any_place(window: MainWindow) -> None:
    session, page = window.project.session, window.project.page
    everybody = shown(window)
    for actor in ("russia", "syria", "russia"):
        session.select({actor})
        window.commands.action("view.focus").trigger()
    assert crumbs(window) == ["Whole map", "1 step around Russia", "1 step around Syria"]
    second = [one for one in page.trail.findChildren(QPushButton) if one.isVisibleTo(window)][1]
    QTest.mouseClick(second, LEFT)
    assert session.query.around == {"russia"}
    assert crumbs(window) == ["Whole map"]
    more = [one for one in page.trail.findChildren(QToolButton) if one.isVisibleTo(window)][1]
    QTest.mouseClick(more, LEFT)
    assert session.query.steps == 2
    window.commands.action("view.clear_filters").trigger()
    assert shown(window) == everybody
    assert session.trail == []


def test_hidden_actors_come_back_by_key(window: MainWindow) -> None:
    canvas = window.project.page.canvas
    everybody = shown(window)
    QTest.mouseClick(canvas, LEFT, PLAIN, canvas.actor_point("syria"))
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert shown(window) < everybody
    QTest.keyClick(canvas, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert shown(window) == everybody


def test_plus_and_minus_grow_and_shrink_the_selection(window: MainWindow) -> None:
    canvas, session = window.project.page.canvas, window.project.session
    QTest.mouseClick(canvas, LEFT, PLAIN, canvas.actor_point("israel"))
    QTest.keyClick(canvas, "+")
    assert session.actors > {"israel"}
    QTest.keyClick(canvas, "-")
    assert session.actors == {"israel"}


def test_a_bend_is_one_undo_step_of_the_layout(window: MainWindow) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    QTest.mouseClick(canvas, LEFT, PLAIN, canvas.relation_point("iran|russia"))
    assert not window.commands.action("map.straighten").isEnabled()
    at = bending.handle(canvas._stage.composed, canvas.selection())
    start = canvas._stage.page_to_window().map(at).toPoint()
    before = session.workspace.undo_label
    drag(canvas, start, start + QPoint(40, 70))
    assert session.workspace.undo_label == "Bend Iran – Russia"
    assert list(editing.bends_of(session.workspace, session.layout.id)) == ["iran|russia"]
    window.commands.action("map.straighten").trigger()
    assert session.workspace.bends == {}
    QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(session.workspace.bends) == 1
    QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.workspace.bends == {}
    assert session.workspace.undo_label == before


def test_a_bend_in_a_locked_layout_is_refused_and_undone_on_the_canvas(window: MainWindow) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    editing.lock_layout(session.workspace, session.layout.id)
    session.select((), "iran|russia")
    canvas.finish_painting()
    at = bending.handle(canvas._stage.composed, canvas.selection())
    start = canvas._stage.page_to_window().map(at).toPoint()
    drag(canvas, start, start + QPoint(40, 70))
    canvas.finish_painting()
    assert "locked" in window.messages.text
    assert bending.handle(canvas._stage.composed, canvas.selection()) == at


def test_a_note_is_written_beside_the_selected_actor_moved_and_changed(window: MainWindow) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    session.select({"iran"})
    window.commands.action("map.add_note").trigger()
    type_text(window, "Ask the desk")
    (note,) = session.workspace.notes.values()
    assert (note.text, note.actor_id, note.layout_id) == ("Ask the desk", "iran", session.layout.id)
    canvas.finish_painting()
    (box,) = canvas._stage.composed.picture.notes
    point = QPoint(round(box.box[0] + 12), round(box.box[1] + 12))
    drag(canvas, point, point + QPoint(0, -60))
    assert session.workspace.notes[note.id].y < note.y
    assert session.workspace.undo_label == "Move a note"
    canvas.finish_painting()
    QTest.mouseDClick(canvas, LEFT, PLAIN, point + QPoint(0, -60))
    type_text(window, "Ask the other desk")
    assert session.workspace.notes[note.id].text == "Ask the other desk"
    for _ in range(3):
        session.undo()
    assert session.workspace.notes == {}


def menu_on(window: MainWindow, point: QPoint) -> QMenu:
    canvas = window.project.page.canvas
    QApplication.sendEvent(canvas, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, canvas.mapToGlobal(point)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def words_of(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]


def test_the_menu_of_a_selection_is_about_all_of_it(window: MainWindow) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    session.select({"iran", "syria"})
    menu = menu_on(window, canvas.actor_point("iran"))
    assert session.actors == {"iran", "syria"}
    assert {"Add a relation…", "Merge two actors", "Store selection", "Focus on the selection"} <= set(words_of(menu))
    menu.close()


def test_the_menus_of_the_empty_map_and_of_a_note(window: MainWindow) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    spot = next(
        point
        for point in (QPoint(x, y) for x in range(20, canvas.width(), 30) for y in range(60, canvas.height() // 2, 30))
        if canvas.actor_at(point) is None and canvas.relation_at(point) is None
    )
    menu = menu_on(window, spot)
    assert words_of(menu)[:2] == ["Add an actor here…", "Add a note here…"]
    menu.actions()[1].trigger()
    menu.close()
    type_text(window, "The strait")
    canvas.finish_painting()
    menu = menu_on(window, spot + QPoint(10, 10))
    assert words_of(menu) == ["Change the note…", "Delete the note"]
    menu.actions()[1].trigger()
    menu.close()
    assert session.workspace.notes == {}


def test_the_layout_tools_are_in_the_menu_of_a_selection(window: MainWindow) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    session.select({"russia", "iran", "syria"})
    canvas.finish_painting()
    menu = menu_on(window, canvas.actor_point("iran"))
    (align,) = [one for one in menu.actions() if one.text() == "Align and distribute"]
    (middle,) = [one for one in align.menu().actions() if one.text() == "Align middle"]
    middle.trigger()
    menu.close()
    heights = {round(session.places[one][1], 6) for one in ("russia", "iran", "syria")}
    assert len(heights) == 1


def test_every_entry_of_a_map_menu_is_an_action(window: MainWindow) -> None:
    for entries in MENUS.values():
        for one in entries:
            assert not one or window.commands.action(one).text()


def test_a_relation_is_added_by_hand_with_a_signed_note(window: MainWindow) -> None:
    session = window.project.session
    session.select({"israel", "hezbollah"} if "hezbollah" in shown(window) else {"israel", "syria"})
    pair = "|".join(sorted(session.actors))
    before = session.relation(pair)
    window.commands.action("map.add_relation").trigger()
    dialog = window.findChild(RelationDialog, "relationDialog")
    dialog.accept()
    assert dialog.isVisible(), "no relation without a source"
    dialog.polarity.setCurrentIndex(dialog.polarity.findData(Polarity.COMPETITION.value))
    dialog.direction.setCurrentIndex(1)
    dialog.date.setText("2021-05")
    dialog.note.setPlainText("Told to me at the border.")
    dialog.accept()
    claim = next(one for one in session.workspace.claims.values() if one.note == "Told to me at the border.")
    assert (claim.by, claim.date, claim.directed, claim.passage) == (person(), "2021-05", True, None)
    assert session.relation_id == pair
    assert claim.id in session.relation(pair).competition.claims
    session.undo()
    assert session.relation(pair) == before


def test_a_bad_date_is_said_and_nothing_is_added(window: MainWindow) -> None:
    session = window.project.session
    count = len(session.workspace.claims)
    session.select({"israel", "syria"})
    window.commands.action("map.add_relation").trigger()
    dialog = window.findChild(RelationDialog, "relationDialog")
    dialog.note.setPlainText("Told to me.")
    dialog.date.setText("last spring")
    dialog.accept()
    assert dialog.isVisible()
    dialog.reject()
    assert len(session.workspace.claims) == count


def test_a_selected_passage_is_the_source_of_a_relation(window: MainWindow) -> None:
    session, viewer = window.project.session, window.project.page.viewer
    document = next(iter(session.workspace.documents.values()))
    window.project.requests.read(document.id)
    cursor = viewer.text_edit.textCursor()
    cursor.setPosition(5)
    cursor.setPosition(25, QTextCursor.MoveMode.KeepAnchor)
    viewer.text_edit.setTextCursor(cursor)
    session.select({"israel", "syria"})
    window.commands.action("map.add_relation").trigger()
    window.findChild(RelationDialog, "relationDialog").accept()
    claim = next(one for one in session.workspace.claims.values() if one.by == person())
    assert claim.passage.exact == document.text[5:25]
    assert claim.passage.locate(document)[1:] == (5, 25)


def test_a_known_actor_without_a_relation_is_put_on_the_map(window: MainWindow) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    with session.workspace.step("Read") as step:
        step.put(Actor("caspia", "Caspia"))
    assert "caspia" not in shown(window)
    window.commands.action("map.add_actor").trigger()
    type_text(window, "Caspia")
    assert session.actors == {"caspia"}
    canvas.finish_painting()
    assert canvas.actor_at(canvas.actor_point("caspia")) == "caspia"


def test_arrows_hulls_and_snapping_are_switched(window: MainWindow) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    assert session.drawing.arrows == {}
    window.commands.action("view.arrows").trigger()
    assert session.drawing.arrows
    assert window.commands.action("view.arrows").isChecked()
    window.commands.action("view.hulls").trigger()
    assert session.drawing.hulls is False
    window.commands.action("map.snap").trigger()
    assert canvas.snapping is False


def test_the_space_bar_plays_the_timeline_and_stops_it(window: MainWindow) -> None:
    canvas, timeline = window.project.page.canvas, window.project.page.timeline
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert timeline.playing
    first = timeline.chosen
    QTest.qWait(600)
    assert timeline.chosen != first
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert not timeline.playing
    timeline.setFocus()
    QTest.keyClick(timeline, Qt.Key.Key_Space)
    assert timeline.playing
    QTest.keyClick(timeline, Qt.Key.Key_Space)
    assert not timeline.playing


def test_commas_and_points_step_through_time(window: MainWindow) -> None:
    canvas, timeline = window.project.page.canvas, window.project.page.timeline
    QTest.keyClick(canvas, ".")
    first = timeline.chosen
    QTest.keyClick(canvas, ".")
    assert timeline.chosen[0] > first[0]
    QTest.keyClick(canvas, ",")
    assert timeline.chosen == first


def test_a_pan_with_the_space_bar_does_not_play(window: MainWindow) -> None:
    canvas, timeline = window.project.page.canvas, window.project.page.timeline
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    drag(canvas, QPoint(200, 200), QPoint(240, 210))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert not timeline.playing
