"""The loops over pairs with numpy: for small maps, and wherever numba is missing or not ready (``layout_kernels``).

Lengths are whole steps, so that both ways of working answer the same distances, and places the same to a hair.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Whole = NDArray[np.int32]
Counts = NDArray[np.unsignedinteger]

SOURCES = 64
"""So many sources are followed at a time, one bit of a word for each."""

_SMALL = np.float32(1e-8)
_BLOCK = 500_000


def reach(offsets: Whole, ends: Whole, steps: Whole, sources: Whole, limit: int, out: Counts) -> None:
    """Fill ``out`` (n×s) with the steps from each of at most 64 ``sources`` to every row, none above ``limit``.

    ``offsets`` (n+1), ``ends`` and ``steps`` are the edges of each row, both ways. A wave starts from each source; a
    word holds which waves have come to a row, so that one look at an edge serves all of them.
    """
    count, ring = len(offsets) - 1, int(steps.max(initial=0)) + 1
    arriving = np.zeros((ring, count), np.uint64)
    seen = np.zeros(count, np.uint64)
    bits = np.left_shift(np.uint64(1), np.arange(len(sources), dtype=np.uint64))
    np.bitwise_or.at(arriving[0], sources, bits)
    begin = np.repeat(np.arange(count), np.diff(offsets))
    time = idle = 0
    while idle < ring:
        new = arriving[time % ring] & ~seen
        arriving[time % ring] = 0
        rows = np.flatnonzero(new)
        idle = 0 if len(rows) else idle + 1
        if len(rows):
            seen |= new
            came = (new[rows, None] & bits) != 0
            at, source = np.nonzero(came)
            out[rows[at], source] = min(time, limit)
            edges = np.flatnonzero(new[begin])
            np.bitwise_or.at(arriving, ((time + steps[edges]) % ring, ends[edges]), new[begin[edges]])
        time += 1


def pull(wanted: Counts, x: Floats, y: Floats, first: int, last: int, to_x: Floats, to_y: Floats) -> None:
    """Where the rows from ``first`` to ``last`` are wanted by all others: the mean of what each other one proposes.

    One proposes the point at the ``wanted`` distance (n×n steps) in the direction in which the row stands now, with
    the weight of the inverse squared distance (the localised update of Gansner, Koren and North, 2004). On the
    diagonal, ``wanted`` must not be 0.
    """
    rows_at_once = max(1, _BLOCK // max(len(x), 1))
    for start in range(first, last, rows_at_once):
        rows = slice(start, min(start + rows_at_once, last))
        square = wanted[rows].astype(np.float32)
        square *= square
        across, down = x[rows, None] - x, y[rows, None] - y
        strength = 1 / np.sqrt(square * (across * across + down * down) + _SMALL)
        weight = 1 / square
        total = weight.sum(axis=1)
        to_x[rows] = (weight @ x + (strength * across).sum(axis=1)) / total
        to_y[rows] = (weight @ y + (strength * down).sum(axis=1)) / total


def pull_few(
    wanted: Counts, weight: Floats, pivots: Whole, offsets: Whole, ends: Whole, steps: Whole, x: Floats, y: Floats,
    first: int, last: int, to_x: Floats, to_y: Floats,
) -> None:  # fmt: skip
    """The same with the neighbours, and ``pivots`` that speak for all others (``wanted`` and ``weight``: n×k)."""
    rows = slice(first, last)
    length = wanted[rows].astype(np.float32)
    across, down = x[rows, None] - x[pivots], y[rows, None] - y[pivots]
    strength = weight[rows] * length / np.sqrt(across * across + down * down + _SMALL)
    sum_x = weight[rows] @ x[pivots] + (strength * across).sum(axis=1)
    sum_y = weight[rows] @ y[pivots] + (strength * down).sum(axis=1)
    total = weight[rows].sum(axis=1)

    edges = slice(int(offsets[first]), int(offsets[last]))
    begin = np.repeat(np.arange(first, last), np.diff(offsets[first : last + 1]))
    end, near = ends[edges], steps[edges].astype(np.float32)
    heavy = 1 / (near * near)
    across, down = x[begin] - x[end], y[begin] - y[end]
    strength = heavy * near / np.sqrt(across * across + down * down + _SMALL)
    count = last - first
    sum_x += np.bincount(begin - first, heavy * x[end] + strength * across, count).astype(np.float32)
    sum_y += np.bincount(begin - first, heavy * y[end] + strength * down, count).astype(np.float32)
    total += np.bincount(begin - first, heavy, count).astype(np.float32)
    to_x[rows], to_y[rows] = sum_x / total, sum_y / total
