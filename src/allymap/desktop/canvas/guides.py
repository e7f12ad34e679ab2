"""Snap guides: an actor that is dragged into line with another stays there, and a line says with whom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from ...network.look import Look
from ...network.picture import Discs
from .curves import Numbers
from .strokes import Rows

REACH = 4.0
"""Window pixels within which a guide attracts."""

_BEYOND = 26.0


@dataclass(frozen=True, slots=True)
class Snapped:
    """How far to go on to be in line (page pixels), and the lines that say so."""

    dx: float = 0.0
    dy: float = 0.0
    lines: tuple[QLineF, ...] = ()


class Guides:
    """Knows who stands still on the page while ``moving`` rows are dragged."""

    def __init__(self, discs: Discs, moving: Rows, area: QRectF) -> None:
        still = np.ones(len(discs.ids), np.bool_)
        still[moving] = False
        still &= (discs.x > area.left()) & (discs.x < area.right()) & (discs.y > area.top()) & (discs.y < area.bottom())
        self._x = discs.x[still].astype(np.float64)
        self._y = discs.y[still].astype(np.float64)

    def snap(self, x: float, y: float, reach: float) -> Snapped:
        """Where the disc at a point of the page is attracted to."""
        if not len(self._x):
            return Snapped()
        across, down = np.abs(self._x - x), np.abs(self._y - y)
        dx = dy = 0.0
        lines = []
        column, line = self._best(across, down, reach), self._best(down, across, reach)
        if column is not None:
            dx = float(self._x[column]) - x
        if line is not None:
            dy = float(self._y[line]) - y
        if column is not None:
            lines.append(_through(x + dx, y + dy, x + dx, float(self._y[column])))
        if line is not None:
            lines.append(_through(x + dx, y + dy, float(self._x[line]), y + dy))
        return Snapped(dx, dy, tuple(lines))

    @staticmethod
    def _best(off: Numbers, away: Numbers, reach: float) -> int | None:
        """The nearest of those that are in line."""
        near = np.flatnonzero(off <= reach)
        return int(near[np.argmin(away[near])]) if len(near) else None


def _through(x0: float, y0: float, x1: float, y1: float) -> QLineF:
    """A line that goes a little beyond both discs."""
    line = QLineF(x0, y0, x1, y1)
    share = _BEYOND / max(line.length(), 1.0)
    return QLineF(line.pointAt(-share), line.pointAt(1 + share))


def draw(painter: QPainter, lines: tuple[QLineF, ...], look: Look) -> None:
    """Thin lines in the accent colour."""
    painter.setPen(QPen(QColor(look.accent), 1.0))
    painter.drawLines(list(lines))
