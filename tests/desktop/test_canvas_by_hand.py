"""What a person draws on the canvas: bent lines, notes, actors snapped into line; with real mouse events."""

from __future__ import annotations

import numpy as np
import pytest
from canvas_maps import CENTRE, LEFT, PLACES, PLAIN, drag, move, shown_canvas, view_of
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from allymap.desktop.canvas import MapCanvas, bending
from allymap.model import Camera, Note, Polarity
from allymap.network.drawing import Drawing
from allymap.network.look import LIGHT

NOTE = Note("n1", "Told in Beirut", 40.0, -160.0)


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = shown_canvas(qtbot, Drawing(notes=(NOTE,)))
    made.setFocus()
    made.finish_painting()
    return made


def heard(canvas: MapCanvas, *names: str) -> list[tuple[object, ...]]:
    said: list[tuple[object, ...]] = []
    for name in names:
        getattr(canvas, name).connect(lambda *values, name=name: said.append((name, *values)))
    return said


def handle(canvas: MapCanvas) -> QPoint:
    at = bending.handle(canvas._stage.composed, canvas.selection())
    assert at is not None
    return canvas._stage.page_to_window().map(at).toPoint()


def test_the_handle_of_the_selected_relation_bends_its_line(canvas: MapCanvas) -> None:
    said = heard(canvas, "relation_bent", "selection_changed", "camera_changed")
    canvas.select((), ["iran|russia"])
    said.clear()
    start = handle(canvas)
    drag(canvas, start, start + QPoint(0, -78))
    assert said == [("relation_bent", "iran|russia", pytest.approx(said[0][2]))]
    assert abs(said[0][2]) == pytest.approx(78 / 260, abs=0.01)  # type: ignore[arg-type]
    assert canvas.relation_at(start + QPoint(0, -78)) == "iran|russia"
    assert canvas.relation_at(start) is None


def test_only_the_bent_strands_are_traced_again(canvas: MapCanvas) -> None:
    canvas.select((), ["iran|russia"])
    before = canvas._stage.composed.picture.strands.curve.copy()
    start = handle(canvas)
    drag(canvas, start, start + QPoint(0, -78), release=False)
    strands = canvas._stage.composed.picture.strands
    changed = {strands.relation_ids[row] for row in np.flatnonzero((strands.curve != before).any(axis=1))}
    assert changed == {"iran|russia"}
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert np.array_equal(canvas._stage.composed.picture.strands.curve, before)


def test_a_click_on_the_handle_bends_nothing_and_two_straighten(canvas: MapCanvas) -> None:
    canvas.select((), ["iran|russia"])
    said = heard(canvas, "relation_bent", "relation_straightened", "relation_double_clicked")
    QTest.mouseClick(canvas, LEFT, PLAIN, handle(canvas))
    assert said == []
    assert canvas.selection().relations == {"iran|russia"}
    QTest.mouseDClick(canvas, LEFT, PLAIN, handle(canvas))
    assert said == [("relation_straightened", "iran|russia")]


def test_a_line_nearly_straight_becomes_straight(canvas: MapCanvas) -> None:
    canvas.select((), ["iran|israel"])
    said = heard(canvas, "relation_bent")
    start = handle(canvas)
    drag(canvas, start, start + QPoint(60, 75))
    assert said == [("relation_bent", "iran|israel", 0.0)]


def test_several_selected_relations_have_no_handle(canvas: MapCanvas) -> None:
    canvas.select((), ["iran|israel", "iran|russia"])
    assert bending.handle(canvas._stage.composed, canvas.selection()) is None
    canvas.select(["iran"], ["iran|israel"])
    assert bending.handle(canvas._stage.composed, canvas.selection()) is None


def note_point(canvas: MapCanvas) -> QPoint:
    (note,) = canvas._stage.composed.picture.notes
    left, top, wide, high = note.box
    return canvas._stage.page_to_window().map(QPointF(left + wide / 2, top + high / 2)).toPoint()


