"""The start page asks; it does nothing itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from allymap.desktop.start_page import StartPage
from allymap.desktop.theme import theme

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    theme()
    made = StartPage()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def button(page: StartPage, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text and not one.isHidden())


def words(page: StartPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize(("text", "signal"), [("Open the sample", "sample_wanted"), ("Choose files…", "files_wanted")])
def test_its_buttons_ask(page: StartPage, qtbot: QtBot, text: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(page, signal)):
        QTest.mouseClick(button(page, text), _LEFT)


def test_recent_projects_are_listed_with_their_folders(page: StartPage, qtbot: QtBot, tmp_path: Path) -> None:
    assert "RECENT PROJECTS" not in words(page)
    paths = [tmp_path / f"Project {number}.allymap" for number in range(7)]
    page.show_recent(paths)
    qtbot.waitUntil(lambda: "RECENT PROJECTS" in words(page))
    assert str(tmp_path) in words(page)
    with qtbot.waitSignal(page.project_wanted) as wanted:
        QTest.mouseClick(button(page, "Project 2"), _LEFT)
    assert wanted.args == [paths[2]]
    page.show_recent([])
    assert "RECENT PROJECTS" not in words(page)


def test_a_project_at_home_is_shown_below_home(page: StartPage, qtbot: QtBot) -> None:
    page.show_recent([Path.home() / "maps" / "Levant.allymap", Path.home() / "Levant.allymap"])
    qtbot.waitUntil(lambda: "~/maps" in words(page))
    assert "~" in words(page)


def test_lost_work_is_offered_with_its_note(page: StartPage, qtbot: QtBot) -> None:
    note = object()
    page.show_recovery([("“Levant” was not saved.", note)])
    qtbot.waitUntil(lambda: "“Levant” was not saved." in words(page))
    with qtbot.waitSignal(page.recovery_wanted) as wanted:
        QTest.mouseClick(button(page, "Recover"), _LEFT)
    assert wanted.args == [note]
    with qtbot.waitSignal(page.recovery_dropped) as dropped:
        QTest.mouseClick(button(page, "Discard"), _LEFT)
    assert dropped.args == [note]


def test_nothing_is_cut_off(page: StartPage) -> None:
    for label in page.findChildren(QLabel):
        assert label.width() >= min(label.sizeHint().width(), label.fontMetrics().horizontalAdvance(label.text()))
        assert label.height() >= label.fontMetrics().height()
