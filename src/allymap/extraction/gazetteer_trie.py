"""Finds many names in a text with one walk: a trie over folded words, with the letter case checked at the end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")
_End = tuple[str, bool, T | None]

WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
"""A word without hyphens, apostrophes and dots; accents that follow their letter belong to it."""
_STUBBORN = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_MODIFIERS = re.compile(r"[\u02b0-\u036f]+")
_PLAIN = str.maketrans(dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("-‐‑‒–\u00a0", " "))
_WIDEST_GAP = 3
_MOST = 100_000
"""Words of texts of which it is remembered whether a name begins with them; random text must not fill the memory."""


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without case and diacritics.

    >>> fold("Erdoğan"), fold("Yıldırım"), fold("IRAN")
    ('erdogan', 'yildirim', 'iran')
    """
    if word.isascii():
        return word.lower()
    return _MODIFIERS.sub("", unicodedata.normalize("NFKD", word.lower())).translate(_STUBBORN)


@dataclass(slots=True)
class _Node(Generic[T]):
    """A step of the trie; ``ends`` holds the names that may end here, as they are written, and what they stand for."""

    next: dict[str, _Node[T]] = field(default_factory=dict)
    ends: list[_End[T]] = field(default_factory=list)

    def grow(self, words: list[str], end: _End[T]) -> None:
        """Add the steps of the words and the end after the last of them."""
        node = self
        for word in words:
            known = node.next.get(word)
            if known is None:
                known = node.next[word] = _Node()
            node = known
        node.ends.append(end)


class Trie(Generic[T]):
    """Names and what they stand for. The longest name wins, so a longer one can hide a shorter one within it.

    The steps after a first word are built when that word is first met: most names of a large list never are.
    """

    def __init__(self) -> None:
        self._seeds: dict[str, list[_End[T]]] = {}
        self._grown: dict[str, _Node[T]] = {}
        self._begins: dict[str, _Node[T] | None] = {}

    def add(self, name: str, value: T | None, strict: bool = False) -> None:
        """Add a name; a ``strict`` one keeps each of its capitals, one whose value is ``None`` stands for nothing."""
        first = WORD.search(name)
        if first is not None:
            word = fold(first.group())
            self._seeds.setdefault(word, []).append((name, strict, value))
            self._grown.pop(word, None)
            self._begins.clear()

    def _begin(self, word: str) -> _Node[T] | None:
        """The names that may begin with a word as a text has it, which is remembered; ``None`` when there are none."""
        if len(self._begins) > _MOST:
            self._begins.clear()
        folded = fold(word)
        seeds = self._seeds.get(folded, ())
        # The capital of a first word is never lost: most that some name begins with are plain words of a text.
        plain = word[0].islower() and all(_pieces(name)[0][0][0].isupper() for name, _, _ in seeds)
        self._begins[word] = node = self._node(folded, seeds) if seeds and not plain else None
        return node

    def _node(self, word: str, seeds: Sequence[_End[T]]) -> _Node[T]:
        grown = self._grown.get(word)
        if grown is None:
            grown = self._grown[word] = _Node()
            for end in seeds:
                grown.grow([fold(part) for part in WORD.findall(end[0])[1:]], end)
        return grown

    def find(self, text: str) -> list[tuple[int, int, list[T]]]:
        """The longest names in a text, left to right, never overlapping: start, end and what the name stands for."""
        free, begins = 0, self._begins
        found: list[tuple[int, int, list[T]]] = []
        words = list(WORD.finditer(text))
        for at, match in enumerate(words):
            word = match[0]
            node = begins[word] if word in begins else self._begin(word)
            if node is None or match.start() < free:
                continue
            if not node.ends and (at + 1 == len(words) or fold(words[at + 1][0]) not in node.next):
                continue  # “the” before most words
            reached = _longest(text, words, at, node)
            if reached is not None:
                free, values = reached
                if values:
                    found.append((match.start(), free, values))
        return found


def _longest(text: str, words: Sequence[re.Match[str]], at: int, node: _Node[T]) -> tuple[int, list[T]] | None:
    """The longest name that starts with word ``at`` of a text: its end, and what it stands for."""
    best: tuple[int, list[T]] | None = None
    start, end = words[at].span()
    step: _Node[T] | None = node
    while step is not None:
        if step.ends:
            written = text[start:end]
            meant = [one for one in step.ends if one[0] == written or spelled(written, one[0], one[1])]
            if meant:
                dotted = text.startswith(".", end) and any(name.endswith(".") for name, _, _ in meant)
                best = end + dotted, [value for _, _, value in meant if value is not None]
        at += 1
        if not step.next or at == len(words) or words[at].start() - end > _WIDEST_GAP:
            break
        end = words[at].end()
        step = step.next.get(fold(words[at][0]))
    return best


def spelled(text: str, name: str, strict: bool = False) -> bool:
    """Whether a stretch of text, equal to a name but for case, accents and gaps, is a writing of that name.

    Capitals may be added (headlines), never lost in the first word; acronyms of four letters and more may be written
    like words. Dots and apostrophes must be there, a hyphen may be a space.

    >>> spelled("Isis", "ISIS"), spelled("us", "US"), spelled("Free Syrian army", "Free Syrian Army")
    (True, False, True)
    """
    if text == name:
        return True
    parts, gaps = _pieces(text)
    wanted_parts, wanted_gaps = _pieces(name)
    return all(_gap(gap) == _gap(want) for gap, want in zip(gaps, wanted_gaps, strict=True)) and all(
        _same_case(part, want, strict, index == 0)
        for index, (part, want) in enumerate(zip(parts, wanted_parts, strict=True))
    )


@lru_cache(maxsize=16384)
def _pieces(text: str) -> tuple[list[str], list[str]]:
    return WORD.findall(text), WORD.split(text)[1:-1]


def _same_case(part: str, want: str, strict: bool, first: bool) -> bool:
    if part == want or (part.isupper() and len(want) > 2):
        return True
    if want.isupper() and len(want) > 1:
        return len(want) > 3 and part.istitle() and not strict
    return not (strict or first) or part[0].isupper() or not want[0].isupper()


@lru_cache(maxsize=1024)
def _gap(gap: str) -> str:
    """What stands between two words, in one spelling: a hyphen counts as a space, a blank line as nothing like it."""
    if gap.count("\n") > 1:
        return "\n"
    return " ".join(f"[{gap.translate(_PLAIN)}]".split()).strip("[]") or " "
