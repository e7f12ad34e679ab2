"""Stretches that end or begin at the moment of writing: “the past six months”, “two years ago”, “recent weeks”."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from allymap.model import FuzzyDate

from .dates_now import Now, month_of, months_after, on, week_of, year_of
from .dates_words import NUMBER, number

_UNIT = r"(?P<unit>day|weekend|week|fortnight|month|year|decade)s?"
_ROUGHLY = (
    r"(?P<roughly>(?:about|around|roughly|some|nearly|almost|over|more than|less than|just over|just under|at least) )?"
)
_DECADES = 100
_VAGUE = {"year": 3, "month": 3, "week": 4, "day": 7}
"""How many units “recent years”, “the past few months” reach back. A guess, and marked as one."""


def stretch(expression: str, now: Now) -> FuzzyDate | None:
    """The days that a normalised expression covers up to now, from now, or that long ago; ``None`` for another kind."""
    for pattern, rule in _RULES:
        if match := pattern.fullmatch(expression):
            return rule(match, now)
    return None


def shifted(now: Now, count: int, unit: str, mark: str = "") -> FuzzyDate | None:
    """The day, week, month or year that many units later (earlier, when negative), as exact as the unit."""
    if unit == "decade":
        return year_of(now.day.year + 10 * count, "~") if abs(count) <= _DECADES else None
    if unit == "year":
        return year_of(now.day.year + count, mark)
    if unit == "month":
        return month_of(months_after(now.day, count), mark) if now.months else None
    if not now.days:
        return None
    if unit == "day":
        return on(now.day + timedelta(days=count), mark)
    return week_of(now.day + timedelta(weeks=count * (2 if unit == "fortnight" else 1)))


def _ago(match: re.Match[str], now: Now) -> FuzzyDate | None:
    doubtful = match["roughly"] or "couple" in match["number"] or "dozen" in match["number"]
    return shifted(now, -number(match["number"]), match["unit"], "~" if doubtful else "")


def _past(match: re.Match[str], now: Now) -> FuzzyDate | None:
    return _reach(-number(match["number"] or "one"), match["unit"], now)


def _coming(match: re.Match[str], now: Now) -> FuzzyDate | None:
    return _reach(number(match["number"]), match["unit"], now)


def _recent(match: re.Match[str], now: Now) -> FuzzyDate | None:
    return _reach(-_VAGUE[match["unit"]], match["unit"], now, "~")


def _ahead(match: re.Match[str], now: Now) -> FuzzyDate | None:
    return _reach(_VAGUE[match["unit"]], match["unit"], now, "~")


def _reach(count: int, unit: str, now: Now, mark: str = "") -> FuzzyDate | None:
    """From here to that many units away, in steps as coarse as the unit; weeks that are a guess count as months."""
    if unit == "decade" and abs(count) > _DECADES:
        return None
    if unit in ("year", "decade"):
        here, there = f"{now.day.year:04d}", f"{now.day.year + count * (10 if unit == 'decade' else 1):04d}"
    elif unit == "month" or (unit == "week" and mark):
        if not now.months:
            return None
        steps = count if unit == "month" else (1 if count > 0 else -1)
        here, there = month_of(now.day).text, month_of(months_after(now.day, steps)).text
    elif now.days:
        span = timedelta(days=count * {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}[unit])
        here, there = now.day.isoformat(), (now.day + span).isoformat()
    else:
        return None
    return FuzzyDate.parse(f"{there}{mark}/{here}" if count < 0 else f"{here}/{there}{mark}")


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Now], FuzzyDate | None]], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (rf"{_ROUGHLY}{NUMBER} {_UNIT} (?:ago|back)", _ago),
        (rf"(?:the )?{_ROUGHLY}(?:past|last) (?:{NUMBER} )?{_UNIT}", _past),
        (rf"(?:the )?(?:next|coming) {NUMBER} {_UNIT}", _coming),
        (
            r"(?:the )?(?:(?:more |most )?recent|(?:past|last) (?:few|several)) (?P<unit>year|month|week|day)s",
            _recent,
        ),
        (r"(?:the )?(?:coming|next few|next several) (?P<unit>year|month|week|day)s", _ahead),
    )
)
