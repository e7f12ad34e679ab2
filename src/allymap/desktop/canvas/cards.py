"""The two cards on the canvas: the legend, which can be clicked, and the minimap, which can be dragged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from ...model import Camera
from ...network import metrics
from ...network.columns import columns_of
from ...network.legend import MARGIN, PADDING, SAMPLES, SHAPE_WIDTH, STRAND_WIDTH, entries
from ...network.look import Look
from ...network.picture import LegendEntry, Picture
from ...network.shapes import Shape
from ...network.view import MapView
from .badges import outline
from .camera import to_map, to_window
from .lettering import font
from .words import say

FOLD = "fold"
"""The answer of ``Legend.at`` where a click folds or unfolds the card."""

_CORNER = 8.0
_CHIP = 32.0  # how high the folded legend is
_MARK = 28.0  # of the card's upper right corner, the square that folds it
_SCARCE = 5.0  # a card that takes more than this part of the canvas' height, with the space around it, is folded
_MINI = QSize(132, 104)
_INSET = 8.0
_NOWHERE = np.zeros(2)
_DOTS = 4000  # more would be a blot and cost time


def _card(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.setPen(QPen(QColor(look.line), 1.0))
    painter.setBrush(QColor(look.surface))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)


class Legend:
    """What the symbols mean, at the bottom left. ``isolated`` is the symbol that was clicked, or empty.

    ``scale`` enlarges the whole card, for an audience that sits far away. Where it is ``foldable`` it is a chip while
    the canvas is low, and whenever a person folds it.
    """

    def __init__(self) -> None:
        self.isolated = ""
        self.scale = 1.0
        self.foldable = False
        self._chosen: bool | None = None
        self._entries: list[LegendEntry] = []
        self._width = self._height = 0.0
        self._look: Look | None = None
        self._card: QPixmap | None = None
        self._drawn = (False, 1.0)

    def update(self, picture: Picture, room: float) -> None:
        """Take the entries from what the map shows."""
        look, room = picture.look, room / self.scale
        self._take(entries(picture.discs, picture.strands, look, room, picture.half_life), look)

    def say(self, view: MapView, look: Look, room: float, half_life: int) -> None:
        """Take the entries from a view that is to be shown, before there is a picture of it."""
        columns = columns_of(view)
        self._take(entries(columns, columns, look, room / self.scale, half_life), look)

    def _take(self, found: tuple[list[LegendEntry], float, float], look: Look) -> None:
        if found[0] != self._entries or look != self._look:
            self._entries, self._width, self._height = found
            self._look, self._card = look, None

    def isolate(self, symbol: str) -> None:
        """Mark one symbol as the only one shown; empty for none."""
        self.isolated = symbol
        self._card = None

    def folded(self, size: QSize) -> bool:
        """Whether only a chip is shown in a window of this size: as a person chose, else where room is scarce."""
        if self._chosen is not None:
            return self._chosen
        return self.foldable and (self._height + 2 * MARGIN) * self.scale * _SCARCE > size.height()

    def fold(self, folded: bool) -> None:
        """Fold the card to a chip or unfold it, whatever room there is."""
        self._chosen = folded

    def box(self, size: QSize) -> QRectF:
        """Where the card is in a window of this size; empty when there is nothing to say."""
        if not self._entries:
            return QRectF()
        wide, high = self._extent(size)
        margin, width, height = MARGIN * self.scale, wide * self.scale, high * self.scale
        return QRectF(margin, size.height() - margin - height, width, height)

    def at(self, point: QPointF, size: QSize) -> str | None:
        """The symbol at a window point, ``FOLD`` where the card is folded or unfolded, empty on the card beside these,
        ``None`` outside the card.
        """
        box = self.box(size)
        if not box.contains(point):
            return None
        inside = (point - box.topLeft()) / self.scale
        if self.folded(size) or (self.foldable and inside.x() > self._wide - _MARK and inside.y() < _MARK):
            return FOLD
        for index, entry in enumerate(self._entries):
            after = self._entries[index + 1] if index + 1 < len(self._entries) else None
            end = after.x - 8 if after is not None and after.y == entry.y else self._width
            if entry.symbol and abs(inside.y() - entry.y) < 11 and entry.x - 6 <= inside.x() < end:
                return entry.symbol
        return ""

    def paint(self, painter: QPainter, size: QSize, ratio: float) -> None:
        box = self.box(size)
        if box.isEmpty() or self._look is None:
            return
        drawn = (self.folded(size), ratio)
        if self._card is None or self._drawn != drawn:
            self._card, self._drawn = self._draw(self._look, ratio, size), drawn
        painter.drawPixmap(box.topLeft(), self._card)

    @property
    def _wide(self) -> float:
        return self._width + (_MARK - PADDING if self.foldable else 0.0)

    @property
    def _chip(self) -> LegendEntry:
        """What the folded legend says: what is shown alone, else only what it is."""
        for entry in self._entries:
            if entry.symbol and entry.symbol == self.isolated:
                return replace(entry, x=PADDING, y=_CHIP / 2, text_x=PADDING + entry.text_x - entry.x)
        both = next((one.symbol for one in self._entries if one.symbol == "contested"), self._entries[0].symbol)
        return LegendEntry(both, say("Legend"), PADDING, _CHIP / 2, PADDING + STRAND_WIDTH + 8)

    def _extent(self, size: QSize) -> tuple[float, float]:
        """Width and height of what is shown, before it is enlarged."""
        if not self.folded(size) or self._look is None:
            return self._wide, self._height
        chip = self._chip
        return chip.text_x + metrics.width(chip.text, self._look.small_size, "semibold") + _MARK, _CHIP

    def _draw(self, look: Look, ratio: float, size: QSize) -> QPixmap:
        larger, folded = ratio * self.scale, self.folded(size)
        width, height = self._extent(size)
        card = QPixmap(int(np.ceil(width * larger)), int(np.ceil(height * larger)))
        card.setDevicePixelRatio(ratio)
        card.fill(Qt.GlobalColor.transparent)
        with QPainter(card) as painter:
            painter.scale(self.scale, self.scale)
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            _card(painter, QRectF(0, 0, width, height), look)
            for entry in [self._chip] if folded else self._entries:
                painter.setOpacity(0.35 if not folded and self.isolated not in ("", entry.symbol) else 1.0)
                draw_symbol(painter, entry.symbol, QPointF(entry.x, entry.y), look)
                painter.setFont(font(look.font, look.small_size, entry.symbol != "" and entry.symbol == self.isolated))
                painter.setPen(QColor(look.text if entry.symbol else look.muted))
                painter.drawText(QPointF(entry.text_x, entry.y + look.small_size * 0.33), entry.text)
            painter.setOpacity(1.0)
            if self.foldable:
                _draw_mark(painter, QPointF(width - _MARK / 2, _CHIP / 2 if folded else _MARK / 2), folded, look)
        return card


def _draw_mark(painter: QPainter, at: QPointF, folded: bool, look: Look) -> None:
    """The angle that says which way the card goes at a click: up out of its chip, or down into it."""
    away = -2.0 if folded else 2.0
    painter.setPen(QPen(QColor(look.muted), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    tip = at + QPointF(0, away)
    for aside in (-4.0, 4.0):
        painter.drawLine(QLineF(at + QPointF(aside, -away), tip))


def draw_symbol(painter: QPainter, symbol: str, at: QPointF, look: Look) -> None:
    """A legend symbol; ``at`` is the middle of its left side."""
    if symbol in Shape.__members__:
        painter.setPen(QPen(QColor(look.rim), 1.4))
        painter.setBrush(QColor(look.disc))
        outline(painter, Shape[symbol], at.x() + SHAPE_WIDTH / 2, at.y(), SHAPE_WIDTH / 2 - 1)
        return
    for sample in SAMPLES.get(symbol, ()):
        pen = look.pen(sample.polarity, sample.width, sample.reviewed, sample.factual)
        start, end = at + QPointF(0, sample.shift), at + QPointF(STRAND_WIDTH, sample.shift)
        _draw_line(painter, QLineF(start, end), pen.colour, pen.width, pen.dash)
        if pen.hollow:
            wall = QPointF((pen.width - pen.hollow) / 2, 0)
            _draw_line(painter, QLineF(start + wall, end - wall), look.surface, pen.hollow)


def _draw_line(painter: QPainter, line: QLineF, colour: str, width: float, dash: Sequence[float] = ()) -> None:
    pen = QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern([length / width for length in dash])
    painter.setPen(pen)
    painter.drawLine(line)


class Minimap:
    """The whole map in a corner, with the part that the window shows."""

    def __init__(self) -> None:
        self._points = np.empty((0, 2))
        self._low = self._high = _NOWHERE
        self._dots: QPixmap | None = None
        self._look: Look | None = None

    def update(self, places: Sequence[tuple[float, float]], look: Look) -> None:
        """Take the actors' places (map units)."""
        self._points = np.array(places, np.float64).reshape(-1, 2)
        some = len(self._points) > 1
        self._low, self._high = (self._points.min(axis=0), self._points.max(axis=0)) if some else (_NOWHERE, _NOWHERE)
        self._look, self._dots = look, None

    def shown(self, camera: Camera, size: QSize) -> QRectF:
        """Where the card is while the window shows a part of the map; empty while every actor is in it."""
        low, high = to_window(camera, size, *self._low), to_window(camera, size, *self._high)
        return QRectF() if QRectF(QPointF(0, 0), size).contains(QRectF(low, high)) else self.box(size)

    def box(self, size: QSize) -> QRectF:
        """Where the card has its place in a window of this size; empty when that is too small or the map without
        extent.
        """
        if len(self._points) < 2 or size.width() < 480 or size.height() < 360:
            return QRectF()
        return QRectF(
            size.width() - MARGIN - _MINI.width(),
            size.height() - MARGIN - _MINI.height(),
            _MINI.width(),
            _MINI.height(),
        )

    def map_point(self, point: QPointF, size: QSize) -> tuple[float, float]:
        """The map point under a point of the card."""
        scale, left, top = self._scale()
        inside = point - self.box(size).topLeft()
        return left + inside.x() / scale, top + inside.y() / scale

    def paint(self, painter: QPainter, camera: Camera, size: QSize, ratio: float) -> None:
        box = self.shown(camera, size)
        if box.isEmpty() or self._look is None:
            return
        if self._dots is None or self._dots.devicePixelRatio() != ratio:
            self._dots = self._draw(self._look, ratio)
        painter.drawPixmap(box.topLeft(), self._dots)
        scale, left, top = self._scale()
        x0, y0 = to_map(camera, size, QPointF(0, 0))
        x1, y1 = to_map(camera, size, QPointF(size.width(), size.height()))
        seen = QRectF(
            QPointF((x0 - left) * scale, (y0 - top) * scale), QPointF((x1 - left) * scale, (y1 - top) * scale)
        )
        seen = seen.translated(box.topLeft()).intersected(box.adjusted(4, 4, -4, -4))
        painter.setPen(QPen(QColor(self._look.accent), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(seen)

    def _scale(self) -> tuple[float, float, float]:
        low, high = self._low, self._high
        room = np.array([_MINI.width(), _MINI.height()]) - 2 * _INSET - 4
        scale = float((room / np.maximum(high - low, 1.0)).min())
        corner = (low + high) / 2 - np.array([_MINI.width(), _MINI.height()]) / 2 / scale
        return scale, float(corner[0]), float(corner[1])

    def _draw(self, look: Look, ratio: float) -> QPixmap:
        card = QPixmap(_MINI * ratio)
        card.setDevicePixelRatio(ratio)
        card.fill(Qt.GlobalColor.transparent)
        scale, left, top = self._scale()
        points = self._points[:: max(1, len(self._points) // _DOTS)]
        with QPainter(card) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _card(painter, QRectF(0, 0, _MINI.width(), _MINI.height()), look)
            side = 3.4 if len(points) < 100 else 2.2 if len(points) < 600 else 1.2
            painter.setPen(QPen(QColor(look.muted), side, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPoints([QPointF((x - left) * scale, (y - top) * scale) for x, y in points.tolist()])
        return card
