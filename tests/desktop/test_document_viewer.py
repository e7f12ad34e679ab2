"""The document viewer: Qt's positions, the highlight, what it says of a passage that is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from allymap.desktop.document_viewer import DocumentViewer
from allymap.desktop.text_positions import offset_at, qt_position
from allymap.desktop.theme import theme
from allymap.model import Claim, Document, Kind, Passage, Polarity, Tier

LONG = "First line 😀.\r\n" + "Some words that fill the page. " * 300 + "\r\nHere it stands 🕊 at last.\nEnd."


@pytest.fixture
def viewer(qtbot: QtBot) -> DocumentViewer:
    theme()
    made = DocumentViewer()
    qtbot.addWidget(made)
    made.resize(360, 300)
    return made


@given(st.text(st.sampled_from("a😀\r\nb \u2028"), min_size=1, max_size=30), st.data())
def test_offsets_are_qts_positions(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    if text[start - 1 : start + 1] == "\r\n":
        return  # no passage begins inside a line end
    document = QTextDocument()
    document.setPlainText(text)
    cursor = QTextCursor(document)
    cursor.setPosition(qt_position(text, start))
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    expected = text[start:].replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\u2029")
    assert cursor.selectedText().replace("\u2028", "\u2029") == expected.replace("\u2028", "\u2029")
    assert offset_at(text, qt_position(text, start)) == start


def test_a_passage_is_highlighted_and_scrolled_into_view(qtbot: QtBot, viewer: DocumentViewer) -> None:
    document = Document("d", "A title", LONG, "0", published="2024-04", publisher="Desk")
    start = LONG.index("it stands")
    viewer.show_document(document, Passage.of(document, start, start + len("it stands 🕊 at last")))
    qtbot.waitExposed(viewer)
    qtbot.waitUntil(viewer.passage_in_view)
    marks = viewer.text_edit.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["it stands 🕊 at last"]
    assert viewer.highlighted_text == "it stands 🕊 at last"
    assert marks[0].format.background().color().name() == theme().look.highlight


def test_a_lost_passage_is_said_to_be_lost_and_never_guessed(viewer: DocumentViewer) -> None:
    old = Document("d", "A title", "The old words stood here.", "0")
    passage = Passage.of(old, 4, 13)
    viewer.show_document(Document("d", "A title", "Quite other text.", "1"), passage)
    assert viewer.highlighted_text == ""
    assert viewer.text_edit.extraSelections() == []
    assert "old words" in viewer.warning


def test_another_document_starts_at_its_beginning(viewer: DocumentViewer) -> None:
    viewer.show_document(Document("d", "Long", LONG, "0"), None)
    viewer.text_edit.verticalScrollBar().setValue(500)
    viewer.show_document(Document("e", "Other", LONG, "1"))
    assert viewer.text_edit.verticalScrollBar().value() == 0
    assert viewer.warning == ""


def test_clearing_gives_the_room_back(viewer: DocumentViewer) -> None:
    viewer.show_document(Document("d", "Long", LONG, "0"))
    assert not viewer.isHidden()
    viewer.clear()
    assert viewer.isHidden()
    assert viewer.document is None
    assert viewer.text_edit.toPlainText() == ""


def test_a_long_title_is_wrapped_and_does_not_widen_the_column(viewer: DocumentViewer) -> None:
    document = Document("d", "Allies to a point and rivals from there on: " * 3, LONG, "0", published="2024-04")
    viewer.show_document(document)
    assert viewer.minimumSizeHint().width() < 300


def test_the_document_counts_its_claims_as_the_list_of_sources_does(viewer: DocumentViewer) -> None:
    document = Document("d", "A title", LONG, "0")
    first = Claim("1", Kind.EVENT, "a", "b", Polarity.COOPERATION, Passage.of(document, 0, 5))
    drawn = [replace(first, id=str(number)) for number in range(3)]
    suggested = [replace(first, id=str(number), tier=Tier.SUGGESTED) for number in range(3, 5)]

    def told() -> list[str]:
        return [label.text() for label in viewer.bar.findChildren(QLabel) if "claim" in label.text()]

    viewer.show_document(document, drawn[0].passage)
    for claims, words in (
        (drawn, "3 claims"),
        ([*drawn, *suggested], "3 claims"),
        (suggested, "0 claims drawn and 2 suggested"),
    ):
        viewer.show_claims(claims)
        assert told() == [words]
    viewer.show_claims([])
    assert told() == []
