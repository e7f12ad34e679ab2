from __future__ import annotations

from math import hypot

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import ActorKind
from allymap.network.shapes import EXTENTS, OUTLINES, SHAPE_OF, WORDS, Shape, exit_distances


def inside(shape: Shape, x: float, y: float, slack: float) -> bool:
    """Whether a point lies in the outline for radius 1, made larger by ``slack``."""
    outline = OUTLINES[shape]
    if outline.circle:
        return hypot(x, y) <= outline.circle + slack
    if outline.points:
        corners = outline.points
        crosses = [
            (bx - ax) * (y - ay) - (by - ay) * (x - ax)
            for (ax, ay), (bx, by) in zip(corners, (*corners[1:], corners[0]), strict=True)
        ]
        return all(cross >= -slack * 1.5 for cross in crosses)
    beyond_x = max(abs(x) - (outline.half_width - outline.corner), 0)
    beyond_y = max(abs(y) - (outline.half_height - outline.corner), 0)
    return hypot(beyond_x, beyond_y) <= outline.corner + slack


@given(st.sampled_from(list(Shape)), st.floats(0, 6.283), st.floats(-0.5, 0.5))
def test_a_ray_leaves_at_the_rim(shape: Shape, angle: float, aside: float) -> None:
    along = np.array([[np.cos(angle), np.sin(angle)]])
    start = aside * np.array([[along[0, 1], -along[0, 0]]])
    distance = exit_distances(np.array([shape], np.uint8), np.array([1.0]), along, start)[0]
    before, behind = start[0] + along[0] * (distance - 0.02), start[0] + along[0] * (distance + 0.02)
    assert inside(shape, *before, slack=0.005)
    assert not inside(shape, *behind, slack=0.0)


@pytest.mark.parametrize("shape", list(Shape))
def test_extents_bound_the_outline(shape: Shape) -> None:
    outline = OUTLINES[shape]
    assert tuple(EXTENTS[shape]) == (outline.half_width, outline.half_height)
    for x, y in outline.points:
        assert abs(x) <= outline.half_width + 1e-9
        assert abs(y) <= outline.half_height + 1e-9
    assert (bool(outline.circle), bool(outline.points), bool(outline.corner)).count(True) == 1


def test_a_double_circle_stays_double_however_small() -> None:
    for radius in (4.0, 7.0, 30.0):
        outer, inner = OUTLINES[Shape.DOUBLE_CIRCLE].rings(radius)
        assert outer == radius
        assert 0 < inner <= outer - min(3.2, 0.6 * radius)


def test_each_shape_has_a_word_and_each_kind_a_shape() -> None:
    assert set(WORDS) == set(Shape)
    assert {kind for kind in ActorKind if kind not in SHAPE_OF} == {
        ActorKind.PARTY, ActorKind.COMPANY, ActorKind.PEOPLE, ActorKind.OTHER,
    }  # fmt: skip
