"""Small maps for the tests of the canvas, and a hand that works the mouse like a person's."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from allymap.desktop.canvas import MapCanvas
from allymap.model import ActorKind, Camera, Polarity, Relation, State, Strand, relation_id_for
from allymap.network.drawing import Drawing
from allymap.network.look import LIGHT
from allymap.network.picture import NOTHING
from allymap.network.view import MapView, ViewActor

LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
PLAIN, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier,
)  # fmt: skip

PLACES = {
    "russia": (0.0, 0.0),
    "iran": (260.0, 0.0),
    "syria": (130.0, 190.0),
    "israel": (420.0, 200.0),
    "houthis": (480.0, -140.0),
}
KINDS = {"houthis": ActorKind.ARMED_GROUP}
CENTRE = Camera(230.0, 40.0, 1.0)


def relation(one: str, other: str, cooperation: int = 0, competition: int = 0) -> Relation:
    """A relation with so many passages a side, reviewed, of one document, latest in April 2024."""

    def strand(polarity: Polarity, weight: int) -> Strand:
        if not weight:
            return Strand(polarity)
        claims = tuple(f"{one}-{other}-{polarity}-{n}" for n in range(weight))
        return Strand(polarity, claims, float(weight), 1, 1, reviewed=True, earliest="2015", latest="2024-04")

    both = cooperation and competition
    state = State.CONTESTED if both else State.COOPERATIVE if cooperation else State.COMPETITIVE
    first, second = relation_id_for(one, other).split("|")
    return Relation(
        (first, second), strand(Polarity.COOPERATION, cooperation), strand(Polarity.COMPETITION, competition), state
    )


RELATIONS = (
    relation("russia", "iran", 20, 8), relation("russia", "syria", 9), relation("iran", "syria", 7),
    relation("iran", "israel", 0, 6), relation("iran", "houthis", 5),
)  # fmt: skip


def view_of(relations: Iterable[Relation] = RELATIONS, names: Iterable[str] = PLACES) -> MapView:
    relations = tuple(relations)
    counts = {name: sum(1 for one in relations if name in one.actors) for name in names}
    actors = [
        ViewActor(name, name.title(), KINDS.get(name, ActorKind.STATE), name[:2].upper(), counts[name], 1.0, (name,))
        for name in names
    ]
    return MapView(tuple(sorted(actors, key=lambda actor: -actor.relations)), relations, len(relations), 0)


def move(
    widget: QWidget, point: QPoint, buttons: Qt.MouseButton = Qt.MouseButton.NoButton, keys: Qt.KeyboardModifier = PLAIN
) -> None:
    """A mouse move; QTest's own loses the pressed buttons on some platforms."""
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        QPointF(point),
        QPointF(widget.mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        buttons,
        keys,
    )
    QApplication.sendEvent(widget, event)


def drag(
    widget: QWidget, start: QPoint, end: QPoint, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = PLAIN,
    release: bool = True,
) -> None:  # fmt: skip
    """Press, move in six steps, release."""
    QTest.mousePress(widget, button, keys, start)
    for step in range(1, 7):
        move(widget, start + (end - start) * step / 6, button, keys)
    if release:
        QTest.mouseRelease(widget, button, keys, end)


def wheel(
    widget: QWidget, point: QPoint, angle: int = 0, pixels: QPoint | None = None, keys: Qt.KeyboardModifier = PLAIN
) -> None:
    event = QWheelEvent(
        QPointF(point), QPointF(widget.mapToGlobal(point)), pixels or QPoint(), QPoint(0, angle),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def shown_canvas(qtbot: QtBot, drawing: Drawing = NOTHING) -> MapCanvas:
    """A canvas of 900×640 with the map of ``view_of()``, on show, on which nothing glides."""
    made = MapCanvas()
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.reduced_motion = True
    made.show()
    made.show_map(view_of(), PLACES, (), LIGHT, CENTRE, drawing=drawing)
    return made
