"""The keyboard's way over the map: in reading order, along relations, or round an actor from strand to strand."""

from __future__ import annotations

from math import atan2, hypot, tau

from PySide6.QtCore import Qt

from ...model import Polarity
from .gestures import EMPTY, Hit
from .placed_view import PlacedView

ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0), Qt.Key.Key_Right: (1.0, 0.0), Qt.Key.Key_Up: (0.0, -1.0), Qt.Key.Key_Down: (0.0, 1.0),
}  # fmt: skip
_LINE = 60.0  # map units that count as one line of text when reading the map
_LEAST_COSINE = 0.25  # an arrow follows relations up to some 75° aside


def reading_order(placed: PlacedView) -> list[str]:
    """Actors from the top to the bottom, and from left to right within a line."""
    return sorted(placed.actors, key=lambda one: (round(placed.places[one][1] / _LINE), placed.places[one][0], one))


def next_stop(placed: PlacedView, current: Hit, forward: bool) -> Hit:
    """What comes after (or before) ``current``: the actors in reading order, then the notes.

    From nothing it is the first (last) of all; past the end it is nothing.
    """
    actors, notes = reading_order(placed), list(placed.notes)
    if current.kind == "actor" and current.id in placed.actors:
        at = actors.index(current.id) + (1 if forward else -1)
    elif current.kind == "note" and current.id in notes:
        at = len(actors) + notes.index(current.id) + (1 if forward else -1)
    else:
        at = 0 if forward else len(actors) + len(notes) - 1
    if not 0 <= at < len(actors) + len(notes):
        return EMPTY
    return Hit("actor", actors[at]) if at < len(actors) else Hit("note", notes[at - len(actors)])


def along(placed: PlacedView, current: str, direction: tuple[float, float]) -> tuple[str, str] | None:
    """The neighbour that lies best in a direction, with the id of the relation that leads there."""
    x, y = placed.places[current]
    best: tuple[float, str, str] | None = None
    for relation in placed.relations_of.get(current, ()):
        other = next((one for one in relation.actors if one != current), current)
        if other not in placed.actors or other == current:
            continue
        dx, dy = placed.places[other][0] - x, placed.places[other][1] - y
        away = hypot(dx, dy) or 1.0
        cosine = (dx * direction[0] + dy * direction[1]) / away
        if cosine < _LEAST_COSINE:
            continue
        # Straight ahead counts more than near: twice as far is as good as some 25° more aside.
        score = away * (2.0 - cosine) ** 3
        if best is None or score < best[0]:
            best = (score, other, relation.id)
    return (best[1], best[2]) if best else None


def around(placed: PlacedView, current: str, at: Hit, forward: bool) -> Hit:
    """The strand after (or before) ``at``, clockwise round an actor and in the end all of them; from none the first."""
    x, y = placed.places[current]
    met: list[tuple[float, str, int]] = []
    for relation in placed.relations_of.get(current, ()):
        other = next((one for one in relation.actors if one != current), current)
        if other in placed.actors:
            turn = atan2(placed.places[other][0] - x, y - placed.places[other][1]) % tau
            met += [(turn, relation.id, list(Polarity).index(strand.polarity)) for strand in relation.strands]
    hits = [Hit("relation", relation, list(Polarity)[side].value) for _, relation, side in sorted(met)]
    if not hits:
        return EMPTY
    if at not in hits:
        return hits[0 if forward else -1]
    return hits[(hits.index(at) + (1 if forward else -1)) % len(hits)]
