"""A pair over time in a line: a dot a passage, cooperation above the axis and competition below; a click opens one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget

from ..model import Claim, FuzzyDate, Polarity
from .theme import theme
from .tones import mixed
from .wording import date_words

_HEIGHT, _SIDE, _DOT, _REACH = 44, 6.0, 2.6, 8.0
_YEAR = timedelta(days=365)
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
    """``chosen(claim id)`` follows a click on a passage. Undated passages are counted in the description alone.

    Farther from the axis: more passages of that side until then.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strandSparkline")
        self.setMouseTracking(True)
        self.setFixedHeight(_HEIGHT)
        self._dated: list[tuple[FuzzyDate, Claim]] = []
        theme().changed.connect(self.update)
        self.show_claims(())

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def show_claims(self, claims: Iterable[Claim]) -> None:
        """Show the passages of both strands of a pair; hidden with fewer than two dated ones."""
        every = list(claims)
        dated = [(when, claim) for claim in every for when in [_when(claim)] if when.earliest or when.latest]
        self._dated = sorted(dated, key=lambda one: (_bounds(one[0]), one[1].id))
        self.setVisible(len(dated) > 1)
        self.setAccessibleName(self.tr("The two strands over time"))
        words = self.tr("{n} passages with a date, {m} without")
        self.setAccessibleDescription(words.format(n=len(dated), m=len(every) - len(dated)))
        self.update()

    def points(self) -> list[Point]:
        """Where the passages are, the earliest first."""
        if not self._dated:
            return []
        bounds = [_bounds(when) for when, _ in self._dated]
        first, last = min(low for low, _ in bounds), max(high for _, high in bounds)
        scale = (self.width() - 2 * _SIDE) / max(last - first, 1)
        number = {one: sum(claim.polarity is one for _, claim in self._dated) for one in Polarity}
        so_far = dict.fromkeys(Polarity, 0)
        found = []
        for (low, high), (_, claim) in zip(bounds, self._dated, strict=True):
            so_far[claim.polarity] += 1
            away = (self.height() / 2 - _SIDE) * so_far[claim.polarity] / max(number.values())
            y = self.height() / 2 + (-away if claim.polarity is Polarity.COOPERATION else away)
            left, right = (_SIDE + (day - first) * scale for day in (low, high))
            found.append(Point(claim, QPointF((left + right) / 2, y), left, right))
        return found

    def point_at(self, at: QPointF) -> Point | None:
        """The passage nearest to a point, ``None`` where none is near."""
        near = sorted(self.points(), key=lambda one: (one.middle - at).manhattanLength())
        return near[0] if near and (near[0].middle - at).manhattanLength() <= _REACH else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = self.point_at(event.position())
        if point is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(point.claim.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.point_at(event.position()) is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = self.point_at(QPointF(event.pos()))
            if point is not None:
                words = point.claim.passage.exact if point.claim.passage else point.claim.note
                QToolTip.showText(event.globalPos(), f"{date_words(point.claim.date)}: {words}", self)
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


def _when(claim: Claim) -> FuzzyDate:
    try:
        return FuzzyDate.parse(claim.date)
    except ValueError:
        return FuzzyDate()  # words that are no date count as undated, as they do in the relations


def _bounds(when: FuzzyDate) -> tuple[int, int]:
    """The days that a date may mean; an open end is drawn a year long."""
    low = when.earliest.toordinal() if when.earliest else 0
    high = when.latest.toordinal() if when.latest else low + _YEAR.days
    return (low or high - _YEAR.days), high
