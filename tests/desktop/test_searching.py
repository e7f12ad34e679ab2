"""Searching beside the window: the last question is answered, a long search holds nothing up, and closing ends it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from allymap.desktop.searching import Searching
from allymap.desktop.window import MainWindow
from allymap.model import Document
from allymap.storage import Searcher
from allymap.workspace import Workspace, editing

Open = Callable[..., MainWindow]


@pytest.fixture
def searching(qtbot: QtBot, workspace: Workspace) -> Iterator[Searching]:
    made = Searching(workspace)
    yield made
    made.close()
    assert not [one for one in threading.enumerate() if one.name == "search"]


def test_what_is_committed_is_found(qtbot: QtBot, searching: Searching, workspace: Workspace) -> None:
    for words in ("phosphate", "tartous"):
        with qtbot.waitSignal(searching.found) as answer:
            searching.ask(words)
        assert answer.args == [words, workspace.search(words)]
    editing.rename_actor(workspace, "syria", "Tartous")
    with qtbot.waitSignal(searching.found) as answer:
        searching.ask("tartous")
    assert [find.id for find in answer.args[1]] == ["syria"]


def test_only_the_last_question_is_answered(
    qtbot: QtBot, searching: Searching, monkeypatch: pytest.MonkeyPatch
) -> None:
    under_way, asked = threading.Event(), []
    search = Searcher.search

    def slowly(self: Searcher, text: str, limit: int) -> object:
        asked.append(text)
        if text == "ira":
            under_way.set()
            time.sleep(0.05)
        return search(self, text, limit)

    monkeypatch.setattr(Searcher, "search", slowly)
    answered: list[str] = []
    searching.found.connect(lambda text, _: answered.append(text))
    searching.ask("ira")
    assert under_way.wait(2)
    for words in ("iran", "irano", "russia"):
        searching.ask(words)
    qtbot.waitUntil(lambda: bool(answered))
    assert answered == ["russia"]
    assert asked[0] == "ira"
    assert "irano" not in asked


def test_a_long_search_is_interrupted(workspace: Workspace) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = " ".join(f"w{one}{other}{third}" for one in letters for other in letters for third in letters[:8])
    with workspace.step("Many words") as step:
        step.put(*(Document(f"d{n}", f"Paper {n}", f"{words} number {n}", "0") for n in range(120)))
    searcher = workspace.searcher()
    assert searcher is not None
    started = time.perf_counter()
    assert searcher.search("w", 50)
    whole = time.perf_counter() - started
    timer = threading.Timer(whole / 20, searcher.interrupt)
    timer.start()
    found = searcher.search("w", 50)
    timer.join()
    searcher.close()
    assert found is None


def test_a_project_in_memory_is_searched_at_once(qtbot: QtBot) -> None:
    with Workspace.scratch() as workspace:
        editing.add_actor(workspace, "Ostrel")
        searching = Searching(workspace)
        answered = []
        searching.found.connect(lambda text, finds: answered.append((text, [find.title for find in finds])))
        searching.ask("ostr")
        searching.close()
        assert answered == [("ostr", ["Ostrel"])]


def test_typing_goes_on_while_a_search_takes_its_time(
    open_main: Open, qtbot: QtBot, project_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(self: Searcher, text: str, limit: int) -> object:
        time.sleep(0.4)
        return None

    monkeypatch.setattr(Searcher, "search", slowly)
    window = open_main(project_file)
    field = window.project.page.top.search
    waits: list[float] = []
    last = [time.perf_counter()]

    def tick() -> None:
        waits.append(time.perf_counter() - last[0])
        last[0] = time.perf_counter()

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(5)
    field.setFocus()
    QTest.keyClicks(field, "phos")
    qtbot.wait(350)
    timer.stop()
    assert max(waits) < 0.3
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.project.page.viewer.document.id == "rebuilds", "Enter does not wait for the thread"
