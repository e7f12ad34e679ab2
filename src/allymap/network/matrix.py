"""The arena × time matrix of a pair or an actor: where and when it is cooperation, and where and when competition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ..model import Claim, FuzzyDate, Polarity, edtf_of
from ..model.fuzzydate import month_end

Unit = Literal["quarter", "year"]

ELSEWHERE = ""
"""The row of claims that name no arena."""

UNDATED = ""
"""The column of claims without a date, and of those that may lie in more than one period."""


@dataclass(slots=True)
class Cell:
    """The ids of the claims of one arena in one period, by side."""

    cooperation: list[str] = field(default_factory=list)
    competition: list[str] = field(default_factory=list)

    def side(self, polarity: Polarity) -> list[str]:
        return self.cooperation if polarity is Polarity.COOPERATION else self.competition


@dataclass(frozen=True, slots=True)
class Matrix:
    """``cells`` by arena and period (EDTF); arenas with the most claims first and ``ELSEWHERE`` last, periods in order
    without gaps and ``UNDATED`` last where there are such claims."""

    arenas: tuple[str, ...]
    periods: tuple[str, ...]
    cells: dict[tuple[str, str], Cell]

    def cell(self, arena: str, period: str) -> Cell:
        return self.cells.get((arena, period)) or Cell()


def matrix(claims: Iterable[Claim], unit: Unit = "year") -> Matrix:
    """Sort claims into arenas and periods. A claim of two arenas stands in both rows.

    A date that spans several periods stands in the last column: no period may claim it.
    """
    cells: dict[tuple[str, str], Cell] = {}
    sizes: dict[str, int] = {}
    days: list[date] = []
    for claim in claims:
        when, day = _period(claim.date, unit)
        if day is not None:
            days.append(day)
        for arena in claim.arena or (ELSEWHERE,):
            cells.setdefault((arena, when), Cell()).side(claim.polarity).append(claim.id)
            sizes[arena] = sizes.get(arena, 0) + 1
    arenas = sorted(sizes, key=lambda arena: (arena == ELSEWHERE, -sizes[arena], arena))
    periods = list(_between(min(days), max(days), unit)) if days else []
    if any(when == UNDATED for _, when in cells):
        periods.append(UNDATED)
    return Matrix(tuple(arenas), tuple(periods), cells)


def _period(text: str, unit: Unit) -> tuple[str, date | None]:
    try:
        when = FuzzyDate.parse(text)
    except ValueError:
        return UNDATED, None
    if when.earliest is None or when.latest is None or _start(when.earliest, unit) != _start(when.latest, unit):
        return UNDATED, None
    return _name(when.earliest, unit), when.earliest


def _start(day: date, unit: Unit) -> date:
    return date(day.year, 1 if unit == "year" else (day.month - 1) // 3 * 3 + 1, 1)


def _name(day: date, unit: Unit) -> str:
    start = _start(day, unit)
    return edtf_of(start, month_end(start.year, start.month + (11 if unit == "year" else 2)))


def _between(first: date, last: date, unit: Unit) -> Iterable[str]:
    step = 12 if unit == "year" else 3
    month = first.year * 12 + _start(first, unit).month - 1
    while month <= last.year * 12 + last.month - 1:
        yield _name(date(month // 12, month % 12 + 1, 1), unit)
        month += step
