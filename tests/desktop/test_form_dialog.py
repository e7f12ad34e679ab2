"""What the dialogs with fields have alike."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from allymap.desktop.form_dialog import FormDialog, named


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[FormDialog]:
    """A dialog without rows; its parent lives as long as the test."""
    parent = QWidget()
    qtbot.addWidget(parent)
    yield FormDialog(parent, "example", "An example", 300)
    parent.close()


def test_fields_have_names_for_screen_readers(dialog: FormDialog) -> None:
    fields = (
        dialog.line("Title", "A", "hint"), dialog.paragraph("Note", "B\nC", 60), dialog.choice("Kind", [("one", 1)]),
    )  # fmt: skip
    assert named(*fields) == [("Title", fields[0]), ("Note", fields[1]), ("Kind", fields[2])]
    assert (fields[0].placeholderText(), fields[1].toPlainText(), fields[2].currentData()) == ("hint", "B\nC", 1)


def test_keys_accept_from_a_field_of_several_lines_unless_an_answer_is_missing(
    dialog: FormDialog, qtbot: QtBot
) -> None:
    note = dialog.paragraph("Note", "", 60)
    dialog.lay_out([("Note", note)])
    accepted: list[bool] = []
    dialog.accepted.connect(lambda: accepted.append(True))
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    note.setFocus()
    for enabled in (False, True):
        dialog.ok.setEnabled(enabled)
        QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert bool(accepted) == enabled


def test_an_unknown_choice_is_the_first(dialog: FormDialog) -> None:
    choices = [("none", ""), ("two", "2")]
    assert [dialog.choice("Kind", choices, one).currentText() for one in ("2", "3", None)] == ["two", "none", "none"]


def test_labels_are_the_five_of_the_protocol(dialog: FormDialog) -> None:
    box = dialog.labels("TLP:AMBER", "no label")
    assert [box.itemText(row) for row in range(box.count())] == [
        "no label", "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED",
    ]  # fmt: skip
    assert box.currentData() == "TLP:AMBER"


def test_a_refusal_is_seen_and_is_no_markup(dialog: FormDialog) -> None:
    dialog.lay_out([dialog.words("Which?")])
    dialog.show()
    problem = dialog.findChild(QLabel, "exampleProblem")
    assert not problem.isVisible()
    dialog.refuse("<b>No</b> date.")
    assert problem.isVisible()
    assert problem.text() == "<b>No</b> date."
    assert problem.textFormat() == Qt.TextFormat.PlainText
    dialog.close()


def test_tab_leaves_a_field_of_several_lines(dialog: FormDialog, qtbot: QtBot) -> None:
    note, title = dialog.paragraph("Note", "", 60), dialog.line("Title")
    dialog.lay_out(named(note, title))
    dialog.show()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    note.setFocus()
    QTest.keyClick(note, Qt.Key.Key_Tab)
    assert title.hasFocus()
    assert note.toPlainText() == ""
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
