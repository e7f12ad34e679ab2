"""Work on a thread: its result on the main thread, progress, cancel, failure, one after another."""

from __future__ import annotations

import threading

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from allymap.desktop.job_bar import JobBar
from allymap.desktop.jobs import JobRunner
from allymap.model import AllyMapError, Progress


def test_the_result_arrives_on_the_main_thread(qtbot: QtBot) -> None:
    runner, seen = JobRunner(), []
    runner.run(
        "Count", lambda _: threading.current_thread() is threading.main_thread(),
        lambda worked_on_main: seen.append((worked_on_main, threading.current_thread() is threading.main_thread())),
    )  # fmt: skip
    assert runner.busy
    qtbot.waitUntil(lambda: not runner.busy)
    assert seen == [(False, True)]


def test_jobs_run_one_after_another(qtbot: QtBot) -> None:
    runner, order = JobRunner(), []
    for name in "abc":
        runner.run(name, lambda _, name=name: name, order.append)
    qtbot.waitUntil(lambda: not runner.busy)
    assert order == ["a", "b", "c"]


def test_cancel_ends_the_work_and_tells_nobody_a_result(qtbot: QtBot) -> None:
    runner, results = JobRunner(), []
    started = threading.Event()

    def work(progress: Progress) -> str:
        started.set()
        while True:
            progress.advance(0)

    job = runner.run("Forever", work, results.append)
    started.wait(5)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    qtbot.waitUntil(lambda: not runner.busy)
    assert results == []


def test_an_error_of_the_world_is_handed_over(qtbot: QtBot) -> None:
    runner, errors = JobRunner(), []

    def work(_: Progress) -> None:
        raise AllyMapError("The disk is full.")

    runner.run("Fail", work, pytest.fail, errors.append)
    qtbot.waitUntil(lambda: not runner.busy)
    assert [str(error) for error in errors] == ["The disk is full."]


def test_a_bug_is_told_and_raised(qtbot: QtBot) -> None:
    runner, errors = JobRunner(), []

    def work(_: Progress) -> None:
        raise KeyError("ours")

    with capture_exceptions() as raised:
        runner.run("Fail", work, pytest.fail, errors.append)
        qtbot.waitUntil(lambda: not runner.busy)
    assert [type(error) for error in errors] == [KeyError]
    assert [kind for kind, _, _ in raised] == [KeyError]


def test_reports_come_at_a_bearable_rate(qtbot: QtBot) -> None:
    runner, heard = JobRunner(), []

    def work(progress: Progress) -> None:
        progress.phase("Reading", 10_000)
        for _ in range(10_000):
            progress.advance()

    runner.run("Many", work, lambda _: None).progressed.connect(lambda *report: heard.append(report))
    qtbot.waitUntil(lambda: not runner.busy)
    assert heard[-1] == ("Reading", 10_000, 10_000)
    assert len(heard) < 200


def test_the_bar_shows_while_a_job_runs_and_cancels_it(qtbot: QtBot) -> None:
    runner = JobRunner()
    bar = JobBar(runner)
    qtbot.addWidget(bar)
    go = threading.Event()

    def work(progress: Progress) -> None:
        progress.phase("Finding claims", 4)
        progress.advance(2)
        go.wait(5)
        progress.advance()

    job = runner.run("Reading 4 files", work, pytest.fail)
    assert not bar.isHidden()
    qtbot.waitUntil(lambda: "Finding claims" in bar.text)
    with qtbot.waitSignal(job.cancelled):
        bar.findChild(object, "cancelJob").click()
        go.set()
    qtbot.waitUntil(bar.isHidden)


def test_stopping_waits_for_the_thread(qtbot: QtBot) -> None:
    runner, alive = JobRunner(), threading.Event()

    def work(progress: Progress) -> None:
        alive.set()
        while True:
            progress.advance(0)

    job = runner.run("Forever", work, pytest.fail)
    alive.wait(5)
    runner.stop()
    assert job.wait(0)
    qtbot.waitUntil(lambda: not runner.busy)


@pytest.mark.parametrize("fails", [False, True])
def test_work_may_outlive_the_window_it_was_done_for(qtbot: QtBot, fails: bool) -> None:
    runner, begun, go = JobRunner(), threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        go.wait(5)
        if fails:
            raise AllyMapError("The disk is full.")
        progress.phase("Reading", 2)

    job = runner.run("Read", work, pytest.fail, pytest.fail)
    thread = next(one for one in threading.enumerate() if one.name == "job: Read")
    begun.wait(5)
    runner.stop(0)
    delete(runner)
    assert not isValid(job)
    go.set()
    # What a thread raises unheard fails the test.
    thread.join(5)
    qtbot.wait(60)
    assert not thread.is_alive()


def test_a_failure_after_the_cancel_is_not_told(qtbot: QtBot) -> None:
    runner, told, begun, go = JobRunner(), [], threading.Event(), threading.Event()

    def work(_: Progress) -> None:
        begun.set()
        go.wait(5)
        raise AllyMapError("The server did not answer.")

    job = runner.run("Ask", work, pytest.fail, told.append)
    begun.wait(5)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
        go.set()
    assert told == []


def test_work_that_keeps_the_best_succeeds_with_it_when_it_is_stopped(qtbot: QtBot) -> None:
    runner, results = JobRunner(), []

    def work(progress: Progress) -> str:
        while not progress.cancelled:
            pass
        return "the best so far"

    job = runner.run("Improve", work, results.append, keeps_best=True)
    job.cancelled.connect(lambda: results.append("cancelled"))
    job.cancel()
    qtbot.waitUntil(lambda: not runner.busy)
    assert results == ["the best so far"]


def test_quick_work_is_told_at_once_and_queued_work_waits_for_its_turn(qtbot: QtBot) -> None:
    runner, results = JobRunner(), []
    runner.run("Quick", lambda _: "quick", results.append).settle(5.0)
    assert results == ["quick"]
    assert not runner.busy
    gate = threading.Event()
    runner.run("Slow", lambda _: gate.wait(5.0), results.append)
    runner.run("Next", lambda _: "next", results.append).settle(5.0)
    assert results == ["quick"], "it has not begun"
    gate.set()
    qtbot.waitUntil(lambda: not runner.busy)
    assert results == ["quick", True, "next"]
