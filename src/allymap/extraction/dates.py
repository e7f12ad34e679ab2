"""What a date expression means: words in a sentence, and the day the document was published, to EDTF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from allymap.model import FuzzyDate

from .dates_context import anaphoric
from .dates_fallback import parsed
from .dates_now import Now
from .dates_relative import relative
from .dates_stated import stated
from .dates_words import MONTH, MONTHS, normal

Basis = Literal["stated", "context", "document", "unresolved"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and how it was found.

    ``stated`` by the words alone, from the ``context`` (a date given before) or from the ``document``'s own date;
    ``unresolved`` where it leans on a date of the document that nobody knows: then ``words`` keep the expression.
    """

    date: FuzzyDate
    basis: Basis
    words: str = ""


_SINCE = ("since", "ever since", "starting", "beginning", "from", "after", "following", "as of")
_UNTIL = ("until", "till", "til", "by", "up to", "through", "as late as")
_BEFORE = ("before", "prior to", "ahead of")
_AT = ("in", "on", "at", "of", "over", "during", "throughout", "within", "for", "around", "about", "in the course of")
_FILLER = "at least|about|around|roughly|as early as|sometime in|sometime|the|in|on"
_BOUNDS = "|".join((*_SINCE, *_UNTIL, *_BEFORE))
_PREPOSITION = re.compile(rf"\b(?P<word>{_BOUNDS})(?: (?:{_FILLER}))*\Z")
_LEADING = re.compile(rf"(?:(?:{_BOUNDS}|{'|'.join(_AT)}|between) )+")
_IN_TIME = re.compile(rf"\b(?:{_BOUNDS}|{'|'.join(_AT)}|between|last|this|next|and)\Z")
_LOOKS_AHEAD = re.compile(
    r"\b(?:will|shall|would|going to|due|scheduled|set (?:to|for)|plan(?:s|ned|ning)?|expected|upcoming|forthcoming|"
    r"(?:is|are|was|were) to|to be|about to|intends?|deadline|postponed?|delay(?:ed)?|bring(?:ing)? forward)\b"
    r"(?!.*\b(?:said|says|told|announced|reported|warned|claimed|added|insisted|denied|wrote|tweeted|declared)\b)"
)
"""Words that look ahead, unless a report follows: “he would leave, his office said on Tuesday”."""
_AHEAD_WITHIN = 90
"""Characters before the expression in which a word that looks ahead counts."""
_COUNTING = re.compile(r"\b(?:some|nearly|almost|(?:more|less|fewer) than)\Z")
_POINTED = re.compile(r"\b(?:last|this|next|past|ago|today|yesterday|tomorrow)\b")
_DAY = len("2018-07-21")
_ANY_DAY = FuzzyDate.parse("2018-07-21")
"""A day of publication to try an expression with."""
_RANGE = re.compile(r"(?P<first>.+?)(?: ?- ?| to | until | through | till | and )(?P<last>.+)")


def resolve(
    expression: str, before: str, published: FuzzyDate, tense: str = "", context: FuzzyDate | None = None
) -> Dated | None:
    """The date of an expression, or ``None`` when we are not sure.

    ``before`` holds the words before it in its sentence, ``tense`` is its verb's (spaCy's ``Past`` and ``Pres``, or
    ``Fut``; empty when not known), ``context`` the last date the text gave, on which “the following year” leans.

    Not dates: durations, ages, holidays, figures that could be read in two ways; and without a publication date
    whatever leans on one. A stretch that began in the past (“since 2011”) ends with the publication, where known.

    >>> resolve("2011", "active there since", FuzzyDate.parse("2018-07-21")).date.text
    '2011/2018'
    """
    words, lead = normal(expression.removesuffix("'s").removesuffix("’s")), normal(before)
    if match := _LEADING.match(words):
        lead, words = f"{lead} {match[0]}".strip(), words[match.end() :]
    if _is_another_word(words, expression, lead):
        return None
    now = Now.of(published, _future(lead, tense))
    single = _single(words, now, context or FuzzyDate())
    return _in_its_place(single, words, lead, now) if single else _range(words, lead, now) or _fallback(words, now)


def unresolved(expression: str, before: str, published: FuzzyDate, tense: str = "") -> Dated | None:
    """The expression of a date that only a document's own day would tell, where ``published`` is less than that.

    >>> unresolved("last month", "", FuzzyDate()).words, unresolved("two hours", "for", FuzzyDate())
    ('last month', None)
    """
    if len(published.text) >= _DAY:
        return None
    on_any_day = resolve(expression, before, _ANY_DAY, tense)
    if on_any_day is None or on_any_day.basis != "document":
        return None
    return Dated(FuzzyDate(), "unresolved", expression)


