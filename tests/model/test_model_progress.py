"""Progress is reported to whoever listens, and a cancel is heard at the next report."""

from __future__ import annotations

import threading

import pytest

from allymap.model import Cancelled, Progress


def test_reports_carry_phase_done_and_total() -> None:
    heard: list[tuple[str, int, int]] = []
    progress = Progress(lambda *report: heard.append(report))
    progress.phase("Reading", 3)
    progress.advance()
    progress.advance(2)
    progress.phase("Saving")
    assert heard == [("Reading", 0, 3), ("Reading", 1, 3), ("Reading", 3, 3), ("Saving", 0, 0)]


def test_without_a_listener_nothing_happens() -> None:
    progress = Progress()
    progress.phase("Reading", 1)
    progress.advance()
    assert not progress.cancelled


def test_a_cancel_is_raised_at_the_next_report_and_reported_no_more() -> None:
    heard: list[tuple[str, int, int]] = []
    progress = Progress(lambda *report: heard.append(report))
    progress.cancel()
    assert progress.cancelled
    with pytest.raises(Cancelled):
        progress.phase("Reading")
    with pytest.raises(Cancelled):
        progress.advance()
    assert heard == []


def test_another_thread_can_cancel() -> None:
    progress = Progress()
    started, stopped = threading.Event(), threading.Event()

    def work() -> None:
        started.set()
        try:
            while True:
                progress.advance()
        except Cancelled:
            stopped.set()

    worker = threading.Thread(target=work)
    worker.start()
    assert started.wait(5)
    progress.cancel()
    worker.join(5)
    assert stopped.is_set()


def test_cancelled_is_no_error_of_the_world() -> None:
    from allymap.model import AllyMapError

    assert not issubclass(Cancelled, AllyMapError)
