"""Paints the timeline: bars either side of the axis, years below, the window with its two handles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ..network.look import Look
from ..network.periods import Counts
from .tones import SIZES, mixed

_SIDE, _TOP, _BOTTOM = 20.0, 26.0, 26.0
CAPTION = QPointF(_SIDE + 8, 18)
"""Where the words about the two sides begin, on their baseline."""
_BAR = 0.7  # of a bin's width
_WIDEST_BAR = 22.0
_LEAST = 4.0  # pixels: a single passage stays visible beside a hundred
_GAP = 1.5  # pixels between the axis and a bar
_OUTSIDE = 0.62  # share of the ground in the colour of bars outside the window
_VAGUE = 0.58  # and of what rests on vague dates
_WINDOW_TINT = 20
_YEAR_ROOM = 14.0


@dataclass(frozen=True, slots=True)
class Plan:
    """Where things are: the area of the bars, the axis in it, the width of a bin and pixels a claim."""

    area: QRectF
    axis: float
    bin: float
    unit: float

    @classmethod
    def of(cls, box: QRectF, counts: Counts) -> Plan:
        area = box.adjusted(_SIDE, _TOP, -_SIDE, -_BOTTOM)
        up, down = (float(value) for value in (counts.exact + counts.vague).max(axis=1))
        unit = area.height() / max(up + down, 1.0)
        axis = area.top() + area.height() * up / max(up + down, 1e-9)
        # Where one side is empty, the axis still has air on that side.
        axis = min(max(axis, area.top() + _LEAST), area.bottom() - _LEAST)
        return cls(area, axis, area.width() / len(counts), unit)

    def left_of(self, at: int) -> float:
        """The left edge of a bin."""
        return self.area.left() + at * self.bin

    def bin_at(self, x: float) -> int:
        """The bin at ``x``; the nearest one outside."""
        count = round(self.area.width() / self.bin)
        return min(max(int((x - self.area.left()) // self.bin), 0), count - 1)


def paint(painter: QPainter, plan: Plan, counts: Counts, chosen: tuple[int, int] | None, look: Look) -> None:
    """Paint everything; ``chosen`` are the first and last bin of the window."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    first, last = chosen or (0, len(counts) - 1)
    span = QRectF(plan.left_of(first), 4, (last - first + 1) * plan.bin, plan.area.bottom() + 4)
    if chosen is not None:
        tint = QColor(look.accent)
        tint.setAlpha(_WINDOW_TINT)
        painter.fillRect(span, tint)
    painter.setPen(QPen(QColor(look.line), 1))
    painter.drawLine(QPointF(plan.area.left(), plan.axis), QPointF(plan.area.right(), plan.axis))
    for side, colour in enumerate((look.cooperation, look.competition)):
        _paint_bars(painter, plan, counts, side, (colour, look.surface, first, last))
    _paint_years(painter, plan, counts, look)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.accent if chosen is not None else mixed(look.surface, look.muted, 0.35)))
    for x in (span.left(), span.right()):
        painter.drawRoundedRect(QRectF(x - 2, span.top(), 4, span.height()), 2, 2)


def _paint_bars(painter: QPainter, plan: Plan, counts: Counts, side: int, paints: tuple[str, str, int, int]) -> None:
    """One side's bars: what is exact next to the axis, what is vague beyond it and lighter."""
    colour, ground, first, last = paints
    wide = min(plan.bin * _BAR, _WIDEST_BAR)
    away = -1.0 if side == 0 else 1.0
    room = plan.axis - plan.area.top() if side == 0 else plan.area.bottom() - plan.axis
    painter.setPen(Qt.PenStyle.NoPen)
    for at in np.flatnonzero((counts.exact + counts.vague)[side]).tolist():
        exact, vague = float(counts.exact[side, at]), float(counts.vague[side, at])
        high = min(max((exact + vague) * plan.unit - _GAP, _LEAST), room)
        left = plan.left_of(at) + (plan.bin - wide) / 2
        faded = 0.0 if first <= at <= last else _OUTSIDE
        start, sure = _GAP, high * exact / (exact + vague)
        for height, share in ((sure, faded), (high - sure, max(faded, _VAGUE) + 0.12 * (faded > 0))):
            if height > 0.3:
                top = plan.axis + away * start if away > 0 else plan.axis - start - height
                painter.setBrush(QColor(mixed(colour, ground, share)))
                corner = min(2.0, height / 2)
                painter.drawRoundedRect(QRectF(left, top, wide, height), corner, corner)
                start += height


def _paint_years(painter: QPainter, plan: Plan, counts: Counts, look: Look) -> None:
    painter.setFont(_font(look))
    painter.setPen(QColor(look.muted))
    room = QFontMetricsF(painter.font()).horizontalAdvance("2024") + _YEAR_ROOM
    beyond = -room
    previous = 0
    for at, day in enumerate(counts.edges[:-1]):
        x = plan.left_of(at)
        if day.year != previous and (day.month == 1 or not previous):
            previous = day.year
            if x - beyond >= room and x + room / 2 <= plan.area.right() + _SIDE:
                painter.drawText(QPointF(x, plan.area.bottom() + 20), str(day.year))
                beyond = x


def _font(look: Look) -> QFont:
    font = QFont(look.font)
    font.setPixelSize(SIZES.small)
    return font
