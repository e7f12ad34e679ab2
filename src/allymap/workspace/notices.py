"""Tells listeners what was committed, in the order of the commits."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable

from ..model import Change

Listener = Callable[[Change], None]

_log = logging.getLogger(__name__)


class Notices:
    """A listener may make a step of its own: its notice waits until everybody heard the first."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._waiting: deque[Change] = deque()
        self._telling = False

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear every change from now on; call the answer to stop."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def tell(self, change: Change) -> None:
        self._waiting.append(change)
        if self._telling:
            return
        self._telling = True
        try:
            while self._waiting:
                self._tell_all(self._waiting.popleft())
        finally:
            self._telling = False

    def _tell_all(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(change)
            except Exception:
                # The step is committed: one broken view must not keep the others, or the file, from it.
                _log.exception("a listener failed on “%s”", change.label)
