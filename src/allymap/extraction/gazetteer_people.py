"""Whether a surname in a text means the official we know: titles before it, given names before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from .gazetteer_tables import Alias, Entry, Form, rows, split
from .gazetteer_trie import WORD, fold

_OPENING_ENDS = ("ly", "ing", "ed")
_BEFORE = re.compile(r"(?P<word>[^\W\d_][^\W_]*)(?P<dot>\.?)(?P<gap> |-)\Z")
_JUNIOR = re.compile(r",? (?:Jr|Junior|III)\b")
_STARTS = '.!?:;“”"(\n\r\t[•–—‘'
_LOOK = 40
_HEADLINE = 60
_LOWER = re.compile(r"\b[a-z]{4,}")


class NameWords:
    """The words around people's names: titles, particles such as *bin*, and words that open sentences."""

    def __init__(self) -> None:
        words: dict[str, set[str]] = {}
        for row in rows("name_words"):
            words.setdefault(row["role"], set()).update(fold(WORD.findall(word)[-1]) for word in split(row["words"]))
        self.titles, self.particles, self.openers = words["title"], words["particle"], words["opener"]

    def without_titles(self, text: str) -> str:
        """A name without “the” and the titles before it.

        >>> NameWords().without_titles("the Foreign Minister Sergei Lavrov")
        'Sergei Lavrov'
        """
        words = list(WORD.finditer(text))
        last = -1
        for at, word in enumerate(words[:-1]):
            if fold(word.group()) in self.titles and word.group()[0].isupper():
                last = at
        if last < 0 and len(words) > 1 and fold(words[0].group()) == "the":
            last = 0
        return text[words[last + 1].start() :] if last >= 0 else text


class Bearer(Enum):
    """Who bears the surname: ``OURS`` after a title or given name, ``LIKELY`` after neither, ``OTHER`` for others."""

    OURS = "ours"
    LIKELY = "likely"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands before a surname: who bears it, and where the name begins with the given names found there."""

    bearer: Bearer
    begin: int


def read_before(text: str, start: int, end: int, entry: Entry, words: NameWords) -> Reading:
    """Look left of a surname at ``start … end`` for a title or given names."""
    given = _given_names(entry, words)
    begin, bearer, cursor = start, Bearer.LIKELY, start
    while match := _BEFORE.search(text, max(0, cursor - _LOOK), cursor):
        word, cursor = match["word"], match.start()
        role = _role(match, given, words)
        if role == "title":
            return Reading(Bearer.OURS, begin)
        if (
            role == "unknown"
            and bearer is Bearer.LIKELY
            and _is_name(word, text, cursor)
            and not _headline(text, start, end)
        ):
            return Reading(Bearer.OTHER, start)
        if role == "given":
            begin, bearer = cursor, Bearer.OURS
        elif role != "particle":
            break
    return Reading(bearer, begin)


def is_junior(text: str, end: int) -> bool:
    """Whether *Jr* or the like follows a name and makes it somebody else's."""
    return _JUNIOR.match(text, end) is not None


def is_full(alias: Alias, words: NameWords) -> bool:
    """Whether an alias names its actor beyond doubt: for a person, whether it holds more than the surname."""
    if alias.shared or alias.introduced:
        return False
    if alias.form is not Form.PERSON:
        return True
    first, space, _ = alias.text.partition(" ")
    return bool(space) and fold(WORD.findall(first)[0]) not in words.particles


def _given_names(entry: Entry, words: NameWords) -> set[str]:
    return {fold(part) for alias in entry.aliases for part in WORD.findall(alias.text)[:-1]} - words.particles


def _role(match: re.Match[str], given: set[str], words: NameWords) -> str:
    word, dotted, joined = match["word"], bool(match["dot"]), match["gap"] == "-"
    folded = fold(word)
    if folded in words.particles:
        return "particle"
    if joined or not word[0].isupper() or folded in words.openers:
        return "end"
    if folded in words.titles:
        return "title"
    if dotted:
        return "given" if len(word) == 1 else "end"
    if any(_alike(folded, name) for name in given):
        return "given"
    return "end" if word.isupper() else "unknown"


def _alike(word: str, name: str) -> bool:
    """Spellings of one given name begin alike, as Dmitri and Dmitry do; an initial is enough."""
    return word == name or (len(word) == 1 and name[0] == word) or (len(word) > 3 and word[:3] == name[:3])


def _is_name(word: str, text: str, at: int) -> bool:
    """Whether a capitalised word we do not know is somebody's given name, not the adverb that opens a sentence."""
    before = text[max(0, at - _LOOK) : at].rstrip(" ")
    opens = not before or before[-1] in _STARTS
    return not (opens and word.endswith(_OPENING_ENDS))


def _headline(text: str, start: int, end: int) -> bool:
    """Whether every long word around is capitalised, so that a capital says nothing."""
    line_start = max(text.rfind("\n", 0, start) + 1, start - _HEADLINE)
    line_end = text.find("\n", end)
    around = text[line_start : min(end + _HEADLINE, line_end if line_end >= 0 else len(text))]
    return not _LOWER.search(around)
