"""Claims as spans of days, counted in days, months, quarters, years or decades; what a timeline shows of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..model import Polarity, edtf_of
from .periods import Counted

Days = NDArray[np.int64]
"""Days as ordinals (``date.toordinal``)."""
Floats = NDArray[np.float64]

_END = 120_000
"""The month, since the year 0, behind the end of the calendar, which is the year 9999."""


class Unit(Enum):
    """The length of a bin in months; a day has none."""

    DAY = 0
    MONTH = 1
    QUARTER = 3
    YEAR = 12
    DECADE = 120

    @property
    def days(self) -> float:
        """How long one is, on average."""
        return self.value * 30.436875 or 1.0


class Band(NamedTuple):
    """So many claims of one side that say no more than that it was some time in these days (ordinals, inclusive)."""

    first: int
    last: int
    side: int
    number: float


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bins from one of the ``edges`` (n+1 ordinals) to the next; rows are cooperation and competition.

    ``exact`` counts what surely belongs to a bin; ``vague`` is the share of what may belong to it; both 2×n.
    """

    edges: Days
    exact: Floats
    vague: Floats

    def __len__(self) -> int:
        return len(self.edges) - 1

    def bin_of(self, day: int) -> int:
        """The bin that a day belongs to; days outside belong to the first or the last."""
        return min(max(int(np.searchsorted(self.edges, day, side="right")) - 1, 0), len(self) - 1)

    def period(self, at: int) -> str:
        """The time of one bin as EDTF writes it: ``2015``, ``2015-04``, ``2015-04-12``."""
        return period(int(self.edges[at]), int(self.edges[at + 1]) - 1)


@dataclass(frozen=True, slots=True)
class Spans:
    """The distinct dates of claims by side: first and last day, and how many claims have that date.

    Dates that are open at one end reach to the first or the last day that any other date names. ``undated`` are counted
    aside.
    """

    first: Days
    last: Days
    side: NDArray[np.int8]
    number: Floats
    undated: float = 0.0

    @classmethod
    def of(cls, rows: Iterable[Counted]) -> Spans | None:
        """The spans of claims by date; ``None`` without a date."""
        dated, undated = [], 0.0
        for when, polarity, number in rows:
            if when.undated:
                undated += number
            else:
                dated.append((when.earliest, when.latest, 0 if polarity is Polarity.COOPERATION else 1, number))
        known = [day.toordinal() for one in dated for day in one[:2] if day is not None]
        if not known:
            return None
        low, high = min(known), max(known)
        first = np.array([one[0].toordinal() if one[0] else low for one in dated], np.int64)
        last = np.array([one[1].toordinal() if one[1] else high for one in dated], np.int64)
        side, number_of = np.array([one[2] for one in dated], np.int8), np.array([one[3] for one in dated], np.float64)
        return cls(first, last, side, number_of, undated)

    @property
    def bounds(self) -> tuple[int, int]:
        """The first and the last day that any date names."""
        return int(self.first.min()), int(self.last.max())

    def edges(self, unit: Unit) -> Days:
        """The first day of each period that a date may lie in, and the day after the last."""
        low, high = self.bounds
        if unit is Unit.DAY:
            return np.arange(low, high + 2)
        size, start, end = unit.value, _month(low), _month(high)
        months = range(max(start - start % size, 12), end + size + 1, size)
        edges = [_first_day(month) for month in months]
        return np.array(edges if edges[-1] > high else [*edges, high + 1], np.int64)

    def counted(self, edges: Days) -> Histogram:
        """The numbers in the bins between some days; what lies outside is left out."""
        bins = len(edges) - 1
        exact, vague = np.zeros((2, bins)), np.zeros((2, bins))
        at, sure = self._bins(edges)
        for side in range(2):
            mine = self.side == side
            inside = mine & sure & (at >= 0) & (at < bins)
            exact[side] = np.bincount(at[inside], self.number[inside], bins)
            vague[side] = np.diff(self._begun(mine & ~sure, edges))
        return Histogram(edges, exact, np.maximum(vague, 0.0))

    def bands(self, edges: Days, low: int, high: int) -> list[Band]:
        """The dates that are vaguer than the bins and may mean one of some days, the narrowest first."""
        _, sure = self._bins(edges)
        meant = np.flatnonzero(~sure & (self.first <= high) & (self.last >= low))
        meant = meant[np.argsort((self.last - self.first)[meant], kind="stable")]
        columns = (self.first, self.last, self.side, self.number)
        return [Band(*row) for row in zip(*(column[meant].tolist() for column in columns), strict=True)]

    def _bins(self, edges: Days) -> tuple[Days, NDArray[np.bool_]]:
        """The bin in which each date begins, and whether it ends there too."""
        at = np.searchsorted(edges, self.first, side="right") - 1
        return at, at == np.searchsorted(edges, self.last, side="right") - 1

    def _begun(self, of: NDArray[np.bool_], edges: Days) -> Floats:
        """How much of some dates has gone by at each edge, a date going by evenly."""
        first, after = self.first[of], self.last[of] + 1
        density = self.number[of] / np.maximum(after - first, 1)
        gone = np.zeros(len(edges))
        for ends, sign in ((first, 1.0), (after, -1.0)):
            order = np.argsort(ends, kind="stable")
            density_before = np.concatenate(([0.0], np.cumsum(density[order])))
            weight_before = np.concatenate(([0.0], np.cumsum((density * ends)[order])))
            at = np.searchsorted(ends[order], edges, side="right")
            gone += sign * (density_before[at] * edges - weight_before[at])
        return gone


def period(first: int, last: int) -> str:
    """The shortest EDTF words for some days (ordinals, inclusive)."""
    return edtf_of(date.fromordinal(first), date.fromordinal(last))


def _month(ordinal: int) -> int:
    """Months since the year 0."""
    day = date.fromordinal(ordinal)
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> int:
    if month >= _END:
        return date.max.toordinal() + 1
    return date(month // 12, month % 12 + 1, 1).toordinal()