def test_a_note_is_seen_dragged_and_put_back(canvas: MapCanvas) -> None:
    said = heard(canvas, "note_moved", "selection_changed", "camera_changed")
    start = note_point(canvas)
    ground = QColor(LIGHT.highlight)
    (note,) = canvas._stage.composed.picture.notes
    corner = start - QPoint(round(note.box[2] / 2) - 4, 0)
    assert canvas.grab().toImage().pixelColor(corner) == ground
    drag(canvas, start, start + QPoint(60, 34))
    assert said == [("note_moved", "n1", QPointF(60, 34))]
    assert note_point(canvas) == start + QPoint(60, 34)
    drag(canvas, note_point(canvas), start, release=False)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert len(said) == 1
    assert note_point(canvas) == start + QPoint(60, 34)


def test_a_note_counts_map_units_at_any_zoom(canvas: MapCanvas) -> None:
    canvas.set_camera(Camera(130.0, -40.0, 2.0))
    canvas.finish_painting()
    said = heard(canvas, "note_moved")
    drag(canvas, note_point(canvas), note_point(canvas) + QPoint(60, 34))
    assert said == [("note_moved", "n1", QPointF(30, 17))]


def test_a_note_answers_to_double_and_right_clicks(canvas: MapCanvas) -> None:
    said = heard(canvas, "note_double_clicked", "context_menu_requested", "empty_double_clicked")
    at = note_point(canvas)
    QTest.mouseDClick(canvas, LEFT, PLAIN, at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, canvas.mapToGlobal(at))
    QApplication.sendEvent(canvas, event)
    assert said == [
        ("note_double_clicked", "n1"), ("context_menu_requested", "note", "n1", canvas.mapToGlobal(at)),
    ]  # fmt: skip


def test_an_actor_is_drawn_into_line_with_another(canvas: MapCanvas) -> None:
    said = heard(canvas, "actors_moved")
    start = canvas.actor_point("houthis")
    drag(canvas, start, start + QPoint(-64, 40), release=False)  # 4 beside Israel's column
    assert canvas._drag is not None
    assert len(canvas._drag.guides) == 1
    QTest.mouseRelease(canvas, LEFT, PLAIN, start + QPoint(-64, 40))
    assert said[0][1] == {"houthis": pytest.approx((420.0, -100.0))}


def test_without_snapping_an_actor_stays_where_it_is_put(canvas: MapCanvas) -> None:
    canvas.snapping = False
    said = heard(canvas, "actors_moved")
    start = canvas.actor_point("houthis")
    drag(canvas, start, start + QPoint(-64, 40))
    assert said[0][1] == {"houthis": pytest.approx((416.0, -100.0))}


def test_guides_do_not_reach_for_those_who_move_along(canvas: MapCanvas) -> None:
    canvas.select(["russia", "iran"])
    said = heard(canvas, "actors_moved")
    start = canvas.actor_point("russia")
    drag(canvas, start, start + QPoint(20, -30))
    assert said[0][1] == {"russia": pytest.approx((20.0, -30.0)), "iran": pytest.approx((280.0, -30.0))}


def coloured(canvas: MapCanvas, at: QPointF, colour: str, reach: int = 8) -> int:
    """How many pixels around a point have a colour."""
    image, centre = canvas.grab().toImage(), canvas._stage.page_to_window().map(at).toPoint()
    around = (centre + QPoint(x, y) for x in range(-reach, reach + 1) for y in range(-reach, reach + 1))
    return sum(image.pixelColor(point) == QColor(colour) for point in around)


def test_counts_are_shown_on_demand(canvas: MapCanvas) -> None:
    from allymap.desktop.canvas import counts

    picture = canvas._stage.composed.picture
    row = picture.strands.relation_ids.index("iran|israel")
    at = QPointF(*counts.places(picture, np.array([row]))[0].tolist())
    assert coloured(canvas, at, LIGHT.surface) == 0
    canvas.show_counts(True)
    assert coloured(canvas, at, LIGHT.surface) > 60
    canvas.show_counts(False)
    assert coloured(canvas, at, LIGHT.surface) == 0


