"""Dates as people write them: a subset of EDTF level 0 and 1 with inclusive calendar bounds.

Understood: ``2015-09-30``, ``2015-09``, ``2015``, ``201X`` and ``20XX`` (a decade, a century), ``2015-21`` to
``2015-24`` (spring to winter), a trailing ``~``, ``?`` or ``%``, the intervals ``a/b``, ``a/..``, ``../b``, and the
empty string for *undated*.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<mark>[~?%]?)\Z")
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """An EDTF string with the earliest and the latest day it may mean; ``None`` is an open or unknown end.

    >>> FuzzyDate.parse("2015-09").latest
    datetime.date(2015, 9, 30)
    >>> FuzzyDate.parse("2011/..").latest is None
    True
    """

    text: str = ""
    earliest: date | None = None
    latest: date | None = None

    @classmethod
    def parse(cls, text: str) -> FuzzyDate:
        """Read an EDTF string. Raises ``ValueError`` naming the text when it is none we understand."""
        return _parse(text.strip())

    @property
    def undated(self) -> bool:
        return not self.text

    @property
    def approximate(self) -> bool:
        return any(mark in self.text for mark in "~?%X")

    @property
    def month(self) -> str:
        """The month, or the season, in which all of it lies; empty where it is longer than that.

        >>> [FuzzyDate.parse(one).month for one in ("2015-09-30~", "2015", "2011-03/2011-04")]
        ['2015-09', '', '']
        """
        first, last = self.earliest, self.latest
        if first is None or last is None or len(self.text) < len("2015-09"):
            return ""
        if "/" in self.text and (first.year, first.month) != (last.year, last.month):
            return ""
        return self.text[: len("2015-09")]

    def overlaps(self, start: date | None, end: date | None) -> bool:
        """Whether any day of this date may lie in ``start … end`` (inclusive, ``None`` = open); undated never does."""
        if self.undated:
            return False
        return (end is None or self.earliest is None or self.earliest <= end) and (
            start is None or self.latest is None or self.latest >= start
        )

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=65536)
def _parse(text: str) -> FuzzyDate:
    if not text:
        return FuzzyDate()
    start_text, slash, end_text = text.partition("/")
    if not slash:
        return FuzzyDate(text, *_point(text, text))
    if start_text in ("", "..") and end_text in ("", ".."):
        raise ValueError(f"“{text}” is not a date: one end of an interval must be known")
    earliest = None if start_text in ("", "..") else _point(start_text, text)[0]
    latest = None if end_text in ("", "..") else _point(end_text, text)[1]
    if earliest and latest and latest < earliest:
        raise ValueError(f"“{text}” is not a date: it ends before it starts")
    return FuzzyDate(text, earliest, latest)


def _point(text: str, whole: str) -> tuple[date, date]:
    match = _POINT.match(text)
    if not match:
        raise ValueError(f"“{whole}” is not a date: write it like 2015, 2015-09, 2015-09-30 or 2011/2014")
    digits, month_text, day_text = match["year"], match["month"], match["day"]
    try:
        if "X" in digits:
            if month_text:
                raise ValueError
            return date(int(digits.replace("X", "0")), 1, 1), date(int(digits.replace("X", "9")), 12, 31)
        year = int(digits)
        if month_text is None:
            return date(year, 1, 1), date(year, 12, 31)
        month = int(month_text)
        if day_text:
            day = date(year, month, int(day_text))
            return day, day
        if month in _SEASON_MONTHS:
            first, last = _SEASON_MONTHS[month]
            return date(year, first, 1), month_end(year + (last < first), last)
        return date(year, month, 1), month_end(year, month)
    except ValueError:
        raise ValueError(f"“{whole}” is not a date: there is no such day in the calendar") from None


def month_end(year: int, month: int) -> date:
    """The last day of a month; December 9999 has one too, which adding a day would not find.

    >>> month_end(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return date(year, month, calendar.monthrange(year, month)[1])


def edtf_of(earliest: date, latest: date) -> str:
    """The shortest EDTF string with exactly these inclusive bounds.

    >>> edtf_of(date(2015, 9, 1), date(2015, 9, 30))
    '2015-09'
    >>> edtf_of(date(2015, 1, 1), date(2015, 3, 31))
    '2015-01/2015-03'
    """
    if earliest == latest:
        return earliest.isoformat()
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
        years = f"{earliest.year:04d}", f"{latest.year:04d}"
        return years[0] if earliest.year == latest.year else "/".join(years)
    if earliest.day == 1 and latest == month_end(latest.year, latest.month):
        first, last = earliest.isoformat()[:7], latest.isoformat()[:7]
        return first if first == last else f"{first}/{last}"
    return f"{earliest.isoformat()}/{latest.isoformat()}"
