"""Short movements: the camera on its way to a view, actors on their way to another layout."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

LONGEST_MS = 400


class Glide(QObject):
    """Runs one movement at a time from share 0 to 1; a new one replaces the old, which jumps to its end."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.reduced = False
        self._step: Callable[[float], None] | None = None
        self._motion = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._motion.valueChanged.connect(self._advance)

    @property
    def running(self) -> bool:
        return self._motion.state() == QVariantAnimation.State.Running

    def start(self, step: Callable[[float], None], milliseconds: int = 260) -> None:
        """Call ``step`` with shares up to exactly 1; at once with 1 where motion is reduced."""
        self.finish()
        self._step = step
        if self.reduced or milliseconds <= 0:
            self._end()
            return
        self._motion.setDuration(min(milliseconds, LONGEST_MS))
        self._motion.start()

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
            self._motion.stop()
            self._end()

    def drop(self) -> None:
        """Stay where the movement has come to: somebody took over."""
        self._motion.stop()
        self._step = None

    def _advance(self, share: float) -> None:
        if self._step is None:
            return
        if share >= 1.0:
            self._end()
        else:
            self._step(share)

    def _end(self) -> None:
        step, self._step = self._step, None
        if step is not None:
            step(1.0)
