"""Pictures are as approved: a tolerance for antialiasing that no wrong colour and no missing strand can pass."""

from __future__ import annotations

import io

import numpy as np
import pytest
from approved_pictures import FOLDER, PICTURES
from PIL import Image

from allymap.network.picture import Picture
from allymap.output import png

BLOCK = 12
MOST = 4.0
"""How much the pixels of a block of 12 × 12 may differ on average, of 255."""


def worst_block(picture: Picture, name: str) -> float:
    """How much the block that differs most differs from the approved picture."""
    drawn, approved = (
        np.asarray(Image.open(io.BytesIO(content)).convert("RGB"), float)
        for content in (png.write(picture), (FOLDER / f"{name}.png").read_bytes())
    )
    assert drawn.shape == approved.shape
    difference = np.abs(drawn - approved).mean(axis=2)
    height, width = (side // BLOCK * BLOCK for side in difference.shape)
    blocks = difference[:height, :width].reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK)
    return float(blocks.mean(axis=(1, 3)).max())


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_as_approved(name: str) -> None:
    assert worst_block(PICTURES[name](), name) <= MOST, "is the change meant? See approved_pictures.py"


@pytest.mark.parametrize("name", ["contested", "sample-light"])
def test_no_missing_strand_passes(name: str) -> None:
    for row in range(len(PICTURES[name]().strands.curve)):
        picture = PICTURES[name]()
        picture.strands.curve[row] = -50
        assert worst_block(picture, name) > MOST


@pytest.mark.parametrize(
    ("field", "colour"),
    [("cooperation", "#1c86c9"), ("competition", "#c8501e"), ("competition_proposed", "#d55e00"), ("text", "#4a5a6a")],
)
def test_no_wrong_colour_passes(field: str, colour: str) -> None:
    picture = PICTURES["sample-light"]()
    picture.look = picture.look._replace(**{field: colour})
    assert worst_block(picture, "sample-light") > MOST


def test_no_missing_name_passes() -> None:
    picture = PICTURES["sample-light"]()
    picture.discs.label_shown[3] = False
    assert worst_block(picture, "sample-light") > MOST
