"""Pictures of scenes in small, painted by the canvas' own painters from the Picture of a hand-out's page."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap

from ...model import AllyMapError, Camera, Scene, SceneKind
from ...network.look import Look
from ...network.picture import Picture, compose
from ...network.view import MapView
from ...output.briefing.compose import of_interest, query_of
from ...output.briefing.pages import picture_size
from ...workspace import Workspace
from ...workspace.briefing import places_of
from ..canvas.badges import Badges
from ..canvas.frames import Frame
from .scene_making import fitted

Places = Mapping[str, tuple[float, float]]
_KEPT = 80
_DISC, _DOT = 36.0, 10.0
"""Pixels beside the outermost actors of a small map, with names and without."""
_NAMED = 10
"""Actors who have room for their names and codes in a small picture; of more, all that can be seen is who is tied."""
_LEAST, _LARGEST, _APART, _MANY = 1.5, 3.5, 0.42, 600
"""A dot's radius in pixels, as a share of the way to the next dot; of many actors each has the least."""
FINER = 2
"""How many times larger than it is shown a small map is composed."""


class Thumbnails:
    """Keeps what it painted until the scene, the evidence, the places or the colours are others."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._painted: OrderedDict[Hashable, QPixmap] = OrderedDict()

    def of(self, scene: Scene, size: QSize, look: Look, ratio: float = 1.0) -> QPixmap:
        """The scene in ``size`` pixels of the window; its title where there is no map or a later version made it."""
        if scene.kind is not SceneKind.MAP:
            return _words(scene, size, look, ratio)
        try:
            query = query_of(scene)
        except AllyMapError:
            return _words(scene, size, look, ratio)
        view = of_interest(self._workspace.view(query), scene.highlighted)
        places = places_of(view, self._workspace.places(scene.layout_id))
        shown = replace(scene, notes="", title="", order=0, seen="")
        # A view is remembered while its evidence is the same, and a remembered one has the same relations.
        key = shown, view.relations, tuple(sorted(places.items())), size.toTuple(), look.canvas, ratio
        if key not in self._painted:
            page, room = QSize(*picture_size(bool(scene.quotes))), size * FINER
            # Discs do not shrink with the page: a whole map is fitted in anew, with room for them.
            whole = scene.camera == Camera()
            camera = _framed(places, room) if whole else fitted(scene.camera, page, room)
            self._painted[key] = small(view, places, camera, size, look, ratio)
        self._painted.move_to_end(key)
        while len(self._painted) > _KEPT:
            self._painted.popitem(last=False)
        return self._painted[key]


def small(view: MapView, places: Places, camera: Camera, size: QSize, look: Look, ratio: float = 1.0) -> QPixmap:
    """A map in ``size`` pixels; the camera is one for ``FINER`` times that, so that discs and strands stay strong."""
    page = (size.width() * FINER, size.height() * FINER)
    picture = compose(view, places, camera, page, look, legend=False)
    return painted(picture, size, ratio) if len(picture.discs.ids) <= _NAMED else _dotted(picture, size, ratio)


def painted(picture: Picture, size: QSize, ratio: float = 1.0) -> QPixmap:
    """A picture in as many pixels as fit, in the middle of ``size``."""
    frame = Frame(picture, Badges(picture.look), 1.0, 0)
    frame.build(float("inf"))
    page = QPixmap(frame.page)
    with QPainter(page) as painter:
        frame.paint(painter, picture.camera, frame.page)
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(picture.look.canvas))
    small = page.scaled(size * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    small.setDevicePixelRatio(ratio)
    with QPainter(made) as painter:
        room = size - small.deviceIndependentSize().toSize()
        painter.drawPixmap(room.width() // 2, room.height() // 2, small)
    return made


def _dotted(picture: Picture, size: QSize, ratio: float) -> QPixmap:
    """The strands of a picture and a dot for each actor."""
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(picture.look.canvas))
    discs, strands, look = picture.discs, picture.strands, picture.look
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(1 / FINER, 1 / FINER)
        for row, (source, target) in enumerate(zip(strands.source.tolist(), strands.target.tolist(), strict=True)):
            side = int(strands.polarity[row])
            path = QPainterPath(QPointF(float(discs.x[source]), float(discs.y[source])))
            control = QPointF(*strands.curve[row, 2:4].tolist())
            path.quadTo(control, QPointF(float(discs.x[target]), float(discs.y[target])))
            pen = QPen(QColor(look.stroke(side, bool(strands.reviewed[row]))), FINER)
            if side:
                pen.setDashPattern([3.0, 2.0])
            painter.setPen(pen)
            painter.drawPath(path)
        painter.setPen(QPen(QColor(look.rim), FINER))
        painter.setBrush(QColor(look.disc))
        for x, y, radius in zip(discs.x.tolist(), discs.y.tolist(), _radii(picture).tolist(), strict=True):
            painter.drawEllipse(QPointF(x, y), radius, radius)
    return made


def _radii(picture: Picture) -> NDArray[np.float64]:
    """How large the dots are, in page pixels: no two touch where they can help it."""
    at = np.stack([picture.discs.x, picture.discs.y], axis=1).astype(np.float64)
    if len(at) > _MANY:
        return np.full(len(at), _LEAST * FINER)
    apart = np.hypot(*(at[:, None] - at[None]).transpose(2, 0, 1))
    np.fill_diagonal(apart, np.inf)
    return np.asarray(np.clip(_APART * apart.min(axis=1), _LEAST * FINER, _LARGEST * FINER))


def _framed(places: Places, room: QSize) -> Camera:
    """The camera with every disc inside ``room``, which has no legend to heed."""
    if not places:
        return Camera()
    beside = _DISC if len(places) <= _NAMED else _DOT * FINER
    xs, ys = zip(*places.values(), strict=True)
    left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    zooms = (room.width() - 2 * beside) / max(right - left, 1), (room.height() - 2 * beside) / max(bottom - top, 1)
    return Camera((left + right) / 2, (top + bottom) / 2, min(*zooms, 1.0))


def _words(scene: Scene, size: QSize, look: Look, ratio: float) -> QPixmap:
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(look.canvas))
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        written = QFont(look.font)
        written.setPixelSize(max(9, size.height() // 6))
        painter.setFont(written)
        painter.setPen(QColor(look.text))
        box = made.deviceIndependentSize().toSize()
        painter.drawText(
            6, 4, box.width() - 12, box.height() - 8,
            int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), scene.title,
        )  # fmt: skip
    return made
