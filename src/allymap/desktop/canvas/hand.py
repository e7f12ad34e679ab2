"""What gestures do on the map: select, move actors, bend lines, move notes, pan, draw a band."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication

from ...model import Camera
from .bending import BendDrag
from .board import MapBoard
from .camera import panned
from .drag import ActorDrag
from .gestures import ADDING, Hit
from .notes import moved
from .selection import Selection

_DROP = QPointF(24, 24)
"""How near to the middle of an actor another is let go to become it, in pixels to each side."""


class MapHand(MapBoard):
    """The board as gestures find it, see ``gestures.Hand``; what a gesture comes to leaves as a signal."""

    def clicked(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        """A press and release in one place."""
        adding = bool(modifiers & ADDING)
        if hit.kind == "actor":
            self._set_focused(hit.id, by_keyboard=False)
            self.set_selection(self._selection.toggled_actor(hit.id) if adding else Selection(frozenset({hit.id})))
            if not adding:
                self.actor_clicked.emit(hit.id)
        elif hit.kind == "relation":
            alone = Selection(frozenset(), frozenset({hit.id}), hit.polarity)
            self.set_selection(self._selection.toggled_relation(hit.id) if adding else alone)
            if not adding:
                self.relation_clicked.emit(hit.id, hit.polarity)
        elif not adding:
            self.set_selection(Selection())
            self.empty_clicked.emit()

    def start_drag(self, at: QPointF) -> None:
        self._hover.leave()
        self._drag = ActorDrag(self._stage, self._selection.actors, at)

    def drag_to(self, point: QPointF) -> None:
        if self._drag is not None:
            before = self._drag.region()
            held = QApplication.keyboardModifiers() & Qt.KeyboardModifier.AltModifier
            self._drag.move(point, self.snapping and not held)
            self.update(before.united(self._drag.region()))

    def end_drag(self, keep: bool) -> None:
        """Leave the dragged actors where they are and say so, or put them back."""
        drag, self._drag = self._drag, None
        if drag is None:
            return
        if not keep:
            drag.cancel()
            self._stage.settle()
            self.update()
            return
        places = drag.places
        placed = self._stage.placed
        merged = {**placed.places, **places}
        adopted = self._stage.placed = placed.with_places(merged, placed.pinned | set(places))
        self.actors_moved.emit(places)
        if self._stage.placed is adopted:  # nobody has shown the outcome yet
            self._minimap.update([merged[one] for one in placed.actors], placed.look)
            self._stage.settle()
            self.update()

    def drop_on_actor(self, point: QPointF) -> bool:
        """Merge what is dragged into the actor under a window point; whether there is one."""
        dragged = self._selection.actors
        under = self.actors_in(QRectF(point - _DROP, point + _DROP)) - dragged
        if not under:
            return False
        nearest = min(under, key=lambda one: (QPointF(self.actor_point(one)) - point).manhattanLength())
        self.end_drag(keep=False)
        self.merge_wanted.emit(nearest, dragged)
        return True

    def start_bend(self, relation: str) -> None:
        self._hover.leave()
        self._bending = BendDrag(self._stage, relation)

    def bend_to(self, point: QPointF) -> None:
        if self._bending is not None:
            before = self._bending.area()
            self._bending.move(point)
            self.update(before.united(self._bending.area()).toAlignedRect())

    def end_bend(self, keep: bool) -> None:
        """Leave the line as it is and say so, or put it back."""
        pull, self._bending = self._bending, None
        if pull is None:
            return
        if keep:
            self.relation_bent.emit(pull.relation, pull.aside)
        else:
            pull.cancel()
            self._stage.settle()
        self.update()

    def pull_note(self, note: str, by: QPointF) -> None:
        factor = self._stage.page_to_window().m11()
        for box in self._stage.composed.picture.notes:
            if box.id == note:
                moved(box, by.x() / factor, by.y() / factor)
        self.update()

    def drop_note(self, note: str, by: QPointF) -> None:
        self.note_moved.emit(note, by / self.camera.zoom)

    def pan_by(self, by: QPointF) -> None:
        self._look_at(panned(self.camera, by))

    def show_band(self, band: QRectF | None) -> None:
        self._band = band
        self.update()

    def centre_on_minimap(self, point: QPointF) -> None:
        x, y = self._minimap.map_point(point, self.size())
        self._look_at(Camera(x, y, self.camera.zoom))
