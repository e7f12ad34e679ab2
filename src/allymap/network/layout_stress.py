"""Stress majorisation: places whose distances are as near as can be to the wanted ones (Gansner, Koren, North 2004).

Small and middling nets use the distances of all pairs in float32; large ones those along edges and to some pivots. The
start is pivot MDS (Brandes, Pich 2006). The loops over pairs are matrix operations, in one function each.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .layout_net import UNIT, Net, Points, Rows

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

ALL_PAIRS = 3_000
"""Up to so many actors every pair counts; beyond, memory and time would grow with the square."""

_PIVOTS = 60
_ITERATIONS = 120
_FEWER_ITERATIONS = 40
_TOUCHES = 6
_SCALES = 0.7, 6.0
_SPARSE_ITERATIONS = 15
_STILL = 2e-4
_NEAR = 1e-3


def settle(net: Net, start: Points | None, held: Flags) -> Points:
    """Places for a connected net in map units; rows that are ``held`` stay exactly where ``start`` has them."""
    if len(net) <= ALL_PAIRS:
        wanted = distances(net)
        if start is not None:
            return majorise(start, at_scale_of(start, wanted), held, _TOUCHES if len(net) > 200 else _ITERATIONS)
        return majorise(_untangled(pivot_mds(wanted[:, _spread(wanted)])), wanted, held)
    pivots, wanted = _pivots(net)
    at = start if start is not None else _untangled(pivot_mds(wanted))
    return _majorise_sparsely(net, at, pivots, wanted, held)


def at_scale_of(at: Points, wanted: Floats) -> Floats:
    """The wanted distances (n×n) at the scale that a map already has, so that improving it does not blow it up."""
    rows, columns = np.triu_indices(len(at), 1)
    far = np.hypot(*(at[rows] - at[columns]).T) / wanted[rows, columns]
    scale = (far**2).sum() / max(float(far.sum()), 1e-9)
    return wanted * np.float32(np.clip(scale, *_SCALES))


def distances(net: Net, sources: Rows | None = None) -> Floats:
    """Shortest ways along edges of wanted length, in map units: n×n, or a row for each source."""
    # SciPy takes 0.2 s to import, which the first window must not wait for.
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import dijkstra

    size = (len(net), len(net))
    one, other = net.edges[:, 0], net.edges[:, 1]
    graph = csr_array((net.lengths, (one, other)), shape=size)
    return np.asarray(dijkstra(graph, directed=False, indices=sources), np.float32)


def pivot_mds(wanted: NDArray[np.floating]) -> Points:
    """Classical scaling from the distances of n actors to some pivots (n×k): places, n×2."""
    squared = wanted.astype(np.float64) ** 2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1, keepdims=True) + squared.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    at: Points = -0.5 * centred @ vectors[:, -1:-3:-1]
    if at.shape[1] < 2:
        at = np.column_stack((at, np.zeros(len(at))))
    # An eigenvector's sign is the library's whim: the farthest actor decides instead.
    for axis in range(2):
        at[:, axis] *= 1.0 if at[np.argmax(np.abs(at[:, axis])), axis] >= 0 else -1.0
    size = np.sqrt(np.mean(at**2)) or 1.0
    at *= np.sqrt(np.mean(squared)) / (2 * size)
    return at


def majorise(start: Points, wanted: Floats, held: Flags, iterations: int = 0) -> Points:
    """Lower the stress of places (n×2) until they are still. Distances (n×n) are weighted by inverse squares."""
    if len(start) < 2 or held.all():
        return start.copy()
    # The last hundredth of stress takes most of the time, which large maps do not have.
    iterations = iterations or (_ITERATIONS if len(start) <= 200 else _FEWER_ITERATIONS)
    scale = np.float32(1 / UNIT)
    at = (start * scale).astype(np.float32)
    wanted = wanted * scale
    weight = np.zeros_like(wanted)
    np.divide(1.0, wanted * wanted, out=weight, where=wanted > 0)
    free = ~held
    inverse, fixed = _inverse(weight, at, free)
    strength = weight * wanted
    for _ in range(iterations):
        pull = _pull(at, strength)
        new = inverse @ (pull[free] - fixed)
        if not held.any():
            new -= new.mean(axis=0)
        moved = float(np.sqrt(np.mean((new - at[free]) ** 2)))
        at[free] = new
        if moved < _STILL:
            break
    result: Points = at.astype(np.float64) * UNIT
    result[held] = start[held]
    return result if held.any() else result + start.mean(axis=0)


def stress(at: Points, wanted: NDArray[np.floating]) -> float:
    """Normalised stress at the best scale: 0 is perfect; 1 is all actors in one point."""
    rows, columns = np.triu_indices(len(at), 1)
    far = np.hypot(*(at[rows] - at[columns]).T) / wanted[rows, columns]
    return float(1 - far.sum() ** 2 / max((far**2).sum(), 1e-12) / max(len(far), 1))


def _inverse(weight: Floats, at: Floats, free: Flags) -> tuple[Floats, Floats]:
    """The inverse of the free rows' weighted Laplacian, and what the held rows add to the right-hand side."""
    laplacian = np.diag(weight.sum(axis=1)) - weight
    if free.all():
        # Places are free to shift together; a constant added to the matrix holds the mean at zero.
        laplacian += weight.mean()
        return np.linalg.inv(laplacian), np.zeros((len(at), 2), np.float32)
    fixed = laplacian[np.ix_(free, ~free)] @ at[~free]
    return np.linalg.inv(laplacian[np.ix_(free, free)]), fixed


