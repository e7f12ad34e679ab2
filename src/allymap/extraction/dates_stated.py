"""Expressions that say their own date: “30 September 2015”, “early 2015”, “the 1990s”, “Q3 2019”."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from allymap.model import FuzzyDate, edtf_of

from .dates_words import DAY, MONTH, MONTHS, NAMED_DECADES, ORDINAL, ORDINALS, SEASON, SEASONS, WEEKDAY, YEAR

PART = re.compile(
    r"(?:the )?(?:very )?(?P<part>early|mid|late|beginning|start|outset|middle|end|close|"
    r"(?:first|second|latter) half|(?:early|first|opening|latter|last|closing|final) (?:part|months|weeks|days))"
    r"(?: of | in | |-)(?:the )?"
)
"""The words that pick a part of what follows: “early ”, “the end of the ”."""

_YEAR_PARTS = {
    "early": (1, 4), "mid": (5, 8), "late": (9, 12), "middle": (5, 8), "start": (1, 3), "end": (10, 12),
    "first half": (1, 6), "second half": (7, 12), "latter half": (7, 12),
}  # fmt: skip
_MONTH_PARTS = {
    "early": (1, 10), "mid": (11, 20), "late": (21, 31), "middle": (11, 20), "start": (1, 10), "end": (21, 31),
    "first half": (1, 15), "second half": (16, 31), "latter half": (16, 31),
}  # fmt: skip
_DECADE_PARTS = {
    "early": (0, 3), "mid": (4, 6), "late": (7, 9), "middle": (4, 6), "start": (0, 1), "end": (8, 9),
    "first half": (0, 4), "second half": (5, 9), "latter half": (5, 9),
}  # fmt: skip
_STARTS = ("beginning", "outset", "early ", "first ", "opening ")
_ENDS = ("close", "latter ", "last ", "closing ", "final ")


@lru_cache(maxsize=4096)
def stated(expression: str) -> FuzzyDate | None:
    """The date that a normalised expression says by itself, without knowing when it was written."""
    for pattern, rule in _RULES:
        if match := pattern.fullmatch(expression):
            return rule(match)
    if match := PART.match(expression):
        whole = stated(expression[match.end() :])
        return None if whole is None else part_of(whole, match["part"])
    return None


def part_of(whole: FuzzyDate, part: str) -> FuzzyDate | None:
    """A part of a year (by months), a month (by days) or a decade (by years); ``None`` of anything else."""
    first, last = whole.earliest, whole.latest
    if first is None or last is None:
        return None
    key = part
    if "half" not in part:
        key = "start" if part.startswith(_STARTS) else "end" if part.startswith(_ENDS) else part
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        if last.year == first.year:
            low, high = _YEAR_PARTS[key]
            return FuzzyDate.parse(f"{first.year}-{low:02d}/{first.year}-{high:02d}")
        if last.year - first.year == 9:
            low, high = _DECADE_PARTS[key]
            return FuzzyDate.parse(f"{first.year + low}/{first.year + high}")
    if (first.year, first.month, first.day) == (last.year, last.month, 1) and last.day >= 28:
        low, high = _MONTH_PARTS[key]
        return FuzzyDate.parse(edtf_of(first.replace(day=low), first.replace(day=min(high, last.day))))
    return None


def point(year: int, month: int = 0, day: int = 0) -> FuzzyDate | None:
    """A year, a month (or season, 21–24) or a day; ``None`` for one that is not in the calendar.

    >>> point(2015, 9).text, point(2015, 2, 29)
    ('2015-09', None)
    """
    text = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")
    try:
        return FuzzyDate.parse(text)
    except ValueError:
        return None


def _calendar(match: re.Match[str]) -> FuzzyDate | None:
    found = match.groupdict()
    return point(int(found["year"]), MONTHS[found["month"]], int(found.get("day") or 0))


def _iso(match: re.Match[str]) -> FuzzyDate | None:
    return point(int(match["year"]), int(match["m"]), int(match["d"] or 0))


def _numeric(match: re.Match[str]) -> FuzzyDate | None:
    """Day and month in figures: only where a full stop, a number above twelve or two equal ones leave no doubt."""
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    if match["sep"] == "." or one > 12:
        return point(year, other, one)
    return point(year, one, other) if other > 12 or one == other else None


def _quarter(match: re.Match[str]) -> FuzzyDate | None:
    found = match.groupdict()
    which = int(found.get("q") or 0) or ORDINALS[found["ordinal"]]
    return FuzzyDate.parse(f"{match['year']}-{3 * which - 2:02d}/{match['year']}-{3 * which:02d}")


def _decade(match: re.Match[str]) -> FuzzyDate | None:
    digits = match["digits"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return FuzzyDate.parse(f"{first}/{first + 9}")


def _named_decade(match: re.Match[str]) -> FuzzyDate | None:
    first = 1900 + NAMED_DECADES[match["word"]]
    return FuzzyDate.parse(f"{first}/{first + 9}")


def _century(match: re.Match[str]) -> FuzzyDate | None:
    return FuzzyDate.parse(f"{int(match['number']) - 1:02d}XX")


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], FuzzyDate | None]], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (rf"(?:the )?(?:year )?{YEAR}", lambda match: point(int(match["year"]))),
        (rf"(?:{WEEKDAY},? )?(?:the |this )?{DAY}(?: of)? {MONTH},?(?: of)? {YEAR}", _calendar),
        (rf"(?:this )?(?:{WEEKDAY},? )?{MONTH} (?:the )?{DAY},? {YEAR}", _calendar),
        (rf"{MONTH},?(?: of| in)? {YEAR}", _calendar),
        (rf"{YEAR},? {MONTH}(?: {DAY})?", _calendar),
        (r"(?P<year>\d{4})[-/](?P<m>\d\d)(?:[-/](?P<d>\d\d))?", _iso),
        (r"(?P<one>\d{1,2})(?P<sep>[./-])(?P<other>\d{1,2})(?P=sep)(?P<year>\d{4})", _numeric),
        (rf"(?:the )?{SEASON}(?: of|,)? {YEAR}", lambda match: point(int(match["year"]), SEASONS[match["season"]])),
        (rf"q(?P<q>[1-4]),?(?: of)? {YEAR}", _quarter),
        (rf"(?:the )?{ORDINAL} quarter(?: of|,)? {YEAR}", _quarter),
        (r"(?:the )?'?(?P<digits>(?:1[5-9]|20)[1-9]0|[2-9]0|2000)'?s", _decade),
        (rf"(?:the )?(?P<word>{'|'.join(NAMED_DECADES)})", _named_decade),
        (r"(?:the )?(?P<number>1\d|2[01])(?:st|nd|rd|th) century", _century),
    )
)
