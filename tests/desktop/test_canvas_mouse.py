"""Every gesture of the mouse table, with real mouse events."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from canvas_maps import (
    CENTRE,
    CONTROL,
    LEFT,
    MIDDLE,
    PLACES,
    PLAIN,
    RIGHT,
    SHIFT,
    drag,
    move,
    shown_canvas,
    wheel,
)
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from allymap.desktop.canvas import MapCanvas
from allymap.desktop.canvas.board import Mode
from allymap.model import Camera, Polarity


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = shown_canvas(qtbot)
    made.setFocus()
    return made


@pytest.fixture
def heard(canvas: MapCanvas) -> list[tuple[object, ...]]:
    """What the canvas said, in order: the signal's name and its arguments."""
    said: list[tuple[object, ...]] = []

    def listen(name: str) -> Callable[..., None]:
        return lambda *values: said.append((name, *values))

    for name in (
        "actor_clicked", "relation_clicked", "empty_clicked", "actor_double_clicked", "relation_double_clicked",
        "empty_double_clicked", "selection_changed", "actors_moved", "context_menu_requested", "legend_clicked",
    ):  # fmt: skip
        getattr(canvas, name).connect(listen(name))
    return said


def empty_point(canvas: MapCanvas) -> QPoint:
    """A point with nothing near it."""
    return next(
        point
        for x in range(40, canvas.width() - 40, 24)
        for y in range(40, canvas.height() - 200, 24)
        if not canvas.actor_at(point := QPoint(x, y)) and not canvas.relation_at(point)
    )


def test_a_click_on_an_actor_selects_it(canvas: MapCanvas, heard: list[tuple[object, ...]]) -> None:
    QTest.mouseClick(canvas, LEFT, PLAIN, canvas.actor_point("iran"))
    assert heard == [("selection_changed", {"iran"}, set()), ("actor_clicked", "iran")]
    assert canvas.focused_actor() == "iran"


@pytest.mark.parametrize("polarity", list(Polarity))
def test_a_click_on_a_strand_opens_that_strand(
    canvas: MapCanvas, heard: list[tuple[object, ...]], polarity: Polarity
) -> None:
    QTest.mouseClick(canvas, LEFT, PLAIN, canvas.relation_point("iran|russia", polarity))
    assert heard == [("selection_changed", set(), {"iran|russia"}), ("relation_clicked", "iran|russia", polarity.value)]


def test_a_click_on_nothing_deselects(canvas: MapCanvas, heard: list[tuple[object, ...]]) -> None:
    canvas.select(["iran"])
    heard.clear()
    QTest.mouseClick(canvas, LEFT, PLAIN, empty_point(canvas))
    assert heard == [("selection_changed", set(), set()), ("empty_clicked",)]


@pytest.mark.parametrize("key", [SHIFT, CONTROL])
def test_clicks_with_a_key_add_and_take_away(
    canvas: MapCanvas, heard: list[tuple[object, ...]], key: Qt.KeyboardModifier
) -> None:
    for actor in ("iran", "syria", "iran"):
        QTest.mouseClick(canvas, LEFT, key, canvas.actor_point(actor))
    QTest.mouseClick(canvas, LEFT, key, canvas.relation_point("iran|israel"))
    assert [said[1:] for said in heard] == [
        ({"iran"}, set()), ({"iran", "syria"}, set()), ({"syria"}, set()), ({"syria"}, {"iran|israel"}),
    ]  # fmt: skip


def test_a_click_on_nothing_with_a_key_keeps_the_selection(canvas: MapCanvas) -> None:
    canvas.select(["iran"])
    QTest.mouseClick(canvas, LEFT, SHIFT, empty_point(canvas))
    assert canvas.selection().actors == {"iran"}


def test_a_dragged_actor_goes_where_the_cursor_goes(canvas: MapCanvas, heard: list[tuple[object, ...]]) -> None:
    start = canvas.actor_point("syria")
    drag(canvas, start, start + QPoint(120, 30))
    moved = [said for said in heard if said[0] == "actors_moved"]
    assert len(moved) == 1
    assert moved[0][1] == {"syria": pytest.approx((250.0, 220.0))}
    assert canvas.actor_at(start + QPoint(120, 30)) == "syria"
    assert canvas.actor_at(start) is None
    assert canvas.places()["syria"] == pytest.approx((250.0, 220.0))


