"""How long work tells how far it is and learns that nobody waits for it any more."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Cancelled(Exception):
    """Raised inside long work after the person cancelled it; whoever started it leaves everything as it was."""


class Progress:
    """Safe across threads: the worker reports, anybody may cancel. ``on_change(phase, done, total)`` hears reports."""

    def __init__(self, on_change: Callable[[str, int, int], None] | None = None) -> None:
        self._on_change = on_change
        self._cancelled = threading.Event()
        self._phase, self._done, self._total = "", 0, 0

    def phase(self, name: str, total: int = 0) -> None:
        """Begin a phase of ``total`` units (0 = unknown). Raises ``Cancelled``."""
        self._phase, self._done, self._total = name, 0, total
        self._report()

    def advance(self, amount: int = 1) -> None:
        """Report ``amount`` more units done. Raises ``Cancelled``."""
        self._done += amount
        self._report()

    def cancel(self) -> None:
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def _report(self) -> None:
        if self.cancelled:
            raise Cancelled
        if self._on_change:
            self._on_change(self._phase, self._done, self._total)
