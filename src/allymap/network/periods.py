"""How many claims fall into each year, quarter or month; a vague date is spread over the time it may mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from ..model import FuzzyDate, Polarity, edtf_of

Counted = tuple[FuzzyDate, Polarity, float]
_MOST_BINS = 60


@dataclass(frozen=True, slots=True)
class Counts:
    """One column a bin of ``months`` months, the first beginning at ``start``; rows are cooperation and competition.

    ``exact`` counts what surely belongs to a bin; ``vague`` is the share of what may belong to it; both 2×n.
    """

    start: date
    months: int
    exact: NDArray[np.float64]
    vague: NDArray[np.float64]
    undated: float = 0.0

    def __len__(self) -> int:
        return int(self.exact.shape[1])

    @property
    def edges(self) -> list[date]:
        """The first day of each bin, and the day after the last bin."""
        first = _month(self.start)
        return [_first_day(first + n * self.months) for n in range(len(self) + 1)]

    def bin_of(self, day: date) -> int:
        """The bin that a day belongs to; days outside belong to the first or the last."""
        return min(max((_month(day) - _month(self.start)) // self.months, 0), len(self) - 1)


def count(rows: Iterable[Counted], most_bins: int = _MOST_BINS, months: int = 0) -> Counts | None:
    """Counts in bins of ``months`` months, or in the finest of months, quarters, years and decades that needs no more
    than ``most_bins``; ``None`` without a date.

    Dates that are open at one end reach to the first or the last day that any other date names.
    """
    dated: list[tuple[date | None, date | None, int, float]] = []
    undated = 0.0
    for when, polarity, number in rows:
        if when.undated:
            undated += number
        else:
            dated.append((when.earliest, when.latest, 0 if polarity is Polarity.COOPERATION else 1, number))
    known = [day for earliest, latest, _, _ in dated for day in (earliest, latest) if day is not None]
    if not known:
        return None
    first, last = _month(min(known)), _month(max(known))
    months = months or next((size for size in (1, 3, 12) if (last - first) // size + 2 <= most_bins), 120)
    first = max(first - first % months, 12)
    bins = (last - first) // months + 1
    exact, vague = np.zeros((2, bins)), np.zeros((2, bins))
    for earliest, latest, side, number in dated:
        low = 0 if earliest is None else (_month(earliest) - first) // months
        high = bins - 1 if latest is None else (_month(latest) - first) // months
        if low == high:
            exact[side, low] += number
        else:
            vague[side, low : high + 1] += number / (high - low + 1)
    return Counts(_first_day(first), months, exact, vague, undated)


def _month(day: date) -> int:
    """Months since the year 0."""
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1) if month < 120_000 else date.max  # the calendar ends with 9999


def period(counts: Counts, at: int) -> str:
    """The time of one bin as EDTF writes it: ``2015``, ``2015-04/2015-06``, ``2015-04``."""
    edges = counts.edges
    return edtf_of(edges[at], edges[at + 1] - timedelta(days=1))
