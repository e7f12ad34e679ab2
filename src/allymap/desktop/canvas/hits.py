"""What is under the cursor: a grid over the boxes of discs and strands, so that an answer costs microseconds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...network.picture import Picture
from ...network.shapes import EXTENTS
from .curves import Numbers, bounds, points

HIT_MARGIN = 8.0  # pixels by which a strand is easier to hit than it is wide
LEAST_REACH = 4.0  # pixels of radius within which even a tiny disc can be hit
_CELL = 80.0
_SAMPLES = 17


class _Grid:
    """Boxes n×4 by the cells of a square grid that they touch."""

    def __init__(self, boxes: Numbers, area: tuple[float, float, float, float]) -> None:
        left, top, right, bottom = area
        self._left, self._top = left, top
        self._columns = max(1, int(np.ceil((right - left) / _CELL)))
        self._lines = max(1, int(np.ceil((bottom - top) / _CELL)))
        near = (boxes[:, 2] >= left) & (boxes[:, 0] <= right) & (boxes[:, 3] >= top) & (boxes[:, 1] <= bottom)
        rows = np.flatnonzero(near)
        first_x, first_y = self._cell(boxes[rows, 0], boxes[rows, 1])
        last_x, last_y = self._cell(boxes[rows, 2], boxes[rows, 3])
        wide = last_x - first_x + 1
        count = wide * (last_y - first_y + 1)
        owner = np.repeat(np.arange(len(rows)), count)
        step = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
        cell = (first_y[owner] + step // wide[owner]) * self._columns + first_x[owner] + step % wide[owner]
        # A stable sort of small numbers is a radix sort, ten times as fast as one of large numbers.
        small = cell.astype(np.int16 if self._columns * self._lines < 32_000 else np.int32)
        order = np.argsort(small, kind="stable")
        self._rows = rows[owner[order]].astype(np.int32)
        self._starts = np.searchsorted(cell[order], np.arange(self._columns * self._lines + 1))

    def at(self, x: float, y: float) -> NDArray[np.int32]:
        """Rows whose box touches the cell of this point."""
        column, line = self._cell(np.array([x]), np.array([y]))
        cell = int(line[0]) * self._columns + int(column[0])
        return self._rows[self._starts[cell] : self._starts[cell + 1]]

    def _cell(self, x: Numbers, y: Numbers) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        column = np.clip(np.floor((x - self._left) / _CELL), 0, self._columns - 1)
        line = np.clip(np.floor((y - self._top) / _CELL), 0, self._lines - 1)
        return column.astype(np.int64), line.astype(np.int64)


class HitIndex:
    """Answers for one Picture, in its page pixels. Points outside the page hit nothing."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        width, height = picture.size
        area = (-_CELL, -_CELL, width + _CELL, height + _CELL)
        discs, strands = picture.discs, picture.strands
        x, y, radius = (column.astype(np.float64) for column in (discs.x, discs.y, discs.radius))
        reach = EXTENTS[discs.shape] * np.maximum(radius, LEAST_REACH)[:, None]
        middle = np.stack([x, y], axis=1)
        self._discs = _Grid(np.concatenate([middle - reach, middle + reach], axis=1), area)
        self._curve = strands.curve.astype(np.float64)
        hit = (strands.width.astype(np.float64) + HIT_MARGIN) / 2
        boxes = bounds(self._curve, 0.0)
        boxes[:, 0:2] -= hit[:, None]
        boxes[:, 2:4] += hit[:, None]
        self._reach = hit
        self._strands = _Grid(boxes, area)

    def disc_at(self, x: float, y: float) -> int | None:
        """The row of the disc at this point; the nearest middle where several overlap."""
        rows = self._discs.at(x, y)
        discs = self._picture.discs
        away = np.hypot(discs.x[rows] - x, discs.y[rows] - y)
        reach = EXTENTS[discs.shape[rows]] * np.maximum(discs.radius[rows], LEAST_REACH)[:, None]
        inside = (np.abs(discs.x[rows] - x) <= reach[:, 0]) & (np.abs(discs.y[rows] - y) <= reach[:, 1])
        if not inside.any():
            return None
        return int(rows[inside][np.argmin(away[inside])])

    def strand_at(self, x: float, y: float) -> int | None:
        """The row of the nearest strand within its hit area; discs are not considered."""
        rows = self._strands.at(x, y)
        if not len(rows):
            return None
        away = distances(self._curve[rows], x, y)
        reached = away <= self._reach[rows]
        if not reached.any():
            return None
        return int(rows[reached][np.argmin(away[reached])])


def distances(curve: Numbers, x: float, y: float) -> Numbers:
    """How far a point is from each curve n×6, in pixels: over chords between sampled points."""
    t = np.linspace(0.0, 1.0, _SAMPLES)
    along = points(np.repeat(curve, _SAMPLES, axis=0), np.tile(t, len(curve))).reshape(len(curve), _SAMPLES, 2)
    start, step = along[:, :-1], np.diff(along, axis=1)
    to_point = np.array([x, y]) - start
    size = np.maximum((step**2).sum(axis=2), 1e-9)
    share = np.clip((to_point * step).sum(axis=2) / size, 0.0, 1.0)
    gap = to_point - step * share[:, :, None]
    nearest: Numbers = np.sqrt((gap**2).sum(axis=2).min(axis=1))
    return nearest
