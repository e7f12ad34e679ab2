"""What a person draws on the map by hand: bent lines and notes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bend:
    """A relation's line bent by hand in one layout.

    ``aside`` is how far the middle of the line is pushed to the left of the way from the relation's first actor to its
    second, as a share of their distance; 0 is a straight line that no longer gives way by itself.
    """

    layout_id: str
    relation_id: str
    aside: float


@dataclass(frozen=True, slots=True)
class Note:
    """Words on the map, in one layout or, without a ``layout_id``, in all.

    ``x`` and ``y`` are the upper left corner in map units, y downwards: a map point, or the way from the middle of
    ``actor_id`` where the note is pinned to one.
    """

    id: str
    text: str
    x: float
    y: float
    layout_id: str = ""
    actor_id: str = ""
