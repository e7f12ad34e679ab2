"""Expressions that need to know when they were written: “last month”, “on Friday”, “21 July”, “this spring”."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from allymap.model import FuzzyDate

from .dates_now import Now, days, month_of, months_after, on, week_of, year_of
from .dates_stated import PART, part_of, point
from .dates_stretches import stretch
from .dates_words import DAY, MONTH, MONTHS, SEASON, SEASONS, WEEKDAY, WEEKDAYS

_SOON, _SOON_FOR_SURE = 60, 240
"""Days ahead within which a day and a month without a year are meant: when nothing tells, and in the future tense."""

_WHICH = r"(?P<which>last|this past|this coming|this|next)"
_NAMED_DAYS = {
    "yesterday": -1, "last night": -1, "overnight": -1, "the day before yesterday": -2, "tomorrow": 1,
    "the day after tomorrow": 2,
}  # fmt: skip


def relative(expression: str, now: Now) -> FuzzyDate | None:
    """The date of a normalised expression as seen from when it was written; ``None`` when that is not enough."""
    for pattern, rule in _RULES:
        if match := pattern.fullmatch(expression):
            return rule(match, now)
    if found := stretch(expression, now):
        return found
    if match := PART.match(expression):
        whole = relative(expression[match.end() :], now)
        return None if whole is None else part_of(whole, match["part"])
    return None


def _named_day(match: re.Match[str], now: Now) -> FuzzyDate | None:
    return on(now.day + timedelta(days=_NAMED_DAYS.get(match["word"], 0))) if now.days else None


def _weekday(match: re.Match[str], now: Now) -> FuzzyDate | None:
    if not now.days:
        return None
    which = match["which"] or ""
    back = (now.day.weekday() - WEEKDAYS[match["weekday"]]) % 7
    if which in ("next", "this coming") or (now.future and not which.startswith(("last", "this past"))):
        return on(now.day + timedelta(days=7 - back if back or which else 0))
    return on(now.day - timedelta(days=back or 7 if which.startswith(("last", "this past")) else back))


def _step(which: str) -> int:
    return {"last": -1, "this past": -1, "next": 1, "coming": 1, "this coming": 1}.get(which, 0)


def _unit(match: re.Match[str], now: Now) -> FuzzyDate | None:
    step, unit = _step(match["which"]), match["unit"]
    if unit == "year":
        return year_of(now.day.year + step)
    if unit == "month":
        return month_of(months_after(now.day, step)) if now.months else None
    if not now.days:
        return None
    return _weekend(now, step) if unit == "weekend" else week_of(now.day + timedelta(weeks=step))


def _weekend(now: Now, step: int) -> FuzzyDate | None:
    """The last, this or the next weekend. *This* one lies ahead from Thursday on; on a Wednesday nobody knows."""
    weekday = now.day.weekday()
    saturday = now.day - timedelta(days=(weekday - 5) % 7)
    if step == 0 and weekday < 5:
        ahead = now.future if now.future is not None or weekday == 2 else weekday > 2
        if ahead is None:
            return None
        saturday += timedelta(weeks=int(ahead))
    elif weekday >= 5 or step > 0:
        saturday += timedelta(weeks=step)
    return days(saturday, saturday + timedelta(days=1))


def _the_weekend(_: re.Match[str], now: Now) -> FuzzyDate | None:
    if not now.days:
        return None
    saturday = now.day - timedelta(days=(now.day.weekday() - 5) % 7)
    saturday += timedelta(weeks=int(bool(now.future) and now.day.weekday() < 5))
    return days(saturday, saturday + timedelta(days=1))


def _month_name(match: re.Match[str], now: Now) -> FuzzyDate | None:
    if not now.months:
        return None
    month, which, here = MONTHS[match["month"]], match["which"] or "", now.day.month
    year = now.day.year
    if which in ("next", "this coming") or (now.future and not which.startswith(("last", "this past"))):
        return point(year + (month < here or (which == "next" and month == here)), month)
    if which == "this":
        return point(year, month)
    return point(year - (month > here or (bool(which) and month == here)), month)


def _month_of_year(match: re.Match[str], now: Now) -> FuzzyDate | None:
    return point(now.day.year + _step(match["which"]), MONTHS[match["month"]], int(match["day"] or 0))


def _month_day(match: re.Match[str], now: Now) -> FuzzyDate | None:
    """The last such day, or one soon ahead where the words do not look back."""
    if not now.months:
        return None
    month, day = MONTHS[match["month"]], int(match["day"])
    around = [point(now.day.year + step, month, day) for step in (-1, 0, 1)]
    known = [(one, one.earliest) for one in around if one and one.earliest]
    back = max(((one, at) for one, at in known if at <= now.day), key=lambda pair: pair[1], default=None)
    ahead = min(((one, at) for one, at in known if at > now.day), key=lambda pair: pair[1], default=None)
    within = 0 if now.future is False else _SOON_FOR_SURE if now.future else _SOON
    if ahead and (ahead[1] - now.day).days <= within:
        return ahead[0]
    return back[0] if back else None


def _season(match: re.Match[str], now: Now) -> FuzzyDate | None:
    which = match["which"]
    seasons = [point(now.day.year + step, SEASONS[match["season"]]) for step in (-2, -1, 0, 1)]
    known = [(one, one.earliest, one.latest) for one in seasons if one and one.earliest and one.latest]
    if not now.months:
        return None
    if which == "next" or now.future:
        return next((one for one, first, _ in known if first > now.day), None)
    if which == "last":
        return next((one for one, _, last in reversed(known) if last < now.day), None)
    return next((one for one, first, _ in reversed(known) if first <= now.day), None)


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Now], FuzzyDate | None]], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (
            r"(?:earlier |later |late |early )?(?P<word>today|tonight|this (?:morning|afternoon|evening)|"
            rf"{'|'.join(_NAMED_DAYS)})(?: (?:morning|afternoon|evening|night))?",
            _named_day,
        ),
        (
            rf"(?:late |early |earlier )?(?:on )?(?:{_WHICH} )?{WEEKDAY}(?: (?:morning|afternoon|evening|night))?",
            _weekday,
        ),
        (
            r"(?:(?:earlier|later|sometime) )?(?:in )?(?:the )?"
            r"(?P<which>last|this past|this coming|this|current|coming|next) (?P<unit>weekend|week|month|year)",
            _unit,
        ),
        (r"the weekend", _the_weekend),
        (rf"(?:(?:earlier|later) )?(?:{_WHICH} )?{MONTH}", _month_name),
        (rf"(?:{DAY} )?{MONTH},?(?: of)? (?P<which>last|this|next) year", _month_of_year),
        (rf"(?:{WEEKDAY},? )?(?:the )?{DAY}(?: of)? {MONTH}", _month_day),
        (rf"(?:{WEEKDAY},? )?{MONTH} (?:the )?{DAY}", _month_day),
        (rf"(?P<which>last|this|next|the) {SEASON}", _season),
    )
)
