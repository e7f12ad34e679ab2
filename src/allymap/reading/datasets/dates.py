"""Dates as data sets write them, as EDTF."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from allymap.model import FuzzyDate, edtf_of

_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})\Z")
_FORMS = ("%d %B %Y", "%d-%B-%Y", "%d %b %Y", "%d-%b-%Y", "%Y/%m/%d")
_WITH_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}")


def day(text: str) -> str:
    """A day as ISO 8601; empty for what is no day.

    >>> day("20150930"), day("30 September 2015"), day("2015-09-30 14:05:00"), day("2015")
    ('2015-09-30', '2015-09-30', '2015-09-30', '')
    """
    basic = _BASIC.match(text)
    found = edtf("-".join(basic.groups()) if basic else text)
    return found if re.fullmatch(r"\d{4}-\d{2}-\d{2}", found) else ""


def edtf(text: str) -> str:
    """A date of any precision as EDTF; empty for what is none.

    >>> edtf("2015-09"), edtf("2015-09-30T08:00:00Z"), edtf("soon")
    ('2015-09', '2015-09-30', '')
    """
    timed = _WITH_TIME.match(text)
    try:
        return FuzzyDate.parse(timed[1] if timed else text).text
    except ValueError:
        for form in _FORMS:
            try:
                return datetime.strptime(text, form).date().isoformat()
            except ValueError:
                continue
    return ""


def around(middle: str, days: int) -> str:
    """The days before and after a day that it may stand for.

    >>> around("2015-09-30", 3)
    '2015-09-27/2015-10-03'
    """
    there = date.fromisoformat(middle)
    try:
        return edtf_of(there - timedelta(days), there + timedelta(days))
    except OverflowError:  # the first or the last week of the calendar
        return middle


def spell(start: str, end: str) -> str:
    """An interval of two EDTF dates, open where one is empty; empty where there is none, or none that makes sense.

    >>> spell("2015", "2019-03"), spell("2015", ""), spell("", "")
    ('2015/2019-03', '2015/..', '')
    """
    if not start and not end:
        return ""
    if start == end:
        return start
    return edtf(f"{start or '..'}/{end or '..'}")
