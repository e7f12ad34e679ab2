"""The project's own actors and frames, written with the keyboard and checked while one types."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from allymap.desktop.frames_editor import EXAMPLE, format_html
from allymap.desktop.own_actors_table import ALIASES, CODE, KIND, NAME, PRINCIPAL
from allymap.desktop.theme import theme
from allymap.desktop.vocabulary_dialog import VocabularyDialog
from allymap.desktop.window import MainWindow
from allymap.model import Actor, ActorKind
from allymap.model.resources import resource
from allymap.network.look import LIGHT
from allymap.workspace import editing, importing

Open = Callable[..., MainWindow]
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> VocabularyDialog:
    window.commands.action("edit.vocabulary").trigger()
    found = window.findChild(VocabularyDialog, "vocabularyDialog")
    qtbot.waitExposed(found)
    yield found
    if found in window.findChildren(VocabularyDialog):
        found.close()


def settle() -> None:
    """Let an editor hand over what it holds, and go."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete


def write(dialog: VocabularyDialog, row: int, column: int, text: str) -> None:
    """Edit a cell: double click, type, Enter."""
    table = dialog.table
    at = table.visualRect(table.actors.index(row, column)).center()
    QTest.mouseClick(table.viewport(), _LEFT, pos=at)
    QTest.mouseDClick(table.viewport(), _LEFT, pos=at)
    editor = table.viewport().findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()


def save_button(dialog: VocabularyDialog) -> QPushButton:
    return dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)


def test_an_actor_is_written_into_the_table_and_saved_in_one_step(
    window: MainWindow, dialog: VocabularyDialog, qtbot: QtBot
) -> None:
    QTest.mouseClick(dialog.findChild(QPushButton, "addOwnActor"), _LEFT)
    editor = dialog.table.viewport().findChild(QLineEdit)
    QTest.keyClicks(editor, "Kestrel Brigade")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    write(dialog, 0, ALIASES, "the Kestrels; KB")
    write(dialog, 0, PRINCIPAL, "Syria")
    qtbot.waitUntil(save_button(dialog).isEnabled)
    QTest.mouseClick(save_button(dialog), _LEFT)
    workspace = window.project.session.workspace
    assert workspace.own_actors == (
        Actor("kestrel-brigade", "Kestrel Brigade", principal_id="syria", aliases=("the Kestrels", "KB")),
    )
    assert workspace.undo_label == "Change the project's own actors and frames"
    window.project.session.undo()
    assert workspace.own_actors == ()


def test_the_kind_is_chosen_from_a_list(dialog: VocabularyDialog) -> None:
    dialog.table.actors.add()
    table = dialog.table
    table.setCurrentIndex(table.actors.index(0, KIND))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    combo = table.viewport().findChild(QComboBox)
    combo.setCurrentIndex(combo.findData(ActorKind.COMPANY.value))
    QTest.keyClick(combo, Qt.Key.Key_Return)
    settle()
    assert table.actors.rows[0].kind is ActorKind.COMPANY
    assert table.actors.index(0, KIND).data() == "company"


def test_what_is_wrong_is_said_while_one_types_and_cannot_be_saved(dialog: VocabularyDialog, qtbot: QtBot) -> None:
    dialog.table.actors.add()
    qtbot.wait(300)
    assert dialog.problem == "", "nothing was written yet"
    write(dialog, 0, ALIASES, "the Kestrels")
    qtbot.waitUntil(lambda: dialog.problem == "The actor in row 1 needs a name.")
    assert not save_button(dialog).isEnabled()
    write(dialog, 0, NAME, "Kestrel Brigade")
    qtbot.waitUntil(lambda: dialog.problem == "")
    write(dialog, 0, CODE, "kest")
    qtbot.waitUntil(lambda: "three letters" in dialog.problem)
    dialog.accept()
    assert dialog.isVisible()


def test_delete_takes_rows_out(window: MainWindow, qtbot: QtBot) -> None:
    editing.rename_actor(window.project.session.workspace, "syria", "The Syrian Arab Republic")
    window.commands.action("edit.vocabulary").trigger()
    dialog = window.findChild(VocabularyDialog)
    qtbot.waitExposed(dialog)
    assert [row.name for row in dialog.table.actors.rows] == ["The Syrian Arab Republic"]
    dialog.table.selectRow(0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert dialog.table.actors.rows == []
    QTest.mouseClick(save_button(dialog), _LEFT)
    workspace = window.project.session.workspace
    assert workspace.own_actors == ()
    assert workspace.actors["syria"].name == "The Syrian Arab Republic", "claims speak of it: it stays"


def test_frames_are_checked_by_the_extractors_own_sentence(dialog: VocabularyDialog, qtbot: QtBot) -> None:
    QTest.mouseClick(dialog.findChild(QPushButton, "framesTab"), _LEFT)
    text = dialog.frames.text_edit
    QTest.keyClicks(text, "[[frame]]")
    qtbot.waitUntil(lambda: "has no id" in dialog.problem)
    QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClicks(text, 'id = "x"')
    qtbot.waitUntil(lambda: "“x” needs one of" in dialog.problem)
    text.selectAll()
    QTest.keyClick(text, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: dialog.problem == "")


def test_the_example_is_right_and_reading_again_is_offered(
    window: MainWindow, dialog: VocabularyDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTest.mouseClick(dialog.findChild(QPushButton, "framesTab"), _LEFT)
    QTest.mouseClick(dialog.findChild(QPushButton, "frameExample"), _LEFT)
    QTest.mouseClick(save_button(dialog), _LEFT)
    workspace = window.project.session.workspace
    assert workspace.own_frames == EXAMPLE
    asked: list[str] = []
    monkeypatch.setattr(
        importing, "prepare_again",
        lambda documents, within, **_: asked.append(within.own_frames) or importing.Batch(tuple(documents), again=True),
    )  # fmt: skip
    offer = next(one for one in window.messages.findChildren(QPushButton) if one.text() == "Read again")
    QTest.mouseClick(offer, _LEFT)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert asked == [EXAMPLE]
    for one in window.findChildren(object, "differenceDialog"):
        one.close()


def test_cancelling_keeps_everything(window: MainWindow, dialog: VocabularyDialog) -> None:
    QTest.mouseClick(dialog.findChild(QPushButton, "framesTab"), _LEFT)
    QTest.mouseClick(dialog.findChild(QPushButton, "frameExample"), _LEFT)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.project.session.workspace.own_frames == ""
    assert not window.isWindowModified()


def test_toml_is_marked_up(dialog: VocabularyDialog) -> None:
    dialog.frames.text_edit.setPlainText('[[frame]]\nid = "a # b" # note\nweak = true')
    blocks = [dialog.frames.text_edit.document().findBlockByNumber(number) for number in range(3)]

    def colours(number: int) -> dict[str, str]:
        text = blocks[number].text()
        return {
            text[one.start : one.start + one.length]: one.format.foreground().color().name()
            for one in blocks[number].layout().formats()
        }

    look = theme().look
    assert colours(0) == {"[[frame]]": look.accent}
    assert colours(1)['"a # b"'] == look.cooperation
    assert colours(1)["# note"] == look.muted
    assert colours(2)["true"] == look.competition


def test_the_help_tells_every_field_of_the_format() -> None:
    readme = resource("frames", "README.md").read_text(encoding="utf-8")
    shown = format_html(readme, LIGHT)
    assert all(
        name in shown for name in ("verbs, nouns, adjectives", "polarity", "complements", "Roles: ", "meanwhile")
    )
    assert "`" not in shown
