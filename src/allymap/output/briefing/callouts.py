"""Callouts as boxes on a page: beside what they are about, where they cover least, with a line to it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ...network import metrics
from ...network.picture import NoteBox, Picture
from . import room
from .pages import PlacedCallout

_SIZE, _PADDING = 13.0, 8.0
_WIDEST, _MOST_LINES = 190.0, 5
_AWAY = (26.0, 44.0, 66.0)
"""How far from the point the nearest corner or side of the box is tried, in pixels."""

_OFF_PAGE = 1e6
CALLOUT = "callout"
"""The id of a box that is a callout."""


def boxes(picture: Picture, callouts: Iterable[PlacedCallout]) -> list[NoteBox]:
    """The callouts as notes of the picture, each avoiding what is there and those before it."""
    taken = room.taken(picture)
    made = []
    for callout in callouts:
        lines = metrics.wrap(metrics.printable(callout.text), _SIZE, _WIDEST, _MOST_LINES)
        if not lines:
            continue
        wide = max(metrics.width(line, _SIZE) for line in lines) + 2 * _PADDING
        high = len(lines) * metrics.LINE * _SIZE + 2 * _PADDING - 4
        tried = np.array([*_around(callout.x, callout.y, wide, high)])
        costs = room.covered(tried, taken) + _outside(tried, picture.size)
        left, top, right, bottom = tried[int(np.argmin(costs))].tolist()
        taken = np.concatenate([taken, [[left, top, right, bottom]]])
        made.append(
            NoteBox(CALLOUT, lines, (left, top, wide, high), _PADDING, _SIZE, (callout.x, callout.y))
        )  # fmt: skip
    return made


def _around(x: float, y: float, wide: float, high: float) -> Iterable[tuple[float, float, float, float]]:
    """Boxes above, below and at the sides of a point, the best first."""
    for away in _AWAY:
        for across, down in ((0, -1), (1, -1), (-1, -1), (1, 0), (-1, 0), (0, 1), (1, 1), (-1, 1)):
            left = x - wide / 2 + across * (wide / 2 + (away if not down else away * 0.7))
            top = y - high / 2 + down * (high / 2 + (away if not across else away * 0.7))
            yield left, top, left + wide, top + high


def _outside(tried: room.Array, size: tuple[int, int]) -> room.Array:
    """A cost that keeps boxes on the page as long as any other fits there."""
    beyond = np.maximum(-tried[:, :2], 0.0).sum(axis=1) + np.maximum(tried[:, 2:] - np.array(size), 0.0).sum(axis=1)
    cost: room.Array = np.where(beyond > 0, _OFF_PAGE + beyond, 0.0)
    return cost
