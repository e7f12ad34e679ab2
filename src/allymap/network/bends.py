"""Bends strands of small maps around the discs and names that stand in their way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .labels import crossed_length

Array = NDArray[np.float64]
Rows = NDArray[np.int32]

_STEPS = np.array([14, 22, 32, 44, 58, 74, 92, 112, 136, 164, 196, 232], np.float64)
_GROUPS = [np.array([0.0]), *(np.concatenate([_STEPS[k : k + 3], -_STEPS[k : k + 3]]) for k in (0, 3, 6, 9))]
_STEEPEST = 0.3
_MANY = 200
_POINTS, _MORE_POINTS, _LONG = 26, 76, 200.0
"""So many points stand for a curve; between those of a long one a small disc would be missed."""


def _weights(points: int) -> tuple[Array, Array, Array]:
    """A quadratic Bézier at some points: what its ends and its control point add to each."""
    t = np.linspace(0.0, 1.0, points)[:, None]
    return (1 - t) ** 2, 2 * t * (1 - t), t**2


_WEIGHTS, _MORE_WEIGHTS = _weights(_POINTS), _weights(_MORE_POINTS)
_INNER = slice(6, 20)
_APART = 2.0
_CLEARANCE = 5.0


@dataclass(frozen=True, slots=True)
class Lines:
    """The pairs' lines between centres in page pixels: ``start`` and ``end`` are n×2, ``source`` and ``target`` rows of
    discs, ``half`` half the width of all that runs along each.
    """

    start: Array
    end: Array
    source: Rows
    target: Rows
    half: Array


@dataclass(frozen=True, slots=True)
class Obstacles:
    """``centre`` (n×2) and ``reach`` (n) of all discs; ``boxes`` (k×4: left, top, right, bottom) of names, legend …"""

    size: tuple[int, int]
    centre: Array
    reach: Array
    boxes: Array


def blocked(lines: Lines, obstacles: Obstacles) -> NDArray[np.intp]:
    """The rows of lines that, drawn straight, would run into something."""
    way = lines.end - lines.start
    length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
    unit = way / length[:, None]
    offset = obstacles.centre[None] - lines.start[:, None]
    along = (offset * unit[:, None]).sum(axis=2)
    aside = np.abs(offset[..., 0] * unit[:, None, 1] - offset[..., 1] * unit[:, None, 0])
    meets = (aside < obstacles.reach[None] + lines.half[:, None] + _CLEARANCE) & (along > 0) & (along < length[:, None])
    every = np.arange(len(length))
    meets[every, lines.source] = meets[every, lines.target] = False
    hit = meets.any(axis=1)
    if len(obstacles.boxes):
        segments = np.concatenate([lines.start, lines.end], axis=1)
        hit |= (crossed_length(obstacles.boxes, segments, 2 * lines.half) > 0).any(axis=0)
    return np.nonzero(hit)[0]


def choose(lines: Lines, rows: NDArray[np.intp], obstacles: Obstacles) -> Array:
    """For each of ``rows`` how many pixels its middle is best pushed to the left of its way (see ``tracks.trace``).

    Thick lines choose first. Where the map is not too dense, the others keep off those that end at the same disc.
    """
    result = np.zeros(len(rows))
    crowded = len(rows) > _MANY
    settled = np.ones(len(lines.start), np.bool_)
    settled[rows] = False
    points = _curves(lines.start, lines.end, (lines.start + lines.end) / 2)
    for at in np.argsort(-lines.half[rows], kind="stable").tolist():
        row = int(rows[at])
        beside = np.zeros(0, np.intp) if crowded else _beside(lines, row, settled)
        others = Others(
            points[beside].reshape(-1, 2), np.repeat(lines.half[beside], _POINTS) + lines.half[row] + _APART
        )
        result[at] = _best(lines, row, obstacles, others, _GROUPS[:3] if crowded else _GROUPS)
        start, end = lines.start[row : row + 1], lines.end[row : row + 1]
        points[row] = _curves(start, end, (start + end) / 2 + 2 * result[at] * _left(start, end))[0]
        settled[row] = True
    return result


@dataclass(frozen=True, slots=True)
class Others:
    """Points on lines that are settled (n×2) and how far from each a line should keep (n)."""

    points: Array
    need: Array


def _beside(lines: Lines, row: int, settled: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The settled lines that end at one of a line's own discs: those it might run along."""
    mine = lines.source[row], lines.target[row]
    return np.nonzero(settled & (np.isin(lines.source, mine) | np.isin(lines.target, mine)))[0]


def _left(start: Array, end: Array) -> Array:
    """Unit vectors to the left of ways, n×2."""
    way = end - start
    return np.stack([way[:, 1], -way[:, 0]], axis=1) / np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)[:, None]


def _curves(start: Array, end: Array, control: Array, weights: tuple[Array, Array, Array] = _WEIGHTS) -> Array:
    """Points on quadratic Béziers, n×26×2 or as many as there are weights."""
    first, middle, last = weights
    return first[None] * start[:, None] + middle[None] * control[:, None] + last[None] * end[:, None]


