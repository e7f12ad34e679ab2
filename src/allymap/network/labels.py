"""Where names stand: below the disc, or beside or above it where they would meet a strand, a disc or another name."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_PAGE_MARGIN = 4.0
_APART = 5.0
_FROM_DISCS = 4.0
_NEAR = 4.5
_CROSSING, _CROSSING_PER_PIXEL = 7.0, 0.12


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What names have to respect, in page pixels.

    ``x``, ``y``, ``half_width``, ``half_height`` are the discs', ``solid`` the rows of those no name may cover;
    ``segments`` (k×4: x0 y0 x1 y1) and ``thickness`` (k) the strands' straight pieces; ``keep_out`` (k×4: left, top,
    right, bottom) the legend and the captions.
    """

    size: tuple[int, int]
    x: Array
    y: Array
    half_width: Array
    half_height: Array
    segments: Array
    thickness: Array
    keep_out: Array
    solid: NDArray[np.intp]


def slots(half_width: float, half_height: float, width: float, height: float) -> tuple[Array, Array]:
    """Places for a label: upper left corners relative to the disc's centre (k×2) and how little each is liked."""
    side, under = half_width + _NEAR + 2, half_height + _NEAR
    slide = min(width * 0.32, half_width + 6)
    corner_x, corner_y = 0.62 * half_width + 3, 0.62 * half_height + 2
    table = [
        (-width / 2, under, 0.0),
        (-width / 2 - slide, under, 2.0), (-width / 2 + slide, under, 2.0),
        (side, -height / 2, 3.0), (-side - width, -height / 2, 3.0),
        (-width / 2, -under - height, 3.0),
        (-width / 2 - slide, -under - height, 4.5), (-width / 2 + slide, -under - height, 4.5),
        (corner_x, corner_y, 4.0), (-corner_x - width, corner_y, 4.0),
        (corner_x, -corner_y - height, 5.0), (-corner_x - width, -corner_y - height, 5.0),
        (side - 2, 2.0, 4.0), (-side + 2 - width, 2.0, 4.0),
        (side - 2, -height - 2.0, 4.5), (-side + 2 - width, -height - 2.0, 4.5),
        (-width / 2, under + 9, 8.0), (-width / 2, -under - height - 9, 9.0),
        (side + 9, -height / 2, 9.0), (-side - 9 - width, -height / 2, 9.0),
    ]  # fmt: skip
    rows = np.array(table)
    return rows[:, :2], rows[:, 2]


_TURNS = 40
_RINGS = ((1.0, 6.0), (6.0, 8.0), (12.0, 10.5))
"""How far off, in pixels, and how little liked: where names stand that found no free place of the usual ones."""


def around(half_width: float, half_height: float, width: float, height: float) -> tuple[Array, Array]:
    """Places all around a disc, likewise: the label touches an ellipse that grows from ring to ring."""
    turn = 2 * np.pi * np.arange(_TURNS) / _TURNS
    across, down = np.cos(turn), np.sin(turn)
    found, dislikes = [], []
    for gap, dislike in _RINGS:
        x, y = across * (half_width + _NEAR + gap), down * (half_height + _NEAR + gap)
        left = x - width * (1 - across) / 2
        top = y - height * (1 - down) / 2
        found.append(np.column_stack((left, top)))
        dislikes.append(np.full(_TURNS, dislike))
    return np.concatenate(found), np.concatenate(dislikes)


def crossed_length(boxes: Array, segments: Array, thickness: Array) -> Array:
    """How many pixels of each segment lie inside each box (left, top, right, bottom): boxes × segments."""
    grow = thickness[None, :] / 2 + 1.0
    x0, y0 = segments[None, :, 0], segments[None, :, 1]
    dx, dy = segments[None, :, 2] - x0, segments[None, :, 3] - y0
    dx, dy = np.where(np.abs(dx) < 1e-9, 1e-9, dx), np.where(np.abs(dy) < 1e-9, 1e-9, dy)
    left, right = (boxes[:, 0:1] - grow - x0) / dx, (boxes[:, 2:3] + grow - x0) / dx
    top, bottom = (boxes[:, 1:2] - grow - y0) / dy, (boxes[:, 3:4] + grow - y0) / dy
    enter = np.maximum(np.maximum(np.minimum(left, right), np.minimum(top, bottom)), 0.0)
    leave = np.minimum(np.minimum(np.maximum(left, right), np.maximum(top, bottom)), 1.0)
    lengths: Array = np.maximum(leave - enter, 0.0) * np.hypot(dx, dy)
    return lengths


