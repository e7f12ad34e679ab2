"""A pair over time in a line: a dot a passage, cooperation above the axis and competition below; a click opens one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ..model import Claim, Polarity
from ..network.ledger import OPEN, UNDATED, known_days
from ..network.look import Look
from .theme import theme
from .tones import mixed
from .wording import date_words

_HEIGHT, _SIDE, _DOT, _RING, _REACH = 44, 6.0, 2.6, 5.0, 8.0
_YEAR = 365
_BAND = 0.45
"""Share of a side's colour in the band over the days that a vague date may mean."""


@dataclass(frozen=True, slots=True)
class Point:
    """A passage: its middle in pixels, the ends of the time it may mean, and how many of its side came before it."""

    claim: Claim
    middle: QPointF
    left: float
    right: float


class StrandSparkline(QWidget):
    """``chosen(claim id)`` follows a click on a passage, or an arrow key to the one before or after.

    Undated passages are counted in the description alone. Farther from the axis: more passages of that side until then.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strandSparkline")
        self.setMouseTracking(True)
        self.setFixedHeight(_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._marked = ""
        self._dated: list[Claim] = []
        self._bounds = np.zeros((0, 2), np.int64)
        self._sized: tuple[QSize, list[Point]] = (QSize(), [])
        theme().changed.connect(self.update)
        self.show_claims(())

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def show_claims(self, claims: Iterable[Claim]) -> None:
        """Show the passages of both strands of a pair; hidden with fewer than two dated ones."""
        every = list(claims)
        dated = [claim for claim in every if known_days(claim.date) is not UNDATED]
        ends = (day for claim in dated for day in _bounds(claim))
        bounds = np.fromiter(ends, np.int64, 2 * len(dated)).reshape(-1, 2)
        order = np.lexsort((bounds[:, 1], bounds[:, 0]))
        self._dated = [dated[row] for row in order.tolist()]
        self._bounds = bounds[order]
        self._sized = (QSize(), [])
        self.setVisible(len(dated) > 1)
        self.setAccessibleName(self.tr("The two strands over time"))
        words = self.tr("{n} passages with a date, {m} without")
        self.setAccessibleDescription(words.format(n=len(dated), m=len(every) - len(dated)))
        self.update()

    def mark(self, claim_id: str) -> None:
        """Put a ring around the passage that is open; none where it has no date."""
        if claim_id != self._marked:
            self._marked = claim_id
            self.update()

    def points(self) -> list[Point]:
        """Where the passages are, the earliest first; of those that share a pixel only the first."""
        if self._sized[0] != self.size():
            self._sized = (self.size(), self._placed(None) if self._dated else [])
        return self._sized[1]

    def _placed(self, rows: list[int] | None) -> list[Point]:
        """The points of some passages, or one for each pixel that has any."""
        if rows == []:
            return []
        first, last = int(self._bounds[:, 0].min()), int(self._bounds[:, 1].max())
        scale = (self.width() - 2 * _SIDE) / max(last - first, 1)
        ends = _SIDE + (self._bounds - first) * scale
        middles = ends.mean(axis=1)
        above = np.array([claim.polarity is Polarity.COOPERATION for claim in self._dated])
        so_far = np.where(above, np.cumsum(above), np.cumsum(~above))
        away = (self.height() / 2 - _SIDE) * so_far / so_far.max()
        heights = self.height() / 2 + np.where(above, -away, away)
        pixels = np.stack((above, middles.round(), heights.round()), axis=1)
        shown = np.sort(np.unique(pixels, axis=0, return_index=True)[1]).tolist() if rows is None else rows
        return [
            Point(self._dated[row], QPointF(middles[row], heights[row]), float(ends[row, 0]), float(ends[row, 1]))
            for row in shown
        ]

    def point_at(self, at: QPointF) -> Point | None:
        """The passage nearest to a point, ``None`` where none is near."""
        near = sorted(self.points(), key=lambda one: (one.middle - at).manhattanLength())
        return near[0] if near and (near[0].middle - at).manhattanLength() <= _REACH else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = self.point_at(event.position())
        if point is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(point.claim.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is None or not self._dated:
            super().keyPressEvent(event)
            return
        here = next((at for at, claim in enumerate(self._dated) if claim.id == self._marked), -1 if by > 0 else 0)
        self.chosen.emit(self._dated[min(max(here + by, 0), len(self._dated) - 1)].id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.point_at(event.position()) is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = self.point_at(QPointF(event.pos()))
            if point is not None:
                QToolTip.showText(event.globalPos(), f"{date_words(point.claim.date)}: {point.claim.words}", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, points = theme().look, self.points()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            axis = self.height() / 2
            painter.setPen(QPen(QColor(look.line), 1))
            painter.drawLine(QPointF(_SIDE, axis), QPointF(self.width() - _SIDE, axis))
            for side, colour in ((Polarity.COOPERATION, look.cooperation), (Polarity.COMPETITION, look.competition)):
                mine = [point for point in points if point.claim.polarity is side]
                pen = QPen(QColor(colour), 1.2)
                pen.setStyle(Qt.PenStyle.SolidLine if side is Polarity.COOPERATION else Qt.PenStyle.DashLine)
                painter.setPen(pen)
                painter.drawPolyline(QPolygonF([point.middle for point in mine]))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(mixed(look.surface, colour, _BAND)))
                for point in mine:
                    painter.drawRect(QRectF(point.left, point.middle.y() - 1, point.right - point.left, 2))
                painter.setBrush(QColor(colour))
                for point in mine:
                    painter.drawEllipse(point.middle, _DOT, _DOT)
            self._paint_marks(painter, look)

    def _paint_marks(self, painter: QPainter, look: Look) -> None:
        """A ring around the open passage, and a frame while the keyboard is here."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(look.text), 1.4))
        for point in self._placed([at for at, claim in enumerate(self._dated) if claim.id == self._marked]):
            painter.drawEllipse(point.middle, _RING, _RING)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def _bounds(claim: Claim) -> tuple[int, int]:
    """The days that a claim's date may mean; an open end is drawn a year long."""
    known = known_days(claim.date)
    low = known.earliest if known.earliest > -OPEN else known.latest - _YEAR
    return low, known.latest if known.latest < OPEN else low + _YEAR
