"""Stress majorisation: places whose distances are as near as can be to the wanted ones (Gansner, Koren, North 2004).

Here for small parts, which are solved exactly and polished; ``layout_settle`` does the same for parts of any size.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .layout_net import UNIT, Net, Points

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

_ITERATIONS = 120
_SCALES = 0.7, 6.0
_STILL = 2e-4
_NEAR = 1e-3


def at_scale_of(at: Points, wanted: Floats) -> Floats:
    """The wanted distances (n×n) at the scale that a map already has, so that improving it does not blow it up."""
    rows, columns = np.triu_indices(len(at), 1)
    far = np.hypot(*(at[rows] - at[columns]).T) / wanted[rows, columns]
    scale = (far**2).sum() / max(float(far.sum()), 1e-9)
    return wanted * np.float32(np.clip(scale, *_SCALES))


def distances(net: Net) -> Floats:
    """Shortest ways along edges of wanted length, in map units: n×n."""
    # SciPy takes 0.2 s to import, which the first window must not wait for.
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import dijkstra

    size = (len(net), len(net))
    one, other = net.edges[:, 0], net.edges[:, 1]
    graph = csr_array((net.lengths, (one, other)), shape=size)
    return np.asarray(dijkstra(graph, directed=False), np.float32)


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


def majorise(start: Points, wanted: Floats, held: Flags) -> Points:
    """Lower the stress of places (n×2) until they are still. Distances (n×n) are weighted by inverse squares."""
    if len(start) < 2 or held.all():
        return start.copy()
    scale = np.float32(1 / UNIT)
    at = (start * scale).astype(np.float32)
    wanted = wanted * scale
    weight = np.zeros_like(wanted)
    np.divide(1.0, wanted * wanted, out=weight, where=wanted > 0)
    inverse, fixed = _inverse(weight, at, ~held)
    free = ~held if held.any() else slice(None)
    strength = weight * wanted
    for _ in range(_ITERATIONS):
        pull = _pull(at, strength)
        new = inverse @ (pull[free] - fixed)
        if isinstance(free, slice):
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
