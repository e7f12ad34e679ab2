"""The canvas by keyboard alone, and what screen readers hear."""

from __future__ import annotations

from collections.abc import Iterator
from math import atan2, tau

import pytest
from canvas_maps import CONTROL, PLACES, RELATIONS, view_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from allymap.desktop.canvas import MapCanvas
from allymap.model import Camera, Note
from allymap.network.drawing import Drawing
from allymap.network.look import LIGHT

READING = ["houthis", "russia", "iran", "syria", "israel"]


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[MapCanvas]:
    """A canvas between two fields, as focus leaves it at both ends."""
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    made = MapCanvas()
    made.reduced_motion = True
    for widget in (QLineEdit(), made, QLineEdit()):
        layout.addWidget(widget)
    page.resize(900, 700)
    page.show()
    page.activateWindow()
    made.show_map(view_of(), PLACES, {"syria"}, LIGHT, Camera(230.0, 40.0, 1.0))
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made  # not returned: the page would go, and the canvas with it


def test_tab_walks_all_actors_and_then_leaves(canvas: MapCanvas) -> None:
    met = []
    while canvas.hasFocus() and len(met) < 20:
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
        met.append(canvas.focused_actor())
    assert met == [*READING, ""]


def test_ctrl_and_an_arrow_walk_round_an_actor_to_each_of_its_strands(canvas: MapCanvas) -> None:
    told: list[tuple[str, str]] = []
    canvas.relation_clicked.connect(lambda *strand: told.append(strand))
    for actor in READING:
        canvas.focus_actor(actor)
        mine = {(one.id, side.polarity) for one in RELATIONS if actor in one.actors for side in one.strands}
        met = []
        for _ in range(len(mine) + 1):
            QTest.keyClick(canvas, Qt.Key.Key_Right, CONTROL)
            met.append((*canvas.selection().relations, canvas.selection().polarity))
            assert canvas.focused_actor() == actor
            assert canvas.selection().actors == {actor}
            QTest.keyClick(canvas, Qt.Key.Key_Return)
            assert told[-1] == met[-1], "Enter opens this strand"
        assert set(met) == mine
        assert met[0] == met[-1], "and round again"
        QTest.keyClick(canvas, Qt.Key.Key_Left, CONTROL)
        assert (*canvas.selection().relations, canvas.selection().polarity) == met[-2]


def test_going_round_goes_clockwise_and_is_heard(canvas: MapCanvas) -> None:
    canvas.focus_actor("iran")
    x, y = PLACES["iran"]
    turns = []
    for _ in range(5):
        QTest.keyClick(canvas, Qt.Key.Key_Right, CONTROL)
        (relation,) = canvas.selection().relations
        other = next(PLACES[one] for one in relation.split("|") if one != "iran")
        turns.append(atan2(other[0] - x, y - other[1]) % tau)
        said = QAccessible.queryAccessibleInterface(canvas).text(QAccessible.Text.Description)
        assert canvas.selection().polarity in said
        assert "passage" in said
    assert turns == sorted(turns)


def with_notes(canvas: MapCanvas) -> None:
    notes = (Note("far", "Ask the desk", 4000, 0), Note("near", "Told in\nMarch", 20, 30, "", "iran"))
    lost = Note("lost", "Of somebody who is not here", 0, 0, "", "nobody")
    drawing = Drawing(notes=(*notes, lost))
    canvas.show_map(view_of(), PLACES, {"syria"}, LIGHT, Camera(230.0, 40.0, 1.0), drawing=drawing)


def picture_of(canvas: MapCanvas) -> QImage:
    canvas.finish_painting()
    return canvas.grab().toImage()


def test_tab_reaches_the_notes_after_the_actors(canvas: MapCanvas, qtbot: QtBot) -> None:
    with_notes(canvas)
    canvas.focus_actor("israel")
    canvas.select(["israel"])
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert (canvas.focused_note(), canvas.focused_actor()) == ("far", "")
    assert not canvas.selection().actors
    assert canvas.camera.x > 3000  # brought into view
    assert canvas.accessibleDescription() == "Note, Ask the desk"
    plain = picture_of(canvas)
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert canvas.accessibleDescription() == "Note, Told in March, beside Iran"
    assert picture_of(canvas) != plain
    with qtbot.waitSignal(canvas.note_double_clicked) as opened:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert opened.args == ["near"]
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert not canvas.hasFocus()
    assert canvas.focused_note() == ""


def test_backtab_comes_in_at_the_last_note_and_goes_on_to_the_actors(canvas: MapCanvas) -> None:
    with_notes(canvas)
    canvas.clearFocus()
    canvas.focus_actor("")
    canvas.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert canvas.focused_note() == "near"
    QTest.keyClick(canvas, Qt.Key.Key_Backtab)
    QTest.keyClick(canvas, Qt.Key.Key_Backtab)
    assert (canvas.focused_note(), canvas.focused_actor()) == ("", "israel")


def test_a_note_that_is_gone_has_no_focus_and_a_ring_is_seen_around_one_that_has(canvas: MapCanvas) -> None:
    with_notes(canvas)
    canvas.focus_note("near")
    ringed = picture_of(canvas)
    canvas.focus_actor("")
    assert picture_of(canvas) != ringed
    canvas.focus_note("near")
    canvas.show_map(view_of(), PLACES, {"syria"}, LIGHT)
    assert canvas.focused_note() == ""


