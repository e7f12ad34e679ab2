"""The map as something that can be told and asked: what it shows, where it looks, what is selected, what is where."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import StrEnum

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from ...model import Camera, Note, Polarity
from ...network.look import Look
from ...network.notes import boxes, corners
from ...network.picture import MARGIN, NOTE_EDGE, NOTHING, Drawing
from ...network.view import MapView
from . import ghosts, notes, overlays, words
from .bending import BendDrag
from .camera import mixed, to_map, to_window, zoomed
from .cards import Legend, Minimap
from .drag import ActorDrag
from .fitting import fitted, shape_of
from .gestures import EMPTY, Gesture, Hit
from .glide import Glide
from .hover import Hover
from .paint import Moment, isolated_strands, paint
from .placed_view import PlacedView, Places
from .questions import Questions
from .selection import Selection
from .stage import Stage
from .strokes import Rows

ZOOM_STEP = 1.25
_NOTES_COST = 0.75  # how much smaller a whole map is made at most for its notes to be in the window
_TRIES = 3  # to fit notes in: how large they are beside the map depends on the zoom that is sought


class Mode(StrEnum):
    """What dragging the empty canvas does; dragging an actor moves it in both."""

    PAN = "pan"
    SELECT = "select"


class MapBoard(QWidget):
    """Everything of the map canvas but mouse, keys and what gestures do.

    Shows a view with places and never edits: what a person wants leaves as a signal, in map units where it is a place.

    Ids are plain strings; ``polarity`` is ``cooperation`` or ``competition``.
    """

    actor_clicked = Signal(str)
    relation_clicked = Signal(str, str)
    """The relation's id and the polarity of the strand; also for Enter on a relation walked along."""
    evidence_entered = Signal()
    """Enter, after ``relation_clicked`` or ``actor_clicked``: the keyboard wants to be in the evidence."""
    empty_clicked = Signal()
    actor_double_clicked = Signal(str)
    relation_double_clicked = Signal(str, str)
    empty_double_clicked = Signal(QPointF)
    """Where, in map units."""
    selection_changed = Signal(object, object)
    """Frozen sets of actor ids and relation ids."""
    actors_moved = Signal(object)
    """Once, at the release: a dict of actor id to (x, y) in map units. They are to be pinned in the same step."""
    merge_wanted = Signal(str, object)
    """The actor that stays, and the frozen set of those that were dropped on it."""
    pin_requested = Signal(object, bool)
    """Frozen set of actor ids, and whether to pin or unpin."""
    context_menu_requested = Signal(str, str, QPoint)
    """``actor``, ``relation``, ``note`` or ``empty``; the id; the global position."""
    relation_bent = Signal(str, float)
    """Once, at the release: the relation and how far its line is pushed aside, see ``model.Bend``."""
    relation_straightened = Signal(str)
    note_moved = Signal(str, QPointF)
    """Once, at the release: by how many map units."""
    note_double_clicked = Signal(str)
    space_tapped = Signal()
    """The space bar was pressed and let go without a pan in between."""
    camera_changed = Signal(object)
    focus_moved = Signal(str)
    """The actor that the keyboard is at."""
    legend_clicked = Signal(str)
    """The symbol that is isolated now; empty when all are shown again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapCanvas")
        self.setAccessibleName(words.say("Map of actors and relations"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 180)
        self.mode = Mode.PAN
        self._stage = Stage(self)
        self._stage.repainted.connect(self.update)
        self._stage.recomposed.connect(self._take_legend)
        self._legend, self._minimap = Legend(), Minimap()
        self._questions = Questions(self._stage, self._legend, self._minimap)
        self._hover = Hover(self)
        self._hover.changed.connect(self._hover_changed)
        self._glide = Glide(self)
        self._selection = Selection()
        self._grown: list[Selection] = []
        self._focused = self._walked = self._noted = ""
        self._strand = EMPTY  # of the relation walked to, the strand that the keyboard is at
        self._by_keyboard = False
        self._gesture: Gesture | None = None
        self._drag: ActorDrag | None = None
        self._bending: BendDrag | None = None
        self.snapping = self.with_minimap = True
        self.counting = False
        self.laid_over: tuple[QWidget, ...] = ()
        """Cards that others put over the canvas: a map that is fitted in has nobody behind those on show."""
        self._there: Places = {}  # where the actors stand in the layout that this one is compared with
        self._bound: PlacedView | None = None  # what the actors are gliding to
        self._band: QRectF | None = None
        self._faded: frozenset[str] = frozenset()
        self._camps: Mapping[str, int] = {}
        self._whole: Camera | None = None  # the camera that last fitted the whole map in

    # What the window tells the canvas

    def show_map(
        self,
        view: MapView,
        places: Places,
        pinned: Collection[str],
        look: Look,
        camera: Camera | None = None,
        *,
        keep_camera: bool = True,
        drawing: Drawing = NOTHING,
        faded: Collection[str] = (),
    ) -> None:
        """Show a view with what a person drew on it; the ``faded`` actors keep their place and step back.

        ``camera`` is looked through; else the present one stays, or the whole map is fitted in.

        A drag that is under way is given up.
        """
        self.cancel_gesture()
        self._glide.finish()
        self._faded = frozenset(faded)
        first = not self._stage.placed.actors
        placed = PlacedView.of(view, places, pinned, look, self._stage.placed, drawing)
        self._minimap.update([placed.places[one] for one in placed.actors], look)
        before = self._selection
        if before:  # to find the relations of a large map by their ids takes a while
            self._selection = before.within(placed.actors, placed.relations)
        self._focused = self._focused if self._focused in placed.actors else ""
        self._walked = self._walked if self._walked and self._walked in placed.relations else ""
        self._noted = self._noted if self._noted in placed.notes else ""
        self._hover.leave()
        if camera is None:
            camera = self._stage.camera if keep_camera and not first else self._fitting_all(placed)
        moved = camera != self._stage.camera
        self._stage.show(placed, camera)
        if moved:
            self.camera_changed.emit(camera)
        if before != self._selection:
            self._announce_selection()
        self.update()

    def mark_camps(self, camp_of: Mapping[str, int]) -> None:
        """Mark the actors of these camps; an empty mapping takes the marks off."""
        self._camps = dict(camp_of)
        self.update()

    def animate_to(self, places: Places, milliseconds: int = 350) -> None:
        """Let the actors move to other places, at most 400 ms long; with reduced motion they are there at once."""
        self._glide.finish()
        placed = self._stage.placed
        self._bound = placed.with_places({**placed.places, **places}, placed.pinned)
        ids = [one for one in placed.actors if one in places]
        start = np.array([placed.places[one] for one in ids], np.float64).reshape(-1, 2)
        end = np.array([places[one] for one in ids], np.float64).reshape(-1, 2)

        def step(share: float) -> None:
            now = start + (end - start) * share
            merged = {**placed.places, **dict(zip(ids, map(tuple, now.tolist()), strict=True))}
            self._stage.carry(placed.with_places(merged, placed.pinned))
            if share >= 1.0:
                self._stage.show(self._stage.placed, self._stage.camera)
                self._bound = None
                self._minimap.update([merged[one] for one in placed.actors], placed.look)
            self.update()

        self._glide.start(step, milliseconds)

    @property
    def reduced_motion(self) -> bool:
        """Whether the camera and the actors jump instead of gliding."""
        return self._glide.reduced

    @reduced_motion.setter
    def reduced_motion(self, reduced: bool) -> None:
        self._glide.reduced = reduced

    def places(self) -> dict[str, tuple[float, float]]:
        """Where the actors stand at this moment, in map units; while they glide, on their way."""
        return dict(self._stage.placed.places)

    @property
    def camera(self) -> Camera:
        return self._stage.camera

    @property
    def shows_all(self) -> bool:
        """Whether the camera is the one that fitted the whole map in."""
        return self._stage.camera == self._whole

    @property
    def ground_shape(self) -> float:
        """Width over height of where a whole map stands, in thirds: windows of about one shape get the same map."""
        return shape_of(self.size())

    def set_camera(self, camera: Camera, animated: bool = False) -> None:
        """Look at the map through another camera; ``animated``, on the way with actors that are on theirs."""
        start = self._stage.camera

        def step(share: float) -> None:
            self._look_at(camera if share >= 1 else mixed(start, camera, share))

        if animated and self._bound is not None and self._glide.join(step):
            return
        self._stop_gliding()
        if animated:
            self._glide.start(step)
        else:
            self._look_at(camera)

    def zoom_in(self) -> None:
        """Closer, around the middle of the window."""
        self._zoom(ZOOM_STEP, QPointF(self.rect().center()))

    def zoom_out(self) -> None:
        """Farther away, around the middle of the window."""
        self._zoom(1 / ZOOM_STEP, QPointF(self.rect().center()))

    def fit(self, animated: bool = True) -> None:
        """The whole map in the window; with actors on their way, as it will be."""
        self.set_camera(self._fitting_all(self._bound or self._stage.placed), animated)

    def fit_selection(self, animated: bool = True) -> None:
        """The selected actors, and those of selected relations, in the window; without any, the whole map."""
        placed = self._stage.placed
        chosen = set(self._selection.actors)
        chosen.update(actor for one in self._selection.relations for actor in placed.relations[one].actors)
        self.set_camera(self._fitting(placed, sorted(chosen) or list(placed.actors)), animated)

    def show_actor(self, actor: str) -> None:
        """Bring an actor into view and put the keyboard there. Raises ``KeyError`` when it is not on the map."""
        self.bring_into_view(actor)
        self.focus_actor(actor)

    def bring_into_view(self, actor: str) -> None:
        """Look at an actor when it is outside the window or close to its edge."""
        self._look_near(self._stage.placed.places[actor])

    def _look_near(self, place: tuple[float, float]) -> None:
        at = to_window(self.camera, self.size(), *place)
        room = QRectF(self.rect()).adjusted(80, 60, -80, -60)
        if not room.contains(at):
            self.set_camera(Camera(place[0], place[1], self.camera.zoom), animated=True)

    def compare(self, there: Places) -> int:
        """Show ghosts where the actors stand in another layout, nobody's with no places; answers how many there are."""
        self._there = dict(there)
        self.update()
        return len(ghosts.apart((self._bound or self._stage.placed).places, self._there))

    @property
    def comparing(self) -> bool:
        """Whether ghosts are shown."""
        return bool(self._there)

    # Selection

    def selection(self) -> Selection:
        return self._selection

    def select(self, actors: Collection[str] = (), relations: Collection[str] = (), polarity: str = "") -> None:
        """Select these and nothing else; ``polarity`` singles out one strand."""
        placed = self._stage.placed
        self.set_selection(
            Selection(frozenset(actors), frozenset(relations), polarity).within(placed.actors, placed.relations)
        )

    def select_by_drag(self, wanted: bool) -> None:
        """Have a drag over empty canvas draw a rubber band, or pan as usual."""
        self.mode = Mode.SELECT if wanted else Mode.PAN
        self._show_cursor(EMPTY)

    def select_all(self) -> None:
        self.select(self._stage.placed.actors)

    def select_none(self) -> None:
        self.select()

    def invert_selection(self) -> None:
        self.select(set(self._stage.placed.actors) - self._selection.actors)

    def add_neighbours(self) -> None:
        """Add everybody related to the selected actors."""
        chosen = self._selection.actors or ({self._focused} if self._focused else set())
        more = self._stage.placed.neighbours(chosen)
        if more:
            self._grown.append(self._selection)
            grown, trail = self._selection.with_actors(set(chosen) | more), self._grown
            self.set_selection(grown)
            self._grown = trail

    def remove_neighbours(self) -> None:
        """Take back the last ``add_neighbours``."""
        if self._grown:
            trail, before = self._grown[:-1], self._grown[-1]
            self.set_selection(before)
            self._grown = trail

    def set_selection(self, selection: Selection, announce: bool = True) -> None:
        """Replace the selection; ``selection_changed`` follows when it is another one and ``announce`` is set."""
        if selection == self._selection:
            return
        self._selection = selection
        self._grown = []
        if announce:
            self._announce_selection()
        self.update()

    def pin(self, pinned: bool = True) -> None:
        """Ask for the selected (or focused) actors to be pinned or unpinned."""
        actors = self._selection.actors or frozenset({self._focused} - {""})
        if actors:
            self.pin_requested.emit(actors, pinned)

    # What is where, in the widget's coordinates

    def actor_at(self, point: QPoint) -> str | None:
        """The id of the actor whose disc is at this point."""
        hit = self._questions.hit(QPointF(point))
        return hit.id if hit.kind == "actor" else None

    def relation_at(self, point: QPoint) -> str | None:
        """The id of the relation one of whose strands is at this point, 8 px more than it is wide."""
        hit = self._questions.hit(QPointF(point))
        return hit.id if hit.kind == "relation" else None

    def strand_at(self, point: QPoint) -> tuple[str, Polarity] | None:
        """The relation's id and the polarity of the strand at this point."""
        hit = self._questions.hit(QPointF(point))
        return (hit.id, Polarity(hit.polarity)) if hit.kind == "relation" else None

    def actor_point(self, actor_id: str) -> QPoint:
        """The middle of an actor's disc. Raises ``KeyError`` when it is not on the map."""
        return self._questions.actor_point(actor_id)

    def relation_point(self, relation_id: str, polarity: Polarity | str | None = None) -> QPoint:
        """A point where a click hits this relation (this strand). Raises ``KeyError`` when it is not on the map."""
        return self._questions.relation_point(relation_id, polarity)

    def beside_everything(self, note: Note) -> Note:
        """The note where it hides nobody, as close as may be to where it is; one of an absent actor as it is."""
        composed, placed = self._stage.composed, self._stage.placed
        picture = composed.picture
        found = boxes([note], placed.places, picture.camera, picture.size, placed.look)
        if not found:
            return note
        to_page = self._stage.page_to_window().inverted()[0]
        over = [self._ground_under(one) for one in self.laid_over if not one.isHidden()]
        cards = [self._legend.box(self.size()), self._minimap.shown(self.camera, self.size()), *over]
        box = QRectF(*found[0].box)
        corner = notes.free_corner(
            picture, box, to_page.mapRect(QRectF(self.rect())),
            [to_page.mapRect(card) for card in cards if not card.isEmpty()],
        )  # fmt: skip
        aside = (corner - box.topLeft()) / picture.camera.zoom
        return replace(note, x=note.x + aside.x(), y=note.y + aside.y())

    def map_point(self, point: QPoint) -> tuple[float, float]:
        """The map point under a point of the widget."""
        return to_map(self.camera, self.size(), QPointF(point))

    @property
    def crisp(self) -> bool:
        """Whether everything is painted for the camera of now."""
        return self._stage.crisp

    def finish_painting(self) -> None:
        """Complete what is painted little by little, now: for pictures of the window."""
        self._glide.finish()
        self._stage.finish()
        self.update()

    # Gestures (hand.MapHand)

    def show_counts(self, wanted: bool) -> None:
        """Show on every strand how many passages it rests on, or only while it is hovered."""
        self.counting = wanted
        self.update()

    def cancel_gesture(self) -> bool:
        """Give up what the mouse is doing. Returns whether it was doing anything."""
        gesture, self._gesture = self._gesture, None
        if gesture is None:
            return False
        gesture.cancel()
        self._show_cursor(EMPTY)
        return True

    def actors_in(self, band: QRectF) -> frozenset[str]:
        """The actors whose middle is in a rectangle of the window."""
        composed = self._stage.composed
        area = self._stage.page_to_window().inverted()[0].mapRect(band)
        ids = composed.picture.discs.ids
        return frozenset(ids[row] for row in overlays.within(composed.picture, area).tolist())

    # Keyboard

    def focused_actor(self) -> str:
        """The actor that the keyboard is at, or an empty string."""
        return self._focused

    def focus_actor(self, actor: str) -> None:
        """Put the keyboard at an actor and tell screen readers."""
        self._set_focused(actor)
        self.update()

    def _set_focused(self, actor: str, by: str = "", *, by_keyboard: bool = True) -> None:
        self._walked, self._by_keyboard, self._noted, self._strand = by, by_keyboard, "", EMPTY
        if actor == self._focused:
            return
        self._focused = actor
        self._tell(words.actor_words(self._stage.placed, actor) if actor else "")
        if actor:
            self.focus_moved.emit(actor)

    def focused_note(self) -> str:
        """The note that the keyboard is at, or an empty string."""
        return self._noted

    def focus_note(self, note_id: str) -> None:
        """Put the keyboard at a note, bring it into view and tell screen readers."""
        placed = self._stage.placed
        self._focused, self._walked, self._noted, self._by_keyboard = "", "", note_id, True
        self._tell(words.note_words(placed, placed.notes[note_id]))
        self._look_near(placed.note_place(note_id))
        self.update()

    def _tell(self, said: str) -> None:
        """Say to screen readers what the keyboard has come to."""
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        if said:
            # Few screen readers speak a changed description by themselves.
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    # Inside

    def paintEvent(self, event: QPaintEvent) -> None:
        focused = self._focused if self._by_keyboard and self.hasFocus() else ""
        self._stage.be_seen()
        apart = ghosts.apart(self._stage.placed.places, self._there) if self._there else {}
        moment = Moment(
            self._selection, self._hover.target, focused, self._drag, self._band, self._isolated(), self._bending,
            self.counting, self._stage.composed.discs_of(self._faded), self._camps, apart, *self._emphasis(),
            self._noted if self.hasFocus() else "",
        )  # fmt: skip
        with QPainter(self) as painter:
            painter.setClipRegion(event.region())  # measured: a third faster than without
            paint(painter, self._stage, moment, self._legend, self._minimap if self.with_minimap else None)
            if not self._stage.placed.actors:
                overlays.draw_hint(painter, self.rect(), self._stage.placed.look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Whoever saw the whole map goes on seeing all of it; whoever chose a view keeps its middle.
        whole = self._stage.camera == self._whole
        self._stage.resize(event.size(), self.devicePixelRatioF())
        self._take_legend()
        if whole:
            self._look_at(self._fitting_all(self._stage.placed))

    def _look_at(self, camera: Camera) -> None:
        if camera == self._stage.camera:
            return
        self._stage.look_at(camera)
        self.update()
        self.camera_changed.emit(camera)

    def _stop_gliding(self) -> None:
        """Somebody takes over: the camera stays where it has come to, actors are put where they belong."""
        if self._bound is None:
            self._glide.drop()
        else:
            self._glide.finish()

    def _zoom(self, factor: float, at: QPointF) -> None:
        self._stop_gliding()
        self._look_at(zoomed(self.camera, self.size(), at, factor))

    def _fitting_all(self, placed: PlacedView) -> Camera:
        self._whole = self._fitting(placed, list(placed.actors), with_notes=True)
        return self._whole

    def _fitting(self, placed: PlacedView, actors: list[str], with_notes: bool = False) -> Camera:
        """The camera that shows these actors, and maybe all notes, and hides nobody behind a card."""
        places = {one: placed.places[one] for one in actors}
        size = self.size()
        if placed is not self._stage.placed and places:
            self._minimap.update(list(places.values()), placed.look)
            self._legend.say(placed.view, placed.look, self._legend_room(), placed.drawing.half_life)
        legend, minimap = self._legend.box(size), self._minimap.box(size)
        over = [self._ground_under(one) for one in self.laid_over if not one.isHidden()]
        whole = fitted(places, size, (legend, *over))
        if with_notes and placed.notes:
            page, smaller = size.toTuple(), whole
            for _ in range(_TRIES):
                found = boxes(placed.notes.values(), placed.places, smaller, page, placed.look)
                around = {f"note {n}": at for n, at in enumerate(corners(found, smaller, page, MARGIN - NOTE_EDGE))}
                smaller = fitted({**places, **around}, size, (legend, *over))
            if smaller.zoom > _NOTES_COST * whole.zoom:
                whole, places = smaller, {**places, **around}
        return whole if self._minimap.shown(whole, size).isEmpty() else fitted(places, size, (legend, minimap, *over))

    def _ground_under(self, card: QWidget) -> QRectF:
        return QRectF(QPointF(self.mapFromGlobal(card.mapToGlobal(QPoint()))), QSizeF(card.size()))

    def _announce_selection(self) -> None:
        self.selection_changed.emit(self._selection.actors, self._selection.relations)

    def _hover_changed(self) -> None:
        self.update()

    def _take_legend(self) -> None:
        self._legend.update(self._stage.composed.picture, self._legend_room())

    def _legend_room(self) -> float:
        """The width beside the minimap, in which the legend has to find room."""
        return self._minimap.box(self.size()).left() or float(self.width())

    def _isolated(self) -> Rows | None:
        return isolated_strands(self._stage.composed.picture, self._legend.isolated)

    def _emphasis(self) -> tuple[frozenset[str], float]:
        """The actors that do not fade with the rest, and how far the rest has faded, 0 to 1."""
        return frozenset(), 1.0

    def _show_cursor(self, hit: Hit) -> None:
        empty = Qt.CursorShape.CrossCursor if self.mode is Mode.SELECT else Qt.CursorShape.ArrowCursor
        self.setCursor(empty if hit == EMPTY else Qt.CursorShape.PointingHandCursor)
