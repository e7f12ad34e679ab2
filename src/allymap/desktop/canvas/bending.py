"""Bending a relation's line by hand: a handle in the middle of the selected relation, and the pull on it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from ...network.look import Look
from ...network.picture import Picture, bend
from .curves import bounds, points, solid_lines
from .placed_view import Composed
from .selection import Selection
from .stage import Stage
from .strokes import Rows, line_steps

REACH = 9.0
"""Window pixels around the handle that hold it."""

_RADIUS = 5.0
_STRAIGHT = 5.0  # pixels of bend below which a line snaps straight
_MOST = 0.6
_ERASED = 2.5
_MARGIN = 30.0  # arrowheads, bands and the handle


def handle(composed: Composed, selection: Selection) -> QPointF | None:
    """Where the handle is on the page: only one selected relation has one."""
    if len(selection.relations) != 1 or selection.actors:
        return None
    rows = composed.strands_of_relations(selection.relations)
    return _middle(composed.picture, rows) if len(rows) else None


def draw_handle(painter: QPainter, at: QPointF, look: Look) -> None:
    """A small ring."""
    painter.setPen(QPen(QColor(look.accent), 2.0))
    painter.setBrush(QColor(look.surface))
    painter.drawEllipse(at, _RADIUS, _RADIUS)


class BendDrag:
    """From the press on the handle to the release. ``aside`` is as in ``model.Bend``."""

    def __init__(self, stage: Stage, relation: str) -> None:
        self.relation = relation
        self._stage, self._composed = stage, stage.composed
        picture = self._composed.picture
        self.strands = self._composed.strands_of_relations([relation])
        row = int(self.strands[0])
        self._before = float(picture.strands.aside[row])
        self._bent = picture.strands.bend[self.strands].copy()
        self.aside = 0.0 if np.isnan(self._before) else self._before
        self._old = picture.strands.curve[self.strands].astype(np.float64)
        stage.lift(np.empty(0, np.int64), self.strands)

    def move(self, point: QPointF) -> None:
        """The cursor is at this window point now."""
        discs, strands = self._composed.picture.discs, self._composed.picture.strands
        page = self._stage.page_to_window().inverted()[0].map(point)
        row = self.strands[0]
        source, target = int(strands.source[row]), int(strands.target[row])
        dx, dy = float(discs.x[target] - discs.x[source]), float(discs.y[target] - discs.y[source])
        length = max(float(np.hypot(dx, dy)), 1.0)
        mx, my = float(discs.x[target] + discs.x[source]) / 2, float(discs.y[target] + discs.y[source]) / 2
        pixels = ((page.x() - mx) * dy - (page.y() - my) * dx) / length
        self.aside = 0.0 if abs(pixels) < _STRAIGHT else float(np.clip(pixels / length, -_MOST, _MOST))
        bend(self._composed.picture, self.relation, self.aside)
        self._composed.forget_hits()

    def cancel(self) -> None:
        """The line as it was."""
        strands = self._composed.picture.strands
        strands.aside[self.strands] = self._before
        strands.bend[self.strands] = self._bent
        strands.curve[self.strands] = self._old
        self._composed.forget_hits()

    def area(self) -> QRectF:
        """Where the line is in the window now."""
        every = bounds(self._composed.picture.strands.curve[self.strands].astype(np.float64), _MARGIN)
        left, top = every[:, :2].min(axis=0).tolist()
        right, bottom = every[:, 2:].max(axis=0).tolist()
        return self._stage.page_to_window().mapRect(QRectF(QPointF(left, top), QPointF(right, bottom)))

    def paint_lower(self, painter: QPainter) -> None:
        """While the frame still shows the old line: canvas colour over it."""
        if self._stage.lacks_strands(self.strands):
            return
        widths = self._composed.picture.strands.width[self.strands]
        for curve, width in zip(self._old, widths.tolist(), strict=True):
            for step in line_steps(solid_lines(curve[None]), self._stage.placed.look.canvas, width + _ERASED):
                step(painter)


def _middle(picture: Picture, rows: Rows) -> QPointF:
    curve = picture.strands.curve[rows].astype(np.float64)
    x, y = points(curve, np.full(len(rows), 0.5)).mean(axis=0).tolist()
    return QPointF(x, y)
