"""Dates in words, as bylines and people write them: “14 March 2025”, “Sept. 3rd, 2016”, “November 2018”, “14.3.2025”.

The patterns match; ``edtf`` makes of a match what the rest of AllyMap keeps. Only dates with a year are dates here.
"""

from __future__ import annotations

import re
from datetime import date

from .fuzzydate import FuzzyDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
DAY = (
    r"(?:(?P<iso>\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}\S*)?"
    rf"|{_WEEKDAY}(?P<a_day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.format('a_')},?\s+(?P<a_year>\d{{4}})"
    rf"|{_WEEKDAY}{_MONTH.format('b_')}\s+(?P<b_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<b_year>\d{{4}}))"
)
"""The pattern of a day; match it with ``re.IGNORECASE``."""

ANY = rf"(?:{DAY}|(?:{_MONTH.format('c_')},?\s+(?P<c_year>\d{{4}})|(?P<iso_month>\d{{4}}-\d{{2}})))"
"""The pattern of a day or a month."""

_ALONE = re.compile(rf"{ANY}\Z", re.IGNORECASE)
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\Z")
_EARLIEST, _LATEST = 1800, 2100


def edtf(match: re.Match[str]) -> str:
    """What a match of ``DAY`` or ``ANY`` says, as EDTF; empty for a day that no calendar has."""
    found = match.groupdict()
    if found.get("iso"):
        return _day(*map(int, found["iso"].split("-")))
    for form in ("a_", "b_"):
        if found.get(form + "year"):
            return _day(int(found[form + "year"]), _month(found[form + "month"]), int(found[form + "day"]))
    if found.get("c_year"):
        return _day(int(found["c_year"]), _month(found["c_month"]), 1)[:7]
    year, month = map(int, found["iso_month"].split("-"))
    return _day(year, month, 1)[:7]


def as_edtf(written: str) -> str:
    """A date that a person wrote, in EDTF or in words, as EDTF. Raises ``ValueError`` as ``FuzzyDate.parse`` does.

    With dots the day comes first; with slashes nobody knows, and so it is no date.

    >>> as_edtf("14 March 2025"), as_edtf("Nov 2018"), as_edtf("14.3.2025"), as_edtf("2011/.."), as_edtf(" ")
    ('2025-03-14', '2018-11', '2025-03-14', '2011/..', '')
    """
    written = written.strip()
    try:
        return FuzzyDate.parse(written).text
    except ValueError:
        words, dotted = _ALONE.match(written), _DOTTED.match(written)
        day, month, year = map(int, dotted.groups()) if dotted else (0, 0, 0)
        found = edtf(words) if words else _day(year, month, day)
        if not found:
            raise
        return found


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].casefold()) + 1


def _day(year: int, month: int, day: int) -> str:
    if not _EARLIEST <= year <= _LATEST:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
