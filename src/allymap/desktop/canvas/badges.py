"""Discs, codes, pins and names: small pictures made once for each shape and size, then placed by the hundred."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from ...network.look import Look
from ...network.metrics import BASELINE, LINE, MIDDLE
from ...network.picture import Discs, Picture
from ...network.shapes import BEHIND, LEAST_STACK, OUTLINES, Shape
from .lettering import Lettering
from .strokes import Rows, Step

_BATCH = 4000
_WORDS = 60
_LEAST_RING = 6.0  # pixels of radius below which a second ring would fill its disc
_LEAST_PINNED = 7.0  # pixels of radius below which a pin would hide its disc


def outline(painter: QPainter, shape: int, x: float, y: float, radius: float) -> None:
    """Draw one disc's outline with the painter's pen and brush; ``radius`` is that of ``Discs``."""
    form = OUTLINES[Shape(shape)]
    if form.points:
        painter.drawPolygon(QPolygonF([QPointF(x + radius * px, y + radius * py) for px, py in form.points]))
    elif form.corner:
        wide, high, corner = form.half_width * radius, form.half_height * radius, form.corner * radius
        painter.drawRoundedRect(QRectF(x - wide, y - high, 2 * wide, 2 * high), corner, corner)
    else:
        painter.drawEllipse(QPointF(x, y), form.circle * radius, form.circle * radius)
        if form.inner and radius > _LEAST_RING:
            painter.drawEllipse(QPointF(x, y), form.inner * radius, form.inner * radius)


class Badges:
    """Draws rows of ``Discs`` in one look at one device pixel ratio, keeping the small pictures it makes."""

    def __init__(self, look: Look, ratio: float = 1.0) -> None:
        self._look, self._ratio = look, ratio
        self._sprites: dict[tuple[int, float, bool, bool], QPixmap] = {}
        self.lettering = Lettering(look.font, ratio)

    def steps(self, picture: Picture, rows: Rows) -> Iterator[Step]:
        """Discs with code and pin, then the names that are shown."""
        discs = picture.discs
        yield from self._disc_steps(discs, rows)
        written = rows[(discs.code_size[rows] > 0) | (discs.pinned[rows] & (discs.radius[rows] >= _LEAST_PINNED))]
        for start in range(0, len(written), _WORDS):
            yield partial(self._inside, discs=discs, rows=written[start : start + _WORDS])
        named = rows[discs.label_shown[rows]]
        for start in range(0, len(named), _WORDS):
            yield partial(self._names, picture=picture, rows=named[start : start + _WORDS])

    def name(self, painter: QPainter, picture: Picture, row: int) -> None:
        """One actor's name where the picture puts it."""
        discs = picture.discs
        left, top, width, height = (float(value) for value in discs.label_box[row])
        sprite = self.lettering.sprite(
            discs.labels[row], picture.label_size, self._look.text, self._look.canvas, bool(discs.prominent[row])
        )
        self.lettering.draw(painter, left + width / 2, top + height / 2, sprite)

    def _disc_steps(self, discs: Discs, rows: Rows) -> Iterator[Step]:
        shape = discs.shape[rows].astype(np.int64)
        radius = np.maximum(np.rint(discs.radius[rows].astype(np.float64) * 2), 2)
        second, solid = (discs.stands_for[rows] > 0) & (radius / 2 > LEAST_STACK), discs.solid[rows]
        kind = ((shape * 2 + second) * 2 + solid) * 100_000 + radius.astype(np.int64)
        order = np.argsort(kind, kind="stable")
        for group in np.split(order, np.flatnonzero(np.diff(kind[order])) + 1):
            if not len(group):
                continue
            one = group[0]
            sprite = self._sprite(int(shape[one]), float(radius[one]) / 2, bool(second[one]), bool(solid[one]))
            for start in range(0, len(group), _BATCH):
                some = rows[group[start : start + _BATCH]]
                yield partial(self._place, discs=discs, rows=some, sprite=sprite)

    def _place(self, painter: QPainter, discs: Discs, rows: Rows, sprite: QPixmap) -> None:
        side, ratio = sprite.width(), self._ratio
        places = PrimitiveArray(QPainter.PixmapFragment, 10)
        places.resize(len(rows))
        table = places.ndarray()
        for column, values in ((0, discs.x), (1, discs.y)):  # the middle, with the sprite's edge on a device pixel
            table[:, column] = (np.rint(values[rows] * ratio - side / 2) + side / 2) / ratio
        table[:, 2:4] = 0
        table[:, 4:6] = side
        table[:, 6:8] = 1 / ratio
        table[:, 8] = 0
        table[:, 9] = 1
        painter.drawPixmapFragments(*places.drawargs(), sprite)  # type: ignore[call-arg]  # a pointer and a count

    def _inside(self, painter: QPainter, discs: Discs, rows: Rows) -> None:
        look = self._look
        for row in rows.tolist():
            x, y = float(discs.x[row]), float(discs.y[row])
            if discs.code_size[row] and discs.codes[row]:
                size = float(discs.code_size[row])
                middle = y + (LINE / 2 - BASELINE + MIDDLE) * size  # capitals in the middle, not the line
                self.lettering.draw(
                    painter, x, middle, self.lettering.sprite(discs.codes[row], size, look.text, "", True)
                )
            self.pin(painter, discs, row)

    def pin(self, painter: QPainter, discs: Discs, row: int) -> None:
        """The pin of one disc, where it is pinned and large enough."""
        x, y, radius = float(discs.x[row]), float(discs.y[row]), float(discs.radius[row])
        if not discs.pinned[row] or radius < _LEAST_PINNED:
            return
        look, pin, away = self._look, min(10.0, max(3.5, radius * 0.22)), radius * 0.78
        painter.setPen(QPen(QColor(look.rim), pin * 0.2))
        painter.setBrush(QColor(look.disc))
        painter.drawEllipse(QPointF(x + away, y - away), pin, pin)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.rim))
        painter.drawEllipse(QPointF(x + away, y - away), pin * 0.36, pin * 0.36)

    def _names(self, painter: QPainter, picture: Picture, rows: Rows) -> None:
        for row in rows.tolist():
            self.name(painter, picture, row)

    def _sprite(self, shape: int, radius: float, second: bool, solid: bool) -> QPixmap:
        found = self._sprites.get((shape, radius, second, solid))
        if found is not None:
            return found
        look, ratio = self._look, self._ratio
        side = int(np.ceil((radius * 1.2 + 2 + BEHIND * second) * 2 * ratio))  # shapes reach out to 1.2 radii
        sprite = QPixmap(side, side)
        sprite.fill(Qt.GlobalColor.transparent)
        with QPainter(sprite) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(side / 2, side / 2)
            painter.scale(ratio, ratio)
            painter.setBrush(QColor(look.disc))
            painter.setPen(QPen(QColor(look.rim), min(2.4, max(0.8, 0.5 + radius * 0.045))))
            if second:
                outline(painter, shape, BEHIND, BEHIND, radius)
            if solid:
                painter.setBrush(QColor(look.rim))
            outline(painter, shape, 0.0, 0.0, radius)
        self._sprites[shape, radius, second, solid] = sprite
        return sprite