def _best(lines: Lines, row: int, obstacles: Obstacles, others: Others, groups: list[Array]) -> float:
    """Bends cost the more the larger they are, so small ones are looked at first and often nothing else."""
    start, end = lines.start[row : row + 1], lines.end[row : row + 1]
    length = float(np.hypot(*(end - start)[0]))
    if length < 1.0:
        return 0.0
    left, half = _left(start, end), float(lines.half[row])
    near = _near(lines, row, obstacles)
    best, least = 0.0, np.inf
    weights = _WEIGHTS if length < _LONG else _MORE_WEIGHTS
    straight = _curves(start, end, (start + end) / 2, weights)
    need = obstacles.reach[near] + half
    if len(near) and (np.sqrt(_distances(straight, obstacles.centre[near]).min(axis=1)) < need).any():
        # Whatever the way costs, a line behind a third disc has to show that it passes and does not end there.
        groups = [*groups[1:], np.array([_STEEPEST, -_STEEPEST]) * length]
    for group in groups:
        tried = group[np.abs(group) <= _STEEPEST * length]
        if not len(tried):
            continue
        cost = 0.04 * np.abs(tried) + 130.0 * (tried / length) ** 2
        if cost.min() >= least:
            break
        control = (start + end) / 2 + 2 * tried[:, None] * left
        points = _curves(start, end, control)
        cost += _disc_cost(
            points if length < _LONG else _curves(start, end, control, weights), obstacles.centre[near], need
        )
        cost += _box_cost(points, obstacles.boxes, half) + _company_cost(points, others)
        outside = (points < 4).any(axis=2) | (points > np.array(obstacles.size) - 4).any(axis=2)
        cost += 1.5 * outside.sum(axis=1)
        chosen = int(np.argmin(cost))
        if cost[chosen] < least:
            best, least = float(tried[chosen]), float(cost[chosen])
    return best


def _near(lines: Lines, row: int, obstacles: Obstacles) -> NDArray[np.intp]:
    """The rows of the discs that any bend of a line may meet."""
    start, end = lines.start[row], lines.end[row]
    slack = obstacles.reach + lines.half[row] + _CLEARANCE
    length = float(np.hypot(*(end - start)))
    reach = slack + min(_STEEPEST * length, float(_STEPS[-1]))
    unit = (end - start) / length
    offset = obstacles.centre - start
    along, aside = offset @ unit, np.abs(offset @ np.array([unit[1], -unit[0]]))
    near = (along > -slack) & (along < length + slack) & (aside < reach)
    near[[lines.source[row], lines.target[row]]] = False
    return np.nonzero(near)[0]


def _distances(points: Array, to: Array) -> Array:
    """Squared distances of points (k×p×2) from others (n×2): k×p×n."""
    # No matrix product: for small ones the threads of the linear algebra library cost more than they give.
    across, down = points[..., 0, None] - to[:, 0], points[..., 1, None] - to[:, 1]
    return np.asarray(across * across + down * down)


def _disc_cost(points: Array, centre: Array, need: Array) -> Array:
    """Little for passing near a disc, much for running through it."""
    if not len(centre):
        return np.zeros(len(points))
    lack = need - np.sqrt(_distances(points, centre).min(axis=1))
    through = np.where(lack > 0, 8.0 + 30.0 * lack / need, 0.0)
    return np.asarray((through + 3.0 * np.clip(lack / _CLEARANCE + 1.0, 0.0, 1.0)).sum(axis=1))


def _company_cost(points: Array, others: Others) -> Array:
    """What it costs to run along other lines; near the ends, where lines that share a disc have to meet, nothing."""
    if not len(others.need):
        return np.zeros(len(points))
    along = points[:, _INNER]
    together = (_distances(along, others.points) < others.need**2).any(axis=2).sum(axis=1)
    # Crossing another line takes a point or two.
    return np.asarray(0.9 * np.maximum(together - 2, 0))


def _box_cost(points: Array, boxes: Array, half: float) -> Array:
    """What it costs to run through names or the legend: a fixed sum for each and some for each pixel."""
    low, high = points.min(axis=(0, 1)), points.max(axis=(0, 1))
    near = (boxes[:, 0] < high[0]) & (boxes[:, 2] > low[0]) & (boxes[:, 1] < high[1]) & (boxes[:, 3] > low[1])
    if not near.any():
        return np.zeros(len(points))
    pieces = np.concatenate([points[:, :-1], points[:, 1:]], axis=2).reshape(-1, 4)
    lengths = crossed_length(boxes[near], pieces, np.full(len(pieces), 2 * half))
    lengths = lengths.reshape(int(near.sum()), len(points), -1).sum(axis=2)
    return np.asarray((16.0 * (lengths > 0) + 0.3 * lengths).sum(axis=0))
