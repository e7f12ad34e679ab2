"""What the canvas was given to show, and the Picture of it for the camera of the moment."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from PySide6.QtCore import QSize

from ...model import Camera, Note, Relation
from ...network.look import LIGHT, Look
from ...network.notes import boxes
from ...network.picture import NOTHING, Drawing, Picture, compose, move
from ...network.view import MapView, ViewActor
from .hits import HitIndex
from .strokes import Rows

Places = Mapping[str, tuple[float, float]]


class Network:
    """A view's relations by id and by actor, made once for a view: at 50,000 relations it takes a while."""

    def __init__(self, view: MapView) -> None:
        self.view = view

    @cached_property
    def relations(self) -> dict[str, Relation]:
        return {relation.id: relation for relation in self.view.relations}

    @cached_property
    def relations_of(self) -> dict[str, list[Relation]]:
        found: dict[str, list[Relation]] = {}
        for relation in self.view.relations:
            for actor in relation.actors:
                found.setdefault(actor, []).append(relation)
        return found


@dataclass
class PlacedView:
    """A view with a place for each actor. ``places`` are map units; actors without a place are not drawn."""

    view: MapView = field(default_factory=MapView)
    places: dict[str, tuple[float, float]] = field(default_factory=dict)
    pinned: frozenset[str] = frozenset()
    look: Look = LIGHT
    drawing: Drawing = NOTHING
    network: Network = field(default_factory=lambda: Network(MapView()))

    @classmethod
    def of(
        cls, view: MapView, places: Places, pinned: Collection[str], look: Look, before: PlacedView | None = None,
        drawing: Drawing = NOTHING,
    ) -> PlacedView:  # fmt: skip
        """A view with its places; what was found out about the same view ``before`` is kept."""
        if before is None or before.view is not view:
            return cls(view, dict(places), frozenset(pinned), look, drawing, Network(view))
        placed = cls(view, dict(places), frozenset(pinned), look, drawing, before.network)
        if before.places.keys() == placed.places.keys():
            placed.actors = before.actors
        return placed

    def with_places(self, places: Places, pinned: Collection[str]) -> PlacedView:
        """The same view with actors elsewhere."""
        return PlacedView.of(self.view, places, pinned, self.look, self, self.drawing)

    @cached_property
    def actors(self) -> dict[str, ViewActor]:
        """The actors that have a place, most related first."""
        return {actor.id: actor for actor in self.view.actors if actor.id in self.places}

    @property
    def relations(self) -> dict[str, Relation]:
        """The relations by id."""
        return self.network.relations

    @property
    def relations_of(self) -> dict[str, list[Relation]]:
        """The relations of each actor."""
        return self.network.relations_of

    @cached_property
    def notes(self) -> dict[str, Note]:
        """The notes that are on the map, by id: not those of an actor that is not."""
        return {one.id: one for one in self.drawing.notes if not one.actor_id or one.actor_id in self.places}

    def note_place(self, note_id: str) -> tuple[float, float]:
        """The upper left corner of a note, in map units. Raises ``KeyError`` for one that is not on the map."""
        note = self.notes[note_id]
        x, y = self.places[note.actor_id] if note.actor_id else (0.0, 0.0)
        return x + note.x, y + note.y

    def neighbours(self, actors: Collection[str]) -> set[str]:
        """Everybody with a relation to one of these, themselves not counted."""
        met = {other for one in actors for relation in self.relations_of.get(one, ()) for other in relation.actors}
        return {one for one in met if one in self.actors} - set(actors)

    def shows_the_same_as(self, other: PlacedView) -> bool:
        """Whether both have the same actors and relations, wherever they stand and whatever they weigh."""
        if self.look is not other.look:
            return False
        if self.view is other.view and self.places.keys() == other.places.keys():
            return True
        return self.actors.keys() == other.actors.keys() and self.relations.keys() == other.relations.keys()

    def compose(self, camera: Camera, size: QSize) -> Composed:
        """The picture for a camera and a window size, with its questions."""
        return Composed(
            compose(
                self.view,
                self.places,
                camera,
                (size.width(), size.height()),
                self.look,
                pinned=self.pinned,
                drawing=self.drawing,
                legend=False,
            )
        )


class Composed:
    """A Picture with what the canvas asks it: rows by id, strands of discs, what is at a point."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.page = QSize(*picture.size)
        self._hits: HitIndex | None = None
        self._moves = 0

    @property
    def hits(self) -> HitIndex:
        """The spatial index, made when first asked for."""
        if self._hits is None:
            self._hits = HitIndex(self.picture)
        return self._hits

    def prepare(self, placed: PlacedView) -> None:
        """Find out now, on any thread, what the first hover would have to wait for."""
        moves = self._moves
        hits = HitIndex(self.picture)
        if self._moves == moves:  # else a drag began meanwhile, and these are of where things stood
            self._hits = hits
        placed.network.relations_of  # noqa: B018 - found out by being asked for

    def carry(self, placed: PlacedView) -> None:
        """Put all discs where a placing of the same actors has them, in place, with their names, strands and notes."""
        picture, camera = self.picture, self.picture.camera
        at = np.array([placed.places[one] for one in picture.discs.ids], np.float64).reshape(-1, 2)
        at = (at - (camera.x, camera.y)) * camera.zoom + np.array(picture.size) / 2
        move(picture, np.arange(len(at), dtype=np.int32), at[:, 0], at[:, 1])
        picture.notes = boxes(placed.drawing.notes, placed.places, camera, picture.size, picture.look, picture.discs)
        self.forget_hits()

    def forget_hits(self) -> None:
        """The picture was moved: what is where has to be found again."""
        self._moves += 1
        self._hits = None

    @cached_property
    def disc_rows(self) -> dict[str, int]:
        return {actor: row for row, actor in enumerate(self.picture.discs.ids)}

    @cached_property
    def strand_rows(self) -> dict[str, list[int]]:
        """The rows of each relation's strands."""
        rows: dict[str, list[int]] = {}
        for row, relation in enumerate(self.picture.strands.relation_ids):
            rows.setdefault(relation, []).append(row)
        return rows

    def discs_of(self, actors: Collection[str]) -> Rows:
        return np.array(sorted(self.disc_rows[one] for one in actors if one in self.disc_rows), np.int64)

    def strands_of(self, discs: Rows) -> Rows:
        """The rows of all strands that end at one of these discs."""
        starts, rows = self.picture.incidence
        parts = [rows[starts[disc] : starts[disc + 1]] for disc in discs.tolist()]
        return np.unique(np.concatenate(parts)).astype(np.int64) if parts else np.empty(0, np.int64)

    def strands_of_relations(self, relations: Collection[str]) -> Rows:
        return np.array(sorted(row for one in relations for row in self.strand_rows.get(one, ())), np.int64)
