"""Distances in whole steps: right, the same from both ways of working, and never too large for their kind."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_nets import net, path, scale_free

from allymap.model import Progress
from allymap.network import layout_kernels, layout_plain
from allymap.network.layout_engine import Share
from allymap.network.layout_net import UNIT
from allymap.network.layout_stress import distances
from allymap.network.layout_ways import all_pairs, kind_for, slices, spread, to_few, ways_of

LOOPS = [layout_plain, layout_kernels]
MIXED = (0.75, 0.875, 1.0, 1.25, 2.0, 3.0)


def alone(work: object, count: int) -> None:
    work(0, count)  # type: ignore[operator]


SHARE: Share = alone


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 150), st.integers(0, 999), st.sampled_from(((1.0,), (1.0, 3.0), MIXED)))
def test_distances_are_those_of_dijkstra(count: int, seed: int, lengths: tuple[float, ...]) -> None:
    made = scale_free(count, seed, lengths)
    ways = ways_of(made)
    right = distances(made)
    np.fill_diagonal(right, 0)
    for loops in LOOPS:
        found = all_pairs(ways, np.uint16, loops, SHARE)
        assert found is not None
        assert (np.diagonal(found) == np.iinfo(np.uint16).max).all()
        np.fill_diagonal(found, 0)
        assert np.array_equal(found * ways.unit, right)


@pytest.mark.parametrize("loops", LOOPS)
def test_distances_to_some(loops: object) -> None:
    made = scale_free(300, 2, MIXED)
    ways = ways_of(made)
    some = spread(ways, 100)
    assert np.array_equal(to_few(ways, some, loops) * ways.unit, distances(made)[:, some])  # type: ignore[arg-type]


def test_steps_are_as_long_as_the_lengths_allow() -> None:
    assert ways_of(path(5)).unit == UNIT
    assert ways_of(path(5)).steps.tolist() == [1] * 8
    mixed = ways_of(net(3, [(0, 1), (1, 2)], [UNIT, 1.5 * UNIT]))
    assert (mixed.unit, mixed.steps.tolist()) == (UNIT / 2, [2, 3, 2, 3])
    assert ways_of(net(2, [(0, 1)], [1e-9])).steps.tolist() == [1, 1], "no way is shorter than a step"


def test_a_byte_holds_short_distances_and_two_hold_long_ones() -> None:
    for made, kind in ((scale_free(200), np.uint8), (path(400), np.uint16)):
        ways = ways_of(made)
        few = to_few(ways, spread(ways, 64), layout_plain)
        assert kind_for(few) is kind
        found = all_pairs(ways, kind, layout_plain, SHARE)
        assert found is not None
        np.fill_diagonal(found, 0)
        assert found.max() < np.iinfo(kind).max


def test_what_is_too_far_for_its_kind_stops_at_the_limit() -> None:
    found = all_pairs(ways_of(path(400)), np.uint8, layout_plain, SHARE)
    assert found is not None
    assert found[0, 399] == 255
    assert found[0, 254] == 254


def test_cancelled_between_two_slices() -> None:
    progress = Progress()
    progress.cancel()
    assert slices(2_000) == 16
    assert slices(10) == 1
    assert all_pairs(ways_of(path(200)), np.uint16, layout_plain, SHARE, progress) is None


def test_rows_are_spread_evenly_and_never_twice() -> None:
    assert spread(ways_of(path(5)), 64).tolist() == [0, 1, 2, 3, 4]
    assert spread(ways_of(path(9)), 3).tolist() == [0, 4, 8]
