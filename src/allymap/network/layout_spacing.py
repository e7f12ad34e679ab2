"""Takes discs and labels off each other: boxes are pushed apart along the shorter way until none overlaps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from .layout_net import Net, Points, Rows
from .picture import fit, scale_of, type_scale_of

Flags = NDArray[np.bool_]

_ROUNDS, _FEWER_ROUNDS, _MANY = 240, 48, 1_000
_STRETCH_EVERY = 12
_STRETCH = 1.06
_FIRST_STRETCHES = 24
_CROWDED = 0.3
_EASE = 0.35
_FULL = 0.2
_SLACK = 0.5
_STUCK, _FIRMER = 6, 0.1
_FEW_AMONG = 4
_MOST_ROOMS, _ALONE = 40, 30
READ_WHOLE = 300
"""Up to so many actors a map is made to be read as a whole."""

PAGE = (780, 690)
"""The canvas of a window of the usual size: the least that a map is arranged for."""


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

    Without ``stretch`` only discs that touch give way, each by as little as may be, and everybody only where that does
    not help. Larger maps are too dense for room, and looked at in parts.
    """
    at = start
    for turn in range(_MOST_ROOMS if len(net) <= READ_WHOLE else 0):
        lack = _lack(net, at, held)
        if not (lack > 0).any():
            break
        if stretch or turn >= _ALONE:
            at = spaced(as_shown(net, at), at, held)
        else:
            at = spaced(net, _eased(at, lack, held), held, stretch=False)
    return at


def as_shown(net: Net, at: Points) -> Net:
    """The net with discs as large as they look, in map units, where a window shows all the places ``at`` (k×2)."""
    if len(net) > READ_WHOLE or not len(at):
        return net
    zoom = _zoom(at)
    return replace(net, disc=net.disc * max(1.0, scale_of(zoom) / zoom))


def as_read(net: Net, at: Points) -> Net:
    """The same with names as wide as they are written."""
    if not len(at):
        return net
    zoom = _zoom(at)
    return replace(as_shown(net, at), label=net.label * max(1.0, type_scale_of(zoom) / zoom))


def _zoom(at: Points) -> float:
    return fit({str(row): (x, y) for row, (x, y) in enumerate(at.tolist())}, PAGE).zoom


def _lack(net: Net, at: Points, held: Flags) -> Points:
    """How far discs reach into each other (n×n, map units) where the whole map is fitted into a window; nothing for
    two that are held.
    """
    disc = as_shown(net, at).disc
    lack = disc[:, None] + disc - np.hypot(*(at[:, None] - at).transpose(2, 0, 1))
    lack[np.eye(len(at), dtype=bool) | (held[:, None] & held)] = 0.0
    return np.asarray(np.maximum(lack, 0.0), np.float64)


def _eased(at: Points, lack: Points, held: Flags) -> Points:
    """Discs that reach into each other moved straight apart, both half the way, or one where the other is held."""
    one, other = np.nonzero(lack)
    apart = at[one] - at[other]
    far = np.hypot(*apart.T)
    # Two in one place part by the order of their rows.
    way = np.where(far[:, None] > 0, apart / np.maximum(far, 1e-9)[:, None], np.sign(one - other)[:, None] * (1.0, 0.0))
    share = np.where(held[one], 0.0, np.where(held[other], 1.0, 0.5))
    moves = np.zeros_like(at)
    np.add.at(moves, one, way * (share * (lack[one, other] + _SLACK))[:, None])
    return np.asarray(at + moves, np.float64)


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
