"""What a reading left out and why, with pointers to documents, and the question for dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import prepared_project
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from allymap.desktop.import_report import ImportReport, ImportReportDialog
from allymap.desktop.told_html import linked
from allymap.desktop.window import MainWindow
from allymap.model import Remark, Report, Severity
from allymap.network.look import LIGHT
from allymap.workspace import importing

Open = Callable[..., MainWindow]
_LEFT = Qt.MouseButton.LeftButton
SAME = "This is the same text as “The sky over Damascus”, which is there already."


def batch() -> importing.Batch:
    """Two documents, neither dated; a duplicate left out, a text in another language kept."""
    made = prepared_project.build()
    documents = tuple(replace(one, published="", note="Attached to “Figures”.") for one in made.documents.values())
    report = Report()
    report.skipped("copy.txt", SAME)
    report.note("lettre.txt", "This text is not in English: it is kept and shown but not read for claims.")
    found = importing.Batch(documents, (), tuple(made.actors.values()), tuple(made.claims.values()), report)
    made.close()
    return found


def click_on(browser: QTextBrowser, words: str) -> None:
    """Click the words in the text as a person does."""
    cursor = browser.document().find(words, 0, QTextDocument.FindFlag.FindCaseSensitively)
    assert not cursor.isNull(), words
    browser.setTextCursor(cursor)
    browser.ensureCursorVisible()
    cursor.setPosition(cursor.selectionStart() + 2)
    QTest.mouseClick(browser.viewport(), _LEFT, pos=browser.cursorRect(cursor).center() + QPoint(1, 0))


@pytest.fixture
def read_in(open_main: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> MainWindow:
    """A window into which two documents were read just now."""
    monkeypatch.setattr(importing, "prepare", lambda *_, **__: batch())
    window = open_main()
    window.open_paths([tmp_path / "a.txt", tmp_path / "b.txt"])
    qtbot.waitUntil(lambda: window.messages.text != "")
    return window


def shown_report(window: MainWindow, qtbot: QtBot) -> ImportReportDialog:
    button = next(one for one in window.messages.findChildren(QPushButton) if one.text() == "Report")
    QTest.mouseClick(button, _LEFT)
    dialog = window.findChild(ImportReportDialog, "importReport")
    qtbot.waitExposed(dialog)
    return dialog


def test_the_strip_counts_and_the_report_tells(read_in: MainWindow, qtbot: QtBot) -> None:
    assert read_in.messages.text == (
        "2 documents read: 7 claims between 6 actors; 1 left out. 2 do not say when they were published."
    )
    dialog = shown_report(read_in, qtbot)
    text = dialog.list.toPlainText()
    assert f"copy.txt: {SAME}" in text
    assert "not in English: it is kept" in text
    assert "Attached to “Figures”." in text
    assert "5 claims" in text
    dialog.close()


def test_a_click_on_the_first_of_two_shows_it(read_in: MainWindow, qtbot: QtBot) -> None:
    dialog = shown_report(read_in, qtbot)
    click_on(dialog.list, "The sky over")
    viewer = read_in.project.page.viewer
    assert viewer.document is not None
    assert viewer.document.id == "sky"
    dialog.close()


def test_dates_are_asked_for_once_and_set_in_one_step(read_in: MainWindow, qtbot: QtBot) -> None:
    dialog = shown_report(read_in, qtbot)
    workspace = read_in.project.session.workspace
    line = dialog.findChild(QLineEdit, "published rebuilds")
    QTest.keyClicks(line, "next week")
    QTest.mouseClick(dialog.findChild(QPushButton, "setDates"), _LEFT)
    assert dialog.isVisible()
    assert not workspace.documents["rebuilds"].published
    line.clear()
    QTest.keyClicks(line, "2019-06")
    QTest.keyClicks(dialog.findChild(QLineEdit, "published sky"), "2016")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert {one.published for one in workspace.documents.values()} == {"2019-06", "2016"}
    assert workspace.undo_label == "Date 2 documents"
    assert any(one.text() == "Read again" for one in read_in.messages.findChildren(QPushButton))
    read_in.project.session.undo()
    assert {one.published for one in workspace.documents.values()} == {""}


def test_the_question_may_stay_open(read_in: MainWindow, qtbot: QtBot) -> None:
    dialog = shown_report(read_in, qtbot)
    QTest.mouseClick(dialog.findChild(QPushButton, "setDates"), _LEFT)
    assert dialog.isVisible(), "there is nothing to set"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert read_in.project.session.workspace.undo_label == "Add 2 documents"


def test_without_a_reading_there_is_no_report(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    window.commands.action("document.report").trigger()
    assert window.findChild(ImportReportDialog) is None
    assert "Nothing was read" in window.messages.text


def test_the_report_of_another_project_is_not_shown(read_in: MainWindow, qtbot: QtBot, project_file: Path) -> None:
    read_in.commands.action("document.report").trigger()
    dialog = read_in.findChild(ImportReportDialog)
    dialog.close()
    read_in.project.session.workspace.save(project_file.with_name("x.allymap"))
    read_in.files.open_project(project_file)
    read_in.commands.action("document.report").trigger()
    assert "Nothing was read" in read_in.messages.text


def test_a_server_that_fails_is_told_in_a_sentence_and_what_the_rules_found_is_kept(
    open_main: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = batch()
    report = Report()
    report.failed("", "The second reader read nothing: the server does not answer.")
    monkeypatch.setattr(importing, "prepare", lambda *_, **__: replace(found, report=report))
    window = open_main()
    window.open_paths([tmp_path / "a.txt"])
    qtbot.waitUntil(lambda: window.messages.text != "")
    assert ". The second reader read nothing: the server does not answer. 2 do not" in window.messages.text
    assert "left out" not in window.messages.text
    assert len(window.project.session.workspace.claims) == 7
    dialog = shown_report(window, qtbot)
    assert "WENT WRONG  1" in dialog.list.toPlainText()
    dialog.close()


def test_a_reading_that_found_nothing_says_why(
    open_main: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = batch()
    monkeypatch.setattr(importing, "prepare", lambda *_, **__: replace(found, actors=(), claims=()))
    window = open_main()
    window.open_paths([tmp_path / "a.txt"])
    qtbot.waitUntil(lambda: window.messages.text != "")
    assert window.messages.text.startswith(
        "2 documents read, without any claim found. "
        "This text is not in English: it is kept and shown but not read for claims; 1 left out."
    )
    focused = QApplication.focusWidget()
    dialog = shown_report(window, qtbot)
    dialog.close()
    assert QApplication.focusWidget() is focused, "a click on what goes away leaves the keyboard where it was"


def test_remarks_are_told_by_how_much_was_lost() -> None:
    remarks = tuple(Remark(severity, "a", f"{severity}.") for severity in Severity)
    report = ImportReport((), {}, {}, frozenset(), remarks)
    assert [str(one) for one in report.left_out] == ["a: skipped.", "a: failed."]
    assert [str(one) for one in report.notes] == ["a: note."]


def test_only_quoted_titles_of_documents_become_links() -> None:
    text = linked("“A & B” is like “C” <and “D”.", {"A & B": "one #1", "D": "d"}, LIGHT)
    assert text.count("<a ") == 2
    assert 'href="document:one%20%231"' in text
    assert "“C” &lt;and" in text
