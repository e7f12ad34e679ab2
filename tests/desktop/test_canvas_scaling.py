"""The canvas on a screen with fractional scaling, and how little a drag has to draw."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from canvas_maps import LEFT, PLACES, PLAIN, move, view_of
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from allymap.desktop.canvas import MapCanvas, drag
from allymap.model import Camera
from allymap.network.look import LIGHT

PROGRAM = """
import json, sys
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from canvas_maps import PLACES, view_of
from allymap.desktop.canvas import MapCanvas
from allymap.desktop.theme import theme
from allymap.model import Camera
from allymap.network.look import LIGHT
app = QApplication([])
theme()
canvas = MapCanvas()
canvas.resize(900, 640)
canvas.show()
canvas.show_map(view_of(), PLACES, (), LIGHT, Camera(230.0, 40.0, 1.0))
canvas.finish_painting()
image = canvas.grab().toImage()
strand = canvas.relation_point("iran|syria")
QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.actor_point("iran"))
ratio = image.devicePixelRatio()
colour = image.pixelColor(round(strand.x() * ratio), round(strand.y() * ratio)).name()
print(json.dumps({"ratio": ratio, "size": [image.width(), image.height()], "colour": colour,
    "selected": sorted(canvas.selection().actors), "crisp": canvas.crisp}))
"""


@pytest.mark.parametrize("scale", ["1.25", "1.5", "1.75", "2"])
def test_a_scaled_screen_has_as_many_pixels_as_it_says(scale: str) -> None:
    paths = os.pathsep.join([str(Path(__file__).parent), *filter(None, [os.environ.get("PYTHONPATH", "")])])
    environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": paths}
    ran = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True)
    said = json.loads(ran.stdout.splitlines()[-1])
    assert said["ratio"] == float(scale)
    assert said["size"] == [round(900 * float(scale)), round(640 * float(scale))]
    assert said["colour"] == LIGHT.cooperation
    assert said["selected"] == ["iran"]
    assert said["crisp"]


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = MapCanvas()
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    made.show_map(view_of(), PLACES, (), LIGHT, Camera(230.0, 40.0, 1.0))
    made.finish_painting()
    return made


def test_a_drag_draws_no_more_than_its_own_rows(canvas: MapCanvas, monkeypatch: pytest.MonkeyPatch) -> None:
    strands: list[int] = []
    discs: list[int] = []
    draw_strands, draw_discs = drag.draw_strands, drag.draw_discs

    def counting_strands(painter: object, picture: object, rows: np.ndarray) -> None:
        strands.append(len(rows))
        draw_strands(painter, picture, rows)

    def counting_discs(painter: object, picture: object, rows: np.ndarray, badges: object) -> None:
        discs.append(len(rows))
        draw_discs(painter, picture, rows, badges)

    monkeypatch.setattr(drag, "draw_strands", counting_strands)
    monkeypatch.setattr(drag, "draw_discs", counting_discs)
    at = canvas.actor_point("houthis")
    QTest.mousePress(canvas, LEFT, PLAIN, at)
    for step in range(1, 6):
        move(canvas, at + QPoint(9 * step, 5 * step), LEFT)
        canvas.repaint()
    assert len(strands) >= 4
    assert set(strands) == {1}, "Houthis have one relation with one strand"
    assert set(discs) == {1}
    QTest.mouseRelease(canvas, LEFT, PLAIN, at)
