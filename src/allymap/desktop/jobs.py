"""Runs long work off the window’s thread: one job at a time, with progress, cancel, its result on the main thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ..model import AllyMapError, Cancelled, Progress

Work = Callable[[Progress], Any]

Stand = tuple[str, int, int]
"""How far a job is: its phase, how much is done, and of how much."""

_INTERVAL = 20
"""Milliseconds between two looks at what a job's thread has left here to be told."""


class Job(QObject):
    """A plain function on a thread. Exactly one of ``succeeded``, ``failed`` and ``cancelled`` follows, then ``ended``.

    All signals are emitted on the thread that made the job. ``failed`` carries the exception: an ``AllyMapError`` for
    the world's errors; anything else is a bug of ours and is raised again on that thread after the signal.

    The work's thread touches nothing of Qt, since a window may be gone before it notices that it was cancelled: it
    leaves values behind, and a timer of this object, which goes with it, fetches them.

    With ``keeps_best`` the work answers the best so far when it is cancelled, and that is a success.
    """

    progressed = Signal(str, int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, title: str, work: Work, parent: QObject | None = None, *, keeps_best: bool = False) -> None:
        super().__init__(parent)
        self.title = title
        self._keeps_best = keeps_best
        self._left = _Left(work)
        self._told: Stand | None = None
        self._look = QTimer(self)
        self._look.setInterval(_INTERVAL)
        self._look.timeout.connect(self._fetch)
        self._thread = threading.Thread(target=self._left.run, name=f"job: {title}", daemon=True)

    def start(self) -> None:
        self._thread.start()
        self._look.start()

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next report of progress."""
        self._left.progress.cancel()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the thread itself; whether it ended in time."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def settle(self, seconds: float) -> None:
        """Wait for so short a time; what is ready by then is told at once, so that quick work is never seen running."""
        if self._look.isActive():  # else it waits for its turn
            self.wait(seconds)
            self._fetch()

    def _fetch(self) -> None:
        outcome, stand = self._left.outcome, self._left.stand
        if stand is not None and stand != self._told:
            self._told = stand
            self.progressed.emit(*stand)
        if outcome is not None:
            self._look.stop()
            self._finish(*outcome)

    def _finish(self, value: object, error: BaseException | None) -> None:
        ours = error is not None and not isinstance(error, AllyMapError | Cancelled)
        try:
            best = error is None and self._keeps_best
            if isinstance(error, Cancelled) or (self._left.progress.cancelled and not ours and not best):
                self.cancelled.emit()
            elif error is None:
                self.succeeded.emit(value)
            else:
                self.failed.emit(error)
        finally:
            self.ended.emit()
        if error is not None and ours:
            raise error


class _Left:
    """What the work's thread leaves to be fetched: how far it is, and at the end its result or what went wrong."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.stand: Stand | None = None
        self.outcome: tuple[object, BaseException | None] | None = None
        self.progress = Progress(self._report)

    def run(self) -> None:
        try:
            self.outcome = self._work(self.progress), None
        except BaseException as error:  # handed to the main thread, which tells the person or crashes loudly
            self.outcome = None, error

    def _report(self, phase: str, done: int, total: int) -> None:
        self.stand = phase, done, total


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
        *,
        keeps_best: bool = False,
    ) -> Job:
        """Queue ``work(progress)``; ``succeeded(result)`` and ``failed(error)`` are called on the main thread."""
        job = Job(title, work, self, keeps_best=keeps_best)
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
