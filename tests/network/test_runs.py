"""A run of rows reads like the tuple of its ids."""

from __future__ import annotations

import numpy as np
import pytest

from allymap.network.runs import Run, every

IDS = np.array(["a", "b", "c", "d", "e"], np.object_)
ROWS = np.array([0, 2, 3, 4], np.intp)


def test_a_run_reads_like_a_tuple() -> None:
    run = Run(IDS, ROWS, 1, 3)
    assert (len(run), list(run), run[0], run[-1], run[:1]) == (2, ["c", "d"], "c", "d", ("c",))
    assert ("c" in run, "a" in run, bool(run), bool(Run(IDS, ROWS, 2, 2))) == (True, False, True, False)
    assert repr(run) == "('c', 'd')"
    with pytest.raises(IndexError):
        run[2]


def test_a_run_equals_whatever_holds_the_same_ids() -> None:
    run = Run(IDS, ROWS, 1, 3)
    assert run == ("c", "d") == run
    assert run == ["c", "d"]
    assert run == Run(IDS, np.array([2, 3], np.intp), 0, 2)
    assert run != ("c",)
    assert run != "cd"
    assert {run: 1}[("c", "d")] == 1  # type: ignore[index]


def test_many_runs_are_read_at_once() -> None:
    other = np.array([4, 0], np.intp)
    runs = [Run(IDS, ROWS, 1, 3), ("x", "y"), Run(IDS, other, 0, 2), Run(IDS, ROWS, 2, 2), Run(IDS, ROWS, 0, 1), ()]
    assert sorted(every(runs)) == sorted([*"cd", *"xy", *"ea", *"a"])
    assert every([]) == every([(), Run(IDS, ROWS, 2, 2)]) == []
