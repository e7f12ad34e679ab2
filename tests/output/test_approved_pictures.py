"""Pictures are as approved: a tolerance for antialiasing that no wrong colour and no missing strand can pass.

They are drawn by resvg with the font that is shipped, so that no machine's own fonts or display come into it.
"""

from __future__ import annotations

import numpy as np
import pytest
from approved_pictures import PICTURES, approved, drawn, worst_block
from vision import VISION, lab, linear, seen

from allymap.network.look import LIGHT
from allymap.network.picture import Picture

MOST = 4.0
"""What ``worst_block`` may tell."""

EVERY = pytest.mark.parametrize("name", PICTURES)


def off(picture: Picture, name: str) -> float:
    return worst_block(drawn(name, picture), approved(name))


@EVERY
def test_pictures_are_as_approved(name: str) -> None:
    assert off(PICTURES[name](), name) <= MOST, "is the change meant? See approved_pictures.py"


@EVERY
def test_no_missing_strand_passes(name: str) -> None:
    count = len(PICTURES[name]().strands.curve)
    for row in range(0, count, max(1, count // 8)):
        picture = PICTURES[name]()
        picture.strands.curve[row] = -50
        assert off(picture, name) > MOST, row


@pytest.mark.parametrize(
    ("field", "colour"),
    [("cooperation", "#1c86c9"), ("competition", "#c8501e"), ("competition_proposed", "#d55e00"), ("text", "#4a5a6a")],
)
def test_no_wrong_colour_passes(field: str, colour: str) -> None:
    picture = PICTURES["sample-light"]()
    picture.look = picture.look._replace(**{field: colour})
    assert off(picture, "sample-light") > MOST


@EVERY
def test_no_swapped_polarity_passes(name: str) -> None:
    picture = PICTURES[name]()
    picture.strands.polarity[:] = 1 - picture.strands.polarity
    assert off(picture, name) > MOST


@EVERY
def test_no_missing_name_passes(name: str) -> None:
    picture = PICTURES[name]()
    picture.discs.label_shown[int(np.flatnonzero(picture.discs.label_shown)[-1])] = False
    assert off(picture, name) > MOST


@pytest.mark.parametrize("part", ["notes", "heads", "bend"])
def test_nothing_drawn_by_hand_can_be_missing(part: str) -> None:
    picture = PICTURES["by-hand"]()
    if part == "notes":
        picture.notes.clear()
    elif part == "heads":
        picture.strands.heads[:] = 0
    else:
        picture.strands.curve[0, 2:4] += 30
    assert off(picture, "by-hand") > MOST


@pytest.mark.parametrize("vision", [one for one in VISION if one != "full"])
def test_the_strands_in_a_picture_stay_apart_for_the_colour_blind(vision: str) -> None:
    """Over the pixels of the drawn picture, not only over the table of colours."""
    picture = PICTURES["contested"]()
    image = seen(drawn("contested", picture), vision)
    curve = picture.strands.curve
    middles = {}
    for side in (0, 1):
        row = int(np.flatnonzero(picture.strands.polarity == side)[0])
        x, y = curve[row, :2] * 0.96 + curve[row, 4:] * 0.04  # within the first dash
        middles[side] = image[int(y), int(x)]
    sides = [lab(linear("#" + "".join(f"{round(value):02x}" for value in one))) for one in middles.values()]
    assert np.linalg.norm(sides[0] - sides[1]) >= 40
    ground = lab(linear(LIGHT.canvas))
    assert all(np.linalg.norm(one - ground) >= 30 for one in sides)
