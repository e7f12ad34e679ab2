"""Which actor or strand the cursor has rested on, so that its neighbourhood stands out."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from .gestures import EMPTY, Hit

REST_MS = 300


class Hover(QObject):
    """``target`` is what is looked at; ``changed`` tells when that is another thing, or nothing any more."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.target = EMPTY
        self._next = EMPTY
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self._arrive)

    def over(self, hit: Hit) -> None:
        """The cursor is over this now. From one thing to the next there is no wait; away from all, none either."""
        if hit == self._next:
            return
        self._next = hit
        self._timer.stop()
        if hit == EMPTY or self.target != EMPTY:
            self._arrive()
        else:
            self._timer.start()

    def leave(self) -> None:
        """Look at nothing."""
        self.over(EMPTY)

    def _arrive(self) -> None:
        if self.target != self._next:
            self.target = self._next
            self.changed.emit()
