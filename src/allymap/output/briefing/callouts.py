"""Callouts as boxes on a page: beside what they are about, where they cover least, with a line to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from ...network import metrics
from ...network.picture import NoteBox, Picture
from .pages import PlacedCallout
from .room import Array, Room

SIZE = 13.0
"""Pixels of the letters on a page."""

_PADDING = 8.0
_WIDEST, _MOST_LINES = 190.0, 5
_AWAY = (26.0, 44.0, 66.0)
"""How far from the point the nearest corner or side of the box is tried, in pixels."""

_OFF_PAGE = 1e6
CALLOUT = "callout"
"""The id of a box that is a callout."""


Area = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels of a picture."""


def boxes(
    picture: Picture, callouts: Iterable[PlacedCallout], size: float = SIZE, within: Area | None = None
) -> list[NoteBox]:
    """The callouts as notes of the picture, each avoiding what is there and those before it.

    ``size`` is that of their letters; ``within`` is what can be seen of the picture, by itself all of it.
    """
    area = within or (0.0, 0.0, *picture.size)
    larger = size / SIZE
    page = Room(picture)
    made = []
    for callout in callouts:
        lines = metrics.wrap(metrics.printable(callout.text), size, _WIDEST * larger, _MOST_LINES)
        if not lines:
            continue
        padding = _PADDING * larger
        wide = max(metrics.width(line, size) for line in lines) + 2 * padding
        high = len(lines) * metrics.LINE * size + 2 * padding - 4
        around = _around(callout.x, callout.y, wide, high)
        tried = np.array([one for away in _AWAY for one in around(away * larger)])
        costs = page.covered(tried) + _outside(tried, area)
        left, top, right, bottom = tried[int(np.argmin(costs))].tolist()
        page.take(np.array([[left, top, right, bottom]]))
        made.append(NoteBox(CALLOUT, lines, (left, top, wide, high), padding, size, (callout.x, callout.y)))
    return made


def _around(x: float, y: float, wide: float, high: float) -> Callable[[float], list[Area]]:
    """Boxes so far above, below and at the sides of a point, the best first."""

    def boxes_at(away: float) -> list[Area]:
        found = []
        for across, down in ((0, -1), (1, -1), (-1, -1), (1, 0), (-1, 0), (0, 1), (1, 1), (-1, 1)):
            left = x - wide / 2 + across * (wide / 2 + (away if not down else away * 0.7))
            top = y - high / 2 + down * (high / 2 + (away if not across else away * 0.7))
            found.append((left, top, left + wide, top + high))
        return found

    return boxes_at


def _outside(tried: Array, area: Area) -> Array:
    """A cost that keeps boxes in sight as long as any other is."""
    beyond = np.maximum(np.array(area[:2]) - tried[:, :2], 0.0).sum(axis=1)
    beyond += np.maximum(tried[:, 2:] - np.array(area[2:]), 0.0).sum(axis=1)
    cost: Array = np.where(beyond > 0, _OFF_PAGE + beyond, 0.0)
    return cost
