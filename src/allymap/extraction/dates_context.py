"""Expressions that lean on a date given before: “the following year”, “later that month”, “two days earlier”."""

from __future__ import annotations

import re
from collections.abc import Callable

from allymap.model import FuzzyDate

from .dates_now import Now, month_of, on, week_of, year_of
from .dates_stretches import shifted
from .dates_words import NUMBER, number

_UNIT = r"(?P<unit>day|week|month|year)s?"


def anaphoric(expression: str, context: FuzzyDate) -> FuzzyDate | None:
    """The date of a normalised expression counted from the date before; ``None`` when that is too vague for it."""
    then = Now.of(context, None)
    if then is None:
        return None
    for pattern, rule in _RULES:
        if match := pattern.fullmatch(expression):
            return rule(match, then)
    return None


def _same(match: re.Match[str], then: Now) -> FuzzyDate | None:
    if match["unit"] == "year":
        return year_of(then.day.year)
    if match["unit"] == "month":
        return month_of(then.day) if then.months else None
    if not then.days:
        return None
    return week_of(then.day) if match["unit"] == "week" else on(then.day)


def _neighbour(match: re.Match[str], then: Now) -> FuzzyDate | None:
    back = (match["which"] or match["side"]) in ("previous", "preceding", "before", "earlier")
    return shifted(then, -1 if back else 1, match["unit"])


def _counted(match: re.Match[str], then: Now) -> FuzzyDate | None:
    back = match["side"] in ("before", "earlier", "previously")
    return shifted(then, (-1 if back else 1) * number(match["number"]), match["unit"])


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Now], FuzzyDate | None]], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (rf"(?:(?:earlier|later|also|late|early) )?(?:in |on )?(?:that|the same|that same|that very) {_UNIT}", _same),
        (rf"the (?P<which>following|next|previous|preceding) {_UNIT}(?P<side>)", _neighbour),
        (rf"(?P<which>)the {_UNIT} (?P<side>before|after|earlier|later)", _neighbour),
        (rf"{NUMBER} {_UNIT} (?P<side>earlier|later|before|after|afterwards|previously)", _counted),
    )
)
