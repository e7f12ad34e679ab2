"""A scene of a briefing: a title and a query on the map, so that it stays true when the evidence changes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .layout import Camera


class SceneKind(StrEnum):
    """What a scene shows: the map, or words alone."""

    TITLE = "title"
    MAP = "map"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Callout:
    """Words beside an actor or a relation (``target`` is its id), or at a map point where ``target`` is empty."""

    text: str
    target: str = ""
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Scene:
    """``start``, ``end`` and ``as_of`` are ISO days or empty (open); the highlighted things are actor and relation ids.

    ``filters`` is a query as ``network.asking.written`` writes it, empty for the whole map; ``quotes`` are claim ids in
    the order in which they are shown; ``tlp`` is a handling label or empty; ``seen`` is the fingerprint of the evidence
    that the scene was last looked at with. Notes are for the speaker's eyes.
    """

    id: str
    title: str
    layout_id: str
    camera: Camera = Camera()
    start: str = ""
    end: str = ""
    highlighted: tuple[str, ...] = ()
    notes: str = ""
    order: int = 0
    kind: SceneKind = SceneKind.MAP
    subtitle: str = ""
    as_of: str = ""
    filters: str = ""
    callouts: tuple[Callout, ...] = ()
    quotes: tuple[str, ...] = ()
    hidden: bool = False
    tlp: str = ""
    seen: str = ""
