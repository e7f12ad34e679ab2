"""A scene of a briefing: a title and a query on the map, so that it stays true when the evidence changes."""

from __future__ import annotations

from dataclasses import dataclass

from .layout import Camera


@dataclass(frozen=True, slots=True)
class Scene:
    """``start`` and ``end`` are ISO days or empty (open); the highlighted things are actor and relation ids."""

    id: str
    title: str
    layout_id: str
    camera: Camera = Camera()
    start: str = ""
    end: str = ""
    highlighted: tuple[str, ...] = ()
    notes: str = ""
    order: int = 0
