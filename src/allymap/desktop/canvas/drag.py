"""Actors being dragged: their rows of the picture are moved in place, everything else is left alone."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QRegion

from ...network import hulls
from ...network.picture import Strands, move
from .curves import bounds, solid_lines
from .guides import REACH, Guides, Snapped
from .overlays import draw_discs, draw_hulls, draw_strands, hulls_of
from .stage import Stage
from .strokes import line_steps

_RING = 24.0  # pixels that rings, pins, arrowheads and bands reach beyond a disc or a strand
_ERASED = 2.5  # pixels more than a strand is wide, so that no edge of it stays


class ActorDrag:
    """From the first pixel to the release. ``places`` are where the actors stand now, in map units."""

    def __init__(self, stage: Stage, actors: Collection[str], start: QPointF) -> None:
        self._stage, self._start = stage, start
        composed = stage.composed
        self._composed = composed
        self.actors = [one for one in actors if one in composed.disc_rows]
        self.rows = composed.discs_of(self.actors)
        self.strands = composed.strands_of(self.rows)
        discs = composed.picture.discs
        self._x, self._y = discs.x[self.rows].copy(), discs.y[self.rows].copy()
        self._old_curves = composed.picture.strands.curve[self.strands].astype(np.float64)
        self._by = (0.0, 0.0)
        self.hulls = hulls_of(composed.picture, self.rows)
        self.guides: tuple[QLineF, ...] = ()
        window = stage.page_to_window().inverted()[0].mapRect(QRectF(QPointF(0, 0), stage.size))
        self._still = Guides(discs, self.rows, window)
        grabbed = stage.page_to_window().inverted()[0].map(start)
        away = np.hypot(self._x - grabbed.x(), self._y - grabbed.y())
        self._grabbed = int(np.argmin(away)) if len(away) else -1
        stage.lift(self.rows)

    @property
    def places(self) -> dict[str, tuple[float, float]]:
        """Where the dragged actors are now (map units)."""
        zoom = self._composed.picture.camera.zoom
        dx, dy = self._by[0] / zoom, self._by[1] / zoom
        old = self._stage.placed.places
        return {one: (old[one][0] + dx, old[one][1] + dy) for one in self.actors}

    def move(self, point: QPointF, snapping: bool = False) -> None:
        """The cursor is at this window point now; with ``snapping`` the grabbed actor is drawn into line."""
        factor = self._stage.page_to_window().m11()
        dx, dy = (point.x() - self._start.x()) / factor, (point.y() - self._start.y()) / factor
        snapped = Snapped()
        if snapping and self._grabbed >= 0:
            x, y = float(self._x[self._grabbed]) + dx, float(self._y[self._grabbed]) + dy
            snapped = self._still.snap(x, y, REACH / factor)
        self.guides = snapped.lines
        self._by = (dx + snapped.dx, dy + snapped.dy)
        self._apply()

    def area(self) -> QRectF:
        """Where the dragged actors, their names and their strands are in the window now, rings included."""
        picture = self._composed.picture
        discs, rows = picture.discs, self.rows
        reach = discs.radius[rows] * 1.3 + _RING
        boxes = [
            np.stack(
                [discs.x[rows] - reach, discs.y[rows] - reach, discs.x[rows] + reach, discs.y[rows] + reach], axis=1
            ),
            np.concatenate(
                [discs.label_box[rows, :2] - 4, discs.label_box[rows, :2] + discs.label_box[rows, 2:] + 4], axis=1
            ),
            bounds(picture.strands.curve[self.strands].astype(np.float64), _RING),
        ]
        for group in self.hulls:
            middle, reach = np.split(hulls.bubbles(discs, group, picture.scale), [2], axis=1)
            boxes.append(np.concatenate([middle - reach - 2, middle + reach + 2], axis=1))
        every = np.concatenate(boxes)
        left, top = every[:, :2].min(axis=0).tolist()
        right, bottom = every[:, 2:].max(axis=0).tolist()
        return self._stage.page_to_window().mapRect(QRectF(QPointF(left, top), QPointF(right, bottom)))

    def region(self) -> QRegion:
        """``area`` and the guides, in whole pixels of the window."""
        region = QRegion(self.area().toAlignedRect())
        for line in self.guides:
            box = QRectF(line.p1(), line.p2()).normalized().adjusted(-2, -2, 2, 2)
            region += self._stage.page_to_window().mapRect(box).toAlignedRect()
        return region

    def cancel(self) -> None:
        """Everybody back to where the drag began."""
        self._by = (0.0, 0.0)
        self._apply()

    def _apply(self) -> None:
        dx, dy = self._by
        move(self._composed.picture, self.rows.astype(np.int32), self._x + np.float32(dx), self._y + np.float32(dy))
        self._composed.forget_hits()

    def paint_lower(self, painter: QPainter) -> None:
        """The moved strands; and while the frame still shows the old ones, canvas colour over those."""
        picture = self._composed.picture
        if not self._is_out():
            self._erase(painter, picture.strands)
        else:
            draw_hulls(painter, picture, self.hulls)
        draw_strands(painter, picture, self.strands)

    def paint_upper(self, painter: QPainter) -> None:
        """The moved discs with their names."""
        draw_discs(painter, self._composed.picture, self.rows, self._stage.badges)

    def paint_hole(self, painter: QPainter) -> None:
        """Canvas colour where the frame still shows the discs at their old places."""
        if self._is_out():
            return
        discs = self._composed.picture.discs
        painter.setPen(QColor(self._stage.placed.look.canvas))
        painter.setBrush(QColor(self._stage.placed.look.canvas))
        for x, y, radius in zip(self._x.tolist(), self._y.tolist(), discs.radius[self.rows].tolist(), strict=True):
            painter.drawEllipse(QPointF(x, y), radius + 1.5, radius + 1.5)

    def _is_out(self) -> bool:
        """Whether the frame on show lacks the dragged actors already."""
        return self._stage.left_out.issuperset(self.actors)

    def _erase(self, painter: QPainter, strands: Strands) -> None:
        widths = strands.width[self.strands]
        for width in np.unique(widths):
            lines = solid_lines(self._old_curves[widths == width])
            for step in line_steps(lines, self._stage.placed.look.canvas, float(width) + _ERASED):
                step(painter)
