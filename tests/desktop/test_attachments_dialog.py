"""Mails are asked about once: everything attached is offered, and what is left ticked is read."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import prepared_project
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from allymap.desktop.attachments_dialog import AttachmentsDialog
from allymap.desktop.window import MainWindow
from allymap.workspace import importing

Open = Callable[..., MainWindow]
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def mails(tmp_path: Path) -> list[Path]:
    paths = []
    for number in (1, 2):
        mail = EmailMessage()
        mail["Subject"], mail["From"] = f"Figures {number}", "j@desk.example"
        mail.set_content("See below.")
        for name in ("note.txt", "more.md"):
            mail.add_attachment("Oman waits.", filename=name)
        paths.append(tmp_path / f"mail{number}.eml")
        paths[-1].write_bytes(mail.as_bytes())
    return paths


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Which attachments each reading was told to read."""
    told: list[Any] = []

    def prepare(*_: object, attachments: object, **__: object) -> importing.Batch:
        told.append(attachments)
        made = prepared_project.build()
        batch = importing.Batch(tuple(made.documents.values()), (), tuple(made.actors.values()))
        made.close()
        return batch

    monkeypatch.setattr(importing, "prepare", prepare)
    return told


def question(window: MainWindow, qtbot: QtBot, paths: list[Path]) -> AttachmentsDialog:
    window.open_paths(paths)
    qtbot.waitUntil(lambda: window.findChild(AttachmentsDialog) is not None)
    dialog = window.findChild(AttachmentsDialog)
    qtbot.waitExposed(dialog)
    return dialog


def tick(dialog: AttachmentsDialog, item: QTreeWidgetItem) -> None:
    """Click the box of a row as a person does."""
    tree = dialog.tree
    option = QStyleOptionViewItem()
    tree.initViewItemOption(option)
    option.rect = tree.visualItemRect(item)
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = tree.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, tree)
    QTest.mouseClick(tree.viewport(), _LEFT, pos=box.center())


def test_everything_is_offered_and_ticked(open_main: Open, qtbot: QtBot, mails: list[Path], asked: list[Any]) -> None:
    window = open_main()
    dialog = question(window, qtbot, mails)
    rows = [dialog.tree.topLevelItem(row) for row in range(dialog.tree.topLevelItemCount())]
    assert [row.text(0) for row in rows] == ["mail1.eml", "mail2.eml"]
    assert [rows[0].child(number).text(0) for number in range(2)] == ["note.txt", "more.md"]
    assert dialog.read_button.text() == "Read with 4 attachments"
    assert asked == []
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.messages.text != "")
    assert asked == [{f"{mail} · {name}" for mail in mails for name in ("note.txt", "more.md")}]
    qtbot.waitUntil(lambda: window.findChild(AttachmentsDialog) is None)


def test_what_is_unticked_is_not_read(open_main: Open, qtbot: QtBot, mails: list[Path], asked: list[Any]) -> None:
    window = open_main()
    dialog = question(window, qtbot, mails)
    first, second = (dialog.tree.topLevelItem(row) for row in range(2))
    tick(dialog, first)
    assert dialog.read_button.text() == "Read with 2 attachments"
    assert dialog.all_box.checkState() is Qt.CheckState.PartiallyChecked
    tick(dialog, second.child(0))
    assert second.checkState(0) is Qt.CheckState.PartiallyChecked
    QTest.mouseClick(dialog.read_button, _LEFT)
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert asked == [{f"{mails[1]} · more.md"}]
    qtbot.waitUntil(lambda: window.messages.text != "")


def test_all_can_be_unticked_at_once_and_ticked_again(
    open_main: Open, qtbot: QtBot, mails: list[Path], asked: list[Any]
) -> None:
    window = open_main()
    dialog = question(window, qtbot, mails)
    box, spot = dialog.all_box, QPoint(8, dialog.all_box.height() // 2)
    QTest.mouseClick(box, _LEFT, pos=spot)
    assert dialog.wanted() == frozenset()
    tick(dialog, dialog.tree.topLevelItem(0).child(0))
    QTest.mouseClick(box, _LEFT, pos=spot)
    assert len(dialog.wanted()) == 4
    QTest.mouseClick(box, _LEFT, pos=spot)
    assert dialog.read_button.text() == "Read without attachments"
    QTest.mouseClick(dialog.read_button, _LEFT)
    qtbot.waitUntil(lambda: asked == [frozenset()])
    qtbot.waitUntil(lambda: window.messages.text != "")


def test_escape_reads_nothing(open_main: Open, qtbot: QtBot, mails: list[Path], asked: list[Any]) -> None:
    window = open_main()
    QTest.keyClick(question(window, qtbot, mails), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert asked == []
    assert not window.isWindowModified()


def test_a_folder_without_mail_is_read_without_a_question(
    open_main: Open, qtbot: QtBot, tmp_path: Path, asked: list[Any]
) -> None:
    (tmp_path / "a.txt").write_text("Oman waits.")
    window = open_main()
    window.open_paths([tmp_path])
    qtbot.waitUntil(lambda: window.messages.text != "")
    assert asked == [None]
    assert window.findChild(AttachmentsDialog) is None