def test_strands_follow_a_dragged_actor_live(canvas: MapCanvas) -> None:
    start = canvas.actor_point("houthis")
    old = canvas.relation_point("houthis|iran")
    drag(canvas, start, start + QPoint(0, 160), release=False)
    assert canvas.relation_at(old) is None
    assert canvas.strand_at(canvas.relation_point("houthis|iran")) == ("houthis|iran", Polarity.COOPERATION)
    QTest.mouseRelease(canvas, LEFT, PLAIN, start + QPoint(0, 160))
    assert canvas.strand_at(canvas.relation_point("houthis|iran")) == ("houthis|iran", Polarity.COOPERATION)


def test_all_selected_actors_move_together(canvas: MapCanvas, heard: list[tuple[object, ...]]) -> None:
    canvas.select(["russia", "syria"])
    start = canvas.actor_point("syria")
    drag(canvas, start, start + QPoint(-40, 20))
    assert heard[-1] == (
        "actors_moved", {"russia": pytest.approx((-40.0, 20.0)), "syria": pytest.approx((90.0, 210.0))},
    )  # fmt: skip


def test_an_actor_outside_the_selection_moves_alone(canvas: MapCanvas, heard: list[tuple[object, ...]]) -> None:
    canvas.select(["russia"])
    start = canvas.actor_point("syria")
    drag(canvas, start, start + QPoint(-40, 20))
    assert set(heard[-1][1]) == {"syria"}  # type: ignore[call-overload]
    assert canvas.selection().actors == {"syria"}


def test_a_drag_counts_map_units_at_any_zoom(canvas: MapCanvas, heard: list[tuple[object, ...]]) -> None:
    canvas.set_camera(Camera(130.0, 90.0, 2.0))
    start = canvas.actor_point("syria")
    drag(canvas, start, start + QPoint(60, -40))
    assert heard[-1] == ("actors_moved", {"syria": pytest.approx((160.0, 170.0))})


def test_escape_puts_everything_back(canvas: MapCanvas, heard: list[tuple[object, ...]]) -> None:
    canvas.select(["russia"])
    heard.clear()
    start = canvas.actor_point("syria")
    drag(canvas, start, start + QPoint(90, 40), release=False)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, PLAIN, start + QPoint(90, 40))
    assert canvas.actor_at(start) == "syria"
    assert canvas.selection().actors == {"russia"}
    assert "actors_moved" not in [said[0] for said in heard]


def test_a_trembling_click_moves_nothing(canvas: MapCanvas, heard: list[tuple[object, ...]]) -> None:
    start = canvas.actor_point("syria")
    drag(canvas, start, start + QPoint(QApplication.startDragDistance() - 2, 0))
    assert [said[0] for said in heard] == ["selection_changed", "actor_clicked"]


@pytest.mark.parametrize("button", [LEFT, MIDDLE])
def test_dragging_the_empty_canvas_pans(canvas: MapCanvas, button: Qt.MouseButton) -> None:
    start = empty_point(canvas)
    before = canvas.actor_point("iran")
    drag(canvas, start, start + QPoint(70, 50), button)
    assert canvas.actor_point("iran") == before + QPoint(70, 50)


def test_the_middle_button_pans_from_an_actor_too(canvas: MapCanvas, heard: list[tuple[object, ...]]) -> None:
    start = canvas.actor_point("iran")
    drag(canvas, start, start + QPoint(70, 50), MIDDLE)
    assert canvas.actor_at(start + QPoint(70, 50)) == "iran"
    assert heard == []


def test_space_turns_dragging_into_panning(canvas: MapCanvas) -> None:
    start = canvas.actor_point("iran")
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    drag(canvas, start, start + QPoint(70, 50))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.places() == PLACES
    assert canvas.actor_point("iran") == start + QPoint(70, 50)


def test_a_pan_can_be_escaped(canvas: MapCanvas) -> None:
    start = empty_point(canvas)
    drag(canvas, start, start + QPoint(70, 50), release=False)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.camera == CENTRE


def test_a_rubber_band_previews_and_selects(canvas: MapCanvas, heard: list[tuple[object, ...]]) -> None:
    canvas.select(["houthis"])
    heard.clear()
    start = canvas.actor_point("russia") - QPoint(70, 70)
    end = canvas.actor_point("syria") + QPoint(40, 40)
    drag(canvas, start, end, keys=SHIFT, release=False)
    assert canvas.selection().actors == {"houthis", "russia", "syria"}
    assert heard == []
    QTest.mouseRelease(canvas, LEFT, SHIFT, end)
    assert heard == [("selection_changed", {"houthis", "russia", "syria"}, set())]


