"""Notes, hulls, arrowheads and stacked discs reach every export."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
from drawn_maps import dozen
from PIL import Image

from allymap.model import Note, Polarity
from allymap.network import hulls
from allymap.network.drawing import Drawing
from allymap.network.look import LIGHT
from allymap.network.picture import Picture, compose, fit
from allymap.network.view import MapView
from allymap.output import pdf, png, svg

SIZE = (960, 680)
EVERYTHING = Drawing(
    bends={"iran|russia": 0.3}, notes=(Note("n1", "Told in <Beirut>", 40, -70, "", "iran"),),
    arrows={("iran|russia", Polarity.COMPETITION): (True, True)},
)  # fmt: skip


def picture(drawing: Drawing = EVERYTHING) -> Picture:
    view, places = dozen()
    first, second, third, *others = view.actors
    grouped = MapView(
        (replace(first, members=("x", first.id)), replace(second, principal=first.id), third, *others), view.relations
    )
    return compose(grouped, places, fit(places, SIZE), SIZE, drawing=drawing)


def pixels(drawing: Drawing) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png.write(picture(drawing)))).convert("RGB"), int)


def test_svg_has_them_all() -> None:
    text = svg.write(picture())
    assert text.count('class="head"') == 2
    assert text.count('class="note"') == 1
    assert "Told in &lt;Beirut&gt;" in text
    assert text.count('class="group"') == 1
    assert hulls.tint(LIGHT) in text


def test_without_them_nothing_is_left_behind() -> None:
    text = svg.write(picture(Drawing(hulls=False)))
    assert not any(f'class="{one}"' in text for one in ("head", "note", "group"))


def test_png_shows_the_note_and_the_hull() -> None:
    image = pixels(EVERYTHING)
    for colour in (LIGHT.highlight, hulls.tint(LIGHT)):
        wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
        assert (np.abs(image - wanted).max(axis=2) <= 2).sum() > 400, colour


def test_pdf_draws_them_and_is_the_same_twice() -> None:
    written = pdf.write(picture())
    assert written == pdf.write(picture())
    assert len(written) > len(pdf.write(picture(Drawing(hulls=False))))
