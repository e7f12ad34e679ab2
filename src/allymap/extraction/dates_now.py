"""The moment of writing, and steps in the calendar from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from allymap.model import FuzzyDate, edtf_of

_FIRST_YEAR, _LAST_YEAR = 1100, 8900
"""Steps from a year between these end inside the calendar of ``datetime``."""


@dataclass(frozen=True, slots=True)
class Now:
    """When the words were written.

    ``day`` is the last day that may be meant; it is known to the day when ``days``, to the month when ``months``.
    ``future`` says that the words look ahead (``True``) or back (``False``); ``None`` when nothing tells.
    """

    day: date
    days: bool
    months: bool
    future: bool | None = None

    @classmethod
    def of(cls, published: FuzzyDate, future: bool | None) -> Now | None:
        """``None`` when the publication is not known to the year, or lies in a year no document is of."""
        first, last = published.earliest, published.latest
        if first is None or last is None or first.year != last.year or not _FIRST_YEAR <= first.year <= _LAST_YEAR:
            return None
        return cls(last, first == last, first.month == last.month, future)

    @property
    def text(self) -> str:
        """The moment in EDTF, as exact as it is known."""
        return self.day.isoformat()[: 10 if self.days else 7 if self.months else 4]


def months_after(day: date, months: int) -> date:
    """The first day of the month that many months later (earlier, when negative).

    >>> months_after(date(2018, 1, 31), -2)
    datetime.date(2017, 11, 1)
    """
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def on(day: date, mark: str = "") -> FuzzyDate:
    """A day, with a mark of doubt."""
    return FuzzyDate.parse(day.isoformat() + mark)


def month_of(day: date, mark: str = "") -> FuzzyDate:
    """The month of a day, with a mark of doubt."""
    return FuzzyDate.parse(day.isoformat()[:7] + mark)


def year_of(year: int, mark: str = "") -> FuzzyDate:
    """A year, with a mark of doubt."""
    return FuzzyDate.parse(f"{year:04d}{mark}")


def days(first: date, last: date) -> FuzzyDate:
    """All days from the first to the last."""
    return FuzzyDate.parse(edtf_of(first, last))


def week_of(day: date) -> FuzzyDate:
    """The week of a day, Monday to Sunday.

    >>> week_of(date(2018, 7, 21)).text
    '2018-07-16/2018-07-22'
    """
    monday = day - timedelta(days=day.weekday())
    return days(monday, monday + timedelta(days=6))
