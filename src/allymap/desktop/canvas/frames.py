"""A painted map kept as pixmaps, built in small pieces so that nobody waits for it: strands below, discs above."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from time import perf_counter

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from ...model import Camera
from ...network.picture import Picture
from . import raster
from .badges import Badges
from .camera import between
from .curves import bounds
from .overlays import draw_hulls, hulls_of
from .raster import Page
from .strokes import Rows, Step, head_steps, strand_steps, strand_strokes


class Frame:
    """One picture, painted for its camera with ``margin`` pixels around the page so that a pan finds more map there.

    ``without`` are rows of discs that are left out with their strands and hulls, those being dragged; the attribute has
    the ids. ``unstroked`` are rows of strands that are left out, those being bent. ``strands`` is the page of all
    strands where a thread has painted them.
    """

    def __init__(
        self, picture: Picture, badges: Badges, ratio: float, margin: int, without: Rows | None = None,
        unstroked: Rows | None = None, strands: Page | None = None,
    ) -> None:  # fmt: skip
        self.camera: Camera = picture.camera
        self.page = QSize(*picture.size)
        self.margin = margin
        rows = [] if without is None else without.tolist()
        self.without = frozenset(picture.discs.ids[row] for row in rows)
        self.unstroked = frozenset(() if unstroked is None else unstroked.tolist())
        size = _pixels(self.page, margin, ratio)
        self._lower, self._upper = QPixmap(size) if strands is None else _pixmap(strands), QPixmap(size)
        for layer in (self._lower, self._upper):
            layer.setDevicePixelRatio(ratio)
        self._stroked = strands is not None
        if not self._stroked:
            self._lower.fill(QColor(picture.look.canvas))
        self._upper.fill(Qt.GlobalColor.transparent)
        self._merged: QPixmap | None = None
        self._steps = self._all_steps(picture, badges, rows)
        self.cost = 0.0  # seconds of painting so far
        self.complete = False

    def build(self, seconds: float) -> bool:
        """Paint on for about this long. Returns whether the frame is complete."""
        start = perf_counter()
        painter: QPainter | None = None
        on: QPixmap | None = None
        try:
            for layer, step in self._steps:
                if painter is None or layer is not on:
                    if painter is not None:
                        painter.end()
                    painter, on = self._painter(layer), layer
                step(painter)
                if perf_counter() - start >= seconds:
                    return False
            self.complete = True
        finally:
            if painter is not None:
                painter.end()
            self.cost += perf_counter() - start
        self._merge()
        return True

    def paint(self, painter: QPainter, camera: Camera, size: QSize) -> bool:
        """Put strands and discs there in one go; false while they are only to be had one by one."""
        if self._merged is None:
            return False
        self._paint(painter, self._merged, camera, size)
        return True

    def paint_lower(self, painter: QPainter, camera: Camera, size: QSize) -> None:
        """Put the strands where they belong for a camera; smoothly, when the zoom is another."""
        self._paint(painter, self._lower, camera, size)

    def paint_upper(self, painter: QPainter, camera: Camera, size: QSize) -> None:
        """The discs and names likewise."""
        self._paint(painter, self._upper, camera, size)

    def covers(self, camera: Camera, size: QSize) -> bool:
        """Whether the whole window is inside this frame."""
        window = QRectF(QPointF(0, 0), size)
        return self._placed(camera, size).contains(window)

    def _merge(self) -> None:
        """Both layers on one opaque pixmap: half the pixels to move where nothing has to go between them."""
        self._merged = QPixmap(self._lower)
        with QPainter(self._merged) as painter:
            painter.drawPixmap(QPointF(0, 0), self._upper)

    def _placed(self, camera: Camera, size: QSize) -> QRectF:
        where = between(self.camera, self.page, camera, size)
        whole = QRectF(0, 0, self.page.width(), self.page.height()).adjusted(
            -self.margin, -self.margin, self.margin, self.margin
        )
        return where.mapRect(whole)

    def _paint(self, painter: QPainter, layer: QPixmap, camera: Camera, size: QSize) -> None:
        where = self._placed(camera, size)
        if abs(camera.zoom - self.camera.zoom) < 1e-9 * self.camera.zoom:
            ratio = layer.devicePixelRatio()
            painter.drawPixmap(QPointF(round(where.left() * ratio) / ratio, round(where.top() * ratio) / ratio), layer)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(where, layer, QRectF(layer.rect()))

    def _painter(self, layer: QPixmap) -> QPainter:
        painter = QPainter(layer)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        box = layer.deviceIndependentSize()
        painter.setClipRect(QRectF(QPointF(0, 0), box))  # measured: a third faster than without
        painter.translate(self.margin, self.margin)
        return painter

    def _all_steps(self, picture: Picture, badges: Badges, without: list[int]) -> Iterator[tuple[QPixmap, Step]]:
        left_out = np.zeros(len(picture.discs.ids) + 1, np.bool_)
        left_out[without] = True
        rows = visible_strands(picture, self.margin)
        rows = rows[~(left_out[picture.strands.source[rows]] | left_out[picture.strands.target[rows]])]
        if self.unstroked:
            rows = rows[~np.isin(rows, list(self.unstroked))]
        groups = [group for group in hulls_of(picture) if not left_out[group].any()]
        if groups:
            yield self._lower, partial(draw_hulls, picture=picture, groups=groups)
        paint_strands = head_steps if self._stroked else strand_steps
        for step in paint_strands(picture.strands, rows, picture.look):
            yield self._lower, step
        shown = visible_discs(picture, self.margin)
        for step in badges.steps(picture, shown[~left_out[shown]]):
            yield self._upper, step


def painted_strands(picture: Picture, ratio: float, margin: int) -> Page | None:
    """The page of a large map's strands for a frame, painted on the calling thread and others.

    ``None`` for small maps, for those with hulls below their strands, and where nothing is compiled (yet).
    """
    loops = raster.ready()
    rows = visible_strands(picture, margin)
    if loops is None or len(rows) < raster.WORTH or hulls_of(picture):
        return None
    size = _pixels(QSize(*picture.size), margin, ratio)
    strokes = (
        stroke._replace(lines=stroke.lines + margin) for stroke in strand_strokes(picture.strands, rows, picture.look)
    )
    return raster.painted(loops, strokes, (size.width(), size.height()), ratio, picture.look.canvas)


def _pixels(page: QSize, margin: int, ratio: float) -> QSize:
    """The size of a frame in device pixels."""
    return QSize(page.width() + 2 * margin, page.height() + 2 * margin) * ratio


def _pixmap(page: Page) -> QPixmap:
    height, width = page.shape[:2]
    return QPixmap.fromImage(QImage(page.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy())


def visible_strands(picture: Picture, margin: float) -> Rows:
    """Rows of the strands that may be seen on the page and ``margin`` pixels around it."""
    width, height = picture.size
    if not len(picture.strands.source):
        return np.empty(0, np.int64)
    box = bounds(picture.strands.curve.astype(np.float64), 8.0)
    near = (box[:, 2] >= -margin) & (box[:, 0] <= width + margin)
    near &= (box[:, 3] >= -margin) & (box[:, 1] <= height + margin)
    return np.flatnonzero(near)


def visible_discs(picture: Picture, margin: float) -> Rows:
    """Rows of the discs that may be seen there, or whose names may."""
    width, height = picture.size
    discs = picture.discs
    reach = discs.radius * 1.3 + 2
    left = np.minimum(discs.x - reach, discs.label_box[:, 0])
    right = np.maximum(discs.x + reach, discs.label_box[:, 0] + discs.label_box[:, 2])
    bottom = np.maximum(discs.y + reach, discs.label_box[:, 1] + discs.label_box[:, 3])
    near = (right >= -margin) & (left <= width + margin)
    near &= (bottom >= -margin) & (discs.y - reach <= height + margin)
    return np.flatnonzero(near)
