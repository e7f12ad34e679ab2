"""Strands painted on a page of numbers: as a painter would, by any number of threads, and only when it is worth it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QLineF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from pytestqt.qtbot import QtBot
from test_canvas_stage import HERE, SIZE, THERE, crowd

from allymap.desktop.canvas import frames, raster
from allymap.desktop.canvas.badges import Badges
from allymap.desktop.canvas.frames import Frame
from allymap.desktop.canvas.stage import Stage
from allymap.desktop.canvas.strokes import Stroke

BLUE, ORANGE = "#0072b2", "#d55e00"


@pytest.fixture(autouse=True)
def loaded() -> None:
    raster.load()


def strike(*strokes: Stroke, size: tuple[int, int] = (80, 60), ratio: float = 1.0) -> np.ndarray:
    loops = raster.ready()
    assert loops is not None
    return raster.painted(loops, strokes, size, ratio, "#ffffff")


def line(x0: float, y0: float, x1: float, y1: float, width: float = 2.0, colour: str = BLUE) -> Stroke:
    return Stroke(np.array([[x0, y0, x1, y1]]), colour, width)


def by_painter(*strokes: Stroke, size: tuple[int, int] = (80, 60)) -> np.ndarray:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stroke in strokes:
            pen = QPen(QColor(stroke.colour), stroke.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLines([QLineF(*one) for one in stroke.lines.tolist()])
    return np.frombuffer(image.constBits(), np.uint8).reshape(size[1], size[0], 4).copy()


@pytest.mark.parametrize("width", [1.5, 2.0, 3.25, 6.0])
def test_lines_in_every_direction_look_as_a_painter_draws_them(width: float) -> None:
    fan = [line(40, 30, 40 + 26 * np.cos(turn), 30 + 26 * np.sin(turn), width) for turn in np.arange(0, 6.28, 0.37)]
    for one in fan:
        ours, theirs = strike(one)[..., :3].astype(int), by_painter(one)[..., :3].astype(int)
        assert np.abs(ours - theirs).mean() < 0.6  # of 255
        assert np.abs(ours.sum() - theirs.sum()) < 0.06 * (255 * ours.size - theirs.sum())


def test_a_level_line_covers_its_pixels_and_no_other() -> None:
    page = strike(line(10, 20, 30, 20, 4.0))
    inside = page[18:22, 10:30, :3]
    assert (inside == (0xB2, 0x72, 0x00)).all()
    page[18:22, 10:30] = 255
    assert (page[..., :3] == 255).all()


def test_the_later_stroke_lies_over_the_earlier_one() -> None:
    across, down = line(10, 30, 70, 30, 6.0), line(40, 5, 40, 55, 6.0, ORANGE)
    assert tuple(strike(across, down)[30, 40, :3]) == (0x00, 0x5E, 0xD5)
    assert tuple(strike(down, across)[30, 40, :3]) == (0xB2, 0x72, 0x00)


def test_a_hair_is_lighter_than_a_line() -> None:
    def dark(width: float) -> int:
        return int((255 - strike(line(5, 30.5, 75, 30.5, width))[..., :3].astype(int)).sum())

    assert 0 < dark(0.5) < dark(1.0) < dark(2.0)
    assert dark(0.5) == pytest.approx(dark(1.0) / 2, rel=0.02)


def test_lines_beyond_the_page_and_points_harm_nobody() -> None:
    page = strike(
        line(-500, -400, -20, -30), line(-50, 30, 200, 30), line(7, 7, 7, 7), Stroke(np.empty((0, 4)), BLUE, 1)
    )
    assert (page[30, :, 0] == 0xB2).all()
    assert (page[:20, :, :3] == 255).all()


def test_any_number_of_threads_paints_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    fan = [line(40, 30, 40 + 40 * np.cos(turn), 30 + 40 * np.sin(turn), 3.0) for turn in np.arange(0, 6.28, 0.2)]
    pages = []
    for cores in (1, 2, 4):
        monkeypatch.setattr(raster.os, "cpu_count", lambda cores=cores: cores)
        pages.append(strike(*fan))
    assert (pages[0] == pages[1]).all()
    assert (pages[0] == pages[2]).all()


def test_a_page_is_as_fine_as_its_screen() -> None:
    page = strike(line(10, 20, 30, 20, 4.0), size=(160, 120), ratio=2.0)
    assert (page[36:44, 20:60, 0] == 0xB2).all()


def test_small_maps_and_maps_with_hulls_are_left_to_the_painter(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = crowd().compose(HERE, SIZE).picture
    assert frames.painted_strands(picture, 1.0, 40) is None
    monkeypatch.setattr(raster, "WORTH", 10)
    page = frames.painted_strands(picture, 1.0, 40)
    assert page is not None
    assert page.shape == (SIZE.height() + 80, SIZE.width() + 80, 4)
    picture.discs.group[:3] = 0
    assert frames.painted_strands(picture, 1.0, 40) is None


def test_the_frame_is_the_same_map_either_way(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "WORTH", 10)
    picture = crowd().compose(HERE, SIZE).picture
    images = []
    for page in (None, frames.painted_strands(picture, 1.0, 40)):
        frame = Frame(picture, Badges(picture.look), 1.0, 40, strands=page)
        assert frame.build(60.0)
        image = QImage(SIZE, QImage.Format.Format_RGB32)
        with QPainter(image) as painter:
            assert frame.paint(painter, HERE, SIZE)
        images.append(
            np.frombuffer(image.constBits(), np.uint8).reshape(SIZE.height(), SIZE.width(), 4)[..., :3].copy()
        )
    off = np.abs(images[0].astype(int) - images[1])
    assert off.mean() < 1.0
    assert (off.max(axis=2) > 90).mean() < 0.002


def test_a_stage_takes_the_page_of_its_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    from allymap.desktop.canvas import stage as stage_module

    monkeypatch.setattr(stage_module, "_SLICE", 0.0)
    monkeypatch.setattr(stage_module, "_NIMBLE", 0.0)
    monkeypatch.setattr(raster, "WORTH", 10)
    taken: list[bool] = []
    real = stage_module.Frame
    monkeypatch.setattr(stage_module, "Frame", lambda *given: taken.append(given[-1] is not None) or real(*given))
    stage = Stage()
    stage.resize(SIZE, 1.0)
    stage.show(crowd(), HERE)
    qtbot.waitUntil(lambda: stage.crisp)
    stage.look_at(THERE)
    qtbot.waitUntil(lambda: stage.crisp)
    assert taken[-1]
    assert stage.composed.picture.camera == THERE
    stage.look_at(HERE)
    stage.resize(QSize(700, 400), 2.0)  # the window was moved to a finer screen meanwhile
    qtbot.waitUntil(lambda: stage.crisp)
    assert stage.composed.page == QSize(700, 400)


def test_the_map_goes_on_without_the_compiled_loop(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(raster, "_LOOPS", "allymap.desktop.canvas.nowhere")
    raster.load()
    assert raster.ready() is None
    assert frames.painted_strands(crowd().compose(HERE, SIZE).picture, 1.0, 40) is None


def test_a_window_with_time_has_the_loop_compiled() -> None:
    from allymap.desktop import warmup
    from allymap.desktop.canvas import raster_warm

    assert raster_warm.__name__ in warmup.READING
    assert raster_warm.LOOPS is raster.ready() is not None
