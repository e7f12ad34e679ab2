"""The map as an audience sees it: it moves from scene to scene, and what a scene is not about fades."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from ...model import Callout, Camera
from ...network.look import Look
from ...network.picture import fit
from ...output.briefing.compose import callout_point
from ...output.briefing.pages import picture_size
from ..canvas.board import MapBoard
from ..canvas.camera import mixed
from ..canvas.lettering import font
from ..canvas.strokes import Rows
from ..scenes.scene_making import fitted
from .show import Places, Slide

MILLISECONDS = 400
_PAD, _LEAD, _WIDEST = 8.0, 22.0, 0.26


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
        self._slide: Slide | None = None
        self._target = ""
        self._before: QPixmap | None = None
        self._dissolved = 1.0

    def show_slide(self, slide: Slide, look: Look, animated: bool = True, target: str = "") -> None:
        """Go to a slide: camera, actors, time and highlight move together, unless motion is reduced.

        With a ``target``, an actor or a relation, the map turns to that one.
        """
        self._glide.finish()
        self._slide, self._target = slide, target
        self._callouts = () if target else slide.scene.callouts
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
        if self._stage.scene.view is not slide.view or here != stood or look is not self._stage.scene.look:
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

    def settle(self) -> None:
        """Be at the end of the movement, fully painted."""
        self.finish_painting()

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
        if self._before is not None:
            with QPainter(self) as painter:
                painter.setOpacity(1 - self._dissolved)
                painter.drawPixmap(0, 0, self._before)
        if not self._callouts or self._glide.running:
            return
        picture, way = self._stage.composed.picture, self._stage.page_to_window()
        look = self._stage.scene.look
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font(look.font, max(15.0, self.height() / 48)))
            for callout in self._callouts:
                point = callout_point(picture, callout.target, (callout.x, callout.y))
                if point is not None:
                    _draw_callout(painter, callout.text, way.map(QPointF(*point)), self.size(), look)

    def _stand(self, start: Places, end: Places, share: float) -> None:
        now = {one: (x + (end[one][0] - x) * share, y + (end[one][1] - y) * share) for one, (x, y) in start.items()}
        self._stage.show(self._stage.scene.with_places(now, frozenset()), self._stage.camera)

    def _camera_for(self, slide: Slide, target: str) -> Camera:
        size = (max(self.width(), 1), max(self.height(), 1))
        if target:
            places = slide.places or {}
            asked = (one for one in slide.view.relations if target == one.id or target in one.actors)
            near = {actor for one in asked for actor in one.actors} | ({target} & places.keys())
            chosen = {one: places[one] for one in near if one in places}
            if chosen:
                return fit(chosen, size, 0.16 * min(size))
        page = QSize(*picture_size(bool(slide.page.quotes)))
        return fitted(slide.camera, page, self.size())

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


def _draw_callout(painter: QPainter, text: str, at: QPointF, size: QSize, look: Look) -> None:
    """Words in a box above a point, with a line down to it; kept inside the window."""
    metrics = QFontMetricsF(painter.font())
    room = QRectF(0, 0, size.width() * _WIDEST, size.height())
    words = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
    box = QRectF(0, 0, words.width() + 2 * _PAD, words.height() + 2 * _PAD)
    box.moveCenter(QPointF(at.x(), at.y() - _LEAD - box.height() / 2))
    box.moveLeft(min(max(box.left(), _PAD), size.width() - box.width() - _PAD))
    if box.top() < _PAD:
        box.moveTop(at.y() + _LEAD)
    painter.setPen(QPen(QColor(look.text), 1.4))
    painter.drawLine(at, QPointF(at.x(), box.bottom() if box.top() < at.y() else box.top()))
    painter.setBrush(QColor(look.surface))
    painter.drawRoundedRect(box, 4, 4)
    painter.drawText(box.adjusted(_PAD, _PAD, -_PAD, -_PAD), int(Qt.TextFlag.TextWordWrap), text)
