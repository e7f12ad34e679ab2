"""Questions are opened, never run: the program goes on, and the answer is called back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from allymap.desktop.asking import ask_open, ask_save, ask_text, ask_unsaved, ask_words


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_text_is_stripped_and_an_empty_one_is_no_answer(parent: QWidget) -> None:
    answers: list[str] = []
    for typed in ("  By camp ", "   "):
        dialog = ask_text(parent, "Save layout", "Name:", "Layout 2", answers.append)
        line = dialog.findChild(QLineEdit)
        assert line.text() == "Layout 2"
        line.clear()
        QTest.keyClicks(line, typed)
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert answers == ["By camp"]


def test_escape_is_no_answer(parent: QWidget) -> None:
    dialog = ask_text(parent, "Save layout", "Name:", "Layout 2", pytest.fail)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_files_are_handed_over_as_paths_and_the_folder_is_remembered(parent: QWidget, tmp_path: Path) -> None:
    chosen: list[list[Path]] = []
    dialog = ask_open(parent, "Open", ["Documents (*.txt)"], chosen.append)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    dialog.close()
    assert chosen == [[tmp_path / "a.txt", tmp_path / "b.txt"]]
    assert QSettings().value("recent/folder") == str(tmp_path)


def test_a_folder_is_asked_for_as_one(parent: QWidget) -> None:
    dialog = ask_open(parent, "Add a folder", [], pytest.fail, folder=True)
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.close()


@pytest.mark.parametrize(
    ("typed", "filters", "written"),
    [
        ("Named", ["SVG (*.svg)", "PNG (*.png)"], "Named.svg"),
        ("Named.png", ["SVG (*.svg)", "PNG (*.png)"], "Named.png"),
    ],
)
def test_an_ending_is_added_where_none_is_given(
    parent: QWidget, tmp_path: Path, typed: str, filters: list[str], written: str
) -> None:
    chosen: list[Path] = []
    dialog = ask_save(parent, "Export", filters, tmp_path / "suggested.svg", chosen.append)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.filesSelected.emit([str(tmp_path / typed)])
    dialog.close()
    assert chosen == [tmp_path / written]


@pytest.mark.parametrize(
    ("button", "expected"),
    [
        (QMessageBox.StandardButton.Save, ["save"]), (QMessageBox.StandardButton.Discard, ["discard"]),
        (QMessageBox.StandardButton.Cancel, []),
    ],
)  # fmt: skip
def test_unsaved_work_is_saved_given_up_or_kept(
    parent: QWidget, button: QMessageBox.StandardButton, expected: list[str]
) -> None:
    called: list[str] = []
    box = ask_unsaved(parent, "Map", lambda: called.append("save"), lambda: called.append("discard"))
    assert box.isModal()
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Save)
    box.button(button).click()
    assert called == expected
    assert isinstance(box, QDialog)


def test_the_name_follows_the_kind_of_file_that_is_chosen(parent: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    written: list[Path] = []
    kinds = ["SVG (*.svg)", "PNG (*.png)", "GIF, year by year (*.gif)"]
    dialog = ask_save(parent, "Export", kinds, tmp_path / "map.svg", written.append)
    qtbot.waitExposed(dialog)
    choice = dialog.findChild(QComboBox, "fileTypeCombo")
    for ending in (".png", ".gif"):
        QTest.keyClick(choice, Qt.Key.Key_Down)
        assert dialog.findChild(QLineEdit, "fileNameEdit").text() == f"map{ending}"
    QTest.keyClick(dialog.findChild(QLineEdit, "fileNameEdit"), Qt.Key.Key_Return)
    assert written == [tmp_path / "map.gif"]


def test_words_can_be_typed_at_once(parent: QWidget, qtbot: QtBot) -> None:
    given: list[str] = []
    dialog = ask_words(parent, "Add a note", "old", given.append)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClicks(dialog.focusWidget(), "Ask about it")
    assert dialog.isVisible(), "a space is a space"
    assert dialog.textValue() == "Ask about it"
    QTest.keyClicks(dialog.focusWidget(), ", and about everything else that a line could never hold" * 2)
    assert dialog.focusWidget().horizontalScrollBar().maximum() == 0
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(dialog.focusWidget(), "Ask about it")
    QTest.mouseClick(
        dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton
    )
    assert given == ["Ask about it"]


def test_words_are_finished_with_keys(parent: QWidget, qtbot: QtBot) -> None:
    given: list[str] = []
    dialog = ask_words(parent, "Add a note", "", given.append)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for words in ("Ask", "about it"):
        QTest.keyClicks(dialog.focusWidget(), words)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.isVisible() and not given
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert given == ["Ask\nabout it"]
