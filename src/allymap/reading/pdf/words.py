"""Glyphs → words: what stands close together on one line, in the direction most of the page is written in."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from .glyphs import Glyphs, turned

HYPHEN = "\u00ad"
"""A hyphen that may or may not belong to the word: pdfium's mark at the end of a line, or the file's soft one."""
_BLANK = frozenset(range(0x21)) - {0x02} | {0xA0, 0x200B, 0x3000, 0xFEFF, 0xFFFE, 0xFFFF} | set(range(0x2000, 0x200B))
_FOLDED = (range(0xFB00, 0xFDFF), range(0xFE70, 0xFEFD), range(0xFF01, 0xFF5F))
"""Ligatures and letter forms that stand for plain letters."""
_BULLETS = dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF0A8, 0xF076), "•")


@dataclass(slots=True)
class Word:
    """Letters with the glyph each came from; the box is in points as the text is read (x right, y down)."""

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    glyphs: Sequence[int]
    """For each character of ``text`` the glyph it came from."""
    apart: bool
    """White space came before it in the file."""
    size: float = 0.0

    @property
    def middle(self) -> float:
        return (self.y0 + self.y1) / 2

    @property
    def middle_x(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(slots=True)
class Sheet:
    """The words of one page and its size in the direction of reading; ``lost`` glyphs name no letter."""

    words: list[Word]
    width: float
    height: float
    glyphs: int = 0
    lost: int = 0


@lru_cache(maxsize=4096)
def letters_of(code: int) -> str:
    """The text of a code point in a PDF; U+FFFD where the file does not say which letter it draws.

    >>> letters_of(0xFB01), letters_of(0xE001), letters_of(0xF0B7)
    ('fi', '\\ufffd', '•')
    """
    if code in _BULLETS:
        return _BULLETS[code]
    if code in (0x02, 0xAD):
        return HYPHEN
    if 0xD800 <= code <= 0xF8FF or code > 0xEFFFF:
        return "\ufffd"
    letter = chr(code)
    if any(code in folded for folded in _FOLDED):
        return unicodedata.normalize("NFKC", letter).strip() or letter
    return letter


def sheet_of(page: Glyphs) -> Sheet:
    """The words of a page. What stands outside it, or across the direction of most of its text, is left out."""
    seen = ~np.isin(page.codes, list(_BLANK))
    upright = np.bincount(np.minimum(page.turns[seen], 4), minlength=5)[:4]
    turn = int(np.argmax(upright))
    # Turning the page back by the turns of its text makes the text upright.
    boxes = turned(page.boxes, turn, page.width, page.height)
    width, height = (page.width, page.height) if turn % 2 == 0 else (page.height, page.width)
    middle_x, middle_y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    inside = (middle_x >= 0) & (middle_x <= width) & (middle_y >= 0) & (middle_y <= height)
    kept = seen & inside & (page.turns == turn) & (boxes[:, 2] > boxes[:, 0]) & (boxes[:, 3] > boxes[:, 1])
    words = _words(page.codes, boxes, kept)
    lost = sum(word.text.count("\ufffd") for word in words)
    return Sheet(words, width, height, int(seen.sum()), lost)


def _words(codes: npt.NDArray[np.uint32], boxes: npt.NDArray[np.float32], kept: npt.NDArray[np.bool_]) -> list[Word]:
    """The kept glyphs in runs that nothing interrupts, in the order of the file."""
    if not kept.any():
        return []
    begins = kept.copy()
    begins[1:] &= ~(kept[:-1] & _continue(boxes))
    chosen = np.flatnonzero(kept)
    firsts = np.flatnonzero(begins)
    marks = np.searchsorted(chosen, firsts)
    ends = firsts + np.diff(np.append(marks, len(chosen)))  # what is kept of a run stands together
    low, high = np.minimum.reduceat(boxes[chosen], marks), np.maximum.reduceat(boxes[chosen], marks)
    heights = boxes[:, 3] - boxes[:, 1]
    smallest = np.minimum.reduceat(heights[chosen], marks)
    apart = np.isin(codes[np.maximum(firsts - 1, 0)], list(_BLANK)) | (firsts == 0)
    letters = [letters_of(code) for code in codes.tolist()]
    words = []
    columns = (firsts, ends, low[:, 0], low[:, 1], high[:, 2], high[:, 3], apart, heights[firsts], smallest)
    for first, end, x0, y0, x1, y1, spaced, size, least in zip(*(column.tolist() for column in columns), strict=True):
        text, glyphs = "".join(letters[first:end]), range(first, end)
        word = Word(x0, y0, x1, y1, text, glyphs, spaced, size)
        if len(text) != end - first or least < 0.85 * size:
            _spell(word, letters, boxes, first, end)
        words.append(word)
    return words


def _continue(boxes: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    """Whether a glyph goes on with the one before: on its line and next to it, on either side, as text may run left."""
    before, after = boxes[:-1], boxes[1:]
    size, own = before[:, 3] - before[:, 1], after[:, 3] - after[:, 1]
    overlap = np.minimum(before[:, 3], after[:, 3]) - np.maximum(before[:, 1], after[:, 1])
    gap = np.maximum(after[:, 0] - before[:, 2], before[:, 0] - after[:, 2])
    found: npt.NDArray[np.bool_] = (
        (overlap > 0.4 * np.minimum(size, own)) & (gap < 0.35 * size) & (own < 1.8 * size) & (size < 1.8 * own)
    )
    return found


def _spell(word: Word, letters: list[str], boxes: npt.NDArray[np.float32], first: int, end: int) -> None:
    """Write a word glyph by glyph: some stand for several letters, some are the mark of a footnote."""
    text, glyphs = "", []
    for glyph in range(first, end):
        _, y0, _, y1 = boxes[glyph].tolist()
        if len(text) >= 3 and raised(letters[glyph], y1 - y0, y1, word):
            continue
        text += letters[glyph]
        glyphs += [glyph] * len(letters[glyph])
    word.text, word.glyphs = text, glyphs


def raised(letters: str, size: float, foot: float, beside: Word) -> bool:
    """Whether these are the mark of a footnote: small figures above the line of the word beside them."""
    small = size < 0.85 * beside.size and foot < beside.y1 - 0.1 * beside.size
    return small and all(letter.isdigit() or letter in "*†‡," for letter in letters)
