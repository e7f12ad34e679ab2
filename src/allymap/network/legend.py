"""The legend and the captions: what they say, how large they are, and the corner in which they hide least."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from . import fading, metrics
from .display import Caption, Discs, LegendEntry, Strands
from .look import Look
from .shapes import WORDS, Shape

Array = NDArray[np.float64]
Box = tuple[float, float, float, float]

STRAND_WIDTH = 30.0
SHAPE_WIDTH = 17.0
ROW = 23.0
MARGIN = 18.0
BANNER_SIZE, BANNER_PAD = 16.0, 8.0
_ABOVE = frozenset({"title", "handling"})
PADDING = 13.0
_GAP, _BETWEEN = 8.0, 18.0
_WIDEST = 640.0
SHAPES = (_WIDEST + 2 * MARGIN, 536.0, 340.0, 250.0)
"""Widths of room that the legend is tried in; the first that covers nothing is taken."""

_REMARK = "width: passages"


def remark(half_life: int) -> str:
    """What the width of a strand means.

    >>> remark(0), remark(730)
    ('width: passages', 'width: passages, half-life 2 years')
    """
    return ", ".join(filter(None, (_REMARK, fading.words(half_life))))


class Corner(NamedTuple):
    """A place for a box (left, top, width, height) and how much it would cover there."""

    box: Box
    cost: float


class Sample(NamedTuple):
    """A horizontal stroke ``STRAND_WIDTH`` long, ``shift`` pixels below the middle of the row."""

    shift: float
    width: float
    polarity: int
    reviewed: bool = True
    factual: bool = True


SAMPLES: dict[str, tuple[Sample, ...]] = {
    "cooperation": (Sample(0.0, 3.6, 0),),
    "competition": (Sample(0.0, 3.6, 1),),
    "contested": (Sample(-3.2, 3.4, 0), Sample(3.2, 3.4, 1)),
    "proposed": (Sample(-3.2, 3.4, 0, reviewed=False), Sample(3.2, 3.4, 1, reviewed=False)),
    "outline": (Sample(0.0, 5.4, 0, factual=False),),
}
"""How the symbols that are no shapes are drawn; stroke each with ``Look.pen``."""


class Shapes(Protocol):
    """What the legend has to know of the actors: ``Discs`` and ``Columns`` tell it."""

    @property
    def shape(self) -> NDArray[np.uint8]: ...


class Sides(Protocol):
    """What the legend has to know of the strands: ``Strands`` and ``Columns`` tell it."""

    @property
    def polarity(self) -> NDArray[np.uint8]: ...
    @property
    def reviewed(self) -> NDArray[np.bool_]: ...
    @property
    def factual(self) -> NDArray[np.bool_]: ...
    @property
    def contested(self) -> NDArray[np.bool_]: ...


def _meanings(discs: Shapes, strands: Sides) -> list[list[tuple[str, str]]]:
    """Symbols and words in groups, each of which begins a row; only what the map shows."""
    lines: list[tuple[str, str]] = []
    if (strands.polarity == 0).any():
        lines.append(("cooperation", "cooperation"))
    if (strands.polarity == 1).any():
        lines.append(("competition", "competition"))
    if strands.contested.any():
        lines.append(("contested", "contested"))
    if not strands.reviewed.all():
        lines.append(("proposed", "faint: not reviewed"))
    if not strands.factual.all():
        lines.append(("outline", "outline: announced or possible"))
    shapes = [(Shape(s).name, WORDS[Shape(s)]) for s in np.unique(discs.shape)]
    return [group for group in (lines, shapes) if group]


def entries(
    discs: Shapes, strands: Sides, look: Look, room: float, half_life: int = 0
) -> tuple[list[LegendEntry], float, float]:
    """The legend's entries as seen from its upper left corner, its width and its height (0 where nothing is to say)."""
    widest = min(_WIDEST, room - 2 * MARGIN) - 2 * PADDING
    result: list[LegendEntry] = []
    ends: list[float] = []
    for group in _meanings(discs, strands):
        ends.append(-_BETWEEN)
        for symbol, text in group:
            before = (SHAPE_WIDTH if symbol.isupper() else STRAND_WIDTH) + _GAP
            wide = before + metrics.width(text, look.small_size)
            if ends[-1] > 0 and ends[-1] + _BETWEEN + wide > widest:
                ends.append(-_BETWEEN)
            result.append(_entry(symbol, text, len(ends) - 1, ends[-1] + _BETWEEN, before))
            ends[-1] += _BETWEEN + wide
    if len(strands.polarity):
        said = remark(half_life)
        wide = metrics.width(said, look.small_size)
        row = next((row for row, end in enumerate(ends) if end + _BETWEEN + wide <= widest), len(ends))
        ends += [-_BETWEEN] * (row == len(ends))
        result.append(_entry("", said, row, ends[row] + _BETWEEN, 0.0))
        ends[row] += _BETWEEN + wide
        result.sort(key=lambda entry: (entry.y, entry.x))
    return result, max(ends, default=0.0) + 2 * PADDING, len(ends) * ROW + 2 * PADDING - 4


