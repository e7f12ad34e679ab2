"""Paragraphs → the clean text of a document, and for each of its characters the glyph it came from."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from .glyphs import PdfFile
from .paragraphs import Row
from .words import HYPHEN, Word

Rectangle = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points from the top left corner of the page as displayed, y down."""

_NEAR = 120.0
"""Points above and below a line in which its column is looked at."""
_SECOND_PARTS = frozenset(
    (
        "backed", "led", "based", "style", "made", "born", "controlled", "aligned", "held", "run", "funded", "trained",
        "sponsored", "brokered", "dominated", "affiliated", "occupied", "allied", "supplied", "built", "wide", "era",
        "general", "scale", "range", "term", "old", "long", "century", "level", "profile", "president", "minister",
    )
)  # fmt: skip
"""Words that compounds of reports on politics end with; their hyphen stays when it falls on the end of a line."""
_FIRST_PARTS = frozenset(("pro", "anti", "ex", "self", "non", "vice", "all", "half", "post", "long", "short", "mid"))


@dataclass(frozen=True, slots=True, eq=False)
class PdfText:
    """The text, and where it stands: columns with a value for each character of ``text``.

    ``pages`` (0 = the first, -1 = white space of our own), ``lines`` tells lines apart, ``boxes`` (n, 4) in points.
    """

    text: str
    sizes: tuple[tuple[float, float], ...]
    pages: npt.NDArray[np.int32]
    lines: npt.NDArray[np.int32]
    boxes: npt.NDArray[np.float32]

    def locate(self, start: int, end: int) -> list[tuple[int, Rectangle]]:
        """Where characters ``start … end`` stand: for each line of theirs the page (from 0) and a rectangle."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no passage {start}–{end} in a text of {len(self.text)} characters")
        found: list[tuple[int, Rectangle]] = []
        lines, pages, boxes = self.lines[start:end], self.pages[start:end], self.boxes[start:end]
        for line in dict.fromkeys(lines[lines >= 0].tolist()):
            here = lines == line
            low, high = boxes[here].min(axis=0).tolist(), boxes[here].max(axis=0).tolist()
            box = (round(low[0], 2), round(low[1], 2), round(high[2], 2), round(high[3], 2))
            found.append((int(pages[here][0]), box))
        return found

    def nearest(self, page: int, x: float, y: float) -> int | None:
        """Between which characters a point of a page lies: before the answered one; ``None`` on a page without text."""
        here = np.flatnonzero(self.pages == page)
        if not len(here):
            return None
        x0, y0, x1, y1 = self.boxes[here].T
        beside = np.maximum(np.maximum(x0 - x, x - x1), 0)
        above = np.maximum(np.maximum(y0 - y, y - y1), 0)
        found = int(np.argmin(np.hypot(beside, 4 * above)))  # rather far away on its line than on the next line
        return int(here[found]) + (x > (float(x0[found]) + float(x1[found])) / 2)

    @property
    def column(self) -> float:
        """The width of a column in points: nine in ten lines are no wider. 0 without any text."""
        boxes = self._line_boxes(np.flatnonzero(self.lines >= 0))
        return float(np.quantile(boxes[:, 2] - boxes[:, 0], 0.9)) if len(boxes) else 0.0

    def column_around(self, at: int) -> tuple[int, float, float]:
        """The page of a character, and how far its column reaches from left to right there, in points."""
        at += int(np.argmax(self.lines[at:] >= 0))  # white space stands nowhere
        page = int(self.pages[at])
        boxes = self._line_boxes(np.flatnonzero((self.pages == page) & (self.lines >= 0)))
        (own,) = self._line_boxes(np.flatnonzero(self.lines == self.lines[at]))
        widest = 1.05 * max(own[2] - own[0], self.column)
        beside = (boxes[:, 0] < own[2]) & (boxes[:, 2] > own[0]) & (boxes[:, 2] - boxes[:, 0] <= widest)
        near = boxes[beside & (np.abs(boxes[:, 1] - own[1]) < _NEAR)]
        return page, float(near[:, 0].min()), float(near[:, 2].max())

    def span_of_pages(self, first: int, last: int) -> tuple[int, int]:
        """The characters from the first to the last one on some pages; an empty span where they have none."""
        here = np.flatnonzero((self.pages >= first) & (self.pages <= last))
        return (int(here[0]), int(here[-1]) + 1) if len(here) else (0, 0)

    def _line_boxes(self, characters: npt.NDArray[np.intp]) -> npt.NDArray[np.float32]:
        """The boxes (n, 4) of the lines of some characters, which are in the order of the text."""
        if not len(characters):
            return np.zeros((0, 4), np.float32)
        begins = np.flatnonzero(np.diff(self.lines[characters], prepend=-1))
        boxes = self.boxes[characters]
        low, high = np.minimum.reduceat(boxes, begins), np.maximum.reduceat(boxes, begins)
        return np.column_stack([low[:, :2], high[:, 2:]])


def text_of(paragraphs: list[list[Row]], file: PdfFile) -> PdfText:
    """Join paragraphs with a blank line between them and lines with a space or, at a broken word, with nothing."""
    compose = _Composer(_vocabulary(paragraphs))
    for paragraph in paragraphs:
        compose.paragraph(paragraph)
    pages = np.array(compose.pages, np.int32)
    glyphs = np.array(compose.glyphs, np.int32)
    boxes = np.zeros((len(pages), 4), np.float32)
    every = np.concatenate([np.zeros((0, 4), np.float32), *(page.boxes for page in file.pages)])
    begins = np.cumsum([0, *(len(page.boxes) for page in file.pages)])
    drawn = pages >= 0
    boxes[drawn] = every[begins[pages[drawn]] + glyphs[drawn]]
    sizes = tuple((page.width, page.height) for page in file.pages)
    return PdfText("".join(compose.letters), sizes, pages, np.array(compose.lines, np.int32), boxes)


def _vocabulary(paragraphs: list[list[Row]]) -> Counter[str]:
    """The words of the document, in small letters, that are not broken at the end of a line."""
    counts: Counter[str] = Counter()
    for paragraph in paragraphs:
        for row in paragraph:
            counts.update(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", row.line.text.casefold().replace(HYPHEN, "-")))
    return counts


@dataclass(slots=True)
class _Composer:
    known: Counter[str]
    letters: list[str] = field(default_factory=list)
    glyphs: array[int] = field(default_factory=lambda: array("i"))
    pages: array[int] = field(default_factory=lambda: array("i"))
    lines: array[int] = field(default_factory=lambda: array("i"))
    line: int = -1

    def paragraph(self, rows: list[Row]) -> None:
        if self.letters:
            self._space("\n\n")
        for number, row in enumerate(rows):
            self.line += 1
            if number:
                self._join(row)
            self._row(row)

    def _row(self, row: Row) -> None:
        if row.wide:
            for number, cell in enumerate(row.line.cells()):
                if number:
                    self._space(" | ")
                for place, word in enumerate(cell):
                    if place:
                        self._space(" ")
                    self._word(word, row.page)
            return
        for word, spaced in row.line.spaced():
            if spaced:
                self._space(" ")
            self._word(word, row.page)

    def _word(self, word: Word, page: int) -> None:
        text, glyphs = word.text, word.glyphs
        if HYPHEN in text:
            kept = [at for at, letter in enumerate(text) if letter != HYPHEN or at == len(text) - 1]
            text, glyphs = "".join(text[at] for at in kept).replace(HYPHEN, "-"), [glyphs[at] for at in kept]
        self._put(text, glyphs, page, self.line)

    def _space(self, white: str) -> None:
        self._put(white, [-1] * len(white), -1, -1)

    def _put(self, text: str, glyphs: Sequence[int], page: int, line: int) -> None:
        self.letters += text
        self.glyphs.extend(glyphs)
        self.pages.extend([page] * len(text))
        self.lines.extend([line] * len(text))

    def _join(self, row: Row) -> None:
        """Between two lines of a paragraph: a space, or nothing after a hyphen, which goes where it only broke."""
        if self.letters[-1] not in ("-", "\u2010"):
            self._space(" ")
            return
        left, right = _last_word(self.letters), row.line.words[0].text
        if not left or not right[:1].isalpha():
            if not left:
                self._space(" ")
            return
        if _only_broken(left, re.split(r"[^\w’'-]", right)[0], self.known):
            self.letters.pop()
            for column in (self.glyphs, self.pages, self.lines):
                column.pop()


def _last_word(letters: list[str]) -> str:
    """The word before the hyphen at the end of the letters; empty when a space stands before it."""
    match = re.search(r"[^\W_]+(?:-[^\W_]+)*\Z", "".join(letters[-60:-1]))
    return match[0] if match else ""


def _only_broken(left: str, right: str, known: Counter[str]) -> bool:
    """Whether a hyphen at the end of a line only breaks a word, judged by the document's other words first.

    >>> _only_broken("agree", "ment", Counter()), _only_broken("Iran", "backed", Counter())
    (True, False)
    """
    first, second = left.casefold(), right.casefold()
    whole, compound = known[first + second], known[f"{first}-{second}"]
    if whole or compound:
        return whole >= compound
    if not right[:1].islower() or left[-1:].isdigit() or "-" in left or (len(left) > 1 and left.isupper()):
        return False
    return second not in _SECOND_PARTS and first not in _FIRST_PARTS
