"""One calm sentence, details on request, one thing to do about it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from allymap.desktop.message_strip import MessageStrip, failures
from allymap.model import Report


@pytest.fixture
def strip(qtbot: QtBot) -> MessageStrip:
    made = MessageStrip()
    qtbot.addWidget(made)
    return made


def button(strip: MessageStrip, text: str) -> QPushButton:
    return next(one for one in strip.findChildren(QPushButton) if one.text() == text)


def test_a_sentence_shows_and_is_dismissed(strip: MessageStrip) -> None:
    assert strip.text == ""
    strip.say("The disk is full.")
    assert strip.text == "The disk is full."
    assert button(strip, "Details").isHidden()
    QTest.mouseClick(strip.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert strip.text == ""


def test_details_wait_until_they_are_asked_for(strip: MessageStrip) -> None:
    strip.say("5 documents read, 2 left out.", ["a.bin: not text.", "b.txt: empty."])
    button(strip, "Details").click()
    assert strip.details == "a.bin: not text.\nb.txt: empty."
    strip.say("Another.")
    assert strip.details == ""


def test_the_offer_is_taken_once(strip: MessageStrip) -> None:
    taken: list[str] = []
    strip.say("It has no date.", (), "Set the date", lambda: taken.append("date"))
    offer = button(strip, "Set the date")
    offer.click()
    offer.click()
    assert taken == ["date"]
    assert strip.text == ""


def test_notes_are_no_failures() -> None:
    report = Report()
    report.note("a.txt", "Read as Latin-1.")
    report.skipped("b.bin", "This is not text.")
    report.failed("c.txt", "It is locked.")
    assert failures(report) == ["b.bin: This is not text.", "c.txt: It is locked."]
