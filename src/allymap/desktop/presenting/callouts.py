"""Callouts over the map that an audience sees, placed as on the hand-outs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from ...model import Callout
from ...network import notes
from ...network.look import Look
from ...network.picture import NoteBox, Picture
from ...output.briefing.callouts import boxes
from ...output.briefing.compose import callout_point
from ...output.briefing.pages import PlacedCallout
from ..canvas.lettering import font


def placed(picture: Picture, callouts: Iterable[Callout], seen: QRectF, size: float) -> list[NoteBox]:
    """Boxes for the callouts whose targets the picture shows; ``seen`` is what the window shows of it."""
    points = [(one.text, callout_point(picture, one.target, (one.x, one.y))) for one in callouts]
    found = [PlacedCallout(text, *point) for text, point in points if point is not None]
    return boxes(picture, found, size, (seen.left(), seen.top(), seen.right(), seen.bottom()))


def paint_callouts(painter: QPainter, found: Sequence[NoteBox], way: QTransform, look: Look) -> None:
    """Paint boxes with a line to what each is about; ``way`` leads from the picture to the window."""
    for box in found:
        frame = way.mapRect(QRectF(*box.box))
        if box.anchor is not None:
            painter.setPen(QPen(QColor(look.text), 1.4))
            painter.drawLine(way.map(QLineF(*notes.leader(box))))
        painter.setPen(QPen(QColor(look.line), 1.0))
        painter.setBrush(QColor(look.highlight))
        painter.drawRoundedRect(frame, 6, 6)
        painter.setPen(QColor(look.text))
        painter.setFont(font(look.font, box.size * way.m11()))
        painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), "\n".join(box.lines))
