"""Compiled and plain loops answer the same; which of them works; how rows are shared; how work is called off."""

from __future__ import annotations

import importlib
import subprocess
import sys
import threading

import numpy as np
import pytest
from layout_nets import nobody, scale_free

from allymap.model import Progress
from allymap.network import layout_engine, layout_kernels, layout_plain, layout_settle
from allymap.network.layout_engine import goes_on, kernels, sharing
from allymap.network.layout_settle import _spoken_for, settle
from allymap.network.layout_ways import Ways, all_pairs, spread, to_few, ways_of


def made(count: int = 400) -> tuple[Ways, np.ndarray, np.ndarray]:
    ways = ways_of(scale_free(count, 3, (0.75, 1.0, 3.0)))
    return ways, *np.random.default_rng(5).normal(0, 9, (2, count)).astype(np.float32)


def test_both_pull_the_same_way() -> None:
    ways, x, y = made()
    with sharing(len(ways)) as share:
        wanted = all_pairs(ways, np.uint8, layout_kernels, share)
    goals = np.empty((2, 2, len(x)), np.float32)
    for loops, goal in zip((layout_plain, layout_kernels), goals, strict=True):
        loops.pull(wanted, x, y, 0, 150, *goal)
        loops.pull(wanted, x, y, 150, len(x), *goal)
    assert np.abs(goals[0] - goals[1]).max() < 1e-4


def test_both_pull_the_same_way_with_pivots() -> None:
    ways, x, y = made()
    pivots = spread(ways, 40)
    near = to_few(ways, pivots, layout_kernels)
    goals = np.empty((2, 2, len(x)), np.float32)
    for loops, goal in zip((layout_plain, layout_kernels), goals, strict=True):
        for first, last in ((0, 150), (150, len(x))):
            loops.pull_few(
                near, _spoken_for(near), pivots, ways.offsets, ways.ends, ways.steps, x, y, first, last, *goal
            )
    assert np.abs(goals[0] - goals[1]).max() < 1e-4


def test_maps_are_the_same_whichever_loops_worked(monkeypatch: pytest.MonkeyPatch) -> None:
    net = scale_free(600)
    found = []
    for loops in (layout_plain, layout_kernels):
        monkeypatch.setattr(layout_settle, "kernels", lambda _, loops=loops: loops)
        found.append(settle(net, None, nobody(600)))
    assert np.median(np.hypot(*(found[0] - found[1]).T)) < 1.0, "less than a map unit"


def test_maps_do_not_depend_on_how_many_threads_share_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    net = scale_free(600)
    found = []
    for threads in (1, 3):
        monkeypatch.setattr(layout_engine, "_MOST_THREADS", threads)
        monkeypatch.setattr("os.cpu_count", lambda: 8)
        found.append(settle(net, None, nobody(600)))
    assert np.array_equal(*found)


def test_small_maps_never_wait_and_large_ones_are_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kernels(300) is layout_plain
    assert kernels(301) is layout_kernels
    monkeypatch.setattr(layout_kernels, "READY", False)
    assert kernels(301) is layout_plain, "somebody else is compiling"
    assert kernels(1_500) is layout_kernels


def test_without_numba_the_plain_loops_work(monkeypatch: pytest.MonkeyPatch) -> None:
    name = layout_kernels.__name__
    monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "numba", None)
    monkeypatch.delitem(sys.modules, "allymap.network.layout_warm", raising=False)
    assert kernels(5_000) is layout_plain
    assert importlib.import_module("allymap.network.layout_warm").LOOPS is layout_plain
    assert name not in sys.modules


def test_numba_is_imported_by_nobody_who_does_not_need_it() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import sys, allymap.network.layout; print('numba' in sys.modules)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert said.stdout.strip() == "False"


def test_every_row_is_worked_on_once_and_by_several_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    done, threads, together = np.zeros(1_000, int), set(), threading.Barrier(4, timeout=10)

    def work(first: int, last: int) -> None:
        done[first:last] += 1
        threads.add(threading.get_ident())
        together.wait()

    with sharing(1_000) as share:
        share(work, 1_000)
    assert (done == 1).all()
    assert len(threads) == 4


def test_trouble_in_a_thread_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)

    def work(first: int, last: int) -> None:
        if first:
            raise ValueError(last)

    with sharing(1_000) as share, pytest.raises(ValueError, match="1000"):
        share(work, 1_000)


def test_work_goes_on_until_somebody_cancels() -> None:
    told: list[int] = []
    progress = Progress(lambda _, done, __: told.append(done))
    assert goes_on(None)
    assert goes_on(progress, 3)
    progress.cancel()
    assert not goes_on(progress)
    assert told == [3]