def _entry(symbol: str, text: str, row: int, x: float, before: float) -> LegendEntry:
    """An entry in a row, its text ``before`` pixels to the right of its symbol's left end."""
    return LegendEntry(symbol, text, PADDING + x, PADDING + (row + 0.5) * ROW - 2, PADDING + x + before)


def corner(width: float, height: float, size: tuple[int, int], busy: Array, captions: tuple[float, float]) -> Corner:
    """The corner of the page in which a box of this size covers least.

    ``busy`` holds boxes (n×5: left, top, right, bottom, how much it matters); ``captions`` is what they take of the
    page's top and bottom (see ``taken``). Bottom left wins a tie, then bottom right, top left, top right.
    """
    top, bottom = captions
    left, right = MARGIN, max(MARGIN, size[0] - MARGIN - width)
    high, low = MARGIN + top, max(MARGIN + top, size[1] - MARGIN - bottom - height)

    spots = [(left, low), (right, low), (left, high), (right, high)]
    x, y = np.array(spots).T[:, :, None]
    across = np.minimum(busy[:, 2], x + width + 6) - np.maximum(busy[:, 0], x - 6)
    down = np.minimum(busy[:, 3], y + height + 6) - np.maximum(busy[:, 1], y - 6)
    covered = (busy[:, 4] * ((across > 0) & (down > 0))).sum(axis=1)
    best = int(np.argmin(covered))
    return Corner((*spots[best], width, height), float(covered[best]))


def place(
    discs: Discs, strands: Strands, look: Look, size: tuple[int, int], captions: tuple[float, float],
    half_life: int = 0,
) -> tuple[list[LegendEntry], Box] | None:  # fmt: skip
    """The legend's entries on the page and its box: in the shape, wide or tall, and corner that cover least."""
    reach = discs.radius * 1.2
    # Below each disc there is, most often, its name.
    below = discs.y + reach + 24
    boxes = np.stack([discs.x - reach, discs.y - reach, discs.x + reach, below, np.full(len(reach), 8.0)], axis=1)
    middles = (strands.curve[:, 0:2] + strands.curve[:, 4:6]) / 2
    crossing = np.concatenate([middles, middles, np.ones((len(middles), 1))], axis=1)
    busy = np.concatenate([boxes, crossing]).astype(np.float64)
    best: tuple[float, list[LegendEntry], Box] | None = None
    for room in SHAPES:
        lines, width, height = entries(discs, strands, look, min(room, size[0]), half_life)
        if not lines:
            return None
        found = corner(width, height, size, busy, captions)
        if best is None or found.cost < best[0]:
            best = found.cost, lines, found.box
    if best is None:
        return None
    _, lines, box = best
    return [replace(each, x=each.x + box[0], y=each.y + box[1], text_x=each.text_x + box[0]) for each in lines], box


def lines_of(
    title: str, as_of: str, sources_line: str, size: tuple[int, int], look: Look, handling: str = ""
) -> list[Caption]:
    """The title above the map, a handling label at its right; as-of and at most two lines of sources below it."""
    room = size[0] - 2 * MARGIN
    result: list[Caption] = []
    if handling:
        wide = metrics.width(handling, BANNER_SIZE, "semibold")
        right = size[0] - MARGIN - BANNER_PAD - wide
        result.append(Caption("handling", handling, right, MARGIN + BANNER_SIZE, BANNER_SIZE, bold=True))
        room -= wide + 4 * BANNER_PAD
    if text := metrics.printable(title):
        text = metrics.shorten(text, look.title_size, room, "semibold")
        result.append(Caption("title", text, MARGIN, MARGIN + look.title_size, look.title_size, bold=True))
    room, small = size[0] - 2 * MARGIN, look.small_size
    below = [("as-of", line) for line in metrics.wrap(metrics.printable(as_of), small, room, 1)]
    below += [("sources", line) for line in metrics.wrap(metrics.printable(sources_line), small, room, 2)]
    for index, (role, line) in enumerate(reversed(below)):
        result.append(Caption(role, line, MARGIN, size[1] - MARGIN - index * small * 1.35, small))
    return [*result[: len(result) - len(below)], *reversed(result[len(result) - len(below) :])]


def banner(caption: Caption) -> tuple[float, float, float, float]:
    """The black box behind a handling label: left, top, width and height."""
    wide = metrics.width(caption.text, caption.size, "semibold")
    return caption.x - BANNER_PAD, caption.y - caption.size, wide + 2 * BANNER_PAD, caption.size * 1.4


def taken(lines: list[Caption], size: tuple[int, int]) -> tuple[float, float]:
    """How much of the page's top and bottom the captions take."""
    top = max((line.y + 6 for line in lines if line.role in _ABOVE), default=0.0)
    bottom = max((size[1] - line.y + line.size for line in lines if line.role not in _ABOVE), default=0.0)
    return top, bottom
