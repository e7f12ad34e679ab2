"""Counts how many distinct values the rows of each run have, and keeps the counts true as rows come and go."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Rows = NDArray[np.intp]
Floats = NDArray[np.float64]


class Count(NamedTuple):
    """``rows`` of each group, that is of one value in one run, and the distinct ``values`` of each run."""

    rows: NDArray[np.unsignedinteger]
    values: Ints


class Distinct:
    """Knows the run and the value of every row. A count is never changed: another set of rows makes another.

    So a moved window costs as much as the rows that enter and leave it, and no sorting.
    """

    def __init__(self, run: NDArray[np.int64], value: NDArray[np.int32], runs: int) -> None:
        span = int(value.max(initial=0)) + 1
        keys, group = np.unique(run * span + value, return_inverse=True)
        self._group = group.reshape(-1).astype(np.int32)
        self._run = (keys // span).astype(np.int32)
        self._runs = runs
        # As small as the fullest group allows: each answer copies a number for every group.
        self._small = np.min_scalar_type(int(np.bincount(self._group).max(initial=0)))

    def nothing(self) -> Count:
        """The count of no rows at all."""
        return Count(np.zeros(len(self._run), self._small), np.zeros(self._runs, np.int32))

    def moved(self, count: Count, gained: Rows, lost: Rows) -> Count:
        """The count after some rows came, which it did not have, and some went, which it had."""
        came, went = self._group[gained], self._group[lost]
        rows, values = count.rows.copy(), count.values.copy()
        one = rows.dtype.type(1)  # a number of another type would be cast for each row, which takes 60 times as long
        np.add.at(rows, came, one)
        np.subtract.at(rows, went, one)
        seen = np.zeros(len(rows), np.bool_)
        seen[came] = seen[went] = True
        groups = np.flatnonzero(seen)
        change = (rows[groups] > 0).astype(np.int32) - (count.rows[groups] > 0)
        np.add.at(values, self._run[groups], change)
        return Count(rows, values)

    def best(self, rows: Rows, worth: Floats) -> Floats:
        """For each run the sum, over the distinct values of these rows, of the greatest worth of a row that has it."""
        most = np.zeros(len(self._run))
        np.maximum.at(most, self._group[rows], worth)
        return np.asarray(np.bincount(self._run, most, self._runs), np.float64)
