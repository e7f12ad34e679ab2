"""Where strands run: two parallel tracks for a pair, clipped at the discs' rims, bent aside where asked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .shapes import INNER, Shape, exit_distances

Array = NDArray[np.float64]
Rows = NDArray[np.int32]
Bytes = NDArray[np.uint8]

GAP = 3.0
"""Pixels between the two tracks of a pair at zoom 1."""

_TINY = 6.0

NARROWEST, WIDEST = 2.0, 8.0


@dataclass(frozen=True, slots=True)
class Ends:
    """The discs that strands run between: centres and radii in pixels, shapes as in ``shapes.Shape``."""

    x: NDArray[np.floating]
    y: NDArray[np.floating]
    radius: NDArray[np.floating]
    shape: Bytes


_FAINTEST = 0.1
"""Passages: what has faded to less is drawn as if it had not."""


def width_of(weight: NDArray[np.floating]) -> Array:
    """Stroke width at zoom 1 for a number of passages: 2 px for one, 1.35 px more for each doubling, at most 8.

    Less than one passage, which only fading leaves, is drawn thinner, down to a hair.

    >>> width_of(np.array([0.25, 1.0, 4.0, 100.0])).tolist()
    [1.0, 2.0, 4.7, 8.0]
    """
    whole = np.clip(NARROWEST + 1.35 * np.log2(np.maximum(weight, 1.0)), NARROWEST, WIDEST)
    width: Array = whole * np.sqrt(np.clip(weight, _FAINTEST, 1.0))
    return width


def offsets(width: NDArray[np.floating], polarity: Bytes, paired: NDArray[np.bool_], gap: float) -> Array:
    """How far each track lies from the line between the centres, the side of cooperation (left, top) being positive.

    ``paired`` marks strands whose pair has both polarities; a strand alone runs through the middle.
    """
    side = np.where(polarity == 0, 1.0, -1.0)
    return np.where(paired, side * (width + gap) / 2, 0.0)


def trace(
    ends: Ends, source: Rows, target: Rows, offset: NDArray[np.floating], bend: NDArray[np.floating],
    heads: NDArray[np.floating] | None = None,
) -> Array:  # fmt: skip
    """The curves of strands, n×6: quadratic Béziers x0 y0 · cx cy · x1 y1 that start and end at the discs' rims.

    ``offset`` is as in ``offsets``; ``bend`` is how far, in pixels, the middle of the pair's line is pushed to the left
    of the way from source to target; ``heads`` n×2 is how much room an arrowhead takes before each rim. Strands of
    discs that overlap shrink to a point between them.
    """
    px, py = ends.x[source].astype(np.float64), ends.y[source].astype(np.float64)
    qx, qy = ends.x[target].astype(np.float64), ends.y[target].astype(np.float64)
    length = np.hypot(qx - px, qy - py)
    dx, dy = _unit(qx - px, qy - py, 1.0, 0.0)
    # Left of the way is (dy, -dx). Cooperation lies on whichever side looks to the upper left of the page.
    tilt = dy - dx
    lane = offset * np.where((tilt > 1e-9) | ((np.abs(tilt) <= 1e-9) & (dx < 0)), -1.0, 1.0)
    cx, cy = (px + qx) / 2 + 2 * bend * dy, (py + qy) / 2 - 2 * bend * dx
    out_x, out_y = _unit(cx - px, cy - py, dx, dy)
    in_x, in_y = _unit(qx - cx, qy - cy, dx, dy)
    start = np.stack([out_y * lane, -out_x * lane], axis=1)
    end = np.stack([in_y * lane, -in_x * lane], axis=1)
    shape, radius = _plain(ends)
    leave = exit_distances(shape[source], radius[source], np.stack([out_x, out_y], axis=1), start)
    enter = exit_distances(shape[target], radius[target], np.stack([-in_x, -in_y], axis=1), end)
    if heads is not None:
        leave, enter = leave + heads[:, 0], enter + heads[:, 1]
    # The offset tangents meet a little farther out than the offset middle: by 1 / cos of half the turn.
    turn = np.maximum(out_x * dx + out_y * dy, 0.2)
    curve = np.empty((len(px), 6))
    curve[:, 0], curve[:, 1] = px + start[:, 0] + out_x * leave, py + start[:, 1] + out_y * leave
    curve[:, 2], curve[:, 3] = cx + dy * lane / turn, cy - dx * lane / turn
    curve[:, 4], curve[:, 5] = qx + end[:, 0] - in_x * enter, qy + end[:, 1] - in_y * enter
    short = leave + enter >= length
    if short.any():
        curve[short] = np.tile(np.stack([(px + qx) / 2, (py + qy) / 2], axis=1)[short], 3)
    return curve


def _plain(ends: Ends) -> tuple[Bytes, Array]:
    """Shapes and radii, with tiny discs as the circles inside them: strands end under the disc, and nobody sees a
    corner of three pixels. Maps with tiny discs have tens of thousands of strands, for which polygons cost much.
    """
    tiny = ends.radius < _TINY
    radius = np.where(tiny, INNER[ends.shape] * ends.radius, ends.radius)
    return np.where(tiny, Shape.CIRCLE, ends.shape).astype(np.uint8), radius


def _unit(x: Array, y: Array, else_x: Array | float, else_y: Array | float) -> tuple[Array, Array]:
    """Vectors of length 1, and others in place of those too short to have a direction."""
    length = np.hypot(x, y)
    known, divisor = length > 1e-6, np.maximum(length, 1e-6)
    return np.where(known, x / divisor, else_x), np.where(known, y / divisor, else_y)


def points_on(curve: NDArray[np.floating], count: int) -> Array:
    """``count`` points along each curve, both ends included: n×count×2."""
    t = np.linspace(0.0, 1.0, count)[None, :, None]
    c = curve.astype(np.float64)
    return (1 - t) ** 2 * c[:, None, 0:2] + 2 * t * (1 - t) * c[:, None, 2:4] + t**2 * c[:, None, 4:6]
