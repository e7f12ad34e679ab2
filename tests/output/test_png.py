from __future__ import annotations

import io

import numpy as np
import pytest
from drawn_maps import two
from PIL import Image

from allymap.model import AllyMapError
from allymap.network.look import DARK, LIGHT
from allymap.network.picture import Picture, compose, fit
from allymap.output import png

SIZE = (500, 300)


def drawn(**options: object) -> Picture:
    view, places = two()
    return compose(view, places, fit(places, SIZE), SIZE, **options)


def pixels(written: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(written)).convert("RGB"))


def rgb(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def test_it_has_the_pictures_size_times_the_scale() -> None:
    assert pixels(png.write(drawn())).shape == (300, 500, 3)
    assert pixels(png.write(drawn(), scale=2.5)).shape == (750, 1250, 3)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_colours_are_the_looks_own(look) -> None:
    picture = drawn(look=look)
    page = pixels(png.write(picture, scale=2))
    assert page[2, 2].tolist() == rgb(look.canvas)
    strands = picture.strands
    for row, colour in ((0, look.cooperation), (1, look.competition)):
        x0, y0, _, _, x1, y1 = strands.curve[row]
        along = np.linspace(0.2, 0.8, 60)
        track = page[
            np.round(2 * (y0 + along * (y1 - y0))).astype(int), np.round(2 * (x0 + along * (x1 - x0))).astype(int)
        ]
        share = (np.abs(track.astype(int) - rgb(colour)).max(axis=1) <= 3).mean()
        assert share > (0.95 if row == 0 else 0.4)


def test_the_font_is_found() -> None:
    with_names, without = drawn(), drawn()
    without.discs.label_shown[:] = False
    assert (pixels(png.write(with_names)) != pixels(png.write(without))).any(axis=2).sum() > 100


@pytest.mark.parametrize("scale", [0.0, -1.0, 1000.0])
def test_sizes_nobody_can_draw_are_refused_with_a_sentence(scale: float) -> None:
    with pytest.raises(AllyMapError, match="cannot be drawn"):
        png.write(drawn(), scale)