def test_an_escaped_rubber_band_selects_nothing(canvas: MapCanvas, heard: list[tuple[object, ...]]) -> None:
    start = canvas.actor_point("russia") - QPoint(70, 70)
    drag(canvas, start, start + QPoint(400, 400), keys=SHIFT, release=False)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not canvas.selection()
    assert heard == []


def test_in_select_mode_a_plain_drag_is_a_rubber_band(canvas: MapCanvas) -> None:
    canvas.mode = Mode.SELECT
    start = canvas.actor_point("russia") - QPoint(70, 70)
    drag(canvas, start, canvas.actor_point("syria") + QPoint(40, 40))
    assert canvas.selection().actors == {"russia", "syria"}
    assert canvas.camera == CENTRE


@pytest.mark.parametrize("angle", [120, -120, 360])
def test_the_wheel_zooms_at_the_cursor(canvas: MapCanvas, angle: int) -> None:
    point = canvas.actor_point("israel")
    wheel(canvas, point, angle)
    assert (canvas.camera.zoom > 1.0) == (angle > 0)
    assert (canvas.actor_point("israel") - point).manhattanLength() <= 1


def test_two_fingers_pan(canvas: MapCanvas) -> None:
    before = canvas.actor_point("iran")
    wheel(canvas, QPoint(300, 300), 40, QPoint(12, -20))
    assert canvas.actor_point("iran") == before + QPoint(12, -20)
    assert canvas.camera.zoom == 1.0


def test_two_fingers_with_control_zoom(canvas: MapCanvas) -> None:
    wheel(canvas, QPoint(300, 300), 40, QPoint(0, 20), CONTROL)
    assert canvas.camera.zoom > 1.0


def test_a_pinch_zooms_at_its_middle(canvas: MapCanvas) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QNativeGestureEvent, QPointingDevice

    point = canvas.actor_point("syria")
    device = QPointingDevice.primaryPointingDevice()
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, device, 2, QPointF(point), QPointF(point),
        QPointF(canvas.mapToGlobal(point)), 0.25, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(canvas, pinch)
    assert canvas.camera.zoom == pytest.approx(1.25)
    assert (canvas.actor_point("syria") - point).manhattanLength() <= 1


def test_double_clicks(canvas: MapCanvas, heard: list[tuple[object, ...]]) -> None:
    QTest.mouseDClick(canvas, LEFT, PLAIN, canvas.actor_point("iran"))
    QTest.mouseDClick(canvas, LEFT, PLAIN, canvas.relation_point("iran|israel"))
    point = empty_point(canvas)
    QTest.mouseDClick(canvas, LEFT, PLAIN, point)
    said = [one for one in heard if "double" in str(one[0])]
    assert said[:2] == [("actor_double_clicked", "iran"), ("relation_double_clicked", "iran|israel", "competition")]
    place = said[2][1]
    assert (place.x(), place.y()) == pytest.approx(canvas.map_point(point))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("where", "kind", "found"),
    [("actor", "actor", "iran"), ("strand", "relation", "iran|israel"), ("nothing", "empty", "")],
)
def test_the_right_button_asks_for_a_menu(
    canvas: MapCanvas, heard: list[tuple[object, ...]], where: str, kind: str, found: str
) -> None:
    point = {
        "actor": canvas.actor_point("iran"),
        "strand": canvas.relation_point("iran|israel"),
        "nothing": empty_point(canvas),
    }[where]
    QTest.mouseClick(canvas, RIGHT, PLAIN, point)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, canvas.mapToGlobal(point))
    QApplication.sendEvent(canvas, event)
    assert heard[-1] == ("context_menu_requested", kind, found, canvas.mapToGlobal(point))
    assert canvas.selection().actors | canvas.selection().relations == ({found} if found else set())


def test_resting_on_an_actor_fades_the_others(canvas: MapCanvas, qtbot: QtBot) -> None:
    strand = canvas.relation_point("iran|syria")
    canvas.finish_painting()
    before = canvas.grab().toImage().pixelColor(strand)
    move(canvas, canvas.actor_point("houthis"))
    assert canvas.grab().toImage().pixelColor(strand) == before
    qtbot.wait(380)
    after = canvas.grab().toImage().pixelColor(strand)
    assert after.lightness() > before.lightness() + 40
    move(canvas, empty_point(canvas))
    assert canvas.grab().toImage().pixelColor(strand) == before


