from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.network.shapes import Shape, exit_distances
from allymap.network.tracks import Ends, offsets, points_on, trace, width_of

ANGLE = st.floats(0, 6.283)


def pair(angle: float, length: float = 300.0, shape: Shape = Shape.CIRCLE) -> Ends:
    x, y = length * np.cos(angle), length * np.sin(angle)
    return Ends(np.array([0.0, x]), np.array([0.0, y]), np.array([20.0, 28.0]), np.array([shape, shape], np.uint8))


def run(ends: Ends, offset: float = 0.0, bend: float = 0.0) -> np.ndarray:
    return trace(ends, np.array([0], np.int32), np.array([1], np.int32), np.array([offset]), np.array([bend]))[0]


@given(ANGLE, st.floats(-9, 9), st.floats(-90, 90))
def test_strands_start_and_end_at_the_rims(angle: float, offset: float, bend: float) -> None:
    ends = pair(angle)
    curve = run(ends, offset, bend)
    assert np.hypot(curve[0], curve[1]) == pytest.approx(20, abs=1e-6)
    assert np.hypot(curve[4] - ends.x[1], curve[5] - ends.y[1]) == pytest.approx(28, abs=1e-6)


@given(st.sampled_from(list(Shape)), ANGLE, st.floats(-60, 60))
def test_every_shape_is_met_at_its_rim(shape: Shape, angle: float, bend: float) -> None:
    ends = pair(angle, shape=shape)
    x0, y0 = run(ends, 0.0, bend)[:2]
    along = np.array([[x0, y0]]) / np.hypot(x0, y0)
    rim = exit_distances(ends.shape[:1], ends.radius[:1], along, np.zeros((1, 2)))[0]
    assert np.hypot(x0, y0) == pytest.approx(rim, rel=1e-6)


@given(ANGLE)
def test_cooperation_runs_left_of_or_above_competition_whichever_way_round(angle: float) -> None:
    ends, turned = pair(angle), pair(angle)
    turned.x[:], turned.y[:] = ends.x[::-1].copy(), ends.y[::-1].copy()
    for each in (ends, turned):
        cooperation, competition = run(each, 5.0), run(each, -5.0)
        shift = (cooperation[2] + cooperation[3]) - (competition[2] + competition[3])
        assert shift <= 1e-6
        assert np.hypot(*(cooperation[2:4] - competition[2:4])) == pytest.approx(10)


@given(ANGLE, st.floats(-80, 80))
def test_tracks_of_a_bent_pair_keep_their_distance(angle: float, bend: float) -> None:
    ends = pair(angle, 400)
    one, other = points_on(np.stack([run(ends, 4.0, bend), run(ends, -4.0, bend)]), 41)
    gaps = np.hypot(*(one[:, None] - other[None]).transpose(2, 0, 1)).min(axis=1)
    assert gaps[4:-4].min() > 5.5
    assert gaps[4:-4].max() < 11


@given(ANGLE, st.floats(20, 80))
def test_a_bend_pushes_the_middle_aside_by_its_size(angle: float, bend: float) -> None:
    middle = points_on(run(pair(angle), 0.0, bend)[None], 3)[0, 1]
    straight = points_on(run(pair(angle))[None], 3)[0, 1]
    left = np.array([np.sin(angle), -np.cos(angle)])
    assert float((middle - straight) @ left) == pytest.approx(bend, rel=0.35)


@pytest.mark.parametrize("length", [0.0, 10.0, 47.0])
def test_strands_of_discs_that_overlap_shrink_to_a_point(length: float) -> None:
    curve = run(pair(0.3, length), 3.0)
    assert np.isfinite(curve).all()
    assert curve[0] == curve[4]
    assert curve[1] == curve[5]


def test_widths_grow_with_the_logarithm_of_the_passages() -> None:
    widths = width_of(np.array([0.25, 1.0, 2.0, 4.0, 8.0, 1000.0]))
    assert (widths[0], widths[1]) == (1, 2)
    assert np.diff(widths[1:5]) == pytest.approx([1.35] * 3)
    assert widths[-1] == 8


def test_only_pairs_with_both_polarities_have_two_tracks_and_a_gap_between() -> None:
    width = np.array([6.0, 2.0, 4.0])
    offset = offsets(width, np.array([0, 1, 1], np.uint8), np.array([True, True, False]), 3.0)
    assert offset.tolist() == [4.5, -2.5, 0.0]
    assert (offset[0] - width[0] / 2) - (offset[1] + width[1] / 2) == 3.0
