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
