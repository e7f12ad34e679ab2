"""A box that the grid calls free overlaps nothing that lies on the page."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from briefed import SCENE, stock
from hypothesis import given
from hypothesis import strategies as st

from allymap.output.briefing.compose import brief
from allymap.output.briefing.room import Room, taken

(PAGE,) = brief("B", [replace(SCENE, quotes=())], stock()).pages
assert PAGE.picture is not None
PICTURE = PAGE.picture
SIDE = st.floats(-100, 1300, allow_nan=False)


@given(SIDE, SIDE, st.floats(1, 200), st.floats(1, 60))
def test_free_is_free(left: float, top: float, wide: float, high: float) -> None:
    box = np.array([[left, top, left + wide, top + high]])
    others = taken(PICTURE)
    low, up = np.maximum(box[:, :2], others[:, :2]), np.minimum(box[:, 2:], others[:, 2:])
    shared = np.maximum(up - low, 0).prod(axis=1).sum()
    width, height = PICTURE.size
    if left >= 0 and left + wide <= width and top >= 0 and top + high <= height:
        assert shared == 0 or Room(PICTURE).covered(box)[0] > 0


def test_what_is_taken_is_covered() -> None:
    page = Room(PICTURE)
    spot = np.array([[5.0, 5.0, 15.0, 9.0]])
    assert page.covered(spot)[0] == 0
    page.take(spot)
    page.take(spot)
    assert page.covered(spot)[0] == 2 * 6 * 3, "two boxes on six times three cells"
    assert page.covered(np.array([[16.0, 5.0, 20.0, 9.0]]))[0] == 0


def test_the_actors_lie_on_the_page() -> None:
    page = Room(PICTURE)
    for x, y in zip(PICTURE.discs.x, PICTURE.discs.y, strict=True):
        assert page.covered(np.array([[x - 2, y - 2, x + 2, y + 2]]))[0] > 0