def _pull(at: Floats, strength: Floats) -> Floats:
    """What each actor's partners want of it: the inner loop, n² in time."""
    across = at[:, :1] - at[:, 0]
    down = at[:, 1:] - at[:, 1]
    across *= across
    down *= down
    across += down
    np.sqrt(across, out=across)
    np.maximum(across, _NEAR, out=across)
    np.divide(strength, across, out=across)
    return np.asarray(across.sum(axis=1, keepdims=True) * at - across @ at, np.float32)


def _untangled(at: Points) -> Points:
    """Actors with the same distances to all pivots start in one point: move each a little, always the same way."""
    turn = 2.399963 * np.arange(len(at))
    return at + 0.02 * UNIT * np.column_stack((np.cos(turn), np.sin(turn)))


def _spread(wanted: Floats) -> Rows:
    """Rows far from each other, each the farthest from those before it."""
    chosen = [int(np.argmax(wanted.sum(axis=1)))]
    nearest = wanted[chosen[0]].copy()
    while len(chosen) < min(len(wanted), _PIVOTS):
        chosen.append(int(np.argmax(nearest)))
        np.minimum(nearest, wanted[chosen[-1]], out=nearest)
    return np.array(chosen, np.intp)


def _pivots(net: Net) -> tuple[Rows, Floats]:
    """Pivots far from each other, and the distances of all actors to them (n×k)."""
    chosen = [int(np.argmax(np.bincount(net.edges.ravel(), minlength=len(net))))]
    found = [distances(net, np.array(chosen, np.intp))[0]]
    nearest = found[0].copy()
    while len(chosen) < _PIVOTS:
        chosen.append(int(np.argmax(nearest)))
        found.append(distances(net, np.array(chosen[-1:], np.intp))[0])
        np.minimum(nearest, found[-1], out=nearest)
    return np.array(chosen, np.intp), np.stack(found, axis=1)


def _majorise_sparsely(net: Net, start: Points, pivots: Rows, wanted: Floats, held: Flags) -> Points:
    """Majorisation over the terms along edges and between actors and pivots (Ortmann, Klimenta, Brandes 2016)."""
    from scipy.sparse import coo_array, diags_array
    from scipy.sparse.linalg import cg

    count = len(net)
    rows = np.concatenate((net.edges[:, 0], np.repeat(np.arange(count), len(pivots))))
    columns = np.concatenate((net.edges[:, 1], np.tile(pivots, count)))
    length = np.concatenate((net.lengths, wanted.ravel().astype(np.float64))) / UNIT
    # A pivot speaks for all the actors near it.
    share = np.concatenate((np.ones(len(net.edges)), np.full(count * len(pivots), count / len(pivots) / 10)))
    real = rows != columns
    rows, columns, length, share = rows[real], columns[real], length[real], share[real]
    weight = share / length**2
    at, free = start / UNIT, ~held
    diagonal = np.bincount(rows, weight, count) + np.bincount(columns, weight, count)
    both = np.concatenate((rows, columns)), np.concatenate((columns, rows))
    links = coo_array((np.concatenate((weight, weight)), both), shape=(count, count)).tocsr()
    laplacian = (diags_array(diagonal) - links).tocsr()[free]
    inner, outer = laplacian[:, free], laplacian[:, held]
    for _ in range(_SPARSE_ITERATIONS):
        apart = at[rows] - at[columns]
        apart *= (weight * length / np.maximum(np.hypot(apart[:, 0], apart[:, 1]), _NEAR))[:, None]
        for axis in range(2):
            pull = np.bincount(rows, apart[:, axis], count) - np.bincount(columns, apart[:, axis], count)
            right = pull[free] - outer @ at[held, axis]
            at[free, axis] = cg(inner, right, x0=at[free, axis], maxiter=12, rtol=1e-4)[0]
    at *= UNIT
    at[held] = start[held]
    return at
