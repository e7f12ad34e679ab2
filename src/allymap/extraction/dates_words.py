"""The words of English dates: months, weekdays, seasons, numbers, and the patterns built from them."""

from __future__ import annotations

import re

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_ORDINALS = ("first", "second", "third", "fourth")

MONTHS = {form: at for at, name in enumerate(_MONTHS, 1) for form in (name, name[:3])} | {"sept": 9}
WEEKDAYS = {form: at for at, name in enumerate(_DAYS) for form in (name, name[:3])} | {"tues": 1, "weds": 2, "thurs": 3}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
NUMBERS = {name: at for at, name in enumerate(_NUMBERS, 1)} | {"a": 1, "an": 1, "couple of": 2, "dozen": 12} | _TENS
NAMED_DECADES = {name: 20 + 10 * at for at, name in enumerate(_DECADES)}
ORDINALS = {
    form: at for at, name in enumerate(_ORDINALS, 1) for form in (name, f"{at}{['st', 'nd', 'rd', 'th'][at - 1]}")
}


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)"
MONTH = rf"(?P<month>{_any(MONTHS)})\b\.?"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
WEEKDAY = rf"(?P<weekday>{_any(WEEKDAYS)})\b\.?"
SEASON = rf"(?P<season>{_any(SEASONS)})"
NUMBER = rf"(?P<number>\d{{1,3}}|(?:a )?{_any(NUMBERS)})"
ORDINAL = rf"(?P<ordinal>{_any(ORDINALS)}|last|final)"

_SPELLING = str.maketrans(dict.fromkeys("’‘", "'") | dict.fromkeys("–—‐‑", "-") | dict.fromkeys("\u00a0\n\t", " "))
_LOOSE = re.compile(r" (?=[,.;:]|'s\b)| (?=- )|(?<= -) ")


def normal(text: str) -> str:
    """Lower case, plain quotes and hyphens, single spaces, and none before a comma (as in text cut into tokens).

    >>> normal("Early  July 2011 – 2014 ,")
    'early july 2011-2014'
    """
    plain = " ".join(text.translate(_SPELLING).split())
    return _LOOSE.sub("", plain).strip(" ,.;:").lower()


def number(text: str) -> int:
    """The value of what ``NUMBER`` matched.

    >>> number("twelve"), number("a couple of"), number("30")
    (12, 2, 30)
    """
    return int(text) if text.isdigit() else NUMBERS[text if text in NUMBERS else text.removeprefix("a ")]
