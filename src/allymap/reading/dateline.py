"""The date a text gives itself: a “Published:” line, a byline or a town with a date, a line that is only a date,
an agency's dateline.

Only the first lines count, and only dates with a year: a date somewhere in the prose is no date of publication.
"""

from __future__ import annotations

import re

from allymap.model import FuzzyDate
from allymap.model.written_dates import ANY, DAY, edtf

_TIME = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)?"
_PLACE = r"(?:[A-Z][A-Z’'.\- ]+(?:/[A-Z][A-Z’'.\- ]+)*,\s+)?"
_TOWN = r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,2},\s+"
_SHAPES = (
    re.compile(
        rf"(?:first\s+)?(?:published|posted|issued|dated?|publication date|date published)(?:\s+on)?\s*:?\s+"
        rf"{ANY}\b{_TIME}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:by\s+[^\d|·•]{{2,60}}?\s*[|·•,–—]|[^\d|·•]{{2,40}}\s*[|·•])\s*{DAY}{_TIME}\s*\Z", re.IGNORECASE),
    re.compile(rf"{_TOWN}(?i:{DAY}{_TIME})\s*\Z"),
    re.compile(rf"{ANY}{_TIME}\s*\Z", re.IGNORECASE),
    re.compile(rf"{_PLACE}(?i:{DAY})(?:\s*\([^)]{{2,40}}\))?\s*(?:[—–]|-{{1,2}}\s)"),
)
_LINES = 10


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
            if match and (found := edtf(match)):
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
    match = re.match(rf"{ANY}\b", written, re.IGNORECASE)
    return edtf(match) if match else ""
