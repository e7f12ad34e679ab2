"""Strands as many short straight lines, computed at once: straight lines are what QPainter draws fastest."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_TOLERANCE = 0.08  # how far a line may stray from its curve, in pixels
_MOST_LINES = 28
_OVERLAP = 0.4  # flat ends that only touch would leave a hairline between them


def points(curve: Numbers, t: Numbers) -> Numbers:
    """Points on quadratic Bézier curves: ``curve`` n×6, ``t`` n → n×2."""
    u = 1.0 - t
    a, b, c = (u * u)[:, None], (2.0 * u * t)[:, None], (t * t)[:, None]
    return a * curve[:, 0:2] + b * curve[:, 2:4] + c * curve[:, 4:6]


def bulge(curve: Numbers) -> Numbers:
    """How far each curve's middle is from its chord, in pixels."""
    return 0.25 * np.hypot(curve[:, 0] - 2.0 * curve[:, 2] + curve[:, 4], curve[:, 1] - 2.0 * curve[:, 3] + curve[:, 5])


def lengths(curve: Numbers) -> Numbers:
    """Arc lengths in pixels: exact for straight curves, within a percent or two for gentle ones."""
    chord = np.hypot(curve[:, 4] - curve[:, 0], curve[:, 5] - curve[:, 1])
    legs = np.hypot(curve[:, 2] - curve[:, 0], curve[:, 3] - curve[:, 1])
    legs = legs + np.hypot(curve[:, 4] - curve[:, 2], curve[:, 5] - curve[:, 3])
    return (2.0 * chord + legs) / 3.0


def bounds(curve: Numbers, margin: Numbers | float) -> Numbers:
    """Boxes n×4 (left, top, right, bottom) around the curves and ``margin`` pixels."""
    # One column after the other: along rows of three numbers it takes six times as long.
    xs, ys = ([curve[:, at + side] for at in (0, 2, 4)] for side in (0, 1))
    least = [np.minimum(np.minimum(*one[:2]), one[2]) - margin for one in (xs, ys)]
    most = [np.maximum(np.maximum(*one[:2]), one[2]) + margin for one in (xs, ys)]
    return np.stack(least + most, axis=1)


def solid_lines(curve: Numbers) -> Numbers:
    """Lines m×4 (x0 y0 x1 y1) that cover the curves; a straight curve is one line."""
    if not len(curve):
        return np.empty((0, 4))
    count = np.clip(np.ceil(np.sqrt(bulge(curve) / _TOLERANCE)), 1, _MOST_LINES).astype(np.int64)
    row, step = _repeat(count)
    total = count[row].astype(np.float64)
    ends = curve[row]
    start, end = points(ends, step / total), points(ends, (step + 1) / total)
    along = end - start
    size = np.hypot(along[:, 0], along[:, 1])[:, None]
    along = np.divide(along, size, out=np.zeros_like(along), where=size > 0) * _OVERLAP
    start -= along * (step > 0)[:, None]
    end += along * (step + 1 < total)[:, None]
    return np.concatenate([start, end], axis=1)


def dashed_lines(curve: Numbers, dash: Numbers, gap: Numbers) -> Numbers:
    """The dashes m×4 of curves whose dash and gap are given in pixels; each curve begins and ends with a dash."""
    if not len(curve):
        return np.empty((0, 4))
    whole = np.maximum(lengths(curve), 1e-6)
    period = dash + gap
    count = np.maximum(np.rint((whole + gap) / period), 1).astype(np.int64)
    row, step = _repeat(count)
    stride = (whole + gap) / count  # dashes are stretched, so that the last one ends where the curve ends
    share = stride - gap
    start = step * stride[row]
    ends = curve[row]
    return np.concatenate(
        [points(ends, start / whole[row]), points(ends, np.minimum((start + share[row]) / whole[row], 1.0))], axis=1
    )


def trimmed(curve: Numbers, by: float) -> Numbers:
    """The curves without ``by`` pixels at each end (a tenth of the length at most)."""
    cut = np.minimum(by / np.maximum(lengths(curve), 1e-6), 0.1)
    start, end = points(curve, cut), points(curve, 1.0 - cut)
    s, e = cut[:, None], (1.0 - cut)[:, None]
    middle = (1 - s) * (1 - e) * curve[:, 0:2] + ((1 - s) * e + s * (1 - e)) * curve[:, 2:4] + s * e * curve[:, 4:6]
    return np.concatenate([start, middle, end], axis=1)


def _repeat(count: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    row = np.repeat(np.arange(len(count)), count)
    return row, np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
