"""The stage: small maps are crisp at once, large ones move at once and become crisp little by little."""

from __future__ import annotations

import threading
import time

import pytest
from canvas_maps import PLACES, relation, view_of
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from allymap.desktop.canvas import errand as errand_module
from allymap.desktop.canvas import placed_view as placed_module
from allymap.desktop.canvas import stage as stage_module
from allymap.desktop.canvas.hits import HitIndex
from allymap.desktop.canvas.placed_view import Composed, PlacedView
from allymap.desktop.canvas.stage import Stage
from allymap.model import Camera
from allymap.network.look import DARK, LIGHT
from allymap.network.picture import Picture

SIZE = QSize(900, 640)
HERE, THERE = Camera(230.0, 40.0, 1.0), Camera(200.0, 10.0, 1.4)


def a_scene() -> PlacedView:
    return PlacedView.of(view_of(), PLACES, (), LIGHT)


def crowd(count: int = 400) -> PlacedView:
    places = {f"a{n}": (float(n % 20) * 90, float(n // 20) * 90) for n in range(count)}
    relations = [
        relation(f"a{n}", f"a{(n + step) % count}", n % 5, (n + step) % 4) for n in range(count) for step in (1, 21)
    ]
    return PlacedView.of(view_of([one for one in relations if one.strands], places), places, (), LIGHT)


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    made = Stage()
    made.resize(SIZE, 1.0)
    return made


def test_a_small_map_is_crisp_at_every_step(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage_module, "_NIMBLE", 10.0)
    monkeypatch.setattr(stage_module, "_SLICE", 10.0)
    stage.show(a_scene(), HERE)
    stage.finish()
    for camera in (THERE, HERE):
        stage.look_at(camera)
        assert stage.crisp
        assert stage.composed.picture.camera == camera


def test_a_large_map_moves_at_once_and_is_crisp_later(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage_module, "_NIMBLE", 0.0)
    monkeypatch.setattr(stage_module, "_SLICE", 0.001)
    stage.show(crowd(), HERE)
    qtbot.waitUntil(lambda: stage.crisp)
    stage.look_at(THERE)
    assert not stage.crisp
    assert stage.composed.picture.camera == HERE
    point = stage.page_to_window().map(*_page_point(stage.composed, "a7"))
    qtbot.waitUntil(lambda: stage.crisp)
    assert stage.composed.picture.camera == THERE
    after = stage.page_to_window().map(*_page_point(stage.composed, "a7"))
    assert (point[0], point[1]) == pytest.approx((after[0], after[1]), abs=0.1)


def test_composing_a_large_map_does_not_hold_up_the_queue(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage_module, "_NIMBLE", 0.0)
    compose, threads = PlacedView.compose, []

    def slowly(self: PlacedView, camera: Camera, size: QSize) -> Composed:
        threads.append(threading.current_thread())
        time.sleep(0.12)
        return compose(self, camera, size)

    monkeypatch.setattr(PlacedView, "compose", slowly)
    stage.show(a_scene(), HERE)  # the first has to be waited for: there is nothing else to show
    start = time.perf_counter()
    stage.look_at(THERE)
    stage.settle()
    assert time.perf_counter() - start < 0.1
    qtbot.waitUntil(lambda: stage.crisp)
    assert stage.composed.picture.camera == THERE
    assert threads[0] is threading.main_thread()
    assert threads[-1] is not threading.main_thread()
    qtbot.waitUntil(lambda: not threads[-1].is_alive())  # it prepares for the first hover


def test_only_one_thread_composes_at_a_time(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage_module, "_NIMBLE", 0.0)
    monkeypatch.setattr(stage_module, "_SLICE", 0.0)
    stage.show(a_scene(), HERE)
    compose, cameras = PlacedView.compose, []

    def slowly(self: PlacedView, camera: Camera, size: QSize) -> Composed:
        cameras.append(camera)
        time.sleep(0.03)
        return compose(self, camera, size)

    monkeypatch.setattr(PlacedView, "compose", slowly)
    for step in range(8):
        stage.look_at(Camera(HERE.x + step + 1, HERE.y, HERE.zoom))
        stage.settle()
    stage.finish()
    assert stage.composed.picture.camera == stage.camera
    assert cameras == [Camera(HERE.x + 1, HERE.y, HERE.zoom), stage.camera]


def test_a_picture_that_comes_during_a_drag_is_not_taken(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage_module, "_NIMBLE", 0.0)
    monkeypatch.setattr(stage_module, "_SLICE", 0.0)
    stage.show(a_scene(), HERE)
    held = stage.composed
    stage.look_at(THERE)
    stage.settle()
    stage.lift(held.discs_of(["iran"]))
    qtbot.wait(100)
    assert stage.composed is held
    assert stage.left_out == {"iran"}


def test_what_composing_raises_is_raised_where_it_is_asked_for(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage_module, "_SLICE", 0.0)
    stage.show(a_scene(), HERE)

    def broken(self: PlacedView, camera: Camera, size: QSize) -> Composed:
        raise ValueError("no such camera")

    monkeypatch.setattr(PlacedView, "compose", broken)
    stage.settle()
    with pytest.raises(ValueError, match="no such camera"):
        stage.finish()


def test_a_map_of_other_things_answers_at_once(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage_module, "_SLICE", 0.0)
    stage.show(crowd(30), HERE)
    stage.show(a_scene(), HERE)
    assert "iran" in stage.composed.disc_rows
    stage.show(PlacedView.of(view_of(), PLACES, (), DARK), HERE)
    assert stage.composed.picture.look is DARK
    stage.finish()


def test_a_lifted_disc_is_left_out_of_the_frame(stage: Stage) -> None:
    stage.show(a_scene(), HERE)
    stage.finish()
    rows = stage.composed.discs_of(["iran"])
    stage.lift(rows)
    stage.finish()
    assert stage.left_out == {"iran"}
    stage.settle()
    stage.finish()
    assert not stage.left_out
    assert stage.crisp


def test_the_frame_reaches_beyond_the_window_but_not_everywhere(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage_module, "_NIMBLE", 0.0)
    stage.show(a_scene(), HERE)
    stage.finish()
    assert stage.covers_window()
    stage.look_at(Camera(HERE.x + 60, HERE.y, HERE.zoom))
    assert stage.covers_window()
    stage.look_at(Camera(HERE.x + 2000, HERE.y, HERE.zoom))
    assert not stage.covers_window()


def _page_point(composed: Composed, actor: str) -> tuple[float, float]:
    row = composed.disc_rows[actor]
    return float(composed.picture.discs.x[row]), float(composed.picture.discs.y[row])


def test_the_thread_waits_with_the_first_hover_until_the_picture_is_painted(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage_module, "_NIMBLE", 0.0)
    monkeypatch.setattr(stage_module, "_SLICE", 0.0)
    crisp: list[bool] = []
    monkeypatch.setattr(Composed, "prepare", lambda *_: crisp.append(stage.crisp))
    stage.show(a_scene(), HERE)
    stage.finish()
    stage.look_at(THERE)
    stage.settle()
    qtbot.waitUntil(lambda: bool(crisp))
    assert crisp == [True]


def test_nobody_prepares_for_a_hover_over_a_picture_that_is_not_wanted_any_more(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage_module, "_NIMBLE", 0.0)
    monkeypatch.setattr(stage_module, "_SLICE", 0.0)
    prepared: list[Camera] = []
    monkeypatch.setattr(Composed, "prepare", lambda self, _: prepared.append(self.picture.camera))
    stage.show(a_scene(), HERE)
    stage.finish()
    stage.look_at(THERE)
    stage.settle()
    given_up = stage._errand
    assert given_up is not None
    stage.look_at(HERE)
    stage._moved_at = 0.0  # some time later
    stage.settle()
    given_up.join()
    stage.finish()
    assert THERE not in prepared


def test_what_a_thread_finds_of_a_picture_that_moves_meanwhile_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    placed = a_scene()
    composed, index = placed.compose(HERE, SIZE), placed_module.HitIndex
    composed.prepare(placed)
    still = composed.hits

    def late(picture: Picture) -> HitIndex:
        composed.forget_hits()
        return index(picture)

    with monkeypatch.context() as slowly:
        slowly.setattr(placed_module, "HitIndex", late)
        composed.prepare(placed)
    assert composed._hits is None
    assert composed.hits is not still


def test_on_their_way_all_go_along_without_being_composed_anew(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage_module, "_NIMBLE", 0.0)
    monkeypatch.setattr(stage_module, "_CARRIED", 9.0)
    placed = a_scene()
    stage.show(placed, HERE)
    stage.finish()
    before = stage.composed.picture
    stood = dict(zip(before.discs.ids, before.discs.x.tolist(), strict=True))
    curve = before.strands.curve.copy()
    monkeypatch.setattr(PlacedView, "compose", lambda *_: pytest.fail("composed anew"))
    stage.carry(placed.with_places({one: (x + 40.0, y - 10.0) for one, (x, y) in placed.places.items()}, ()))
    assert stage.composed.picture is before
    assert dict(zip(before.discs.ids, before.discs.x.tolist(), strict=True)) == {
        one: pytest.approx(x + 40.0 * HERE.zoom) for one, x in stood.items()
    }
    assert before.strands.curve == pytest.approx(curve + [40.0 * HERE.zoom, -10.0 * HERE.zoom] * 3, abs=1e-3)
    assert stage.crisp


def test_what_takes_long_to_paint_is_not_carried_along(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage_module, "_NIMBLE", 0.0)
    monkeypatch.setattr(stage_module, "_CARRIED", 0.0)
    placed = a_scene()
    stage.show(placed, HERE)
    stage.finish()
    before = stage.composed
    moved = placed.with_places({one: (x + 40.0, y) for one, (x, y) in placed.places.items()}, ())
    stage.carry(moved)
    stage.finish()
    assert stage.placed is moved
    assert stage.composed is not before


def test_the_first_look_at_a_map_shows_all_of_it(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage_module, "_NIMBLE", 0.0)
    stage.show(a_scene(), HERE)
    stage.resize(QSize(640, 480), 1.0)
    assert not stage.crisp
    stage.be_seen()
    stage.finish()
    first = stage.composed
    assert first.picture.size == (640, 480)
    stage.resize(QSize(600, 480), 1.0)
    stage.be_seen()
    assert stage.composed is first, "later ones wait until the size has come to rest"


def test_the_strands_of_a_map_that_is_waited_for_are_painted_by_threads_once_it_is_seen(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[object] = []
    monkeypatch.setattr(errand_module, "painted_strands", lambda *asked: pages.append(asked))
    stage.show(a_scene(), HERE)
    assert pages == [], "a window is about to make room for it"
    stage.resize(QSize(640, 480), 1.0)
    stage._rest.start()
    stage.be_seen()
    assert len(pages) == 1
