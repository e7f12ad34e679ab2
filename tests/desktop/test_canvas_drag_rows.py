"""A drag of one actor: which rows of the picture are moved and painted, counted, and how many steps it leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from canvas_maps import LEFT, PLAIN, move
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from test_canvas_stage import crowd

from allymap.desktop.canvas import MapCanvas, overlays
from allymap.desktop.canvas import drag as drag_module
from allymap.desktop.canvas import stage as stage_module
from allymap.desktop.canvas.badges import Badges
from allymap.desktop.window import MainWindow
from allymap.network.look import LIGHT

Open = Callable[..., MainWindow]


class Counted:
    """The rows of discs and strands that are moved and painted from now on, and whatever composes or begins anew."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.discs: set[int] = set()
        self.strands: set[int] = set()
        self.moved = self.anew = 0
        real_move, real_strokes, real_badges = drag_module.move, overlays.strand_steps, Badges.steps

        def moving(picture: object, rows: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
            self.moved += 1
            self.discs |= set(rows.tolist())
            touched = real_move(picture, rows, x, y)
            self.strands |= set(touched.tolist())
            return touched

        def striking(strands: object, rows: np.ndarray, look: object) -> object:
            self.strands |= set(rows.tolist())
            return real_strokes(strands, rows, look)

        def placing(badges: Badges, picture: object, rows: np.ndarray) -> object:
            self.discs |= set(rows.tolist())
            return real_badges(badges, picture, rows)

        def beginning(*_: object, **__: object) -> None:
            self.anew += 1

        monkeypatch.setattr(drag_module, "move", moving)
        monkeypatch.setattr(overlays, "strand_steps", striking)
        monkeypatch.setattr(Badges, "steps", placing)
        monkeypatch.setattr(stage_module, "Frame", beginning)
        monkeypatch.setattr(stage_module, "Errand", beginning)


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = MapCanvas()
    qtbot.addWidget(made)
    made.snapping = False
    made.resize(1000, 800)
    made.show()
    scene = crowd()
    made.show_map(scene.view, scene.places, (), LIGHT)
    made.finish_painting()
    return made


def test_only_the_rows_of_the_dragged_actor_are_moved_and_painted(
    canvas: MapCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = "a210"
    start = canvas.actor_point(actor)
    QTest.mousePress(canvas, LEFT, PLAIN, start)
    move(canvas, start + QPoint(15, 0), LEFT)
    canvas.finish_painting()  # the map without the actor is there: from now on nothing but the actor is painted
    canvas.repaint()
    composed = canvas._stage.composed
    own = {composed.disc_rows[actor]}
    strands = set(composed.strands_of(np.array(sorted(own))).tolist())
    assert 0 < len(strands) < 12 < len(composed.picture.strands.source)
    counted = Counted(monkeypatch)
    for step in range(8):
        move(canvas, start + QPoint(15 + 6 * step, 4 * step), LEFT)
        canvas.repaint()
    monkeypatch.undo()
    QTest.mouseRelease(canvas, LEFT, PLAIN, start + QPoint(57, 28))
    assert counted.moved == 8
    assert counted.discs == own
    assert counted.strands == strands
    assert counted.anew == 0


def test_the_count_notices_a_map_painted_anew(canvas: MapCanvas, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(monkeypatch)
    picture = canvas._stage.composed.picture
    every = np.arange(len(picture.discs.ids))
    image = canvas.grab()
    with QPainter(image) as painter:
        overlays.draw_discs(painter, picture, every, canvas._stage.badges)
        overlays.draw_strands(painter, picture, np.arange(len(picture.strands.source)))
    assert len(counted.discs) == len(every)
    assert len(counted.strands) == len(picture.strands.source)


def test_a_drag_of_many_moves_leaves_one_undo_step(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    canvas, history = window.project.page.canvas, window.project.session.workspace._history
    steps = len(history.done)
    start = canvas.actor_point("russia")
    QTest.mousePress(canvas, LEFT, PLAIN, start)
    for step in range(1, 30):
        move(canvas, start + QPoint(2 * step, step), LEFT)
        canvas.repaint()
    QTest.mouseRelease(canvas, LEFT, PLAIN, start + QPoint(58, 29))
    assert len(history.done) == steps + 1
