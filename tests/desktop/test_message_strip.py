"""One calm sentence, details on request, one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from allymap.desktop.message_strip import MessageStrip
from allymap.desktop.window import MainWindow


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


def test_one_that_passes_goes_by_itself_but_not_under_the_mouse(strip: MessageStrip, qtbot: QtBot) -> None:
    timer = strip.findChild(QTimer)
    assert timer.interval() >= 10_000, "time to read"
    timer.setInterval(60)
    strip.say("“Map” is locked.", passes=True)
    QApplication.sendEvent(strip, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    qtbot.wait(150)
    assert strip.text
    QApplication.sendEvent(strip, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not strip.text)
    strip.say("The disk is full.")
    qtbot.wait(150)
    assert strip.text == "The disk is full."


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


def test_messages_stand_over_the_map_and_move_nothing(
    open_main: Callable[..., MainWindow], qtbot: QtBot, project_file: Path
) -> None:
    window = open_main(project_file)
    canvas, notices = window.project.page.canvas, window.findChild(QWidget, "notices")
    before = canvas.geometry()
    window.say("A long sentence about what was read and what was left out. " * 6)
    qtbot.waitUntil(lambda: notices.isVisible() and notices.height() > 60)
    box = QRect(canvas.mapFrom(window, notices.mapTo(window, QPoint(0, 0))), notices.size())
    assert canvas.rect().contains(box)
    assert canvas.geometry() == before
    window.messages.dismiss()
    assert not notices.isVisible()


def test_messages_leave_the_way_back_from_a_focus_free(
    open_main: Callable[..., MainWindow], qtbot: QtBot, project_file: Path
) -> None:
    window = open_main(project_file)
    notices, trail = window.findChild(QWidget, "notices"), window.project.page.trail
    window.say("The file was written.")
    qtbot.waitUntil(notices.isVisible)
    top = notices.y()
    window.project.session.select({"iran"})
    window.commands.action("view.focus").trigger()
    assert trail.isVisible()
    assert notices.y() > trail.mapTo(notices.parentWidget(), QPoint(0, trail.height())).y()
    window.commands.action("view.focus_back").trigger()
    qtbot.waitUntil(lambda: not trail.isVisible())
    assert notices.y() == top


def test_on_the_start_page_messages_stand_at_the_top(open_main: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = open_main()
    window.say("The project is gone.")
    notices = window.findChild(QWidget, "notices")
    qtbot.waitUntil(notices.isVisible)
    assert abs(notices.geometry().center().x() - window.start_page.rect().center().x()) <= 1
    assert notices.y() == 12
