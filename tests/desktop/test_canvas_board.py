"""What the window tells the canvas: maps, cameras, movements; and what the canvas answers."""

from __future__ import annotations

import pytest
from canvas_maps import PLACES, RELATIONS, view_of
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from allymap.desktop.canvas import MapCanvas
from allymap.model import Camera, Polarity
from allymap.network.look import LIGHT


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = MapCanvas()
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    return made


def all_in_window(canvas: MapCanvas) -> bool:
    return all(canvas.rect().contains(canvas.actor_point(actor)) for actor in canvas.places())


def test_a_first_map_is_fitted_in(canvas: MapCanvas) -> None:
    canvas.show_map(view_of(), {name: (x * 30, y * 30) for name, (x, y) in PLACES.items()}, (), LIGHT)
    assert all_in_window(canvas)


def test_a_map_shown_before_the_window_is_fitted_when_it_has_its_size(qtbot: QtBot) -> None:
    canvas = MapCanvas()
    qtbot.addWidget(canvas)
    canvas.show_map(view_of(), PLACES, (), LIGHT)
    canvas.resize(1000, 700)
    canvas.show()
    assert all_in_window(canvas)
    assert canvas.camera.zoom > 0.5


def test_who_sees_the_whole_map_goes_on_seeing_it_as_the_window_grows(canvas: MapCanvas) -> None:
    canvas.show_map(view_of(), PLACES, (), LIGHT)
    before = canvas.camera.zoom
    canvas.resize(1800, 1280)
    assert canvas.camera.zoom > before
    canvas.resize(500, 400)
    assert all_in_window(canvas)


def test_a_chosen_view_keeps_its_middle_as_the_window_grows(canvas: MapCanvas) -> None:
    canvas.show_map(view_of(), PLACES, (), LIGHT)
    canvas.set_camera(Camera(10.0, 20.0, 0.7))
    canvas.resize(1800, 1280)
    assert canvas.camera == Camera(10.0, 20.0, 0.7)


def test_the_next_map_keeps_the_camera(canvas: MapCanvas) -> None:
    canvas.show_map(view_of(), PLACES, (), LIGHT, Camera(10.0, 20.0, 0.7))
    canvas.show_map(view_of(), PLACES, (), LIGHT)
    assert canvas.camera == Camera(10.0, 20.0, 0.7)
    canvas.show_map(view_of(), PLACES, (), LIGHT, keep_camera=False)
    assert canvas.camera != Camera(10.0, 20.0, 0.7)


