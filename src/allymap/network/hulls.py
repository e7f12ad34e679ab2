"""Hulls around a principal and those who act for it, where the map shows them apart.

A hull is a wide band from the most related of a group to each of the others, with a bubble around each disc, all in one
tint below the strands: close together it is a blob, spread out it covers no third actor, as a convex hull would.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .display import Discs
from .look import Look

Array = NDArray[np.float64]
Rows = NDArray[np.intp]

REACH, BAND = 9.0, 18.0
"""Pixels from a disc to the edge of its bubble, and the width of a band, at zoom 1."""

_TINT = 0.11


def groups(discs: Discs) -> list[Rows]:
    """The rows of each group of two or more discs that act for the same principal, the most related first."""
    rows = np.flatnonzero(discs.group >= 0)
    rows = rows[np.argsort(discs.group[rows], kind="stable")]
    parts = np.split(rows, np.flatnonzero(np.diff(discs.group[rows])) + 1)
    return [part for part in parts if len(part) > 1]


def tint(look: Look) -> str:
    """The colour of a hull: a little of the rim's on the canvas."""
    pairs = ((int(look.canvas[at : at + 2], 16), int(look.rim[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(ground + (rim - ground) * _TINT):02x}" for ground, rim in pairs)


def bands(discs: Discs, rows: Rows) -> Array:
    """The middle lines of a group's bands, m×4 (x0 y0 x1 y1) in page pixels."""
    at = np.stack([discs.x[rows], discs.y[rows]], axis=1).astype(np.float64)
    return np.concatenate([np.broadcast_to(at[0], at[1:].shape), at[1:]], axis=1)


def bubbles(discs: Discs, rows: Rows, scale: float) -> Array:
    """The bubbles around a group's discs, n×3 (x, y, radius) in page pixels."""
    columns = discs.x[rows], discs.y[rows], discs.radius[rows] + REACH * scale
    return np.stack(columns, axis=1).astype(np.float64)
