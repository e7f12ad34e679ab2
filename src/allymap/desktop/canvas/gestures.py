"""What a pressed mouse button turns into: a click, a dragged actor, a pan, a rubber band, a pull on the minimap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication

from .selection import Selection

ADDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Hit:
    """What is at a window point: ``kind`` is ``actor``, ``relation``, ``note`` or ``empty``, which has no id."""

    kind: str
    id: str = ""
    polarity: str = ""


EMPTY = Hit("empty")


class Hand(Protocol):
    """What gestures ask of the canvas."""

    def selection(self) -> Selection: ...
    def set_selection(self, selection: Selection, announce: bool = True) -> None: ...
    def clicked(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None: ...
    def start_drag(self, at: QPointF) -> None: ...
    def drag_to(self, point: QPointF) -> None: ...
    def end_drag(self, keep: bool) -> None: ...
    def drop_on_actor(self, point: QPointF) -> bool: ...
    def pan_by(self, by: QPointF) -> None: ...
    def show_band(self, band: QRectF | None) -> None: ...
    def actors_in(self, band: QRectF) -> frozenset[str]: ...
    def centre_on_minimap(self, point: QPointF) -> None: ...
    def start_bend(self, relation: str) -> None: ...
    def bend_to(self, point: QPointF) -> None: ...
    def end_bend(self, keep: bool) -> None: ...
    def pull_note(self, note: str, by: QPointF) -> None: ...
    def drop_note(self, note: str, by: QPointF) -> None: ...


class Gesture(Protocol):
    """Lives from the press to the release, the escape key, or the loss of the mouse."""

    def move(self, point: QPointF) -> Gesture:
        """Follow the cursor; answers what the gesture is from now on."""
        ...

    def release(self, point: QPointF) -> None: ...
    def cancel(self) -> None: ...


class Press:
    """Not yet known: a click, unless the cursor goes far enough.

    ``banding``: going on from an empty place draws a rubber band also without a key.
    """

    def __init__(
        self, hand: Hand, hit: Hit, start: QPointF, modifiers: Qt.KeyboardModifier, banding: bool = False
    ) -> None:
        self._hand, self._hit, self._start, self._modifiers = hand, hit, start, modifiers
        self._banding = banding

    def move(self, point: QPointF) -> Gesture:
        if (point - self._start).manhattanLength() < QApplication.startDragDistance():
            return self
        adding = bool(self._modifiers & ADDING)
        if self._hit.kind == "actor":
            merging = bool(self._modifiers & Qt.KeyboardModifier.AltModifier)
            become: Gesture = Drag(self._hand, self._hit.id, self._start, adding, merging)
        elif self._hit.kind == "note":
            become = NotePull(self._hand, self._hit.id, self._start)
        elif (adding or self._banding) and self._hit.kind == "empty":
            become = Band(self._hand, self._start, adding)
        else:
            become = Pan(self._hand, self._start)
        return become.move(point)

    def release(self, point: QPointF) -> None:
        self._hand.clicked(self._hit, self._modifiers)

    def cancel(self) -> None:
        """Nothing has happened yet."""


class Drag:
    """Moves an actor and every other selected one; an actor outside the selection becomes the selection first.

    ``merging``: let go over another actor, they become that one and stay where they were.
    """

    def __init__(self, hand: Hand, actor: str, start: QPointF, adding: bool, merging: bool = False) -> None:
        self._hand, self._merging = hand, merging
        self._before = hand.selection()
        if actor not in self._before.actors:
            hand.set_selection(self._before.with_actors({actor}) if adding else Selection(frozenset({actor})))
        hand.start_drag(start)

    def move(self, point: QPointF) -> Gesture:
        self._hand.drag_to(point)
        return self

    def release(self, point: QPointF) -> None:
        self._hand.drag_to(point)
        if not (self._merging and self._hand.drop_on_actor(point)):
            self._hand.end_drag(keep=True)

    def cancel(self) -> None:
        self._hand.end_drag(keep=False)
        self._hand.set_selection(self._before)


class Pan:
    """Pulls the map."""

    def __init__(self, hand: Hand, start: QPointF) -> None:
        self._hand, self._last, self._moved = hand, start, QPointF()

    def move(self, point: QPointF) -> Gesture:
        by = point - self._last
        self._last = point
        self._moved += by
        self._hand.pan_by(by)
        return self

    def release(self, point: QPointF) -> None:
        self.move(point)

    def cancel(self) -> None:
        self._hand.pan_by(-self._moved)


class Band:
    """Selects the actors inside a rectangle, or adds them to the selection, shown while it is drawn."""

    def __init__(self, hand: Hand, start: QPointF, adding: bool) -> None:
        self._hand, self._start, self._before = hand, start, hand.selection()
        self._kept = self._before if adding else Selection()

    def move(self, point: QPointF) -> Gesture:
        band = QRectF(self._start, point).normalized()
        self._hand.show_band(band)
        self._hand.set_selection(self._kept.with_actors(self._hand.actors_in(band)), announce=False)
        return self

    def release(self, point: QPointF) -> None:
        self.move(point)
        chosen = self._hand.selection()
        self._hand.show_band(None)
        self._hand.set_selection(self._before, announce=False)
        self._hand.set_selection(chosen)

    def cancel(self) -> None:
        self._hand.show_band(None)
        self._hand.set_selection(self._before, announce=False)


class MinimapPull:
    """Moves the camera to where the cursor is on the minimap."""

    def __init__(self, hand: Hand, start: QPointF) -> None:
        self._hand = hand
        hand.centre_on_minimap(start)

    def move(self, point: QPointF) -> Gesture:
        self._hand.centre_on_minimap(point)
        return self

    def release(self, point: QPointF) -> None:
        self._hand.centre_on_minimap(point)

    def cancel(self) -> None:
        """The camera stays where it was pulled to; there is nothing to undo."""


class BendPull:
    """Pulls the handle of a relation's line; without a movement nothing is bent."""

    def __init__(self, hand: Hand, relation: str, start: QPointF) -> None:
        self._hand, self._relation, self._start, self._begun = hand, relation, start, False

    def move(self, point: QPointF) -> Gesture:
        if not self._begun and (point - self._start).manhattanLength() < QApplication.startDragDistance():
            return self
        if not self._begun:
            self._hand.start_bend(self._relation)
            self._begun = True
        self._hand.bend_to(point)
        return self

    def release(self, point: QPointF) -> None:
        if self._begun:
            self._hand.bend_to(point)
            self._hand.end_bend(keep=True)

    def cancel(self) -> None:
        if self._begun:
            self._hand.end_bend(keep=False)


class NotePull:
    """Moves a note."""

    def __init__(self, hand: Hand, note: str, start: QPointF) -> None:
        self._hand, self._note, self._start, self._last = hand, note, start, start

    def move(self, point: QPointF) -> Gesture:
        self._hand.pull_note(self._note, point - self._last)
        self._last = point
        return self

    def release(self, point: QPointF) -> None:
        self.move(point)
        self._hand.drop_note(self._note, point - self._start)

    def cancel(self) -> None:
        self._hand.pull_note(self._note, self._start - self._last)