def test_what_is_gone_is_no_longer_selected(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.show_map(view_of(), PLACES, (), LIGHT)
    canvas.select(["iran", "houthis"], ["houthis|iran", "iran|russia"])
    canvas.focus_actor("houthis")
    fewer = {name: place for name, place in PLACES.items() if name != "houthis"}
    with qtbot.waitSignal(canvas.selection_changed) as changed:
        canvas.show_map(view_of(RELATIONS[:4], fewer), fewer, (), LIGHT)
    assert changed.args == [{"iran"}, {"iran|russia"}]
    assert canvas.focused_actor() == ""


def test_every_point_that_is_answered_hits(canvas: MapCanvas) -> None:
    canvas.show_map(view_of(), PLACES, (), LIGHT)
    for actor in PLACES:
        assert canvas.actor_at(canvas.actor_point(actor)) == actor
    for relation in RELATIONS:
        for strand in relation.strands:
            point = canvas.relation_point(relation.id, strand.polarity)
            assert canvas.strand_at(point) == (relation.id, strand.polarity)
            assert canvas.relation_at(point) == relation.id
            assert canvas.actor_at(point) is None


def test_the_two_strands_of_a_pair_are_apart(canvas: MapCanvas) -> None:
    canvas.show_map(view_of(), PLACES, (), LIGHT)
    one, other = (canvas.relation_point("iran|russia", polarity) for polarity in Polarity)
    assert one != other
    assert canvas.relation_point("iran|russia") == one


@pytest.mark.parametrize("question", ["actor", "relation", "strand"])
def test_questions_about_what_is_not_there_raise(canvas: MapCanvas, question: str) -> None:
    canvas.show_map(view_of(), PLACES, (), LIGHT)
    ask = {
        "actor": lambda: canvas.actor_point("nobody"),
        "relation": lambda: canvas.relation_point("iran|nobody"),
        "strand": lambda: canvas.relation_point("houthis|iran", "competition"),
    }[question]
    with pytest.raises(KeyError):
        ask()


def test_zoom_steps_undo_each_other(canvas: MapCanvas) -> None:
    canvas.show_map(view_of(), PLACES, (), LIGHT, Camera(100.0, 50.0, 1.0))
    canvas.zoom_in()
    assert canvas.camera.zoom == pytest.approx(1.25)
    canvas.zoom_out()
    assert (canvas.camera.x, canvas.camera.y, canvas.camera.zoom) == pytest.approx((100.0, 50.0, 1.0))


def test_fitting_the_selection_looks_closer(canvas: MapCanvas) -> None:
    canvas.show_map(view_of(), PLACES, (), LIGHT)
    whole = canvas.camera
    canvas.select(["iran"], ["iran|syria"])
    canvas.reduced_motion = True
    canvas.fit_selection()
    assert canvas.camera.zoom >= whole.zoom
    middle = (canvas.actor_point("iran") + canvas.actor_point("syria")) / 2
    assert (middle - canvas.rect().center()).manhattanLength() < 140
    canvas.fit()
    assert all_in_window(canvas)


def test_a_glide_takes_its_time_and_arrives(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.show_map(view_of(), PLACES, (), LIGHT, Camera(0.0, 0.0, 1.0))
    seen: list[Camera] = []
    canvas.camera_changed.connect(seen.append)
    canvas.set_camera(Camera(200.0, 100.0, 2.0), animated=True)
    qtbot.waitUntil(lambda: canvas.camera == Camera(200.0, 100.0, 2.0), timeout=3000)
    assert len(seen) > 2
    assert all(1.0 <= camera.zoom <= 2.0 for camera in seen)


def test_actors_glide_to_another_layout(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.show_map(view_of(), PLACES, (), LIGHT, Camera(230.0, 40.0, 1.0))
    other = {name: (x + 90.0, y - 30.0) for name, (x, y) in PLACES.items()}
    before = canvas.actor_point("iran")
    canvas.animate_to(other)
    qtbot.waitUntil(lambda: canvas.places() == other, timeout=3000)
    canvas.finish_painting()
    assert canvas.actor_point("iran") == before + QPoint(90, -30)


def test_with_reduced_motion_everything_jumps(canvas: MapCanvas) -> None:
    canvas.show_map(view_of(), PLACES, (), LIGHT, Camera(0.0, 0.0, 1.0))
    canvas.reduced_motion = True
    canvas.set_camera(Camera(200.0, 100.0, 2.0), animated=True)
    assert canvas.camera == Camera(200.0, 100.0, 2.0)
    other = {name: (x + 90.0, y) for name, (x, y) in PLACES.items()}
    canvas.animate_to(other)
    assert canvas.places() == other


def test_a_map_that_comes_during_a_drag_ends_it(canvas: MapCanvas) -> None:
    from canvas_maps import LEFT, PLAIN, drag
    from PySide6.QtTest import QTest

    canvas.show_map(view_of(), PLACES, (), LIGHT, Camera(230.0, 40.0, 1.0))
    moved: list[object] = []
    canvas.actors_moved.connect(moved.append)
    start = canvas.actor_point("syria")
    drag(canvas, start, start + QPoint(80, 0), release=False)
    canvas.show_map(view_of(), PLACES, (), LIGHT)
    QTest.mouseRelease(canvas, LEFT, PLAIN, start + QPoint(80, 0))
    assert moved == []
    assert canvas.actor_point("syria") == start


def test_select_all_none_invert(canvas: MapCanvas) -> None:
    canvas.show_map(view_of(), PLACES, (), LIGHT)
    canvas.select_all()
    assert canvas.selection().actors == set(PLACES)
    canvas.select(["iran"])
    canvas.invert_selection()
    assert canvas.selection().actors == set(PLACES) - {"iran"}
    canvas.select_none()
    assert not canvas.selection()


def test_the_selection_is_announced_once(canvas: MapCanvas) -> None:
    canvas.show_map(view_of(), PLACES, (), LIGHT)
    said: list[object] = []
    canvas.selection_changed.connect(lambda actors, relations: said.append((actors, relations)))
    for _ in range(2):
        canvas.select(["iran"], ["iran|russia"], "competition")
    assert said == [({"iran"}, {"iran|russia"})]


def test_an_empty_map_can_be_handled(canvas: MapCanvas) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    canvas.show_map(view_of([], []), {}, (), LIGHT)
    canvas.fit()
    canvas.zoom_in()
    canvas.add_neighbours()
    canvas.pin()
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    canvas.finish_painting()
    assert canvas.actor_at(QPoint(100, 100)) is None
    image = canvas.grab().toImage()
    assert image.pixelColor(450, 200).name() == LIGHT.canvas
    written = [image.pixelColor(x, 320).name() for x in range(300, 600)]
    assert set(written) != {LIGHT.canvas}


def test_the_legend_has_the_size_that_the_window_leaves_it_before_the_map_is_fitted(qtbot: QtBot) -> None:
    canvas = MapCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(250, 1200)
    canvas.show()
    canvas.show_map(view_of(), PLACES, (), LIGHT)
    narrow = canvas._legend.box(canvas.size())
    canvas.resize(1000, 1200)
    wide = canvas._legend.box(canvas.size())
    assert wide.height() < narrow.height()
    assert all_in_window(canvas)
    assert not any(wide.contains(canvas.actor_point(one)) for one in PLACES)
