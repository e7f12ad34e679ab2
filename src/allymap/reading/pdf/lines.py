"""Words → lines: what stands at one height, in the direction it is read, with initials put where they belong."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .words import Word, raised

_WIDE = 1.3
"""A gap of more than this many line heights separates cells of a table."""


@dataclass(slots=True)
class Line:
    """Words of one line in reading order; ``size`` is the usual height of its letters."""

    words: list[Word]
    size: float
    _text: str = ""

    @property
    def x0(self) -> float:
        return min(word.x0 for word in self.words)

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def y0(self) -> float:
        return min(word.y0 for word in self.words)

    @property
    def y1(self) -> float:
        return max(word.y1 for word in self.words)

    @property
    def base(self) -> float:
        """Where the line stands, whatever rises above it or hangs below."""
        return median(word.y1 for word in self.words)

    @property
    def text(self) -> str:
        if not self._text:
            self._text = "".join((" " if spaced else "") + word.text for word, spaced in self.spaced())
        return self._text

    def spaced(self) -> Iterable[tuple[Word, bool]]:
        """Each word and whether white space stands before it."""
        for before, word in zip([None, *self.words], self.words, strict=False):
            gap = 1.0 if before is None else max(word.x0 - before.x1, before.x0 - word.x1)
            yield word, before is not None and (word.apart or gap > 0.12 * self.size) and gap > -0.5 * self.size

    def cells(self) -> list[list[Word]]:
        """The words in groups with wide gaps between them: one for prose, several for a row of a table."""
        groups = [[self.words[0]]]
        for before, word in pairwise(self.words):
            if max(word.x0 - before.x1, before.x0 - word.x1) > _WIDE * self.size:
                groups.append([])
            groups[-1].append(word)
        return groups


def lines_of(words: list[Word]) -> list[Line]:
    """The lines of one column, from the top."""
    if not words:
        return []
    usual = median(word.size for word in words)
    large = [word for word in words if word.size > 1.8 * usual]
    initials = [word for word in large if len(word.text) <= 2 and sum(_level(word, other) for other in large) == 1]
    alone = {id(word) for word in initials}
    rows: list[list[Word]] = []
    for word in sorted((word for word in words if id(word) not in alone), key=lambda word: word.middle):
        row = next((row for row in reversed(rows[-3:]) if _level(row[0], word)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    lines = [Line(_unmarked(_in_order(row)), median(word.size for word in row)) for row in rows]
    for initial in initials:
        _attach(initial, lines)
    return sorted(lines, key=lambda line: line.base)


def _level(first: Word, word: Word) -> bool:
    """Whether two words share a line: the lower of them lies to more than half within the height of the other."""
    overlap = min(first.y1, word.y1) - max(first.y0, word.y0)
    return overlap > 0.55 * min(first.y1 - first.y0, word.y1 - word.y0)


def _in_order(row: list[Word]) -> list[Word]:
    leftwards = sum(unicodedata.bidirectional(word.text[0]) in ("R", "AL") for word in row)
    if leftwards > len(row) / 2:
        return sorted(row, key=lambda word: -word.x1)
    return sorted(row, key=lambda word: word.x0)


def _unmarked(row: list[Word]) -> list[Word]:
    """The row without the marks of footnotes: small raised figures after a word."""
    kept = row[:1]
    for word in row[1:]:
        if len(kept[-1].text) < 3 or not raised(word.text, word.size, word.y1, kept[-1]):
            kept.append(word)
    return kept


def _attach(initial: Word, lines: list[Line]) -> None:
    """Put a large initial before the line whose top it shares, or make a line of it where there is none."""
    beside = [line for line in lines if line.y0 < initial.y1 and line.y1 > initial.y0 and line.x0 > initial.middle_x]
    if not beside:
        lines.append(Line([initial], initial.size))
        return
    first = min(beside, key=lambda line: line.base).words
    initial.x1 = max(initial.x1, first[0].x0 - 0.01)
    first[0].apart = False
    first.insert(0, initial)
