"""Notes on the canvas: small cards with a person's own words, above the map."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ...network.look import Look
from ...network.metrics import BASELINE, LINE
from ...network.notes import leader
from ...network.picture import NoteBox, Picture
from .lettering import font

_CORNER = 6.0


def draw(painter: QPainter, picture: Picture, focused: str = "") -> None:
    """All notes, with a dotted line to the actor they belong to; a dashed ring around the one the keyboard is at."""
    for note in picture.notes:
        _draw(painter, note, picture.look)
        if note.id == focused:
            pen = QPen(QColor(picture.look.text), 1.6, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([2.5, 2.0])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(*note.box).adjusted(-4, -4, 4, 4), _CORNER + 3, _CORNER + 3)


def at(picture: Picture, point: QPointF) -> NoteBox | None:
    """The uppermost note at a point of the page."""
    return next((note for note in reversed(picture.notes) if QRectF(*note.box).contains(point)), None)


def moved(note: NoteBox, dx: float, dy: float) -> None:
    """Push a note by so many page pixels, in place."""
    left, top, width, height = note.box
    note.box = (left + dx, top + dy, width, height)


def _draw(painter: QPainter, note: NoteBox, look: Look) -> None:
    box = QRectF(*note.box)
    if note.anchor is not None:
        painter.setPen(QPen(QColor(look.muted), 1.0, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(QPointF(*note.anchor), QPointF(*leader(note))))
    painter.setPen(QPen(QColor(look.line), 1.0))
    painter.setBrush(QColor(look.highlight))
    painter.drawRoundedRect(box, _CORNER, _CORNER)
    painter.setPen(QColor(look.text))
    painter.setFont(font(look.font, note.size))
    for index, line in enumerate(note.lines):
        baseline = box.top() + note.padding - 2 + (BASELINE + index * LINE) * note.size
        painter.drawText(QPointF(box.left() + note.padding, baseline), line)
