"""Puts the parts of a map that have nothing to do with each other side by side, in about the shape of a window."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from .layout_net import Net, Points, Rows

_BETWEEN = 40.0
_MOST_STRETCH = 1.25
_FAR_OFF, _NEAR_ENOUGH, _MOST_WIDENED = 1.3, 1.1, 1.6
_SPOTS, _TRIED = 9, 40
_FEWEST_EVENED, _EVENED = 4, 0.4
_HAIR = 1e-6
_FITTED = 100

Box = tuple[float, float, float, float]
Boxes = NDArray[np.float64]
Flags = NDArray[np.bool_]


def lying(at: Points) -> Points:
    """Turned around its middle so that the map lies down like the window."""
    at = at - at.mean(axis=0)
    _, vectors = np.linalg.eigh(at.T @ at)
    along = vectors[:, 1] if vectors[0, 1] >= 0 else -vectors[:, 1]
    return np.column_stack((at @ along, at @ np.array([-along[1], along[0]])))


def stretched(at: Points, shape: float) -> Points:
    """Stretched a little towards the shape of a window, its width over its height."""
    width, height = np.maximum(np.ptp(at, axis=0), 1e-9)
    stretch = np.sqrt(np.clip(shape * height / width, 1 / _MOST_STRETCH, _MOST_STRETCH))
    return np.asarray(at * (stretch, 1 / stretch), np.float64)


def evened(at: Points) -> Points:
    """Part of the way to places that lie equally dense along each axis; their order there stays.

    A settled map is a crowd in a wide ring: this opens the middle and draws in the rim.
    """
    if len(at) < _FEWEST_EVENED:
        return at
    rank = np.argsort(np.argsort(np.round(at, 6), axis=0, kind="stable"), axis=0, kind="stable") / (len(at) - 1)
    even = at.min(axis=0) + np.ptp(at, axis=0) * rank
    return np.asarray(at + _EVENED * (even - at), np.float64)


def bounds(net: Net, at: Points, rows: Rows | None = None) -> Box:
    """Left, top, right and bottom of the boxes of some rows."""
    rows = np.arange(len(net)) if rows is None else rows
    low = (at[rows] - net.half[rows]).min(axis=0)
    high = (at[rows] + net.half[rows]).max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def widened(at: Points, shape: float) -> Points:
    """Stretched along one axis towards the shape of a window, where it is far from it: nobody comes nearer to anybody.

    Everybody keeps his place among the others.
    """
    width, height = np.maximum(np.ptp(at, axis=0), 1e-9)
    lack = shape * height / width
    off = max(lack, 1 / lack)
    if off < _FAR_OFF:
        return at
    stretch = min(off / _NEAR_ENOUGH, _MOST_WIDENED)
    return np.asarray((at - at.mean(axis=0)) * ((stretch, 1.0) if lack > 1 else (1.0, stretch)) + at.mean(axis=0))


def in_window(box: Box, shape: float) -> float:
    """How wide a window of a shape has to be to show a box."""
    return max(box[2] - box[0], (box[3] - box[1]) * shape)


def pack(boxes: Sequence[Box], shape: float, inside: Sequence[Boxes] = ()) -> list[tuple[float, float]]:
    """How far to move each box so that none overlaps another; the first is best put in the middle.

    Boxes are put down one by one, each where the whole then is smallest, measured as a window of this shape. Of a box
    only what is ``inside`` it, as boxes (k×4), keeps others away: small ones find room in the corners of a large one.
    From the hundred and first on they stand on shelves below, so that thousands are packed as fast as they are read.
    """
    taken = _Taken()
    moves: list[tuple[float, float]] = []
    for number, box in enumerate(boxes[:_FITTED]):
        width, height = box[2] - box[0], box[3] - box[1]
        left, top = _corner(taken.boxes, shape, width, height) if moves else (-width / 2, -height / 2)
        move = left - box[0], top - box[1]
        filled = inside[number] if inside else np.array([box])
        taken.add(filled + np.array([*move, *move]))
        moves.append(move)
    return moves + _shelves(taken.boxes, boxes[_FITTED:], shape)


def _shelves(taken: Boxes, boxes: Sequence[Box], shape: float) -> list[tuple[float, float]]:
    """How far to move boxes into rows below what is taken: the highest first, no row wider than the whole."""
    if not boxes:
        return []
    size = np.array(boxes)[:, 2:] - np.array(boxes)[:, :2] + _BETWEEN
    low, high = taken[:, :2].min(axis=0), taken[:, 2:].max(axis=0)
    area = float(size.prod(axis=1).sum() + (high - low).prod())
    wide = max(float(high[0] - low[0]), math.sqrt(area * shape))
    left = float(low[0] + high[0] - wide) / 2
    moves = [(0.0, 0.0)] * len(boxes)
    x, y, deep = left, float(high[1]) + _BETWEEN, 0.0
    for row in np.argsort(-size[:, 1], kind="stable").tolist():
        width, height = size[row].tolist()
        if x > left and x + width > left + wide:
            x, y, deep = left, y + deep, 0.0
        moves[row] = x - boxes[row][0], y - boxes[row][1]
        x, deep = x + width, max(deep, height)
    return moves


def cleared(net: Net, start: Points, parts: Sequence[Rows], held: Flags) -> Points:
    """Places (n×2) in which no part lies over a larger one: those that came to do so move, no farther than needed.

    ``parts`` are the rows of each, the largest first; one with a ``held`` row stays.
    """
    at = start.copy()
    taken = _Taken()
    for rows, boxes in zip(parts, filled(net, at, parts), strict=True):
        move = np.zeros(2)
        if not held[rows].any() and _meets(taken.boxes, boxes):
            low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
            width, height = (high - low).tolist()
            move = np.array(_corner(taken.boxes, net.shape, width, height, near=low), np.float64) - low
            at[rows] += move
        taken.add(boxes + np.tile(move, 2))
    return at


def filled(net: Net, at: Points, parts: Sequence[Rows]) -> list[Boxes]:
    """Where each part has something: the boxes (k×4) of its actors, and of spots along the lines between them.

    ``parts`` are whole: no line leads from one to another.
    """
    part = np.full(len(net), len(parts))
    for number, rows in enumerate(parts):
        part[rows] = number
    mine = part[net.edges[:, 0]]
    lines = np.split(net.edges[np.argsort(mine, kind="stable")], np.cumsum(np.bincount(mine, minlength=len(parts))))
    share = np.linspace(0, 1, _SPOTS)[:, None, None]
    half = net.half
    found = []
    for rows, edges in zip(parts, lines, strict=False):
        own = np.concatenate([at[rows] - half[rows], at[rows] + half[rows]], axis=1)
        spots = (at[edges[:, 0]] * (1 - share) + at[edges[:, 1]] * share).reshape(-1, 2)
        found.append(np.concatenate([own, np.concatenate([spots, spots], axis=1)]))
    return found


def grid(net: Net, width: float) -> Points:
    """Rows of actors from left to right, no wider than ``width`` but at least as square as a window.

    Names have room where they stand below and above the discs by turns.
    """
    cell = 2 * replace(net, label=net.label / 2).half.max(axis=0) + _BETWEEN / 2
    square = np.ceil(np.sqrt(len(net) * net.shape * cell[1] / cell[0]))
    columns = int(max(1, min(len(net), max(square, width // cell[0]))))
    place = np.arange(len(net))
    return np.asarray(np.column_stack((place % columns, place // columns)) * cell, np.float64)


def _corner(
    taken: Boxes, shape: float, width: float, height: float, near: NDArray[np.float64] | None = None
) -> tuple[float, float]:
    """The upper left corner where a box of this size leaves the whole smallest, and of these the most central; or the
    one that is nearest to a point ``near``.
    """
    low, high = taken[:, :2].min(axis=0), taken[:, 2:].max(axis=0)
    size = np.array([width, height])
    first, last = low - size - _BETWEEN, high + _BETWEEN
    columns, rows = (np.linspace(first[axis], last[axis], _TRIED) for axis in (0, 1))
    spots = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)
    whole = np.maximum(high, spots + size) - np.minimum(low, spots)
    window = np.round(np.maximum(whole[:, 0], whole[:, 1] * shape), 3)
    aside = np.abs(spots + size / 2 - (low + high) / 2).sum(axis=1)
    if near is not None:
        window = np.round(np.hypot(*(spots - near).T), 3)
    blocked = _blocked(taken, columns, rows, size).ravel()
    order = np.lexsort((spots[:, 0], spots[:, 1], np.round(aside, 3), window))
    left, top = spots[order[np.argmin(blocked[order])]].tolist()
    return left, top


def _blocked(taken: Boxes, columns: Points, rows: Points, size: Points) -> Flags:
    """At which crossings (rows×columns) a box of this size would come too near to any taken (k×4).

    Each of those rules out a rectangle of crossings: its corners are marked, and two sums over all fill it.
    """
    gap = _BETWEEN - _HAIR
    marks = np.zeros((len(rows) + 1, len(columns) + 1), np.int64)
    (left, right), (top, bottom) = (
        (np.searchsorted(lines, taken[:, axis] - gap - size[axis], "right"),
         np.searchsorted(lines, taken[:, axis + 2] + gap, "left"))
        for axis, lines in enumerate((columns, rows))
    )  # fmt: skip
    for row, column, sign in ((top, left, 1), (top, right, -1), (bottom, left, -1), (bottom, right, 1)):
        np.add.at(marks, (row, column), sign)
    return np.asarray(marks.cumsum(axis=0).cumsum(axis=1)[:-1, :-1] > 0, np.bool_)


def _meets(taken: Boxes, boxes: Boxes) -> bool:
    """Whether any of some boxes lies over any of those taken, of which only the ones within their bounds are asked."""
    low, high = boxes[:, :2].min(axis=0) + _HAIR, boxes[:, 2:].max(axis=0) - _HAIR
    near = taken[((taken[:, :2] < high) & (taken[:, 2:] > low)).all(axis=1)]
    if not len(near):
        return False
    return any(
        bool(((near[:, :2] < box[2:] - _HAIR) & (near[:, 2:] > box[:2] + _HAIR)).all(axis=1).any()) for box in boxes
    )


class _Taken:
    """Boxes (k×4) that grow in number without being copied each time."""

    def __init__(self) -> None:
        self._room, self._count = np.zeros((1_024, 4)), 0

    @property
    def boxes(self) -> Boxes:
        """All so far."""
        return self._room[: self._count]

    def add(self, boxes: Boxes) -> None:
        """Some more."""
        count = self._count + len(boxes)
        if count > len(self._room):
            self._room = np.concatenate([self.boxes, np.zeros((count, 4))])
        self._room[self._count : count] = boxes
        self._count = count
