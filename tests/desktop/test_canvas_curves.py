"""Strands as straight lines: they cover their curves, and dashes begin and end with a dash."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from allymap.desktop.canvas.curves import (
    bounds,
    bulge,
    dashed_lines,
    lengths,
    points,
    solid_lines,
    trimmed,
)

coordinates = st.floats(-2000, 2000, width=32)
curves = arrays(np.float64, st.tuples(st.integers(1, 6), st.just(6)), elements=coordinates)


def straight(length: float) -> np.ndarray:
    return np.array([[10.0, 20.0, 10.0 + length / 2, 20.0, 10.0 + length, 20.0]])


def test_a_straight_strand_is_one_line() -> None:
    assert solid_lines(straight(100)).tolist() == [[10.0, 20.0, 110.0, 20.0]]


def test_lines_of_a_bent_strand_overlap_a_little() -> None:
    lines = solid_lines(np.array([[0.0, 0.0, 50.0, 60.0, 100.0, 0.0]]))
    assert len(lines) > 5
    reach = lines[:-1, 2:4] - lines[1:, 0:2]
    along = lines[1:, 2:4] - lines[1:, 0:2]
    assert ((reach * along).sum(axis=1) > 0).all()


@given(curves)
def test_solid_lines_stay_close_to_the_curve(curve: np.ndarray) -> None:
    for one in curve:
        lines = solid_lines(one[None])
        middles = (lines[:, 0:2] + lines[:, 2:4]) / 2
        t = np.linspace(0, 1, 2000)
        along = points(np.repeat(one[None], len(t), axis=0), t)
        away = np.hypot(*(middles[:, None] - along[None]).transpose(2, 0, 1)).min(axis=1)
        spacing = float(lengths(one[None])[0]) / 2000
        # Very large bends run into the bound on the number of lines.
        assert (away <= 0.6 + spacing + float(bulge(one[None])[0]) / 28**2).all()


@given(curves)
def test_bounds_contain_the_curve(curve: np.ndarray) -> None:
    box = bounds(curve, 0.0)
    for t in np.linspace(0, 1, 9):
        at = points(curve, np.full(len(curve), t))
        assert (at >= box[:, 0:2] - 1e-6).all()
        assert (at <= box[:, 2:4] + 1e-6).all()


@pytest.mark.parametrize("length", [3.0, 40.0, 87.0, 400.0])
def test_dashes_fill_a_strand_from_end_to_end(length: float) -> None:
    dashes = dashed_lines(straight(length), np.array([6.0]), np.array([4.0]))
    assert dashes[0, 0] == pytest.approx(10.0)
    assert dashes[-1, 2] == pytest.approx(10.0 + length)
    gaps = dashes[1:, 0] - dashes[:-1, 2]
    if len(gaps):
        assert gaps == pytest.approx(np.full(len(gaps), gaps[0]))
        assert 2.0 < gaps[0] < 6.5


def test_dashes_of_many_strands_are_their_own() -> None:
    both = np.concatenate([straight(100), straight(250)])
    each = [dashed_lines(one[None], np.array([6.0]), np.array([4.0])) for one in both]
    together = dashed_lines(both, np.array([6.0, 6.0]), np.array([4.0, 4.0]))
    assert together == pytest.approx(np.concatenate(each))


def test_trimming_takes_the_same_from_both_ends() -> None:
    assert trimmed(straight(100), 3.0) == pytest.approx(np.array([[13.0, 20.0, 60.0, 20.0, 107.0, 20.0]]))


def test_nothing_makes_no_lines() -> None:
    none = np.empty((0, 6))
    assert solid_lines(none).shape == (0, 4)
    assert dashed_lines(none, np.empty(0), np.empty(0)).shape == (0, 4)
    assert bounds(none, 1.0).shape == (0, 4)
