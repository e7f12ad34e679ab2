"""Takes discs and labels off each other: boxes are pushed apart along the shorter way until none overlaps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from .layout_net import UNIT, Net, Points, Rows
from .picture import fit, scale_of

Flags = NDArray[np.bool_]

_ROUNDS, _FEWER_ROUNDS, _MANY = 240, 48, 1_000
_STRETCH_EVERY = 12
_STRETCH = 1.06
_FIRST_STRETCHES = 24
_CROWDED = 0.5
_EASE = 0.35
_FULL = 0.2
_SLACK = 0.5
_STUCK, _FIRMER = 6, 0.1
_FEW_AMONG = 4
_MOST_ROOMS, _ALONE = 20, 8
_FAR = 1.5 * UNIT
READ_WHOLE = 300
"""Up to so many actors a map is made to be read as a whole."""

PAGE = (1400, 900)
"""The window that a map is arranged for."""


def spaced(net: Net, start: Points, held: Flags, stretch: bool = True) -> Points:
    """Places (n×2) without overlapping boxes, moved as little as may be; ``held`` rows stay exactly.

    A crowded map is first stretched as a whole, which changes no shape; pushing would bend it. Without ``stretch`` a
    map that is not crowded keeps its size, and only those in each other's way move. Boxes of two held rows may overlap:
    a person put them there.
    """
    at = start.copy()
    free = ~held
    centre = at[held].mean(axis=0) if held.any() else at.mean(axis=0) if len(at) else np.zeros(2)
    moved: Rows | None = None
    for turn in range(_ROUNDS if len(net) <= _MANY else _FEWER_ROUNDS):
        pairs = overlapping(net, at, held, moved)
        if not len(pairs):
            return at
        crowd = len(pairs) / (_CROWDED * len(net))
        if turn < _FIRST_STRETCHES and crowd > 1 and _filled(net, at) > _FULL:
            at[free] = centre + (at[free] - centre) * np.clip(crowd**_EASE, _STRETCH, 2.0)
            moved = None
            continue
        if stretch and turn % _STRETCH_EVERY == _STRETCH_EVERY - 1:
            at[free] = centre + (at[free] - centre) * _STRETCH
            moved = None
        else:
            # Whoever did not move cannot have come into anybody's way.
            moved = np.unique(pairs)
        _push(net, at, pairs, held, turn)
    _lift(net, at, _late(overlapping(net, at, held), held))
    return at


def roomy(net: Net, start: Points, held: Flags, stretch: bool = True) -> Points:
    """The same for the map as a whole window shows it: zoomed out, discs shrink less than the map does.

    Without ``stretch`` those in each other's way give way alone, then, where that would send one of them far off, with
    more and more of those around. Larger maps are too dense for room, and looked at in parts.
    """
    at = start
    for turn in range(_MOST_ROOMS if len(net) <= READ_WHOLE else 0):
        crowded = _crowded(net, at, held)
        if not crowded.any():
            break
        if stretch or turn >= _ALONE:
            at = spaced(as_shown(net, at), at, held)
            continue
        apart = np.hypot(*(at[:, None] - at[crowded]).transpose(2, 0, 1)).min(axis=1)
        found = spaced(as_shown(net, at), at, held | (apart > turn * UNIT), stretch=False)
        if np.hypot(*(found - at).T).max() < _FAR:
            at = found
    return at


def as_shown(net: Net, at: Points) -> Net:
    """The net with discs as large as they look, in map units, where a window shows all the places ``at`` (k×2)."""
    if len(net) > READ_WHOLE or not len(at):
        return net
    zoom = fit({str(row): (x, y) for row, (x, y) in enumerate(at.tolist())}, PAGE).zoom
    return replace(net, disc=net.disc * max(1.0, scale_of(zoom) / zoom))


def _crowded(net: Net, at: Points, held: Flags) -> Flags:
    """Whose disc overlaps another where the whole map is fitted into a window, but for those that are held."""
    disc = as_shown(net, at).disc
    close = np.hypot(*(at[:, None] - at).transpose(2, 0, 1)) < disc[:, None] + disc
    np.fill_diagonal(close, False)
    return np.asarray(close.any(axis=1) & ~held, np.bool_)


def _filled(net: Net, at: Points) -> float:
    """The share of the map's rectangle that its boxes would fill if none overlapped."""
    return float((4 * net.half.prod(axis=1)).sum() / max(float(np.ptp(at, axis=0).prod()), 1.0))