def test_counts_are_shown_where_the_cursor_rests(canvas: MapCanvas, qtbot: QtBot) -> None:
    from allymap.desktop.canvas import counts

    picture = canvas._stage.composed.picture
    row = picture.strands.relation_ids.index("iran|israel")
    at = QPointF(*counts.places(picture, np.array([row]))[0].tolist())
    move(canvas, canvas.relation_point("iran|israel"))
    qtbot.wait(380)
    assert coloured(canvas, at, LIGHT.surface) > 60


def test_no_count_covers_another_a_disc_or_a_name(canvas: MapCanvas) -> None:
    from allymap.desktop.canvas import counts

    picture = canvas._stage.composed.picture
    rows = counts.visible(picture, canvas.rect().toRectF())
    assert len(rows) >= 4
    at = counts.places(picture, rows)
    for number, (x, y) in enumerate(at.tolist()):
        assert (np.hypot(picture.discs.x - x, picture.discs.y - y) > picture.discs.radius).all()
        assert (np.hypot(*(np.delete(at, number, axis=0) - (x, y)).T) > 16).all()


@pytest.mark.parametrize("zoom", [0.35, 1.0, 3.0])
def test_the_counts_of_a_pair_stand_beside_each_other_on_a_short_line_too(canvas: MapCanvas, zoom: float) -> None:
    from allymap.desktop.canvas import counts

    canvas.set_camera(Camera(CENTRE.x, CENTRE.y, zoom))
    canvas.finish_painting()
    picture = canvas._stage.composed.picture
    rows = [row for row, one in enumerate(picture.strands.relation_ids) if one == "iran|russia"]
    one, other = counts.places(picture, np.array(rows)).tolist()
    length = np.hypot(*(picture.strands.curve[rows[0], 4:6] - picture.strands.curve[rows[0], 0:2]))
    assert np.hypot(one[0] - other[0], one[1] - other[1]) >= min(0.95 * counts._APART, 0.55 * length)


def test_arrowheads_are_painted(canvas: MapCanvas) -> None:
    ends = {("iran|israel", Polarity.COMPETITION): (False, True)}
    plain = canvas.grab().toImage()
    canvas.show_map(view_of(), PLACES, (), LIGHT, CENTRE, drawing=Drawing(arrows=ends))
    canvas.finish_painting()
    from allymap.network.arrows import triangles

    _, corners = triangles(canvas._stage.composed.picture.strands)
    middle = QPointF(*corners[0].reshape(3, 2).mean(axis=0).tolist())
    assert len(corners) == 1
    assert coloured(canvas, middle, LIGHT.competition, 3) > 15
    assert plain.pixelColor(canvas._stage.page_to_window().map(QPointF(*corners[0, 2:4].tolist())).toPoint()) != QColor(
        LIGHT.competition
    )


def test_a_whole_map_shows_its_notes_unless_they_would_make_it_small(qtbot: QtBot) -> None:
    canvas = MapCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(800, 600)
    canvas.show()

    def zoom_with(*notes: Note) -> float:
        canvas.show_map(view_of(), PLACES, (), LIGHT, keep_camera=False, drawing=Drawing(notes=notes))
        return canvas.camera.zoom

    alone = zoom_with()
    right = max(x for x, _ in PLACES.values())
    assert 0.75 * alone < zoom_with(Note("n", "Beside the map", right + 120, 0.0, "")) < alone
    canvas.finish_painting()  # on a busy machine the picture is still being composed
    (note,) = canvas._stage.composed.picture.notes
    assert QRectF(canvas.rect()).contains(QRectF(*note.box))
    assert zoom_with(Note("n", "Far away", right + 20_000, 0.0, "")) == alone