def test_the_menu_key_asks_for_the_focused_notes_menu(canvas: MapCanvas, qtbot: QtBot) -> None:
    with_notes(canvas)
    canvas.focus_note("near")
    with qtbot.waitSignal(canvas.context_menu_requested) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        QApplication.sendEvent(canvas, event)
    assert asked.args is not None
    assert asked.args[:2] == ["note", "near"]


def test_backtab_walks_back(canvas: MapCanvas) -> None:
    canvas.focus_actor("iran")
    QTest.keyClick(canvas, Qt.Key.Key_Backtab)
    assert canvas.focused_actor() == "russia"
    assert canvas.selection().actors == {"russia"}


@pytest.mark.parametrize(
    ("start", "key", "end", "relation"),
    [
        ("russia", Qt.Key.Key_Right, "iran", "iran|russia"),
        ("russia", Qt.Key.Key_Down, "syria", "russia|syria"),
        ("iran", Qt.Key.Key_Left, "russia", "iran|russia"),
        ("iran", Qt.Key.Key_Up, "houthis", "houthis|iran"),
    ],
)
def test_arrows_walk_along_relations(
    canvas: MapCanvas, qtbot: QtBot, start: str, key: Qt.Key, end: str, relation: str
) -> None:
    canvas.focus_actor(start)
    QTest.keyClick(canvas, key)
    assert canvas.focused_actor() == end
    assert canvas.selection().relations == {relation}
    with qtbot.waitSignal(canvas.relation_clicked) as opened:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0] == relation


def test_no_arrow_leads_where_there_is_no_relation(canvas: MapCanvas) -> None:
    canvas.focus_actor("russia")
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.focused_actor() == "russia"


def test_enter_opens_the_stronger_strand(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.focus_actor("russia")
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    with qtbot.waitSignal(canvas.relation_clicked) as opened:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert opened.args == ["iran|russia", "cooperation"]


def test_enter_on_an_actor_shows_it(canvas: MapCanvas, qtbot: QtBot) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    with qtbot.waitSignal(canvas.actor_clicked) as opened:
        QTest.keyClick(canvas, Qt.Key.Key_Enter)
    assert opened.args == ["houthis"]


def test_p_pins_and_alt_p_unpins(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.select(["iran", "syria"])
    for modifier, pinned in ((Qt.KeyboardModifier.NoModifier, True), (Qt.KeyboardModifier.AltModifier, False)):
        with qtbot.waitSignal(canvas.pin_requested) as asked:
            QTest.keyClick(canvas, Qt.Key.Key_P, modifier)
        assert asked.args == [{"iran", "syria"}, pinned]


def test_plus_adds_neighbours_and_minus_takes_them_back(canvas: MapCanvas) -> None:
    canvas.select(["houthis"])
    QTest.keyClicks(canvas, "+")
    assert canvas.selection().actors == {"houthis", "iran"}
    QTest.keyClicks(canvas, "+")
    assert canvas.selection().actors == set(PLACES)
    QTest.keyClicks(canvas, "--")
    assert canvas.selection().actors == {"houthis"}
    QTest.keyClicks(canvas, "-")
    assert canvas.selection().actors == {"houthis"}


def test_a_screen_reader_hears_name_and_counts(canvas: MapCanvas) -> None:
    canvas.focus_actor("iran")
    assert canvas.accessibleDescription() == "Iran, 4 relations, 2 cooperative, 1 competitive, 1 contested"
    canvas.focus_actor("syria")
    assert canvas.accessibleDescription() == "Syria, 2 relations, 2 cooperative, pinned"
    assert canvas.accessibleName()
    assert canvas.objectName() == "mapCanvas"


def test_the_menu_key_asks_for_the_focused_actors_menu(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.focus_actor("israel")
    at = canvas.rect().center()
    with qtbot.waitSignal(canvas.context_menu_requested) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, canvas.mapToGlobal(at))
        QApplication.sendEvent(canvas, event)
    assert asked.args == ["actor", "israel", canvas.mapToGlobal(canvas.actor_point("israel"))]


def test_an_actor_outside_the_window_is_brought_into_view(canvas: MapCanvas) -> None:
    canvas.set_camera(Camera(5000.0, 5000.0, 1.0))
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert canvas.rect().contains(canvas.actor_point(canvas.focused_actor()))


def test_other_keys_go_on_to_the_window(canvas: MapCanvas) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    for key, taken in ((Qt.Key.Key_F7, False), (Qt.Key.Key_Escape, False), (Qt.Key.Key_P, True)):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        event.accept()
        canvas.keyPressEvent(event)
        assert event.isAccepted() is taken


def test_the_focus_ring_is_for_those_who_use_the_keyboard(canvas: MapCanvas) -> None:
    def dark_around(actor: str) -> int:
        """Pixels of the text's colour a little outside the disc, where only the ring can be."""
        disc = canvas.actor_point(actor)
        image = canvas.grab().toImage()
        row = canvas._stage.composed.disc_rows[actor]
        reach = round(float(canvas._stage.composed.picture.discs.radius[row])) + 6
        ring = [(disc.x() + dx, disc.y() - reach + dy) for dx in range(-6, 7) for dy in range(-2, 3)]
        return sum(image.pixelColor(x, y).lightness() < 120 for x, y in ring)

    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, canvas.actor_point("israel"))
    by_mouse = dark_around("israel")
    canvas.focus_actor("israel")
    assert dark_around("israel") > by_mouse
