"""Puts the parts of a map that have nothing to do with each other side by side, in about the shape of a window."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .layout_net import Net, Points, Rows

ASPECT = 4 / 3
"""Width over height of the window that a map is arranged for."""

_BETWEEN = 40.0
_MOST_STRETCH = 1.25
_STRETCHED = 200

Box = tuple[float, float, float, float]


def in_window(at: Points) -> Points:
    """Turned so that the map lies down, and stretched a little towards the shape of a window."""
    at = at - at.mean(axis=0)
    _, vectors = np.linalg.eigh(at.T @ at)
    along = vectors[:, 1] if vectors[0, 1] >= 0 else -vectors[:, 1]
    at = np.column_stack((at @ along, at @ np.array([-along[1], along[0]])))
    if len(at) > _STRETCHED:
        # A small change to a large map should move little, and its improvement would undo the stretch.
        return at
    width, height = np.maximum(np.ptp(at, axis=0), 1e-9)
    stretch = np.sqrt(np.clip(ASPECT * height / width, 1 / _MOST_STRETCH, _MOST_STRETCH))
    return np.asarray(at * (stretch, 1 / stretch), np.float64)


def bounds(net: Net, at: Points, rows: Rows | None = None) -> Box:
    """Left, top, right and bottom of the boxes of some rows."""
    rows = np.arange(len(net)) if rows is None else rows
    low = (at[rows] - net.half[rows]).min(axis=0)
    high = (at[rows] + net.half[rows]).max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def pack(boxes: Sequence[Box], taken: Sequence[Box] = ()) -> list[tuple[float, float]]:
    """How far to move each box so that none overlaps another or one that is taken; the first is best put in the middle.

    Boxes are put down one by one, each where the whole then is smallest, measured as a window of ``ASPECT``.
    """
    placed = list(taken)
    moves: list[tuple[float, float]] = []
    for box in boxes:
        width, height = box[2] - box[0], box[3] - box[1]
        left, top = _corner(placed, width, height)
        placed.append((left, top, left + width, top + height))
        moves.append((left - box[0], top - box[1]))
    return moves


def grid(net: Net, width: float) -> Points:
    """Rows of actors from left to right, no wider than ``width`` but at least as square as a window."""
    cell = 2 * net.half.max(axis=0) + _BETWEEN / 2
    square = np.ceil(np.sqrt(len(net) * ASPECT * cell[1] / cell[0]))
    columns = int(max(1, min(len(net), max(square, width // cell[0]))))
    place = np.arange(len(net))
    return np.asarray(np.column_stack((place % columns, place // columns)) * cell, np.float64)


def _corner(placed: Sequence[Box], width: float, height: float) -> tuple[float, float]:
    if not placed:
        return -width / 2, -height / 2
    around = np.array(placed)
    low, high = around[:, :2].min(axis=0), around[:, 2:].max(axis=0)
    gap = _BETWEEN
    spots = np.array([
        spot
        for left, top, right, bottom in placed
        for spot in ((right + gap, top), (left, bottom + gap), (left - gap - width, top), (left, top - gap - height))
    ])  # fmt: skip
    free = [not _meets(around, left, top, width, height) for left, top in spots]
    spots = spots[np.array(free, np.bool_)]
    size: NDArray[np.float64] = np.maximum(high, spots + np.array([width, height])) - np.minimum(low, spots)
    window = np.maximum(size[:, 0], size[:, 1] * ASPECT)
    best = np.lexsort((spots[:, 0], spots[:, 1], np.round(window, 3)))[0]
    return float(spots[best, 0]), float(spots[best, 1])


def _meets(around: NDArray[np.float64], left: float, top: float, width: float, height: float) -> bool:
    gap = _BETWEEN - 1e-6
    apart = (
        (around[:, 0] >= left + width + gap)
        | (around[:, 2] <= left - gap)
        | (around[:, 1] >= top + height + gap)
        | (around[:, 3] <= top - gap)
    )
    return not bool(apart.all())
