"""What lies over the map for a moment: selection, focus, the faded rest while hovering, the rubber band."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen

from ...network import hulls
from ...network.look import Look
from ...network.picture import Picture
from ...network.shapes import BEHIND, LEAST_STACK
from .badges import Badges, outline
from .lettering import font
from .strokes import Rows, Step, strand_steps
from .words import say

_VEIL = 150  # of 255: how much of the map the veil hides while one neighbourhood is looked at
_BAND_ALPHA = 70
_BAND = 7.0  # pixels a selected strand's band is wider than the strand


def draw_hint(painter: QPainter, rect: QRect, look: Look) -> None:
    """What an empty canvas says."""
    painter.setFont(font(look.font, look.label_size))
    painter.setPen(QColor(look.muted))
    hint = say("Nothing to show yet: add documents, or clear the filters.")
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, hint)


def draw_strands(painter: QPainter, picture: Picture, rows: Rows) -> None:
    """Paint these strands now."""
    _run(painter, strand_steps(picture.strands, rows, picture.look))


def draw_hulls(painter: QPainter, picture: Picture, groups: Iterable[Rows]) -> None:
    """The hulls around these groups of discs."""
    tint = QColor(hulls.tint(picture.look))
    painter.setBrush(tint)
    for rows in groups:
        painter.setPen(QPen(tint, hulls.BAND * picture.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLines([QLineF(*line) for line in hulls.bands(picture.discs, rows).tolist()])
        painter.setPen(Qt.PenStyle.NoPen)
        for x, y, radius in hulls.bubbles(picture.discs, rows, picture.scale).tolist():
            painter.drawEllipse(QPointF(x, y), radius, radius)


def hulls_of(picture: Picture, discs: Rows | None = None) -> list[Rows]:
    """The groups of discs that have a hull; only those of some discs where ``discs`` are given."""
    found = hulls.groups(picture.discs) if picture.hulls else []
    return found if discs is None else [rows for rows in found if np.isin(rows, discs).any()]


def draw_discs(painter: QPainter, picture: Picture, rows: Rows, badges: Badges) -> None:
    """Paint these discs with their codes, pins and names now."""
    _run(painter, badges.steps(picture, rows))


def draw_bands(painter: QPainter, picture: Picture, rows: Rows, look: Look) -> None:
    """A soft band of the strand's own colour under each selected strand."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for row in rows.tolist():
        x0, y0, cx, cy, x1, y1 = (float(value) for value in picture.strands.curve[row])
        path = QPainterPath(QPointF(x0, y0))
        path.quadTo(cx, cy, x1, y1)
        colour = _faint(look.stroke(int(picture.strands.polarity[row]), True), _BAND_ALPHA)
        width = float(picture.strands.width[row]) + _BAND
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawPath(path)


def draw_rings(painter: QPainter, picture: Picture, rows: Rows, look: Look) -> None:
    """A ring of the accent colour around selected discs."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    discs = picture.discs
    for colour, width in ((_faint(look.accent, 60), 7.0), (QColor(look.accent), 2.4)):
        painter.setPen(QPen(colour, width))
        for row in rows.tolist():
            outline(
                painter, int(discs.shape[row]), float(discs.x[row]), float(discs.y[row]), float(discs.radius[row]) + 2.0
            )


def draw_focus(painter: QPainter, picture: Picture, row: int, look: Look) -> None:
    """A dashed ring, a little farther out, around the actor that the keyboard is at."""
    discs = picture.discs
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(look.text), 1.6, Qt.PenStyle.CustomDashLine))
    pen = painter.pen()
    pen.setDashPattern([2.5, 2.0])
    painter.setPen(pen)
    outline(painter, int(discs.shape[row]), float(discs.x[row]), float(discs.y[row]), float(discs.radius[row]) + 6.5)


def draw_veil(painter: QPainter, area: QRectF, look: Look, share: float = 1.0) -> None:
    """Fade what is there; with a ``share`` below 1 not yet wholly."""
    painter.fillRect(area, _faint(look.canvas, round(_VEIL * share)))


def draw_soft_edges(painter: QPainter, area: QRect, look: Look, width: float) -> None:
    """Let the map fade into the canvas along its edges, ``width`` pixels deep."""
    left, top, right, bottom = area.left(), area.top(), area.right() + 1, area.bottom() + 1
    for start, end, strip in (
        ((left, 0), (left + width, 0), QRectF(left, top, width, area.height())),
        ((right, 0), (right - width, 0), QRectF(right - width, top, width, area.height())),
        ((0, top), (0, top + width), QRectF(left, top, area.width(), width)),
        ((0, bottom), (0, bottom - width), QRectF(left, bottom - width, area.width(), width)),
    ):
        fade = QLinearGradient(QPointF(*start), QPointF(*end))
        fade.setColorAt(0.0, QColor(look.canvas))
        fade.setColorAt(1.0, _faint(look.canvas, 0))
        painter.fillRect(strip, fade)


def draw_faded(painter: QPainter, picture: Picture, rows: Rows, look: Look) -> None:
    """Let discs and their names step back."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_faint(look.canvas, _VEIL))
    discs = picture.discs
    for row in rows.tolist():
        x, y, radius = float(discs.x[row]), float(discs.y[row]), float(discs.radius[row])
        # One shape over both discs of a stack: two would veil twice what they have in common.
        aside = BEHIND / 2 if discs.stands_for[row] and radius > LEAST_STACK else 0.0
        outline(painter, int(discs.shape[row]), x + aside, y + aside, radius + 1.5 * aside + 1.5)
        if discs.label_shown[row]:
            painter.drawRect(QRectF(*map(float, discs.label_box[row])))


def draw_rubber_band(painter: QPainter, band: QRectF, look: Look) -> None:
    """The rectangle that selects."""
    painter.setPen(QPen(QColor(look.accent), 1.2))
    painter.setBrush(_faint(look.accent, 28))
    painter.drawRect(band)


def within(picture: Picture, area: QRectF) -> Rows:
    """Rows of the discs whose middle is in the area (page pixels)."""
    x, y = picture.discs.x, picture.discs.y
    inside = (x >= area.left()) & (x <= area.right()) & (y >= area.top()) & (y <= area.bottom())
    return np.flatnonzero(inside)


def _run(painter: QPainter, steps: Iterable[Step]) -> None:
    for step in steps:
        step(painter)


def _faint(colour: str, alpha: int) -> QColor:
    made = QColor(colour)
    made.setAlpha(alpha)
    return made
