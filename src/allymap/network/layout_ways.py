"""Distances along the edges of a map, in whole steps of an eighth of the usual distance between two who cooperate."""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from ..model import Progress
from .layout_engine import Share, goes_on
from .layout_net import UNIT, Net
from .layout_plain import SOURCES

Whole = NDArray[np.int32]
Counts = NDArray[np.unsignedinteger]

_STEPS_A_HOP = 8
_SLICES = 16


@dataclass(frozen=True, slots=True)
class Ways:
    """The edges of each row, both ways: those of row i are ``offsets[i]`` to ``offsets[i + 1]``, each with its end and
    its length in ``steps`` of ``unit`` map units.
    """

    offsets: Whole
    ends: Whole
    steps: Whole
    unit: float

    def __len__(self) -> int:
        return len(self.offsets) - 1


def ways_of(net: Net) -> Ways:
    """The ways of a net. Where all lengths are multiples of some number of steps, that is the step."""
    steps = np.maximum(1, np.rint(net.lengths * (_STEPS_A_HOP / UNIT))).astype(np.int32)
    common = int(np.gcd.reduce(steps)) if len(steps) else 1
    begin, end = np.concatenate((net.edges, net.edges[:, ::-1])).T
    order = np.argsort(begin, kind="stable")
    offsets = np.concatenate(([0], np.cumsum(np.bincount(begin, minlength=len(net)))))
    both = np.concatenate((steps, steps))[order] // common
    return Ways(offsets.astype(np.int32), end[order].astype(np.int32), both, UNIT * common / _STEPS_A_HOP)


def spread(ways: Ways, count: int) -> Whole:
    """So many rows, evenly spread over all (which are in the order of ids, and so in no order on the map)."""
    return np.unique(np.linspace(0, len(ways) - 1, min(count, len(ways))).round()).astype(np.int32)


def to_few(ways: Ways, sources: Whole, loops: ModuleType) -> Counts:
    """The steps from each row of a connected net to some others: n×s."""
    found = np.zeros((len(ways), len(sources)), np.uint16)
    for first in range(0, len(sources), SOURCES):
        some = slice(first, first + SOURCES)
        part = np.zeros((len(ways), len(sources[some])), np.uint16)
        loops.reach(ways.offsets, ways.ends, ways.steps, sources[some], np.iinfo(np.uint16).max, part)
        found[:, some] = part
    return found


def kind_for(few: Counts) -> type[np.uint8 | np.uint16]:
    """The smallest kind of number that holds all distances, judged by those to a few rows: none is above twice the
    least of the greatest distances from one row.
    """
    return np.uint8 if 2 * int(few.max(axis=0).min()) <= np.iinfo(np.uint8).max else np.uint16


def slices(actors: int) -> int:
    """In how many slices, each a unit of progress, the distances of so many actors are found."""
    return min(_SLICES, -(-actors // SOURCES))


def all_pairs(
    ways: Ways, kind: type[np.uint8 | np.uint16], loops: ModuleType, share: Share, progress: Progress | None = None
) -> Counts | None:
    """The steps between all rows of a connected net, n×n; the diagonal holds the largest number there is.

    ``None`` when the work was cancelled.
    """
    count, limit = len(ways), int(np.iinfo(kind).max)
    found = np.empty((count, count), kind)
    rows = np.arange(count, dtype=np.int32)
    blocks = -(-count // SOURCES)
    at_once = -(-blocks // slices(count))

    def reach(first: int, last: int) -> None:
        for block in range(first, last):
            some = slice(block * SOURCES, min((block + 1) * SOURCES, count))
            loops.reach(ways.offsets, ways.ends, ways.steps, rows[some], limit, found[:, some])

    for number in range(slices(count)):
        first = min(number * at_once, blocks)
        # The calls end before the next turn of the loop binds another `first`.
        share(lambda low, high: reach(first + low, first + high), min(at_once, blocks - first))  # noqa: B023
        if not goes_on(progress):
            return None
    np.fill_diagonal(found, limit)
    return found
