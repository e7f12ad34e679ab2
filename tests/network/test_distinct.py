"""Counts that follow rows equal counts made from scratch."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from allymap.network.distinct import Distinct

_RUNS = 4
ROWS = st.lists(st.tuples(st.integers(0, _RUNS - 1), st.integers(0, 3)), max_size=20)


@given(ROWS, st.lists(st.sets(st.integers(0, 19)), max_size=5))
def test_a_count_follows_the_rows_that_come_and_go(rows: list[tuple[int, int]], sets: list[set[int]]) -> None:
    runs, values = np.array([run for run, _ in rows], np.int64), np.array([value for _, value in rows], np.int32)
    distinct = Distinct(runs, values, _RUNS)
    count, there = distinct.nothing(), set[int]()
    for wanted in sets:
        now = {row for row in wanted if row < len(rows)}
        gained, lost = (np.array(sorted(part), np.intp) for part in (now - there, there - now))
        before = count.values.copy()
        later = distinct.moved(count, gained, lost)
        assert count.values.tolist() == before.tolist()
        count, there = later, now
        assert count.values.tolist() == [len({rows[row][1] for row in now if rows[row][0] == run}) for run in range(4)]


@given(ROWS, st.data())
def test_of_rows_with_one_value_the_best_counts(rows: list[tuple[int, int]], data: st.DataObject) -> None:
    runs, values = np.array([run for run, _ in rows], np.int64), np.array([value for _, value in rows], np.int32)
    chosen = data.draw(st.sets(st.integers(0, max(len(rows) - 1, 0)), max_size=len(rows)))
    worth = {row: data.draw(st.integers(1, 9)) / 8 for row in sorted(chosen)}
    found = Distinct(runs, values, _RUNS).best(np.array(list(worth), np.intp), np.array(list(worth.values())))
    most: dict[tuple[int, int], float] = {}
    for row, share in worth.items():
        most[rows[row]] = max(most.get(rows[row], 0.0), share)
    assert found.tolist() == [sum(share for (run, _), share in most.items() if run == each) for each in range(_RUNS)]
