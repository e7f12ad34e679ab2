"""Composing a picture beside the event queue: a large map takes longer than a person should wait for the mouse."""

from __future__ import annotations

from threading import Event, Thread
from time import perf_counter

from PySide6.QtCore import QSize

from ...model import Camera
from . import raster
from .frames import painted_strands
from .placed_view import Composed, PlacedView
from .raster import Page

_PATIENCE = 0.5
"""Seconds after which the first hover is prepared for, whether the picture is painted or not."""


class Errand:
    """One picture to compose, by a thread of its own or at once. The thread touches nothing of Qt but numbers.

    ``strands`` is the page of a large map's strands, which a thread paints as well, for a frame with this device pixel
    ratio and margin; ``None`` where that is left to the frame.
    """

    def __init__(
        self, placed: PlacedView, camera: Camera, size: QSize, *, ratio: float = 1.0, margin: int = 0,
        wait: bool = False, strands: bool = True,
    ) -> None:  # fmt: skip
        self.seconds = 0.0
        self.strands: Page | None = None
        self.superseded = not strands
        """The strands need not be painted, nor the first hover prepared for."""
        self.frame = ratio, margin
        self.painted = Event()
        """Set by whoever has painted the picture, or never will."""
        self._made: Composed | BaseException | None = None
        self._task = (placed, camera, QSize(size))
        self._thread: Thread | None = None
        if wait:
            self._run()
        else:
            self._thread = Thread(target=self._run, name="compose", daemon=True)
            self._thread.start()

    def give_up(self) -> None:
        """Somebody wants another picture by now: what is not begun of this one is left."""
        self.superseded = True
        self.painted.set()

    @property
    def done(self) -> bool:
        return self._made is not None

    def join(self) -> None:
        """Wait for it."""
        if self._thread is not None:
            self._thread.join()

    def result(self) -> Composed:
        """The picture. Raises what composing it raised, or ``RuntimeError`` before it is done."""
        if isinstance(self._made, BaseException):
            raise self._made
        if self._made is None:
            raise RuntimeError("the picture is not composed yet")
        return self._made

    def _run(self) -> None:
        placed, camera, size = self._task
        start = perf_counter()
        try:
            composed = placed.compose(camera, size)
        except Exception as error:  # told to whoever asks for the result, on the thread that can show it
            self._made = error
            return
        self.seconds = perf_counter() - start
        if not self.superseded:
            self.strands = painted_strands(composed.picture, *self.frame)
        self._made = composed
        if self._thread is None:
            return
        self.painted.wait(_PATIENCE)  # two threads that both want the interpreter's lock would hold each other up
        if not self.superseded:
            composed.prepare(placed)
        if raster.ready() is None and len(composed.picture.strands.source) >= raster.WORTH:
            raster.load()
