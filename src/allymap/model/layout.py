"""Named arrangements of the map: where each actor stands, what is pinned, and where the camera looks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Camera:
    """The map point (map units) in the middle of the window, and window pixels a map unit."""

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0


@dataclass(frozen=True, slots=True)
class Layout:
    """A named arrangement. ``folded`` shows people and organs as their principal; ``order`` sorts the list."""

    id: str
    name: str
    camera: Camera = Camera()
    folded: bool = True
    locked: bool = False
    order: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where one actor stands in one layout: the disc's centre in map units, y downwards."""

    layout_id: str
    actor_id: str
    x: float
    y: float
    pinned: bool = False
