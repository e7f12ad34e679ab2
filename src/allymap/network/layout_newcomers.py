"""Seats newcomers on a map that stays as it is: near their neighbours, on free ground, off the lines of others."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import count

import numpy as np
from numpy.typing import NDArray

from ..model import Progress
from .layout_net import LARGEST_DISC, UNIT, Net, Points, Rows

Flags = NDArray[np.bool_]

_ANGLES = 24
_REACHES = (0.55, 0.75, 1.0, 1.3, 1.7, 2.2, 3.0, 4.0, 6.0, 9.0)
_SEEN_EDGES = 400
_KEPT = 0.6
"""What it costs to cover somebody who is not shown: most of them never are, and whoever is shown gives way then."""

_BETWEEN = 20.0
_CROWDED = 1.3
"""In arm's lengths: with nobody nearer, a spot is not crowded at all."""
_AT_ONCE = 512
"""Spots below the map that are looked at together."""


def seat(net: Net, at: Points, placed: Flags, keep_free: Points, progress: Progress | None = None) -> list[int]:
    """Fill ``at`` (n×2) for the rows that are not ``placed``, and answer these rows in the order they were seated.

    Those with the most seated neighbours come first, so that a chain of newcomers grows from what is known. Nobody
    comes to stand where somebody is, nor, where neighbours are no farther for it, on the points ``keep_free`` (k×2).
    Each is a unit of ``progress``. Raises ``Cancelled``.
    """
    if placed.all():
        return []
    ground = _Ground(net, at, placed.copy(), keep_free, _floor(at[placed], keep_free), net.half)
    neighbours = net.neighbours()
    known = [int(placed[near].sum()) for near in neighbours]
    waiting = [(-known[row], -len(neighbours[row]), row) for row in np.flatnonzero(~placed).tolist()]
    heapify(waiting)
    order: list[int] = []
    progress = progress or Progress()
    progress.phase("Placing newcomers", len(waiting))
    while waiting:
        _, _, row = heappop(waiting)
        if ground.seated[row]:
            continue  # it came before its turn, for its neighbours
        near = [other for other in neighbours[row] if ground.seated[other]]
        at[row] = ground.beside(row, near) if near else ground.below(row)
        ground.seated[row] = True
        for other in neighbours[row]:
            known[other] += 1
            if not ground.seated[other]:
                heappush(waiting, (-known[other], -len(neighbours[other]), other))
        progress.advance()
        order.append(row)
    return order


def _floor(placed: Points, keep_free: Points) -> tuple[float, float, float]:
    """Left and right of what is placed, and where the ground below it begins."""
    known = np.concatenate((placed, keep_free))
    if not len(known):
        return 0.0, 0.0, 0.0
    return float(known[:, 0].min()), float(known[:, 0].max()), float(known[:, 1].max()) + UNIT / 2


@dataclass(frozen=True, slots=True)
class _Ground:
    """The map so far: ``at`` holds the places of the rows that are ``seated``."""

    net: Net
    at: Points
    seated: Flags
    keep_free: Points
    floor: tuple[float, float, float]
    half: Points

    def beside(self, row: int, near: list[int]) -> Points:
        """The best of many spots around the middle of the neighbours: at arm's length, clear of others and of lines."""
        middle = self.at[near].mean(axis=0)
        turn = 2 * np.pi * np.arange(_ANGLES) / _ANGLES
        ring = np.column_stack((np.cos(turn), np.sin(turn)))
        for reaches in (_REACHES[:5], _REACHES):
            spots = np.concatenate([middle[None], *(middle + reach * UNIT * ring for reach in reaches)])
            spots = spots[self._free(row, spots)]
            if len(spots):
                lengths = _apart(spots, self.at[near]) / UNIT
                cost = np.abs(lengths - 1).mean(axis=1) + 0.6 * (lengths.max(axis=1) > 2.5)
                cost += self._crowd(spots) + 0.8 * self._lines_over(spots) + _KEPT * self._on_kept(row, spots)
                return np.asarray(spots[int(np.argmin(np.round(cost, 6)))], np.float64)
        return self.below(row)

    def below(self, row: int) -> Points:
        """The next free spot in rows below the map, for those who know nobody there."""
        left, right, top = self.floor
        cell = 2 * self.half.max(axis=0) + _BETWEEN / 2
        columns = max(4, int((right - left) // cell[0]))
        for first in count(0, _AT_ONCE):
            place = np.arange(first, first + _AT_ONCE)
            spots = np.column_stack((place % columns, place // columns)) * cell + (left, top)
            free = self._free(row, spots) & ~self._on_kept(row, spots)
            if free.any():
                break
        return np.asarray(spots[int(np.argmax(free))], np.float64)

    def _free(self, row: int, spots: Points) -> Flags:
        """Which spots leave the row's box clear of all boxes."""
        half = self.half[row]
        others = _around(spots, self.at, self.half.max(axis=0) + half, self.seated)
        return ~_covers(spots, self.at[others], self.half[others] + half)

    def _on_kept(self, row: int, spots: Points) -> Flags:
        """On which spots the row's box would cover a point to keep free."""
        reach = LARGEST_DISC + self.half[row]
        return _covers(spots, self.keep_free[_around(spots, self.keep_free, reach)], reach)

    def _crowd(self, spots: Points) -> Points:
        """How crowded spots are: nothing where the nearest actor is more than an arm's length away."""
        others = _around(spots, self.at, np.full(2, _CROWDED * UNIT), self.seated)
        far = _apart(spots, self.at[others]) / UNIT
        return np.asarray((np.maximum(0, _CROWDED - far) ** 2).sum(axis=1), np.float64)

    def _lines_over(self, spots: Points) -> Points:
        """How many lines would run over a disc on each spot; on crowded maps that cannot be helped and is not asked."""
        lines = self.net.edges[self.seated[self.net.edges].all(axis=1)]
        if not 0 < len(lines) <= _SEEN_EDGES:
            return np.zeros(len(spots))
        start, end = self.at[lines[:, 0]].T, self.at[lines[:, 1]].T
        along, aslant = end - start
        right, down = spots.T[:, :, None] - start[:, None]
        share = (right * along + down * aslant) / np.maximum(along * along + aslant * aslant, 1e-9)
        share = np.minimum(np.maximum(share, 0), 1)
        gap = (right - share * along) ** 2 + (down - share * aslant) ** 2
        return np.asarray((gap < LARGEST_DISC**2).sum(axis=1), np.float64)


def _apart(spots: Points, points: Points) -> Points:
    """How far each spot (c×2) is from each point (p×2): c×p."""
    right, down = spots.T[:, :, None] - points.T[:, None]
    return np.asarray(np.sqrt(right * right + down * down), np.float64)


def _around(spots: Points, points: Points, reach: Points, among: Flags | None = None) -> Rows:
    """The rows of the points (k×2), all or ``among`` some, no farther than ``reach`` (x and y) from where spots are.

    Of a large map only a few can be: to look at all of them for each of a thousand newcomers takes minutes.
    """
    low, high = spots.min(axis=0) - reach, spots.max(axis=0) + reach
    near = ((points >= low) & (points <= high)).all(axis=1)
    return np.flatnonzero(near if among is None else near & among)


def _covers(spots: Points, points: Points, room: Points) -> Flags:
    """Which spots (c) have a point (p) within ``room`` (2, or p×2) to the side and up or down."""
    beside = np.abs(spots[:, None, 0] - points[:, 0]) < room[..., 0]
    level = np.abs(spots[:, None, 1] - points[:, 1]) < room[..., 1]
    return np.asarray((beside & level).any(axis=1), np.bool_)