def _meets_disc(boxes: Array, surroundings: Surroundings, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whether each box comes too near to any of the discs."""
    x, y = surroundings.x[None, rows], surroundings.y[None, rows]
    radius = np.maximum(surroundings.half_width, surroundings.half_height)[None, rows] + _FROM_DISCS
    near_x = np.clip(x, boxes[:, 0:1], boxes[:, 2:3])
    near_y = np.clip(y, boxes[:, 1:2], boxes[:, 3:4])
    return np.asarray(((near_x - x) ** 2 + (near_y - y) ** 2 < radius**2).any(axis=1))


def meets_box(boxes: Array, others: Array, apart: float = _APART) -> NDArray[np.bool_]:
    """Whether each box (left, top, right, bottom) comes nearer than ``apart`` to any of the others."""
    return np.asarray(
        (
            (boxes[:, None, 0] < others[None, :, 2] + apart)
            & (boxes[:, None, 2] > others[None, :, 0] - apart)
            & (boxes[:, None, 1] < others[None, :, 3] + apart)
            & (boxes[:, None, 3] > others[None, :, 1] - apart)
        ).any(axis=1)
    )


class Placer:
    """Puts labels down one by one; each respects the discs and the labels before it."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings
        self._by_x = surroundings.solid[np.argsort(surroundings.x[surroundings.solid], kind="stable")]
        self._sorted_x = surroundings.x[self._by_x]
        self._reach = (
            float(np.maximum(surroundings.half_width, surroundings.half_height).max(initial=0.0)) + _FROM_DISCS
        )
        self._slot: dict[int, int] = {}
        self._boxes = np.full((len(surroundings.x) + len(surroundings.keep_out), 4), np.nan)
        self._boxes[: len(surroundings.keep_out)] = surroundings.keep_out
        self._used = len(surroundings.keep_out)
        begin, end, grow = surroundings.segments[:, :2], surroundings.segments[:, 2:], surroundings.thickness[:, None]
        self._bounds = np.concatenate([np.minimum(begin, end) - grow, np.maximum(begin, end) + grow], axis=1)

    def place(self, row: int, width: float, height: float, hard: bool = False) -> Array | None:
        """The box (left, top, right, bottom) of a disc's label, or ``None`` where there is no room for it."""
        surroundings = self._surroundings
        if row in self._slot:
            self._boxes[self._slot[row]] = np.nan  # near nothing
        at, dislike = slots(float(surroundings.half_width[row]), float(surroundings.half_height[row]), width, height)
        if hard:
            more, less = around(
                float(surroundings.half_width[row]), float(surroundings.half_height[row]), width, height
            )
            at, dislike = np.concatenate([at, more]), np.concatenate([dislike, less])
        left = np.clip(surroundings.x[row] + at[:, 0], _PAGE_MARGIN, surroundings.size[0] - _PAGE_MARGIN - width)
        top = np.clip(surroundings.y[row] + at[:, 1], _PAGE_MARGIN, surroundings.size[1] - _PAGE_MARGIN - height)
        boxes = np.stack([left, top, left + width, top + height], axis=1)
        cost = (
            dislike
            + 0.05 * np.abs(left - surroundings.x[row] - at[:, 0])
            + 0.05 * np.abs(top - surroundings.y[row] - at[:, 1])
        )
        outside = (boxes[:, 0] < _PAGE_MARGIN - 1e-6) | (boxes[:, 1] < _PAGE_MARGIN - 1e-6)
        free = np.nonzero(~(outside | self._blocked(boxes)))[0]
        if not len(free):
            return None
        best = free[int(np.argmin(cost[free] + self.crossing_cost(boxes[free])))]
        chosen: Array = boxes[best]
        self.keep(row, chosen)
        return chosen

    def keep(self, row: int, box: Array) -> None:
        """Leave a label where it stands."""
        if row not in self._slot:
            self._slot[row] = self._used
            self._used += 1
        self._boxes[self._slot[row]] = box

    def _blocked(self, boxes: Array) -> NDArray[np.bool_]:
        low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
        first, last = np.searchsorted(self._sorted_x, [low[0] - self._reach, high[0] + self._reach])
        rows = self._by_x[first:last]
        y = self._surroundings.y[rows]
        rows = rows[(y > low[1] - self._reach) & (y < high[1] + self._reach)]
        blocked = _meets_disc(boxes, self._surroundings, rows)
        others = self._boxes[: self._used]
        near = (others[:, 0] < high[0] + _APART) & (others[:, 2] > low[0] - _APART)
        near &= (others[:, 1] < high[1] + _APART) & (others[:, 3] > low[1] - _APART)
        return blocked | meets_box(boxes, others[near]) if near.any() else blocked

    def crossing_cost(self, boxes: Array) -> Array:
        """What it costs each box that strands run through it."""
        bounds, low, high = self._bounds, boxes.min(axis=0), boxes.max(axis=0)
        near = (bounds[:, 0] < high[2]) & (bounds[:, 2] > low[0]) & (bounds[:, 1] < high[3]) & (bounds[:, 3] > low[1])
        if not near.any():
            return np.zeros(len(boxes))
        lengths = crossed_length(boxes, self._surroundings.segments[near], self._surroundings.thickness[near])
        return np.asarray((_CROSSING * (lengths > 0) + _CROSSING_PER_PIXEL * lengths).sum(axis=1))
