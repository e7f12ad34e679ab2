"""Small pictures of maps with many actors: who is tied to whom, and nothing that cannot be read."""

from __future__ import annotations

import math

import pytest
from canvas_maps import relation, view_of
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from allymap.desktop.scenes.thumbnails import FINER, small
from allymap.model import Camera
from allymap.network.look import DARK, LIGHT, Look

SIZE = QSize(240, 160)
NAMES = [f"actor-{n}" for n in range(16)]
RING = {one: (200 * math.cos(n / 8 * math.pi), 130 * math.sin(n / 8 * math.pi)) for n, one in enumerate(NAMES)}


def picture(cooperation: int, competition: int, look: Look = LIGHT) -> QImage:
    view = view_of([relation("actor-0", "actor-8", cooperation, competition)], NAMES)
    return small(view, RING, Camera(0.0, 0.0, 1.0), SIZE, look).toImage()


def coloured(image: QImage, colour: str) -> int:
    """How many pixels are of this colour's hue."""
    hue = QColor(colour).hue()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(abs(one.hue() - hue) < 14 and one.saturation() > 60 for one in pixels)


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_both_strands_are_seen(qapp: object, look: Look) -> None:
    across = 400 / FINER
    assert coloured(picture(3, 0, look), look.cooperation) > across / 2
    assert coloured(picture(0, 3, look), look.competition) > across / 4
    both = picture(3, 3, look)
    assert coloured(both, look.cooperation) > across / 4
    assert coloured(both, look.competition) > across / 8


def test_every_actor_is_a_dot_and_names_are_left_out(qapp: object) -> None:
    image = picture(1, 0)
    for x, y in RING.values():
        at = round(x / FINER + SIZE.width() / 2), round(y / FINER + SIZE.height() / 2)
        assert image.pixelColor(*at) == QColor(LIGHT.disc)
    beyond = [image.pixelColor(x, y) for x in range(SIZE.width()) for y in range(SIZE.height()) if x < 12 or y < 8]
    assert set(map(QColor.name, beyond)) == {LIGHT.canvas}


def test_a_crowd_is_drawn_in_no_time(qapp: object) -> None:
    crowd = {f"actor-{n}": (float(n % 40) * 10, float(n // 40) * 10) for n in range(1000)}
    image = small(view_of([], list(crowd)), crowd, Camera(200.0, 120.0, 0.8), SIZE, LIGHT).toImage()
    assert image.pixelColor(2, 2).name() == LIGHT.canvas
