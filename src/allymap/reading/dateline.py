"""The date a text gives itself: a “Published:” line, a line that is only a date, an agency's dateline.

Only the first lines count, and only dates with a year: a date somewhere in the prose is no date of publication.
"""

from __future__ import annotations

import re
from datetime import date

from allymap.model import FuzzyDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY_DATE = (
    r"(?:(?P<iso>\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}\S*)?"
    rf"|{_WEEKDAY}(?P<a_day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.format('a_')},?\s+(?P<a_year>\d{{4}})"
    rf"|{_WEEKDAY}{_MONTH.format('b_')}\s+(?P<b_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<b_year>\d{{4}}))"
)
_MONTH_DATE = rf"(?:{_MONTH.format('c_')},?\s+(?P<c_year>\d{{4}})|(?P<iso_month>\d{{4}}-\d{{2}}))"
_ANY_DATE = rf"(?:{_DAY_DATE}|{_MONTH_DATE})"
_TIME = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)?"
_PLACE = r"(?:[A-Z][A-Z’'.\- ]+(?:/[A-Z][A-Z’'.\- ]+)*,\s+)?"
_SHAPES = (
    re.compile(
        rf"(?:first\s+)?(?:published|posted|issued|dated?|publication date|date published)(?:\s+on)?\s*:?\s+"
        rf"{_ANY_DATE}\b{_TIME}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:by\s+[^\d|·•]{{2,60}}|[^\d|·•]{{2,40}})\s*[|·•]\s*{_DAY_DATE}{_TIME}\s*\Z", re.IGNORECASE),
    re.compile(rf"{_ANY_DATE}{_TIME}\s*\Z", re.IGNORECASE),
    re.compile(rf"{_PLACE}(?i:{_DAY_DATE})(?:\s*\([^)]{{2,40}}\))?\s*(?:[—–]|-{{1,2}}\s)"),
)
_LINES = 10
_EARLIEST, _LATEST = 1800, 2100


def dateline(text: str) -> str:
    """The text's own date of publication as EDTF, or an empty string.

    >>> dateline("A title\\n\\nPublished: 12 Nov 2018\\n\\nThe first sentence.")
    '2018-11-12'
    >>> dateline("TEHRAN, March 3, 2016 (Agency) — The two ministers met.")
    '2016-03-03'
    >>> dateline("On 12 November 2018 the two ministers met.")
    ''
    """
    lines = [line.strip(" \t\r*_#>") for line in text[:4000].split("\n")]
    for line in [line for line in lines if line][:_LINES]:
        for shape in _SHAPES:
            match = shape.match(line[:200])
            if match and (found := _edtf(match)):
                return found
    return ""


def checked(written: str) -> str:
    """A date from metadata as EDTF: as it stands, its day when it carries a time, a date in words; else empty.

    >>> checked("2018-11-12T10:00:00Z"), checked("November 2018"), checked("2018-13-40"), checked("soon")
    ('2018-11-12', '2018-11', '', '')
    """
    written = written.strip()
    for candidate in (written, written[:10] if re.match(r"\d{4}-\d\d-\d\d[T ]", written) else ""):
        try:
            FuzzyDate.parse(candidate)
        except ValueError:
            continue
        if candidate:
            return candidate
    match = re.match(rf"{_ANY_DATE}\b", written, re.IGNORECASE)
    return _edtf(match) if match else ""


def _edtf(match: re.Match[str]) -> str:
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


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].casefold()) + 1


def _day(year: int, month: int, day: int) -> str:
    if not _EARLIEST <= year <= _LATEST:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
