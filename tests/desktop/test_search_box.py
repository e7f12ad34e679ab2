"""The search field: what drops down below it, and what a click or Enter chooses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QWidget
from pytestqt.qtbot import QtBot

from allymap.desktop.search_box import SearchBox
from allymap.storage import Hit

SAID = "Iran armed the Houthis."
FINDS = (
    Hit("actor", "iran", "Iran", "IRN"), Hit("document", "iran", "Iran", "A country report"),
    Hit("claim", "c1", "A report", SAID), Hit("claim", "c2", "A report", SAID),
    Hit("claim", "c3", "Another report", SAID), Hit("note", "n1", "Ask Iran", ""),
)  # fmt: skip


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[SearchBox]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(500, 400)

    def search(text: str) -> Sequence[Hit]:
        return [one for one in FINDS if text.casefold() in f"{one.title} {one.excerpt}".casefold()]

    made = SearchBox(search, window)
    window.show()
    made.setFocus()
    yield made


def test_an_actor_and_a_document_with_one_id_are_both_found_and_a_sentence_once(box: SearchBox) -> None:
    box.setText("iran")
    box.search()
    assert [row.key.split("\n") for row in box.finds] == [
        ["actor", "iran"], ["document", "iran"], ["claim", "c2"], ["claim", "c3"], ["note", "n1"],
    ]  # fmt: skip


def test_arrows_and_enter_choose(box: SearchBox, qtbot: QtBot) -> None:
    QTest.keyClicks(box, "report")
    with qtbot.waitSignal(box.chosen) as chosen:
        box.search()
        QTest.keyClick(box, Qt.Key.Key_Down)
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert chosen.args == ["claim", "c2"]
    assert not box.finds


def test_what_nobody_typed_any_more_is_not_shown(box: SearchBox) -> None:
    box.setText("houthis")
    box.show_finds("iran", FINDS)
    assert not box.finds
    box.show_finds("houthis", FINDS[2:3])
    assert len(box.finds) == 1
    box.clear()
    assert not box.finds


def test_nothing_found_is_said(box: SearchBox) -> None:
    box.setText("atlantis")
    box.search()
    assert not box.finds and box.current_key == ""
    drop = box.window().findChild(QFrame, "searchResults")
    assert drop is not None and drop.isVisible()
