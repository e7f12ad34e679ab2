"""What a presenter points with: a laser point, a spotlight, ink that disappears by itself."""

from __future__ import annotations

from enum import StrEnum
from time import monotonic

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QCursor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from .keys import Wish

_LASER = QColor("#E0202A")
_INK = QColor("#E0202A")
INK_SECONDS = 5.0
_FADING = 1.0
_FRAME_MS = 33
_SPOT = 0.16
"""The radius of the spotlight as a share of the window's height."""


class Tool(StrEnum):
    """What the mouse does while presenting."""

    ARROW = "arrow"
    LASER = "laser"
    PEN = "pen"
    SPOTLIGHT = "spotlight"


TOOLS = {
    Wish.LASER: Tool.LASER, Wish.PEN: Tool.PEN, Wish.SPOTLIGHT: Tool.SPOTLIGHT, Wish.ARROW: Tool.ARROW,
}  # fmt: skip
"""The tool that a wish asks for."""


class Pointer(QWidget):
    """Lies over what is presented. Takes the mouse only while a tool other than the arrow is on.

    ``moved(share, drawing)`` tells where the mouse is as shares of width and height, for the same tool elsewhere.
    """

    moved = Signal(QPointF, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setMouseTracking(True)
        self._tool = Tool.ARROW
        self._at: QPointF | None = None
        self._drawing = False
        self._strokes: list[tuple[float, list[QPointF]]] = []
        self._clock = QTimer(self, interval=_FRAME_MS)
        self._clock.timeout.connect(self._fade)
        self.take(Tool.ARROW)

    @property
    def tool(self) -> Tool:
        return self._tool

    @property
    def strokes(self) -> int:
        """How many strokes of ink are there to be seen."""
        return len(self._strokes)

    def take(self, tool: Tool) -> None:
        """Point with another tool, at once and where the mouse is. Ink that is there goes on disappearing."""
        self._tool, self._at = tool, None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, tool is Tool.ARROW)
        self.setCursor(Qt.CursorShape.ArrowCursor if tool is Tool.ARROW else Qt.CursorShape.BlankCursor)
        self.setVisible(tool is not Tool.ARROW or bool(self._strokes))
        self.raise_()
        at = QPointF(self.mapFromGlobal(QCursor.pos()))
        if tool is not Tool.ARROW and self.rect().contains(at.toPoint()):
            self._point_at(at, False)
        self.update()

    def wipe(self) -> None:
        """Take all ink away at once: it belongs to what was on show."""
        self._strokes = []
        self._fade()

    def point(self, share: QPointF, drawing: bool) -> None:
        """Point at a place, given as shares of width and height; draw with the pen."""
        at = QPointF(share.x() * self.width(), share.y() * self.height())
        if self._tool is Tool.PEN and drawing:
            fresh = self._at is None or not self._strokes or not self._drawing
            if fresh:
                self._strokes.append((monotonic(), []))
            points = self._strokes[-1][1]
            points.append(at)
            self._strokes[-1] = (monotonic(), points)
            self._clock.start()
        self._drawing = drawing
        self._at = at
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._follow(event, True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._follow(event, bool(event.buttons() & Qt.MouseButton.LeftButton))
        event.ignore()  # the window below brings the bar with which the tool is laid down

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._follow(event, False)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._tool is Tool.SPOTLIGHT and self._at is not None:
                self._darken(painter, self._at)
            self._paint_ink(painter)
            if self._tool is Tool.LASER and self._at is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                for radius, alpha in ((14.0, 60), (7.0, 255)):
                    painter.setBrush(QColor(_LASER.red(), _LASER.green(), _LASER.blue(), alpha))
                    painter.drawEllipse(self._at, radius, radius)
            elif self._tool is Tool.PEN and self._at is not None:
                painter.setPen(QPen(_INK, 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(self._at, 4.0, 4.0)

    def _follow(self, event: QMouseEvent, drawing: bool) -> None:
        self._point_at(event.position(), drawing)

    def _point_at(self, at: QPointF, drawing: bool) -> None:
        share = QPointF(at.x() / max(self.width(), 1), at.y() / max(self.height(), 1))
        self.point(share, drawing)
        self.moved.emit(share, drawing)

    def _darken(self, painter: QPainter, at: QPointF) -> None:
        radius = self.height() * _SPOT
        dark = QPainterPath()
        dark.addRect(QRectF(self.rect()))
        dark.addEllipse(at, radius, radius)
        painter.fillPath(dark, QColor(0, 0, 0, 150))

    def _paint_ink(self, painter: QPainter) -> None:
        now = monotonic()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for since, points in self._strokes:
            left = INK_SECONDS - (now - since)
            ink = QColor(_INK)
            ink.setAlphaF(min(max(left / _FADING, 0.0), 1.0))
            painter.setPen(QPen(ink, 4.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
            path = QPainterPath(points[0])
            for point in points[1:]:
                path.lineTo(point)
            painter.drawPath(path)
            painter.drawPoint(points[0])  # a dot where nothing was drawn but a click

    def _fade(self) -> None:
        now = monotonic()
        self._strokes = [one for one in self._strokes if now - one[0] < INK_SECONDS]
        if not self._strokes:
            self._clock.stop()
            self.setVisible(self._tool is not Tool.ARROW)
        self.update()
