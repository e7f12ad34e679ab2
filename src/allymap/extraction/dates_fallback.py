"""The `dateparser` library for what our own rules do not know, kept to expressions that name a date beyond doubt."""

from __future__ import annotations

import re
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING

from allymap.model import FuzzyDate

from .dates_now import Now, month_of, on, year_of
from .dates_words import MONTH, YEAR

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_DATED = re.compile(rf"\b{MONTH}(?: |\Z)|(?<![\d.,]){YEAR}(?![\d.,])")
_DOUBTFUL = re.compile(
    r"\b(?:per cent|percent|old|aged?|(?:year|decade|month|week|day|hour)s?|since|until|between|from|and|or|to)\b"
    r"|[%$/-]"
)


def parsed(expression: str, now: Now | None) -> FuzzyDate | None:
    """The date that dateparser finds in a normalised expression that holds a month or a year; its period is kept."""
    if not _DATED.search(expression) or _DOUBTFUL.search(expression):
        return None
    if not re.search(YEAR, expression) and not (now and now.months):
        return None
    with warnings.catch_warnings():
        # dateparser warns about its own use of the standard library, which is no concern of whoever reads a text.
        warnings.simplefilter("ignore")
        found = _parser(now.day.isoformat() if now else "").get_date_data(expression)
    if found.date_obj is None:
        return None
    day = found.date_obj.date()
    if found.period == "year":
        return year_of(day.year)
    return month_of(day) if found.period == "month" else on(day)


@lru_cache(maxsize=64)
def _parser(day: str) -> DateDataParser:
    from datetime import datetime

    from dateparser.date import DateDataParser

    settings: dict[str, object] = {"PREFER_DATES_FROM": "past"}
    if day:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(day)
    return DateDataParser(languages=["en"], settings=settings)
