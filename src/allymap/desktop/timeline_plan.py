"""Where things are on the timeline: which days are in sight, how long a bin is, and what stands at a pixel."""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF

from ..network.spans import Band, Histogram, Spans, Unit
from .wording import date_words

Sight = tuple[float, float]
"""The first day in sight and the day after the last, as ordinals."""

SIDE, TOP, BOTTOM = 20.0, 34.0, 28.0
LEAST = 4.0
"""Pixels: a single passage stays visible beside a hundred."""
GAP = 1.5
"""Pixels between the axis and a bar."""
_LEAST_BIN = 8.0  # pixels a bin has at least: below, the next longer unit is counted
_LEAST_DAYS = 14.0
_BAR, _WIDEST_BAR = 0.7, 22.0  # a bar's share of its bin, and its pixels at most
_NOTHING = 1e-9  # what rounding leaves of no claims
_NEAR = 3.0  # pixels beyond a bar or a band that still mean it


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of the axis: its day, what kind of day that is (0 a year begins, 1 a month, 2 any), and two wordings.

    ``alone`` is for the first label in sight, which has no label before it that tells the year.
    """

    day: int
    rank: int
    words: str
    alone: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The area of the bars, the axis in it, pixels a claim, the days in sight and what is counted in them.

    ``edges`` are those of every bin there is, in sight or not; a day is an ordinal.
    """

    area: QRectF
    axis: float
    unit: float
    sight: Sight
    length: Unit
    edges: np.ndarray[tuple[int], np.dtype[np.int64]]
    counts: Histogram
    offset: int
    """The number of the first bin that is counted among all bins."""

    @classmethod
    def of(cls, box: QRectF, spans: Spans, sight: Sight | None = None) -> Plan:
        """The plan for a widget; without ``sight`` all days are in it."""
        area = box.adjusted(SIDE, TOP, -SIDE, -BOTTOM)
        area.setSize(area.size().expandedTo(QSizeF(1, 1)))  # a window can be smaller than its margins
        low, high = spans.bounds
        days = sight[1] - sight[0] if sight else float(high + 1 - low)
        length = next((one for one in Unit if one.days * area.width() / days >= _LEAST_BIN), Unit.DECADE)
        edges = spans.edges(length)
        seen = sight or (float(edges[0]), float(edges[-1]))
        first = max(int(np.searchsorted(edges, seen[0], side="right")) - 1, 0)
        last = min(int(np.searchsorted(edges, seen[1], side="left")), len(edges) - 1)
        counts = spans.counted(edges[first : max(last, first + 1) + 1])
        up, down = (float(value) for value in np.maximum(counts.exact, counts.vague).max(axis=1))
        unit = area.height() / max(up + down, 1.0)
        axis = area.top() + area.height() * up / max(up + down, 1e-9)
        # Where one side is empty, the axis still has air on that side.
        axis = min(max(axis, area.top() + 2 * LEAST), area.bottom() - 2 * LEAST)
        return cls(area, axis, unit, seen, length, edges, counts, first)

    def x_of(self, day: float) -> float:
        """Where a day begins, in pixels; not bounded by the area."""
        return self.area.left() + (day - self.sight[0]) * self.area.width() / (self.sight[1] - self.sight[0])

    def day_at(self, x: float) -> float:
        """The day at a pixel, with its fraction; bounded by what is in sight."""
        share = min(max((x - self.area.left()) / self.area.width(), 0.0), 1.0)
        return self.sight[0] + share * (self.sight[1] - self.sight[0])

    def bin_of(self, day: int) -> int:
        """The number of the bin that holds a day, among all bins; the first or the last for days outside."""
        at = int(np.searchsorted(self.edges, day, side="right")) - 1
        return min(max(at, 0), len(self.edges) - 2)

    def bin_at(self, x: float) -> int:
        """The number of the bin at a pixel, among all bins; the nearest in sight outside."""
        return self.bin_of(int(min(self.day_at(x), self.sight[1] - 1e-6)))

    def bar(self, at: int) -> tuple[float, float]:
        """The left end and the width of the bar of a bin in sight."""
        left, right = (self.x_of(float(self.counts.edges[at + n])) for n in (0, 1))
        wide = min((right - left) * _BAR, _WIDEST_BAR)
        return (left + right - wide) / 2, wide

    def height(self, number: float, side: int) -> float:
        """How high so many claims stand, or hang."""
        room = self.axis - self.area.top() if side == 0 else self.area.bottom() - self.axis
        return min(max(number * self.unit - GAP, LEAST), room) if number else 0.0

    def band(self, at: int, side: int) -> float:
        """How high the band of vague dates is over a bin: as if bins were as long, so that no long month stands out."""
        days = float(self.counts.edges[at + 1] - self.counts.edges[at])
        vague = float(self.counts.vague[side, at])
        return self.height(vague * self.length.days / days, side) if vague > _NOTHING else 0.0

    def found_at(self, point: QPointF, spans: Spans) -> tuple[int, int] | None:
        """The days (ordinals, inclusive) of the bar or the band at a point."""
        if not self.area.adjusted(0, -LEAST, 0, LEAST).contains(point):
            return None
        side = 0 if point.y() < self.axis else 1
        at, away = self.bin_at(point.x()) - self.offset, abs(point.y() - self.axis) - _NEAR
        exact, high = float(self.counts.exact[side, at]), self.band(at, side)
        left, wide = self.bar(at)
        if exact and away <= self.height(exact, side) and left - _NEAR <= point.x() <= left + wide + _NEAR:
            return int(self.counts.edges[at]), int(self.counts.edges[at + 1]) - 1
        if high and away <= high:
            band = next((one for one in self.bands_at(point.x(), spans) if one.side == side), None)
            return (band.first, band.last) if band else None
        return None

    def bands_at(self, x: float, spans: Spans) -> list[Band]:
        """The dates that may mean the day at a pixel and are vaguer than the bins, the narrowest first."""
        day = int(min(self.day_at(x), self.sight[1] - 1e-6))
        return spans.bands(self.edges, day, day)

    def ticks(self, room: float) -> Iterator[Tick]:
        """The labels that the axis might have, as fine as ``room`` pixels for each allow."""
        wide = room * (self.sight[1] - self.sight[0]) / self.area.width()
        years = next((step for step in (1, 2, 5, 10, 20, 50, 100, 200) if step * 365 >= wide), 500)
        months = next((step for step in (1, 3, 6) if step * 30 >= wide), 12)
        days = next((step for step in (1, 5, 10) if step >= wide), 31)
        low, high = max(int(self.sight[0]), 1), min(math.ceil(self.sight[1]), date.max.toordinal())
        for year in range(date.fromordinal(low).year, date.fromordinal(high).year + 1):
            if year % years == 0:
                yield Tick(date(year, 1, 1).toordinal(), 0, str(year), str(year))
            for month in range(1, 13) if months < 12 else ():
                named, first = date_words(f"{year:04d}-{month:02d}"), date(year, month, 1).toordinal()
                if month > 1 and (month - 1) % months == 0:
                    yield Tick(first, 1, named.rsplit(" ", 1)[0], named)
                for day in range(days, 31 if days > 1 else 32, days):
                    if 1 < day <= monthrange(year, month)[1]:
                        words = date_words(f"{year:04d}-{month:02d}-{day:02d}")
                        yield Tick(first + day - 1, 2, str(day), words)


def zoomed(plan: Plan, spans: Spans, factor: float, around: float) -> Sight | None:
    """The days in sight when there are ``factor`` times as many of them around a day; ``None`` for all."""
    low, high = plan.sight
    factor = max(factor, _LEAST_DAYS / (high - low))
    return _bounded(spans, around - (around - low) * factor, around + (high - around) * factor)


def panned(plan: Plan, spans: Spans, by: float) -> Sight | None:
    """The days in sight after so many days farther; ``None`` for all."""
    return _bounded(spans, plan.sight[0] + by, plan.sight[1] + by)


def _bounded(spans: Spans, low: float, high: float) -> Sight | None:
    first, last = spans.bounds
    days = max(high - low, _LEAST_DAYS)
    if days >= last + 1 - first:
        return None
    low = min(max((low + high - days) / 2, float(first)), last + 1 - days)
    return low, low + days
