"""The heavy libraries come after the first paint, in order, never two at a time, and stop when told."""

from __future__ import annotations

import importlib
import importlib.util
import threading

import pytest
from pytestqt.qtbot import QtBot

from allymap.desktop import warmup as warmups
from allymap.desktop.warmup import PLAIN, QT, READING, Warmup


def test_every_module_it_names_exists() -> None:
    assert all(importlib.util.find_spec(name) for name in (*PLAIN, *QT, *READING))


def test_it_imports_in_order_and_ends(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, bool]] = []
    main = threading.main_thread()
    monkeypatch.setattr(
        importlib, "import_module", lambda name: seen.append((name, threading.current_thread() is main))
    )
    warmup = Warmup(None, ["a", "b"], ["c", "d"], ["e"])
    with qtbot.waitSignal(warmup.finished):
        warmup.start()
    assert seen == [("a", False), ("b", False), ("c", True), ("d", True), ("e", False)]
    assert warmup.imported == ["a", "b", "c", "d", "e"]


def test_it_never_imports_two_at_a_time(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    turn = threading.Lock()

    def load(_: str) -> None:
        assert turn.acquire(blocking=False)
        threading.Event().wait(0.02)
        turn.release()

    monkeypatch.setattr(importlib, "import_module", load)
    warmup = Warmup(None, ["a", "b"], ["c", "d"], ["e", "f"])
    with qtbot.waitSignal(warmup.finished):
        warmup.start()
    assert len(warmup.imported) == 6


def test_stopping_waits_for_the_import_that_runs_and_skips_the_rest(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, done = threading.Event(), []

    def load(name: str) -> None:
        begun.set()
        threading.Event().wait(0.05)
        done.append(name)

    monkeypatch.setattr(importlib, "import_module", load)
    warmup = Warmup(None, ["a", "b"], ["c"], ["d"])
    with qtbot.waitSignal(warmup.finished):
        warmup.start()
        begun.wait(5)
        warmup.make_way_for_window()
        assert done == ["a"]
    assert done == ["a"]


def test_the_window_does_not_wait_for_the_language_model(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go = threading.Event(), threading.Event()

    def load(name: str) -> None:
        if name == "model":
            begun.set()
            go.wait(5)

    monkeypatch.setattr(importlib, "import_module", load)
    warmup = Warmup(None, ["a"], ["b"], ["model"])
    warmup.start()
    qtbot.waitUntil(begun.is_set)
    warmup.make_way_for_window()
    assert "model" not in warmup.imported
    threading.Timer(0.05, go.set).start()
    monkeypatch.setattr(warmups, "_running", [warmup])
    warmups.make_way_for_reading()
    assert warmup.imported == ["a", "b", "model"]
    qtbot.waitSignal(warmup.finished)