def overlapping(net: Net, at: Points, held: Flags | None = None, among: Rows | None = None) -> Rows:
    """Pairs of rows (k×2, in ascending order) whose boxes overlap, leaving out pairs that are both ``held``, and those
    without any of the rows ``among``.
    """
    # SciPy is slow to import, and layouts are not the first thing a window does.
    from scipy.spatial import cKDTree

    if len(net) < 2:
        return np.zeros((0, 2), np.intp)
    # Scaled by the largest box, a square of side two holds all that may overlap.
    half = net.half
    scaled = at / half.max(axis=0)
    tree = cKDTree(scaled)
    if among is None or len(among) > len(net) // _FEW_AMONG:
        near: Rows = tree.query_pairs(2.0, p=np.inf, output_type="ndarray")
    else:
        found = cKDTree(scaled[among]).sparse_distance_matrix(tree, 2.0, p=np.inf, output_type="ndarray")
        one, other = among[found["i"]], found["j"]
        near = np.unique(np.sort(np.column_stack((one, other))[one != other], axis=1), axis=0)
    gap = np.abs(at[near[:, 0]] - at[near[:, 1]]) - half[near[:, 0]] - half[near[:, 1]]
    near = near[(gap < 0).all(axis=1)]
    if held is not None:
        near = near[~held[near].all(axis=1)]
    return near[np.lexsort((near[:, 1], near[:, 0]))]


def _lift(net: Net, at: Points, rows: list[int]) -> None:
    """Put rows that pushing could not free into the nearest cells of a grid that no other box touches."""
    if not rows:
        return
    cell = 2 * net.half.max(axis=0) + _SLACK
    others = np.delete(np.arange(len(net)), rows)
    low = np.floor((at[others] - net.half[others]) / cell).astype(int)
    high = np.floor((at[others] + net.half[others]) / cell).astype(int)
    mixed = np.column_stack((low[:, 0], high[:, 1])), np.column_stack((high[:, 0], low[:, 1]))
    corners = np.concatenate((low, high, *mixed))
    taken = set(map(tuple, corners.tolist()))
    # A square with more cells than are taken, so that one is always free.
    half = int(np.ceil(np.sqrt(len(taken) + len(rows)) / 2)) + 1
    reach = np.arange(-half, half + 1)
    steps = np.stack(np.meshgrid(reach, reach), axis=-1).reshape(-1, 2)
    far = np.hypot(*(steps * cell).T)
    near_first = steps[np.lexsort((steps[:, 0], steps[:, 1], far))].tolist()
    for row in rows:
        x, y = np.floor(at[row] / cell).astype(int).tolist()
        spot = next((x + across, y + down) for across, down in near_first if (x + across, y + down) not in taken)
        taken.add(spot)
        at[row] = (np.array(spot) + 0.5) * cell


def _push(net: Net, at: Points, pairs: Rows, held: Flags, turn: int) -> None:
    """Move both rows of each overlapping pair half the way out, or one of them the whole way when the other is held.

    Later turns push further, and now and then along the longer way: that frees those wedged in between two others.
    """
    one, other = pairs[:, 0], pairs[:, 1]
    apart = at[other] - at[one]
    need = net.half[one] + net.half[other] - np.abs(apart) + _SLACK
    axis = np.argmin(need, axis=1)
    if turn >= _STUCK and turn % 3 == 2:
        axis = 1 - axis
    line = np.arange(len(pairs))
    # Two in one place part by the order of their rows.
    way = np.where(apart[line, axis] >= 0, 1.0, -1.0) * need[line, axis]
    way *= 1 + _FIRMER * max(0, turn - _STUCK)
    share = np.where(held[one], 1.0, np.where(held[other], 0.0, 0.5))
    moves = np.zeros_like(at)
    count = np.zeros_like(at)
    np.add.at(moves, (other, axis), way * share)
    np.add.at(moves, (one, axis), -way * (1 - share))
    np.add.at(count, (other, axis), 1.0)
    np.add.at(count, (one, axis), 1.0)
    # Those pushed from many sides at once would leap: they take the mean, a little enlarged.
    moves /= np.maximum(1.0, count**0.7)
    moves[held] = 0.0
    at += moves


def _late(pairs: Rows, held: Flags) -> list[int]:
    """The rows to lift out of the last overlaps: of each pair the one that may move, the later one if both may."""
    rows = {int(one) if held[other] else int(other) for one, other in pairs.tolist()}
    return sorted(rows)
