"""The map as an audience sees it: it moves from scene to scene, and what a scene is not about fades."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QTransform
from PySide6.QtWidgets import QWidget

from ...model import Callout, Camera
from ...network.legend import MARGIN
from ...network.look import LIGHT, Look
from ...network.picture import NoteBox, Picture
from ...output.briefing.compose import of_interest
from ...output.briefing.pages import picture_size
from ..canvas import overlays
from ..canvas.board import MapBoard
from ..canvas.camera import mixed
from ..canvas.fitting import fitted as fitted_beside
from ..canvas.fitting import spared
from ..canvas.strokes import Rows
from ..scenes.scene_making import fitted
from .callouts import paint_callouts, placed
from .show import Places, Slide

MILLISECONDS = 400

_AROUND_ANSWERS = 0.16
"""What is kept free around those a question is about, as a share of the map's smaller side: their names are large."""

_EDGE = MARGIN
"""Pixels that fade at each edge, lest discs that go on beyond it look cut off; as many as beside the legend."""


class AudienceMap(MapBoard):
    """``asked(id)``: an actor or a relation was clicked; ``clicked_empty``: the map was, beside everything."""

    asked = Signal(str)
    clicked_empty = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("audienceMap")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.with_minimap = False
        self._highlighted: frozenset[str] = frozenset()
        self._veil = 1.0
        self._callouts: Sequence[Callout] = ()
        self._boxed: tuple[Picture, QTransform, list[NoteBox]] | None = None
        self._slide: Slide | None = None
        self._look = LIGHT
        self._target = ""
        self._before: QPixmap | None = None
        self._dissolved = 1.0

    def show_slide(self, slide: Slide, look: Look, animated: bool = True, target: str = "") -> None:
        """Go to a slide: camera, actors, time and highlight move together, unless motion is reduced.

        With a ``target``, an actor or a relation, the map turns to that one.
        """
        self._glide.finish()
        self._slide, self._target, self._look = slide, target, look
        self._callouts = () if target else slide.scene.callouts
        self._boxed = None
        wanted = frozenset({target}) if target else frozenset(slide.scene.highlighted)
        places = slide.places or {}
        camera = self._camera_for(slide, target)
        self._before = None
        stood, start, before = self.places(), self.camera, self._highlighted
        moving = animated and bool(stood) and not self.reduced_motion
        here = {one: stood.get(one, place) for one, place in places.items()} if moving else dict(places)
        if moving and here != places and not self._stage.nimble:
            # So large a map cannot be painted afresh for each frame: the old one dissolves into the new one.
            self._before, self._dissolved, here = self.grab(), 0.0, dict(places)
        first = start if moving else camera
        if self._stage.placed.view is not slide.view or here != stood or look is not self._stage.placed.look:
            self.show_map(slide.view, here, (), look, first, drawing=slide.drawing)
        else:
            self._look_at(first)
        if not moving:
            self._set_emphasis(wanted, 1.0)
            return
        travelling = [one for one, place in places.items() if here[one] != place]

        def step(share: float) -> None:
            self._stage.patient, self._dissolved = share < 1, share
            if share >= 1:
                self._before = None
            if travelling:
                self._stand(here, places, share)
            self._look_at(camera if share >= 1 else mixed(start, camera, share))
            if before != wanted and share < 0.5:
                self._set_emphasis(before, 1 - 2 * share)
            else:
                self._set_emphasis(wanted, 1.0 if before == wanted else 2 * share - 1)

        self._glide.start(step, MILLISECONDS)

    def enlarge_legend(self, scale: float) -> None:
        """Draw the legend so many times as large."""
        if scale != self._legend.scale:
            self._legend.scale = scale
            self._take_legend()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint()
        found = self.actor_at(at) or self.relation_at(at)
        if found:
            self.asked.emit(found)
        else:
            self.clicked_empty.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        over = self.actor_at(at) or self.relation_at(at)
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._slide is not None and self._slide.has_map:
            self._glide.finish()
            self._look_at(self._camera_for(self._slide, self._target))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            if self._before is not None:
                painter.setOpacity(1 - self._dissolved)
                painter.drawPixmap(0, 0, self._before)
                painter.setOpacity(1)
            overlays.draw_soft_edges(painter, self.rect(), self._stage.placed.look, _EDGE * self._legend.scale)
        if self._callouts and not self._glide.running:
            way = self._stage.page_to_window()
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_callouts(painter, self._boxes(way), way, self._stage.placed.look)

    def _boxes(self, way: QTransform) -> list[NoteBox]:
        """Where the callouts stand on the picture of now; found once for a picture."""
        picture = self._stage.composed.picture
        if self._boxed is None or self._boxed[0] is not picture or self._boxed[1] != way:
            inverse, _ = way.inverted()
            seen = inverse.mapRect(QRectF(self.rect()))
            self._boxed = picture, way, placed(picture, self._callouts, seen, max(15.0, self.height() / 48))
        return self._boxed[2]

    def _stand(self, start: Places, end: Places, share: float) -> None:
        now = {one: (x + (end[one][0] - x) * share, y + (end[one][1] - y) * share) for one, (x, y) in start.items()}
        self._stage.show(self._stage.placed.with_places(now, frozenset()), self._stage.camera)

    def _camera_for(self, slide: Slide, target: str) -> Camera:
        places = slide.places or {}
        if target:
            asked = (one for one in slide.view.relations if target == one.id or target in one.actors)
            near = {actor for one in asked for actor in one.actors} | ({target} & places.keys())
            chosen = {one: places[one] for one in near if one in places}
            if chosen:
                legend = self._legend_for(slide)
                return fitted_beside(chosen, self.size(), (legend,), _AROUND_ANSWERS * min(self.width(), self.height()))
        page = QSize(*picture_size(bool(slide.page.quotes)))
        chosen = {actor.id: places[actor.id] for actor in of_interest(slide.view, slide.scene.highlighted).actors}
        camera, letters = fitted(slide.camera, page, self.size()), self._look.label_size / LIGHT.label_size
        return spared(camera, chosen, self.size(), self._legend_for(slide), letters)

    def _legend_for(self, slide: Slide) -> QRectF:
        """Where the legend of a slide that is to be shown will be."""
        self._legend.say(slide.view, self._look, self._legend_room(), slide.drawing.half_life)
        return self._legend.box(self.size())

    def _set_emphasis(self, highlighted: frozenset[str], veil: float) -> None:
        self._highlighted, self._veil = highlighted, veil
        self.update()

    def _isolated(self) -> Rows | None:
        composed = self._stage.composed
        known = self._highlighted & (composed.disc_rows.keys() | composed.strand_rows.keys())
        if not known:
            return super()._isolated()
        pairs = {one for one in known if one in composed.strand_rows}
        if pairs:
            return composed.strands_of_relations(pairs)
        return composed.strands_of(composed.discs_of(known))

    def _emphasis(self) -> tuple[frozenset[str], float]:
        return self._highlighted, self._veil
