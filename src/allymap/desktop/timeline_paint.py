"""Paints the timeline: bars either side of the axis, bands of vague dates, days below, the window with its handles."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ..network.look import Look
from .timeline_plan import GAP, SIDE, Plan, Tick
from .tones import SIZES, mixed

CAPTION = QPointF(SIDE, 22)
"""Where the words about the two sides begin, on their baseline."""
_OUTSIDE = 0.62  # share of the ground in the colour of bars outside the window
_BAND, _BAND_EDGE = 0.76, 0.42  # and of what rests on vague dates: the band, and its far edge
_FADED = 0.85  # and of what has faded altogether
_WINDOW_TINT = 20
_LABEL_ROOM, _GAP_X = 14.0, 10.0  # pixels that a label has beside its own, and at least between two
_SCROLL = 3.0  # pixels: how high the line is that tells which part of all days is in sight


class Marked(NamedTuple):
    """What is chosen: first and last day (ordinals), and whether that is a look back from the last."""

    first: int
    last: int
    looking_back: bool


def paint(painter: QPainter, plan: Plan, marked: Marked | None, look: Look, worth: Callable[[float], float]) -> None:
    """Paint everything. ``marked`` is the window, if any; ``worth`` tells what a claim of a day weighs."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    start, end = map(float, (marked.first, marked.last + 1) if marked else (plan.edges[0], plan.edges[-1]))
    if marked and marked.looking_back:
        start = min(plan.sight[0], start)
    left, right = (min(max(plan.x_of(day), plan.area.left()), plan.area.right()) for day in (start, end))
    span = QRectF(left, plan.area.top() - 6, right - left, plan.area.height() + 12)
    if marked is not None:
        tint = QColor(look.accent)
        tint.setAlpha(_WINDOW_TINT)
        painter.fillRect(span, tint)
    painter.setPen(QPen(QColor(look.line), 1))
    painter.drawLine(QPointF(plan.area.left(), plan.axis), QPointF(plan.area.right(), plan.axis))
    painter.save()
    painter.setClipRect(plan.area.adjusted(-2, -8, 2, 8))
    for side, colour in enumerate((look.cooperation, look.competition)):
        paints = _Paints(colour, look.surface, start, end, worth)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # bands that meet leave no seam
        _paint_bands(painter, plan, side, paints)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_bars(painter, plan, side, paints)
    painter.restore()
    _paint_days(painter, plan, look)
    _paint_scroll(painter, plan, look)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.accent if marked is not None else mixed(look.surface, look.muted, 0.35)))
    for day in (end,) if marked and marked.looking_back else (start, end):
        x = plan.x_of(day)
        if plan.area.left() - 1 <= x <= plan.area.right() + 1:
            painter.drawRoundedRect(QRectF(x - 2, span.top(), 4, span.height()), 2, 2)


class _Paints(NamedTuple):
    colour: str
    ground: str
    start: float
    end: float
    worth: Callable[[float], float]

    def share(self, first: float, after: float) -> float:
        """How much of the ground is in the colour of what stands on some days."""
        if after <= self.start or first >= self.end:
            return _OUTSIDE
        return (1.0 - self.worth(min(after, self.end) - 1)) * _FADED


def _paint_bands(painter: QPainter, plan: Plan, side: int, paints: _Paints) -> None:
    """One side's vague dates, without a gap over all the days that each may mean."""
    edges = plan.counts.edges
    heights = [plan.band(at, side) for at in range(len(plan.counts))]
    shares = [paints.share(float(edges[at]), float(edges[at + 1])) for at in range(len(plan.counts))]
    for (high, faded), run in groupby(range(len(heights)), key=lambda at: (round(heights[at], 2), shares[at])):
        bins = list(run)
        if high:
            left, right = plan.x_of(float(edges[bins[0]])), plan.x_of(float(edges[bins[-1] + 1]))
            far = plan.axis - GAP - high if side == 0 else plan.axis + GAP + high
            box = QRectF(left, min(far, plan.axis), right - left, high + GAP)
            painter.fillRect(box, QColor(mixed(paints.colour, paints.ground, _BAND + (1 - _BAND) * faded * 0.6)))
            edge = QColor(mixed(paints.colour, paints.ground, _BAND_EDGE + (1 - _BAND_EDGE) * faded * 0.7))
            painter.fillRect(QRectF(left, far - (0 if side == 0 else 1), right - left, 1), edge)


