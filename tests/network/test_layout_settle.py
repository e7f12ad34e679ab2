"""Settling a part: low stress, little movement, and something to show whenever it is called off."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from layout_nets import nobody, path, scale_free, stopping, tree

from allymap.model import Progress
from allymap.network import layout_settle
from allymap.network.layout_net import Net
from allymap.network.layout_settle import settle, settling_rounds
from allymap.network.layout_spacing import overlapping
from allymap.network.layout_stress import distances, stress


@pytest.mark.parametrize(("make", "count", "most"), [(path, 90, 0.001), (tree, 127, 0.085), (scale_free, 500, 0.165)])
def test_stress_is_low(make: Callable[[int], Net], count: int, most: float) -> None:
    net = make(count)
    assert stress(settle(net, None, nobody(count), room=False), distances(net)) < most


def test_pivots_speak_for_all_where_memory_would_not_hold_all_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    net = scale_free(700)
    whole = stress(settle(net, None, nobody(700)), distances(net))
    monkeypatch.setattr(layout_settle, "MOST_BYTES", 1_000)
    sparse = settle(net, None, nobody(700))
    assert stress(sparse, distances(net)) < 1.12 * whole
    held = np.arange(700) % 50 == 0
    again = settle(net, sparse, held)
    assert np.array_equal(again[held], sparse[held])


def test_a_small_map_is_settled_with_room() -> None:
    net = tree(150)
    at = settle(net, None, nobody(150))
    assert len(overlapping(net, at)) == 0
    assert stress(at, distances(net)) < 0.15


def test_a_settled_map_stays_as_it_is() -> None:
    net = scale_free(500)
    at = settle(net, None, nobody(500))
    moved = np.hypot(*(settle(net, at, nobody(500)) - at).T)
    assert np.median(moved) == 0
    assert np.quantile(moved, 0.95) < 0.05 * np.ptp(at)


def test_who_is_torn_moves_and_the_others_stay() -> None:
    net = scale_free(500)
    at = settle(net, None, nobody(500))
    astray = at.copy()
    astray[250] = at.max(axis=0) * 1.5
    found = settle(net, astray, nobody(500))
    assert np.median(np.hypot(*(found - astray).T)) == 0
    assert np.hypot(*(found[250] - at[250])) < 0.3 * np.hypot(*(astray[250] - at[250]))


def test_a_map_in_disorder_is_settled_anew() -> None:
    net = scale_free(500)
    at = settle(net, None, nobody(500))
    mixed = np.random.default_rng(1).permutation(at)
    assert stress(settle(net, mixed, nobody(500)), distances(net)) < 0.8 * stress(mixed, distances(net))


def test_those_in_one_place_part() -> None:
    net = scale_free(400)
    at = settle(net, np.zeros((400, 2)), nobody(400))
    assert len(np.unique(at, axis=0)) == 400
    assert stress(at, distances(net)) < 0.4


def test_held_rows_stay_exactly_and_everybody_held_is_no_work() -> None:
    net = scale_free(400)
    start = np.random.default_rng(2).normal(0, 900, (400, 2))
    held = np.arange(400) % 7 == 0
    assert np.array_equal(settle(net, start, held)[held], start[held])
    assert np.array_equal(settle(net, start, ~nobody(400)), start)


@pytest.mark.parametrize("make", [tree, scale_free])
@pytest.mark.parametrize("fresh", [True, False])
def test_called_off_at_any_time_it_answers_how_far_it_came(make: Callable[[int], Net], fresh: bool) -> None:
    net = make(400)
    wanted = distances(net)
    start = None if fresh else np.random.default_rng(2).normal(0, 900, (400, 2))
    found = []
    for after in (0, 3, 9, 15, 46, 10_000):
        at = settle(net, start, nobody(400), stopping(after))
        assert np.isfinite(at).all()
        found.append(stress(at, wanted))
    assert found[-1] < found[0]
    assert all(later <= earlier + 0.01 for earlier, later in pairwise(found))


@pytest.mark.parametrize("count", [120, 400])
@pytest.mark.parametrize("fresh", [True, False])
def test_progress_ends_within_what_was_announced(count: int, fresh: bool) -> None:
    net = scale_free(count)
    done: list[int] = []
    start = None if fresh else settle(net, None, nobody(count))
    settle(net, start, nobody(count), Progress(lambda _, so_far, __: done.append(so_far)))
    assert done == sorted(done)
    assert 0 < done[-1] <= settling_rounds(net, fresh)