def _is_another_word(words: str, expression: str, lead: str) -> bool:
    """Whether *May* is a person, *march* a verb, *2000* a number of people."""
    if words in MONTHS:
        return not (expression[-len(words) :][:1].isupper() and _IN_TIME.search(lead))
    return words.isdigit() and _COUNTING.search(lead) is not None


def _in_its_place(found: Dated, words: str, lead: str, now: Now | None) -> Dated | None:
    """A date with the preposition before it: a stretch, or ``None`` when the other end is missing or either may be."""
    preposition = _PREPOSITION.search(lead)
    if preposition is None:
        return None if re.search(r"\bbetween\Z", lead) else found
    certain = found.basis != "document" or _POINTED.search(words) or now is None or now.future is not None
    if preposition["word"] not in _SINCE and not certain:
        # “by Friday”, “until March”: the last one or the next one? Only the verb could tell.
        return None
    if words.isdigit() and lead.endswith("the"):
        # “after the 2016 coup”: the year is that of the noun to come, and what follows it follows soon.
        word = {"after": "", "following": "", "before": "by", "prior to": "by"}.get(
            preposition["word"], preposition["word"]
        )
        return _bounded(found, word, now) if word else found
    return _bounded(found, preposition["word"], now)


def _future(lead: str, tense: str) -> bool | None:
    if tense:
        return tense.lower().startswith("fut")
    return True if _LOOKS_AHEAD.search(lead[-_AHEAD_WITHIN:]) else None


def _single(words: str, now: Now | None, context: FuzzyDate) -> Dated | None:
    if date := stated(words):
        return Dated(date, "stated")
    if now and (date := relative(words, now)):
        return Dated(date, "document")
    if date := anaphoric(words, context):
        return Dated(date, "context")
    return None


def _fallback(words: str, now: Now | None) -> Dated | None:
    date = parsed(words, now)
    return Dated(date, "stated" if re.search(r"\d{4}", words) else "document") if date else None


def _range(words: str, lead: str, now: Now | None) -> Dated | None:
    """“2011-2014”, “March to June 2016”, “21-23 July”; “and” only after “between”."""
    if match := re.fullmatch(r"(\d\d)(\d\d) ?- ?(\d\d)", words):
        if int(match[3]) <= max(12, int(match[2])):
            return None
        words = f"{match[1]}{match[2]}-{match[1]}{match[3]}"
    match = _RANGE.fullmatch(words)
    if not match or (" and " in words and not re.search(r"\bbetween\Z", lead)):
        return None
    first_words, last_words = _completed(match["first"], match["last"])
    first, last = (_single(part, now, FuzzyDate()) for part in (first_words, last_words))
    if first is None or last is None:
        return None
    start, end = first.date, last.date
    if start.earliest is None or end.latest is None or start.earliest > end.latest:
        return None
    return Dated(FuzzyDate.parse(f"{_start(start)}/{_end(end)}"), last.basis)


def _completed(first: str, last: str) -> tuple[str, str]:
    """Both ends with the month and the year that only one of them says."""
    months = [re.search(rf"\b{MONTH}", part) for part in (first, last)]
    if months[0] and not months[1] and re.match(r"\d{1,2}\b(?!\d)", last):
        last = f"{months[0]['month']} {last}"
    elif months[1] and not months[0] and re.fullmatch(r"(?:the )?\d{1,2}(?:st|nd|rd|th)?", first):
        first = f"{first} {months[1]['month']}"
    year = re.search(r"\b\d{4}\b", last)
    if year and not re.search(r"\b\d{4}\b", first):
        first = f"{first} {year[0]}"
    return first, last


def _start(date: FuzzyDate) -> str:
    return date.text.partition("/")[0]


def _end(date: FuzzyDate) -> str:
    return date.text.rpartition("/")[2]


def _bounded(found: Dated, preposition: str, now: Now | None) -> Dated:
    """The stretch from, up to or before a date."""
    date = found.date
    if preposition in _SINCE:
        if preposition == "from" and found.basis != "stated":
            return found
        start = _start(date)
        over = now is not None and date.earliest is not None and date.earliest <= now.day
        end = now.text[: len(start.rstrip("~?%"))] if now and over else ".."
        return Dated(FuzzyDate.parse(start if start == end else f"{start}/{end}"), found.basis)
    if preposition in _UNTIL:
        return Dated(FuzzyDate.parse(f"../{_end(date)}"), found.basis)
    if date.earliest is None:
        return found
    last = (date.earliest - timedelta(days=1)).isoformat()
    return Dated(FuzzyDate.parse(f"../{last[: len(_start(date).rstrip('~?%'))]}"), found.basis)
