"""Searching as a person types, with operators, and going to what was found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from allymap.desktop.window import MainWindow
from allymap.model import Note
from allymap.workspace import editing

Open = Callable[..., MainWindow]


def find(window: MainWindow, qtbot: QtBot, words: str) -> list[str]:
    """Type into the search field; the kinds and words of what drops down."""
    window.commands.action("edit.find").trigger()
    search = window.project.page.top.search
    search.clear()
    QTest.keyClicks(search, words)
    qtbot.waitUntil(lambda: bool(search.finds))
    return [f"{row.count}: {row.text}" for row in search.finds]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("mosc", "actor: Russia"), ('"phosphate mines"', "source: Who rebuilds Syria?"),
        ("actor:iran polarity:comp", "passage: In 2018 Russia outbid Iran"), ("date:2019", "passage: Iran resented"),
    ],
)  # fmt: skip
def test_finds_come_while_typing(window: MainWindow, qtbot: QtBot, words: str, first: str) -> None:
    assert find(window, qtbot, words)[0].startswith(first)


def test_enter_goes_to_the_claim_and_its_document(window: MainWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "actor:hezbollah polarity:competition")
    QTest.keyClick(window.project.page.top.search, Qt.Key.Key_Return)
    session = window.project.session
    assert session.relation_id == "hezbollah|israel"
    assert window.project.page.viewer.document.id == "sky"


def test_a_note_on_the_map_is_gone_to(window: MainWindow, qtbot: QtBot) -> None:
    session = window.project.session
    layout = session.layout.id
    editing.put_note(session.workspace, Note("", "Ask about the airfield.", 700.0, -420.0, layout))
    assert find(window, qtbot, "about the airf")[-1] == "note: Ask about the airfield."
    QTest.keyClick(window.project.page.top.search, Qt.Key.Key_Up)
    QTest.keyClick(window.project.page.top.search, Qt.Key.Key_Return)
    camera = window.project.page.canvas.camera
    assert (camera.x, camera.y) == (700.0, -420.0)
