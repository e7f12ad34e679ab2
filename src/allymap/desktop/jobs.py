"""Runs long work off the window’s thread: one job at a time, with progress, cancel, its result on the main thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from ..model import AllyMapError, Cancelled, Progress

Work = Callable[[Progress], Any]

_INTERVAL = 0.05
"""Seconds between two reports of one phase: work may advance a million times, the window need not hear each."""


class Job(QObject):
    """A plain function on a thread. Exactly one of ``succeeded``, ``failed`` and ``cancelled`` follows, then ``ended``.

    All signals arrive on the thread that made the job. ``failed`` carries the exception: an ``AllyMapError`` for the
    world's errors; anything else is a bug of ours and is raised again on the main thread after the signal.
    """

    progressed = Signal(str, int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _reported = Signal(str, int, int)
    _returned = Signal(str, object)

    def __init__(self, title: str, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._work = work
        self._progress = Progress(self._report)
        self._told: tuple[str, float] = ("", 0.0)
        self._reported.connect(self.progressed, Qt.ConnectionType.QueuedConnection)
        self._returned.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name=f"job: {title}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next report of progress."""
        self._progress.cancel()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the thread itself; whether it ended in time."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _report(self, phase: str, done: int, total: int) -> None:
        now = time.monotonic()
        if phase != self._told[0] or now - self._told[1] >= _INTERVAL or done == total:
            self._told = phase, now
            self._reported.emit(phase, done, total)

    def _run(self) -> None:
        try:
            outcome: tuple[str, object] = ("succeeded", self._work(self._progress))
        except Cancelled:
            outcome = ("cancelled", None)
        except BaseException as error:  # handed to the main thread, which tells the person or crashes loudly
            outcome = ("failed", error)
        self._returned.emit(*outcome)

    def _finish(self, outcome: str, value: object) -> None:
        try:
            if outcome == "cancelled" or (outcome == "succeeded" and self._progress.cancelled):
                self.cancelled.emit()
            elif outcome == "succeeded":
                self.succeeded.emit(value)
            else:
                self.failed.emit(value)
        finally:
            self.ended.emit()
        if outcome == "failed" and isinstance(value, BaseException) and not isinstance(value, AllyMapError):
            raise value


class JobRunner(QObject):
    """Runs jobs one after another, in the order they were asked for."""

    started = Signal(object)
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Job] = []
        self._current: Job | None = None

    @property
    def current(self) -> Job | None:
        return self._current

    @property
    def busy(self) -> bool:
        return self._current is not None

    def run(
        self,
        title: str,
        work: Work,
        succeeded: Callable[[Any], None],
        failed: Callable[[Any], None] | None = None,
    ) -> Job:
        """Queue ``work(progress)``; ``succeeded(result)`` and ``failed(error)`` are called on the main thread."""
        job = Job(title, work, self)
        job.succeeded.connect(succeeded)
        if failed is not None:
            job.failed.connect(failed)
        job.ended.connect(self._next)
        self._waiting.append(job)
        if self._current is None:
            self._next()
        return job

    def stop(self, seconds: float = 10.0) -> None:
        """Cancel everything and wait for the thread, as the window closes."""
        self._waiting.clear()
        if self._current is not None:
            self._current.cancel()
            self._current.wait(seconds)

    def _next(self) -> None:
        if self._current is not None:
            self._current.deleteLater()
        self._current = self._waiting.pop(0) if self._waiting else None
        if self._current is None:
            self.idle.emit()
            return
        self.started.emit(self._current)
        self._current.start()