def _paint_bars(painter: QPainter, plan: Plan, side: int, paints: _Paints) -> None:
    """One side's dates that surely belong to their bins."""
    exact, edges = plan.counts.exact[side], plan.counts.edges
    painter.setPen(Qt.PenStyle.NoPen)
    for at in np.flatnonzero(exact).tolist():
        left, wide = plan.bar(at)
        high = plan.height(float(exact[at]), side)
        top = plan.axis - GAP - high if side == 0 else plan.axis + GAP
        painter.setBrush(
            QColor(mixed(paints.colour, paints.ground, paints.share(float(edges[at]), float(edges[at + 1]))))
        )
        corner = min(2.0, high / 2, wide / 2)
        painter.drawRoundedRect(QRectF(left, top, wide, high), corner, corner)


def _paint_days(painter: QPainter, plan: Plan, look: Look) -> None:
    painter.setFont(_font(look))
    labels = _labels(plan, QFontMetricsF(painter.font()))
    for one, text in labels:
        x = plan.x_of(float(one.day))
        painter.setPen(QColor(look.line))
        painter.drawLine(QPointF(x + 0.5, plan.area.bottom() + 7), QPointF(x + 0.5, plan.area.bottom() + 10))
        painter.setPen(QColor(look.text if one.rank == 0 else look.muted))
        painter.drawText(QPointF(x, plan.area.bottom() + 20), text)


def _labels(plan: Plan, metrics: QFontMetricsF) -> list[tuple[Tick, str]]:
    """Labels that never touch: beginnings of years first, then of months, then other days; the first tells its year."""
    ticks = plan.ticks(metrics.horizontalAdvance("2024") + _LABEL_ROOM)
    taken: list[tuple[Tick, str]] = []

    def ends(one: Tick, text: str) -> tuple[float, float]:
        start = plan.x_of(float(one.day))
        return start, start + metrics.horizontalAdvance(text)

    def touches(one: tuple[Tick, str], other: tuple[Tick, str]) -> bool:
        (start, end), (at, to) = ends(*one), ends(*other)
        return end + _GAP_X > at and to + _GAP_X > start

    for tick in sorted(ticks, key=lambda tick: (tick.rank, tick.day)):
        label = (tick, tick.words)
        start, end = ends(*label)
        inside = start >= plan.area.left() - 0.5 and end <= plan.area.right() + SIDE - 2
        if inside and not any(touches(label, other) for other in taken):
            taken.append(label)
    taken.sort(key=lambda label: label[0].day)
    if taken and all(tick.rank for tick, _ in taken):  # no label is a year
        first = (taken[0][0], taken[0][0].alone)
        taken = [first, *(label for label in taken[1:] if not touches(first, label))]
    return taken


def _paint_scroll(painter: QPainter, plan: Plan, look: Look) -> None:
    """Which part of all days is in sight, where that is not all of them."""
    first, last = float(plan.edges[0]), float(plan.edges[-1])
    if plan.sight[0] <= first and plan.sight[1] >= last:
        return
    wide = plan.area.width() / (last - first)
    left, right = (plan.area.left() + (day - first) * wide for day in plan.sight)
    top = plan.area.bottom() + 25
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.line))
    painter.drawRoundedRect(QRectF(plan.area.left(), top, plan.area.width(), _SCROLL), 1.5, 1.5)
    painter.setBrush(QColor(look.muted))
    painter.drawRoundedRect(QRectF(left, top, max(right - left, 12.0), _SCROLL), 1.5, 1.5)


def _font(look: Look) -> QFont:
    font = QFont(look.font)
    font.setPixelSize(SIZES.small)
    return font
