"""Short movements: the camera on its way to a view, actors on their way to another layout."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEasingCurve, QObject, QTimer

LONGEST_MS = 400

_BEAT_MS = 16
"""Between two steps at the least; a step that takes longer leaves out those that it was late for."""


class Glide(QObject):
    """Runs one movement at a time from share 0 to 1; a new one replaces the old, which jumps to its end.

    It goes by the clock, from the moment it was asked for: slow steps make it coarser and not longer.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.reduced = False
        self._step: Callable[[float], None] | None = None
        self._easing = QEasingCurve(QEasingCurve.Type.InOutCubic)
        self._beat = QTimer(self, interval=_BEAT_MS)
        self._beat.timeout.connect(self._advance)
        self._began = self._seconds = self._slowest = 0.0

    @property
    def running(self) -> bool:
        return self._beat.isActive()

    def start(self, step: Callable[[float], None], milliseconds: int = 260) -> None:
        """Call ``step`` with shares up to exactly 1; at once with 1 where motion is reduced."""
        self.finish()
        self._step = step
        if self.reduced or milliseconds <= 0:
            self._end()
            return
        self._began, self._seconds, self._slowest = perf_counter(), min(milliseconds, LONGEST_MS) / 1000, 0.0
        self._beat.start()

    def join(self, step: Callable[[float], None]) -> bool:
        """Call ``step`` after that of the movement that runs now, with the same shares; whether there is one."""
        first = self._step
        if first is None or not self.running:
            return False

        def both(share: float) -> None:
            first(share)
            step(share)

        self._step = both
        return True

    def finish(self) -> None:
        """Jump to the end of the movement, if there is one."""
        if self._step is not None:
            self._end()

    def drop(self) -> None:
        """Stay where the movement has come to: somebody took over."""
        self._beat.stop()
        self._step = None

    def _advance(self) -> None:
        begun = perf_counter()
        passed = begun - self._began
        if self._step is None or passed + 2 * self._slowest >= self._seconds:  # after one more the last would be late
            self._end()
            return
        self._step(self._easing.valueForProgress(passed / self._seconds))
        self._slowest = max(self._slowest, perf_counter() - begun)

    def _end(self) -> None:
        self._beat.stop()
        step, self._step = self._step, None
        if step is not None:
            step(1.0)