def test_the_tooltip_counts(canvas: MapCanvas, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QToolTip

    move(canvas, canvas.relation_point("iran|russia"))
    qtbot.waitUntil(QToolTip.isVisible, timeout=2000)
    text = QToolTip.text()
    for words in ("Iran – Russia", "contested", "20 passages", "8 passages", "single origin", "latest Apr 2024"):
        assert words in text
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible(), timeout=2000)


def test_clicking_the_legend_isolates_and_frees(canvas: MapCanvas, heard: list[tuple[object, ...]]) -> None:
    point = next(
        QPoint(x, y)
        for x in range(0, 500, 4)
        for y in range(canvas.height() - 160, canvas.height(), 4)
        if canvas._legend.at(QPoint(x, y).toPointF(), canvas.size()) == "competition"
    )
    cooperation = canvas.relation_point("iran|syria")
    before = canvas.grab().toImage().pixelColor(cooperation)
    QTest.mouseClick(canvas, LEFT, PLAIN, point)
    assert canvas.grab().toImage().pixelColor(cooperation).lightness() > before.lightness() + 40
    QTest.mouseClick(canvas, LEFT, PLAIN, point)
    assert canvas.grab().toImage().pixelColor(cooperation) == before
    assert heard == [("legend_clicked", "competition"), ("legend_clicked", "")]


def test_the_legend_folds_and_unfolds_by_click_and_the_map_takes_the_room(canvas: MapCanvas) -> None:
    canvas.fit(animated=False)
    legend, size, before = canvas._legend, canvas.size(), canvas.camera.zoom
    assert not legend.folded(size)
    QTest.mouseClick(canvas, LEFT, PLAIN, (legend.box(size).topRight() + QPointF(-8, 8)).toPoint())
    assert legend.folded(size)
    canvas.finish_painting()
    assert canvas.camera.zoom >= before
    QTest.mouseClick(canvas, LEFT, PLAIN, legend.box(size).center().toPoint())
    assert not legend.folded(size)


def test_a_low_canvas_folds_its_legend_by_itself(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.resize(canvas.width(), 280)
    assert canvas._legend.folded(canvas.size())
    canvas.resize(canvas.width(), 700)
    assert not canvas._legend.folded(canvas.size())


def test_the_legend_says_what_a_click_does(canvas: MapCanvas, qtbot: QtBot) -> None:
    at = (canvas._legend.box(canvas.size()).topRight() + QPointF(-8, 8)).toPoint()
    QApplication.sendEvent(canvas, QHelpEvent(QEvent.Type.ToolTip, at, canvas.mapToGlobal(at)))
    assert QToolTip.text() == "Fold the legend"


def test_the_minimap_moves_the_camera(canvas: MapCanvas) -> None:
    assert canvas._minimap.shown(canvas.camera, canvas.size()).isEmpty(), "all of the map is in the window"
    at_rest = canvas.camera
    QTest.mouseClick(canvas, LEFT, PLAIN, canvas._minimap.box(canvas.size()).center().toPoint())
    assert canvas.camera == at_rest, "nothing is in the corner then"
    canvas.set_camera(Camera(at_rest.x, at_rest.y, at_rest.zoom * 3))
    box = canvas._minimap.shown(canvas.camera, canvas.size())
    left, right = box.center().toPoint() - QPoint(30, 0), box.center().toPoint() + QPoint(30, 0)
    QTest.mousePress(canvas, LEFT, PLAIN, left)
    first = canvas.camera
    move(canvas, right, LEFT)
    QTest.mouseRelease(canvas, LEFT, PLAIN, right)
    assert canvas.camera.x > first.x + 50
    assert canvas.camera.y == pytest.approx(first.y)


def test_while_dragging_selects_a_band_replaces_and_a_click_deselects(canvas: MapCanvas) -> None:
    canvas.select_by_drag(True)
    canvas.select(["syria"])
    camera = canvas.camera
    band = [canvas.actor_point(one) for one in ("russia", "iran")]
    start = QPoint(min(at.x() for at in band) - 60, min(at.y() for at in band) - 60)
    end = QPoint(max(at.x() for at in band) + 40, max(at.y() for at in band) + 40)
    drag(canvas, start, end)
    assert canvas.selection().actors == {"russia", "iran"}
    assert canvas.camera == camera
    QTest.mouseClick(canvas, LEFT, PLAIN, start)
    assert not canvas.selection()
    canvas.select_by_drag(False)
    drag(canvas, start, start + QPoint(50, 30))
    assert canvas.camera != camera
