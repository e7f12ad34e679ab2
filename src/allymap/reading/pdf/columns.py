"""The words of a page → its columns in reading order, by the empty paper that runs between two blocks of prose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .words import Word

_GUTTER = 0.75
"""Least width of the paper between two columns, in heights of a letter."""
_LONG = 13
"""Letters of a line of prose in a narrow column; most cells of a table have fewer."""
_MOST_WORDS = 8_000
"""On a page with more, looking for columns would take seconds."""
_DEEPEST = 12

_Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Gutter:
    """A strip from ``left`` to ``right`` empty from ``top`` to ``bottom``, and how far ``prose`` runs beside it."""

    left: float
    right: float
    top: float
    bottom: float
    prose: float


Strip = tuple[float, float]
"""Where a gutter begins and ends."""


def columns_of(words: list[Word], known: set[Strip], depth: int = 0) -> list[list[Word]]:
    """The words in groups, one a column or a stretch across columns, in the order they are read.

    ``known`` are the gutters of the pages before, which tell a column of a single line; those found here join them.
    """
    if not words:
        return []
    gutter = _gutter(words, known) if 8 <= len(words) <= _MOST_WORDS and depth < _DEEPEST else None
    if gutter is None:
        return [words]
    known.add((round(gutter.left), round(gutter.right)))
    above = [word for word in words if word.middle < gutter.top]
    below = [word for word in words if word.middle > gutter.bottom]
    beside = [word for word in words if gutter.top <= word.middle <= gutter.bottom]
    middle = (gutter.left + gutter.right) / 2
    left = [word for word in beside if word.middle_x < middle]
    right = [word for word in beside if word.middle_x >= middle]
    return [column for part in (above, left, right, below) for column in columns_of(part, known, depth + 1)]


def _gutter(words: list[Word], known: set[Strip]) -> _Gutter | None:
    size = float(np.median([word.size for word in words]))
    width = _GUTTER * size
    starts = {x - width for x in _shared(np.array([word.x0 for word in words]), size)}
    starts |= set(_shared(np.array([word.x1 for word in words]), size))
    runs = _runs(words)
    found = [band for left in sorted(starts) for band in _bands(runs, left, left + width, size)]
    if not found:
        found = [band for left, right in sorted(known) for band in _bands(runs, left, right, size, known=True)]
    # Where a column is short, many strips run beside all of it; the gutter is the one that runs on.
    return max(found, key=lambda band: (round(band.prose), band.bottom - band.top), default=None)


def _shared(edges: _Numbers, size: float) -> list[float]:
    """The places where at least three words begin (or end) under one another, to a quarter of a letter's height."""
    step = size / 4
    cells, counts = np.unique(np.round(edges / step), return_counts=True)
    if len(cells) > 400:
        common = np.argsort(-counts, kind="stable")[:400]
        cells, counts = cells[common], counts[common]
    return [float(cell) * step for cell in cells[counts >= 3]]


def _runs(words: list[Word]) -> _Numbers:
    """Boxes and numbers of letters (n, 5) of words that follow one another with no more than the space between words.

    A headline may have such a space right above a gutter; it crosses it all the same.
    """
    found: list[list[float]] = []
    before: Word | None = None
    for word in words:
        level = before is not None and abs(word.middle - before.middle) < 0.3 * word.size
        if before is not None and level and -0.3 < (word.x0 - before.x1) / max(word.size, before.size) < 0.7:
            found[-1][2] = max(found[-1][2], word.x1)
            found[-1][4] += len(word.text)
        else:
            found.append([word.x0, word.y0, word.x1, word.y1, len(word.text)])
        before = word
    return np.array(found)


def _bands(runs: _Numbers, left: float, right: float, size: float, *, known: bool = False) -> list[_Gutter]:
    """The stretches of one strip that nothing crosses, where prose stands on both sides."""
    slack = 0.2 * size
    crossing = runs[(runs[:, 0] < right - slack) & (runs[:, 2] > left + slack)]
    crossing = crossing[np.argsort(crossing[:, 1], kind="stable")]
    ends = np.concatenate([[-np.inf], np.maximum.accumulate(crossing[:, 3])])
    begins = np.append(crossing[:, 1], np.inf)
    middles = (runs[:, 1] + runs[:, 3]) / 2
    found = []
    for place in np.flatnonzero(begins - ends >= 3 * size).tolist():
        within = (middles > ends[place]) & (middles < begins[place])
        one, other = runs[within & (runs[:, 2] <= left + slack)], runs[within & (runs[:, 0] >= right - slack)]
        prose = _prose(one, other, size, least=1 if known else 2)
        if prose:
            top, bottom = min(one[:, 1].min(), other[:, 1].min()), max(one[:, 3].max(), other[:, 3].max())
            found.append(_Gutter(left, right, float(top), float(bottom), prose))
    return found


def _prose(one: _Numbers, other: _Numbers, size: float, least: int) -> float:
    """The height over which both sides run; 0 unless both read like columns and not like cells of a table.

    ``least``: the lines each side must have. One line is no proof of a column by itself.
    """
    lines = []
    for side in (one, other):
        lines.append(len(np.unique(np.round(side[:, 3] / (0.8 * size)))))
        if lines[-1] < least:
            return 0.0
        narrow = side[:, 2].max() - side[:, 0].min() < 5 * size
        if least > 1 and (narrow or side[side[:, 4] >= _LONG, 4].sum() < 0.5 * side[:, 4].sum()):
            return 0.0
    shared = min(one[:, 3].max(), other[:, 3].max()) - max(one[:, 1].min(), other[:, 1].min())
    return float(shared) if max(lines) >= 4 and shared > (1.5 if least > 1 else 0.5) * size else 0.0
