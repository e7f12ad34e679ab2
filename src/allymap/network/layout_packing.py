"""Puts the parts of a map that have nothing to do with each other side by side, in about the shape of a window."""

from __future__ import annotations

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

Box = tuple[float, float, float, float]
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


def pack(
    boxes: Sequence[Box], shape: float, inside: Sequence[NDArray[np.float64]] = ()
) -> list[tuple[float, float]]:  # fmt: skip
    """How far to move each box so that none overlaps another; the first is best put in the middle.

    Boxes are put down one by one, each where the whole then is smallest, measured as a window of this shape. Of a box
    only what is ``inside`` it, as boxes (k×4), keeps others away: small ones find room in the corners of a large one.
    """
    placed: list[NDArray[np.float64]] = []
    moves: list[tuple[float, float]] = []
    for number, box in enumerate(boxes):
        width, height = box[2] - box[0], box[3] - box[1]
        left, top = _corner(np.concatenate(placed), shape, width, height) if placed else (-width / 2, -height / 2)
        move = left - box[0], top - box[1]
        filled = inside[number] if inside else np.array([box])
        placed.append(filled + np.array([*move, *move]))
        moves.append(move)
    return moves


def cleared(net: Net, start: Points, parts: Sequence[Rows], held: Flags) -> Points:
    """Places (n×2) in which no part lies over a larger one: those that came to do so move, no farther than needed.

    ``parts`` are the rows of each, the largest first; one with a ``held`` row stays.
    """
    at = start.copy()
    taken = np.zeros((0, 4))
    for rows in parts:
        boxes = filled(net, at, rows)
        if len(taken) and not held[rows].any() and any(_meets(taken, box, 0.0) for box in boxes):
            left, top, right, bottom = bounds(net, at, rows)
            corner = _corner(taken, net.shape, right - left, bottom - top, near=np.array([left, top]))
            at[rows] += np.array(corner) - (left, top)
            boxes = filled(net, at, rows)
        taken = np.concatenate([taken, boxes])
    return at


def filled(net: Net, at: Points, rows: Rows) -> NDArray[np.float64]:
    """Where a part has something: the boxes (k×4) of its actors, and of spots along the lines between them."""
    own = np.concatenate([at[rows] - net.half[rows], at[rows] + net.half[rows]], axis=1)
    mine = net.edges[np.isin(net.edges[:, 0], rows)]
    share = np.linspace(0, 1, _SPOTS)[:, None, None]
    spots = (at[mine[:, 0]] * (1 - share) + at[mine[:, 1]] * share).reshape(-1, 2)
    return np.concatenate([own, np.concatenate([spots, spots], axis=1)])


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
    taken: NDArray[np.float64], shape: float, width: float, height: float, near: NDArray[np.float64] | None = None
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
    for row in np.lexsort((spots[:, 0], spots[:, 1], np.round(aside, 3), window)).tolist():
        left, top = float(spots[row, 0]), float(spots[row, 1])
        if not _meets(taken, np.array([left, top, left + width, top + height]), _BETWEEN):
            break
    return left, top


def _meets(around: NDArray[np.float64], box: NDArray[np.float64], gap: float) -> bool:
    """Whether a box comes nearer than ``gap`` to any of those around (k×4)."""
    nearer = gap - 1e-6
    apart = ((around[:, :2] >= box[2:] + nearer) | (around[:, 2:] <= box[:2] - nearer)).any(axis=1)
    return not bool(apart.all())
