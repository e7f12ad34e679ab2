"""The outlines of discs, shared by every painter and by the strands that end at them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from math import cos, pi, sin

import numpy as np
from numpy.typing import NDArray

from ..model import ActorKind

Array = NDArray[np.float64]


class Shape(IntEnum):
    """The outline of a disc; it follows from the actor's kind."""

    CIRCLE = 0  # state
    HEXAGON = 1  # armed group
    SQUARE = 2  # organisation, with rounded corners
    DOUBLE_CIRCLE = 3  # bloc
    SMALL_CIRCLE = 4  # person
    DIAMOND = 5  # organ of a state
    OTHER = 6  # party, company, people, other: a pill


SHAPE_OF: dict[ActorKind, Shape] = {
    ActorKind.STATE: Shape.CIRCLE,
    ActorKind.ARMED_GROUP: Shape.HEXAGON,
    ActorKind.ORGANISATION: Shape.SQUARE,
    ActorKind.BLOC: Shape.DOUBLE_CIRCLE,
    ActorKind.PERSON: Shape.SMALL_CIRCLE,
    ActorKind.ORGAN: Shape.DIAMOND,
}
"""The shape of each kind of actor; kinds that are not named here are ``Shape.OTHER``."""

WORDS: dict[Shape, str] = {
    Shape.CIRCLE: "state",
    Shape.HEXAGON: "armed group",
    Shape.SQUARE: "organisation",
    Shape.DOUBLE_CIRCLE: "bloc",
    Shape.SMALL_CIRCLE: "person",
    Shape.DIAMOND: "organ of a state",
    Shape.OTHER: "other actor",
}
"""What the legend says a shape means."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A shape for radius 1 around (0, 0), y downwards; multiply every number by a disc's radius.

    Exactly one of three: a circle (``circle`` is its radius, ``inner`` a second ring's or 0), a polygon (``points``),
    or a box with rounded corners (``half_width``, ``half_height``, ``corner``). For all of them ``half_width`` and
    ``half_height`` bound the shape.
    """

    half_width: float
    half_height: float
    circle: float = 0.0
    inner: float = 0.0
    points: tuple[tuple[float, float], ...] = ()
    corner: float = 0.0

    def rings(self, radius: float) -> tuple[float, ...]:
        """The radii of the circles to draw, in pixels; those of a double circle stay apart however small it is."""
        if not self.inner:
            return (self.circle * radius,)
        return self.circle * radius, max(min(self.inner * radius, radius - 3.2), 0.4 * radius)


def _ring(count: int, radius: float) -> tuple[tuple[float, float], ...]:
    """The corners of a regular polygon that stands on a corner."""
    angles = [2 * pi * k / count - pi / 2 for k in range(count)]
    return tuple((radius * cos(a), radius * sin(a)) for a in angles)


OUTLINES: dict[Shape, Outline] = {
    Shape.CIRCLE: Outline(1.0, 1.0, circle=1.0),
    Shape.DOUBLE_CIRCLE: Outline(1.0, 1.0, circle=1.0, inner=0.78),
    Shape.SMALL_CIRCLE: Outline(0.8, 0.8, circle=0.8),
    Shape.HEXAGON: Outline(1.08 * cos(pi / 6), 1.08, points=_ring(6, 1.08)),
    Shape.DIAMOND: Outline(1.2, 1.2, points=_ring(4, 1.2)),
    Shape.SQUARE: Outline(0.9, 0.9, corner=0.28),
    Shape.OTHER: Outline(1.2, 0.76, corner=0.76),
}
"""The outline of each shape. Areas are alike, so that no kind looks more important than another."""

BEHIND, LEAST_STACK = 3.0, 8.0
"""A disc that stands for others has one behind it: pixels to the lower right, and the largest radius without."""

EXTENTS: Array = np.array([(OUTLINES[s].half_width, OUTLINES[s].half_height) for s in Shape])
"""Half width and half height of each shape for radius 1, as rows in the order of ``Shape``."""

INNER: Array = np.array([OUTLINES[s].circle or min(OUTLINES[s].half_width, OUTLINES[s].half_height) for s in Shape])
"""The radius of the largest circle inside each shape for radius 1, in the order of ``Shape``."""

_CIRCLES: Array = np.array([OUTLINES[s].circle for s in Shape])


@cache
def _sides(shape: Shape) -> tuple[Array, Array]:
    """A convex outline as half planes: unit normals (k×2) and their distances from the centre (k)."""
    outline = OUTLINES[shape]
    if outline.points:
        corners = np.array(outline.points)
        middles = (corners + np.roll(corners, -1, axis=0)) / 2
        distances = np.hypot(middles[:, 0], middles[:, 1])
        return middles / distances[:, None], distances
    # A rounded corner is a fan of tangents, 15° apart: off by less than a hundredth of the corner's radius.
    angles = np.arange(24) * pi / 12
    normals = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    inner = np.array([outline.half_width - outline.corner, outline.half_height - outline.corner])
    return normals, np.abs(normals) @ inner + outline.corner


def exit_distances(shape: NDArray[np.uint8], radius: NDArray[np.floating], along: Array, start: Array) -> Array:
    """How far a ray runs inside each disc: n distances in pixels.

    ``along`` (n×2) are unit directions, ``start`` (n×2) where the rays begin, relative to the discs' centres and at
    right angles to ``along``. A ray that starts outside the outline answers 0.
    """
    rim = _CIRCLES[shape] * radius
    result: Array = np.sqrt(np.maximum(rim**2 - start[:, 0] ** 2 - start[:, 1] ** 2, 0.0))
    for angular in (Shape.HEXAGON, Shape.SQUARE, Shape.DIAMOND, Shape.OTHER):
        rows = np.nonzero(shape == angular)[0]
        if len(rows):
            normals, distances = _sides(angular)
            speed = along[rows] @ normals.T
            room = distances * radius[rows, None] - start[rows] @ normals.T
            ahead = speed > 1e-9
            steps = np.where(ahead, room / np.where(ahead, speed, 1.0), np.inf)
            result[rows] = np.maximum(steps.min(axis=1), 0.0)
    return result
