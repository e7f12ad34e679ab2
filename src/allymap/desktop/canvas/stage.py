"""Keeps a painted frame of the map for a camera that moves: blits it in motion, paints it crisply once at rest."""

from __future__ import annotations

from threading import Event
from time import perf_counter

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QTransform

from ...model import Camera
from .badges import Badges
from .camera import between
from .errand import Errand
from .frames import Frame
from .placed_view import Composed, PlacedView
from .raster import Page
from .strokes import Rows

_REST_MS = 50  # without a change of camera for so long, the map counts as at rest
_LONGEST_MS = 220  # in a long pan or zoom, a fresh frame is begun at least this often
_SLICE = 0.008  # seconds of painting between two looks at the event queue
_POST_MS = 4  # between two looks at whether a picture has been composed
_NIMBLE = 0.007  # a map that is composed and painted in this time is painted afresh at every change
_CARRIED = 0.04  # a map that is painted in this time goes along with every step of a movement
_MARGIN = 0.2  # of the window's size, painted around it


class Stage(QObject):
    """Owns the camera, the Picture composed for it, and the frames painted from that."""

    repainted = Signal()
    recomposed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.placed = PlacedView()
        self.camera = Camera()
        self.size, self._ratio = QSize(1, 1), 1.0
        self._composed: Composed | None = None
        self._badges = Badges(self.placed.look)
        self._frame: Frame | None = None
        self._coming: Frame | None = None
        self._seen = False
        self._lifted: Rows | None = None
        self._unstroked: Rows | None = None
        self._compose_cost = 0.0
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.settle)
        self._moving_since: float | None = None
        self._moved_at = 0.0
        self.patient = False
        """In a movement whose end is near anyhow, no fresh frame is begun on the way."""
        self._errand: Errand | None = None
        self._painted = Event()
        self._asked_again = False
        self._post = QTimer(self, interval=_POST_MS)
        self._post.timeout.connect(self._collect)
        self._work = QTimer(self, interval=0)
        self._work.timeout.connect(self._build_on)

    @property
    def composed(self) -> Composed:
        """The picture of the last composition; its camera may lag behind ``camera`` while the map moves."""
        if self._composed is None:
            self._composed = self.placed.compose(self.camera, self.size)
        return self._composed

    @property
    def badges(self) -> Badges:
        return self._badges

    @property
    def crisp(self) -> bool:
        """Whether the frame on show is complete and made for the camera of now."""
        frame = self._frame
        outstanding = self._rest.isActive() or self._errand is not None or self._coming is not None
        return frame is not None and frame.complete and frame.camera == self.camera and not outstanding

    @property
    def nimble(self) -> bool:
        """Whether this map is small enough to be painted afresh at every change."""
        return self._frame is not None and self._frame.complete and self._compose_cost + self._frame.cost < _NIMBLE

    def show(self, placed: PlacedView, camera: Camera) -> None:
        """Show another view, or the same one with other places, at once."""
        if placed.look != self.placed.look:
            self._badges = Badges(placed.look, self._ratio)
            self._frame = None
        same_things = placed.shows_the_same_as(self.placed)
        self.placed, self.camera = placed, camera
        if not same_things:  # questions must not be answered from a picture of other things
            self._composed = None
        self.settle()

    def carry(self, placed: PlacedView) -> None:
        """Show the same things elsewhere on their way: names and bends go along as in a drag; ``show`` finds them anew.

        A map that is painted afresh in no time is shown as it is to be there; so is one that takes long to paint.
        """
        frame = self._frame
        if frame is None or not frame.complete or self.nimble or frame.cost > _CARRIED:
            self.show(placed, self.camera)
            return
        self.placed = placed
        self._give_up_errand()
        self.composed.carry(placed)
        self._begin()
        self._build_on(float("inf"))

    def resize(self, size: QSize, ratio: float) -> None:
        if ratio != self._ratio:
            self._ratio, self._frame = ratio, None
            self._badges = Badges(self.placed.look, ratio)
        self.size = size
        self._move()

    def look_at(self, camera: Camera) -> None:
        """Move the camera: small maps are painted at once, large ones when they come to rest."""
        if camera != self.camera:
            self.camera = camera
            self._move()

    def settle(self) -> None:
        """Compose for the camera of now and begin to paint it. Large maps are composed beside the event queue."""
        self._rest.stop()
        self._moving_since = None
        self._lifted = self._unstroked = None
        if self._composed is not None and self._compose_cost > _SLICE:
            self._ask()
        else:
            self._give_up_errand()
            errand = Errand(
                self.placed, self.camera, self.size, ratio=self._ratio, margin=self._margin, wait=True,
                strands=self._seen,  # else a window is likely to make room for it first
            )  # fmt: skip
            self._take(errand)

    def be_seen(self) -> None:
        """Be ready for the first look: a map that was resized since it was composed, as by its window, is made now."""
        if not self._seen and self.placed.actors:
            self._seen = True
            if self._rest.isActive():
                self._composed = self._frame = None
                self.settle()

    def lift(self, rows: Rows, strands: Rows | None = None) -> None:
        """Paint the frame again without these discs and their strands, because they are about to be dragged.

        ``strands`` are left out as well, because they are about to be bent.
        """
        self._lifted, self._unstroked = rows, strands
        self._begin()

    def lacks_strands(self, rows: Rows) -> bool:
        """Whether the frame on show is painted without these strands."""
        return self._frame is not None and self._frame.unstroked.issuperset(rows.tolist())

    @property
    def left_out(self) -> frozenset[str]:
        """The actors that the frame on show lacks: those being dragged, and those dropped a moment ago."""
        return self._frame.without if self._frame is not None else frozenset()

    def finish(self) -> None:
        """Paint all that is outstanding now. For pictures of the window and tests."""
        if self._rest.isActive():
            self.settle()
        while self._errand is not None:
            self._errand.join()
            self._collect()
        while self._coming is not None:
            self._build_on(float("inf"))

    def page_to_window(self) -> QTransform:
        """From the picture's page pixels to the window's pixels of now."""
        composed = self.composed
        return between(composed.picture.camera, composed.page, self.camera, self.size)

    def paint_whole(self, painter: QPainter) -> bool:
        """Paint strands and discs in one go; false where they are only to be had one by one."""
        return self._frame is not None and self._frame.paint(painter, self.camera, self.size)

    def paint_lower(self, painter: QPainter) -> None:
        if self._frame is not None:
            self._frame.paint_lower(painter, self.camera, self.size)

    def paint_upper(self, painter: QPainter) -> None:
        if self._frame is not None:
            self._frame.paint_upper(painter, self.camera, self.size)

    def covers_window(self) -> bool:
        """Whether the frame on show reaches every corner of the window."""
        return self._frame is not None and self._frame.covers(self.camera, self.size)

    def _move(self) -> None:
        now = self._moved_at = perf_counter()
        if self.nimble:
            self.settle()
            self.repainted.emit()
            return
        if self._moving_since is None:
            self._moving_since = now
        if self.patient or not self._rest.isActive() or (now - self._moving_since) * 1000 < _LONGEST_MS:
            self._rest.start()
        self.repainted.emit()

    def _ask(self) -> None:
        """Have a picture composed by a thread; while the map moves, the next one waits for the one at work."""
        if self._errand is not None:
            if (
                perf_counter() - self._moved_at
            ) * 1000 < _REST_MS / 2:  # it moves on: an old picture is better than none
                self._asked_again = True
                return
            self._give_up_errand()
        if self._coming is not self._frame:  # older still
            self._coming = None
            self._work.stop()
        self._asked_again = False
        self._errand = Errand(self.placed, self.camera, self.size, ratio=self._ratio, margin=self._margin)
        self._post.start()

    def _collect(self) -> None:
        """Take the picture if it has been composed, unless a drag has begun to move the present one."""
        errand = self._errand
        if errand is None or not errand.done:
            return
        self._errand = None
        self._post.stop()
        if self._lifted is not None:
            errand.give_up()
            return
        self._take(errand)
        if self._asked_again:
            self._ask()

    def _give_up_errand(self) -> None:
        """What it would bring is older than what is wanted now."""
        errand, self._errand = self._errand, None
        self._post.stop()
        if errand is not None:
            errand.give_up()

    def _take(self, errand: Errand) -> None:
        self._composed, self._compose_cost = errand.result(), errand.seconds
        self._painted = errand.painted
        self._begin(errand.strands if errand.frame == (self._ratio, self._margin) else None)
        self.recomposed.emit()

    @property
    def _margin(self) -> int:
        """Pixels of a large map that are painted around the window."""
        return round(_MARGIN * min(self.size.width(), self.size.height()))

    def _begin(self, strands: Page | None = None) -> None:
        if self.size.isEmpty():
            return
        picture = self.composed.picture
        at_once = self.nimble
        margin = self._margin if strands is not None or not at_once else 0
        self._coming = Frame(picture, self._badges, self._ratio, margin, self._lifted, self._unstroked, strands)
        if self._frame is None:
            self._frame = self._coming
            self._build_on(float("inf") if strands is not None else _SLICE)  # a whole map, where that is soon done
        elif strands is None:  # else laying the page down took long enough
            self._build_on(_NIMBLE * 3 if at_once else _SLICE)
        if self._coming is not None:
            self._work.start()

    def _build_on(self, seconds: float = _SLICE) -> None:
        if self._coming is None:
            self._work.stop()
            return
        if self._coming.build(seconds):
            self._frame, self._coming = self._coming, None
            self._work.stop()
            self._painted.set()
            self.repainted.emit()
        elif self._frame is self._coming:
            self.repainted.emit()
