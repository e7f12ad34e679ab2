"""Pictures of scenes in small, painted by the canvas' own painters from the Picture of a hand-out's page."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

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
_DISC = 36.0
"""Pixels beside the outermost actors of a small map."""
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
    return painted(compose(view, places, camera, page, look, legend=False), size, ratio)


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


def _framed(places: Places, room: QSize) -> Camera:
    """The camera with every disc inside ``room``, which has no legend to heed."""
    if not places:
        return Camera()
    xs, ys = zip(*places.values(), strict=True)
    left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    zooms = (room.width() - 2 * _DISC) / max(right - left, 1), (room.height() - 2 * _DISC) / max(bottom - top, 1)
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
