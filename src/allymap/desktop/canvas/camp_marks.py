"""Marks who stands in which camp: a ring and a letter at each disc, so that colour is never the only sign."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ...network.look import Look
from ...network.picture import Picture
from ..tones import SIZES

_COLOURS = ("#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8C6BB1")
"""Apart from each other, and from both strands, also for colour-blind eyes (after Okabe and Ito)."""
_AWAY, _WIDTH, _LETTER = 3.5, 2.5, 7.0


def letter(camp: int) -> str:
    """The letter of a camp, the largest first: A, B, …"""
    return chr(ord("A") + camp % 26)


def draw(painter: QPainter, picture: Picture, rows: Mapping[str, int], camp_of: Mapping[str, int], look: Look) -> None:
    """Mark the discs of the actors that are in a camp; ``rows`` are the actors' rows of the picture."""
    font = QFont(painter.font())
    font.setPixelSize(SIZES.small - 2)
    font.setBold(True)
    painter.setFont(font)
    for actor, camp in camp_of.items():
        if actor not in rows:
            continue
        row, colour = rows[actor], QColor(_COLOURS[camp % len(_COLOURS)])
        middle = QPointF(float(picture.discs.x[row]), float(picture.discs.y[row]))
        reach = float(picture.discs.radius[row]) + _AWAY
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, _WIDTH))
        painter.drawEllipse(middle, reach, reach)
        badge = middle + QPointF(reach, -reach) * 0.75
        painter.setBrush(QColor(look.surface))
        painter.setPen(QPen(colour, 1.2))
        painter.drawEllipse(badge, _LETTER, _LETTER)
        painter.setPen(QColor(look.text))
        box = QRectF(badge.x() - _LETTER, badge.y() - _LETTER, 2 * _LETTER, 2 * _LETTER)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), letter(camp))
