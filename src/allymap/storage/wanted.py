"""What a person typed into the search: words, “phrases”, beginnings*, actor:, date: and polarity:."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from ..model import FuzzyDate, Polarity

WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r'(?:(\w+):)?(?:"([^"]*)"|([^\s"]+))')


@dataclass(frozen=True, slots=True)
class Wanted:
    """``phrases`` are runs of folded words; those in ``beginnings`` may go on. Empty fields ask for nothing.

    ``actors`` are runs of words of names, ``days`` the first and last day (``None``: open) that something may lie in.
    """

    phrases: tuple[tuple[str, ...], ...] = ()
    beginnings: frozenset[int] = frozenset()
    actors: tuple[tuple[str, ...], ...] = ()
    days: tuple[date | None, date | None] | None = None
    polarity: str = ""

    @property
    def only_words(self) -> bool:
        """Whether nothing but words and phrases is asked for."""
        return not self.actors and self.days is None and not self.polarity

    @property
    def match(self) -> str:
        """The words as a full-text query. In quotes a word is only ever a word: nothing typed is read as syntax."""
        return " ".join(
            quoted(words) + ("*" if number in self.beginnings else "") for number, words in enumerate(self.phrases)
        )

    def held_by(self, text: str) -> bool:
        """Whether a text holds every word and phrase."""
        plain = folded(text)
        if not all(words[0] in plain for words in self.phrases):
            return False  # The quick answer for most passages.
        there = WORD.findall(plain)
        return all(_stands(words, number in self.beginnings, there) for number, words in enumerate(self.phrases))


def read(text: str) -> Wanted:
    """What is wanted; an operator with a value that means nothing is read as words. The last word is a beginning.

    >>> read('grain "old port" actor:iran polarity:coop')
    Wanted(phrases=(('grain',), ('old', 'port')), beginnings=frozenset(), actors=(('iran',),), days=None, \
polarity='cooperation')
    """
    phrases: list[tuple[str, ...]] = []
    beginnings: set[int] = set()
    actors: list[tuple[str, ...]] = []
    days, polarity, open_end = None, "", False
    for operator, quote, plain in _PART.findall(text):
        value, open_end = quote or plain, False
        words = tuple(WORD.findall(folded(value)))
        if operator == "actor" and words:
            actors.append(words)
        elif operator == "date" and (found := _days(value)):
            days = found
        elif operator == "polarity" and (side := _side(value)):
            polarity = side
        elif quote:
            phrases += [words] if words else []
        else:
            phrases += [(word,) for word in (*WORD.findall(folded(operator)), *words)]
            if plain.endswith("*") and words:
                beginnings.add(len(phrases) - 1)
            open_end = bool(words)
    if open_end:
        beginnings.add(len(phrases) - 1)
    return Wanted(tuple(phrases), frozenset(beginnings), tuple(actors), days, polarity)


def quoted(words: tuple[str, ...]) -> str:
    """Words as a phrase of a full-text query."""
    return f'"{" ".join(words)}"'


def folded(text: str) -> str:
    """Without case and accents, as the index keeps words."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


def _stands(words: tuple[str, ...], beginning: bool, there: list[str]) -> bool:
    *whole, last = words
    length = len(words)
    for at in range(len(there) - length + 1):
        final = there[at + length - 1]
        if there[at : at + length - 1] == whole and (final.startswith(last) if beginning else final == last):
            return True
    return False


def _days(value: str) -> tuple[date | None, date | None] | None:
    try:
        parsed = FuzzyDate.parse(value)
    except ValueError:
        return None
    return None if parsed.undated else (parsed.earliest, parsed.latest)


def _side(value: str) -> str:
    plain = folded(value)
    found = [side.value for side in Polarity if side.value.startswith(plain)]
    return found[0] if len(found) == 1 else ""
