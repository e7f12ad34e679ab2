"""Describing, labelling, joining and removing sources, with real events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from picking import pick
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QPushButton,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from allymap.desktop.exporting import claims_bytes, picture_bytes
from allymap.desktop.label_dialog import LabelDialog
from allymap.desktop.rows import ROW
from allymap.desktop.source_dialog import SourceDialog
from allymap.desktop.window import MainWindow
from allymap.model import Document
from allymap.network.dependence import siblings
from allymap.workspace import editing

Open = Callable[..., MainWindow]
_LEFT = Qt.MouseButton.LeftButton


def menu_of(window: MainWindow, document_id: str) -> QMenu:
    """Open the menu of a source with the right button's request."""
    sources = window.project.page.sources
    at = sources.view.visualRect(sources.rows.index(sources.rows.row_of(document_id))).center()
    sources.view.customContextMenuRequested.emit(at)
    return next(menu for menu in sources.findChildren(QMenu) if menu.isVisible())


def choose(menu: QMenu, words: str) -> None:
    """Click the entry of a menu whose words begin so."""
    action = next(one for one in menu.actions() if one.text().startswith(words))
    QTest.mouseClick(menu, _LEFT, Qt.KeyboardModifier.NoModifier, menu.actionGeometry(action).center())


def submenu(menu: QMenu, words: str) -> QMenu:
    return next(one.menu() for one in menu.actions() if one.text().startswith(words))


def press(dialog: object, button: QDialogButtonBox.StandardButton) -> None:
    box = dialog.findChild(QDialogButtonBox)  # type: ignore[attr-defined]
    QTest.mouseClick(box.button(button), _LEFT)


def add_reprint(window: MainWindow) -> None:
    workspace = window.project.session.workspace
    with workspace.step("Add") as step:
        step.put(replace(workspace.documents["sky"], id="again", title="The sky again", published="2017"))


def test_a_source_is_graded_and_shown_so(window: MainWindow, qtbot: QtBot) -> None:
    page, workspace = window.project.page, window.project.session.workspace
    choose(menu_of(window, "sky"), "Describe it")
    dialog = window.findChild(SourceDialog)
    qtbot.waitUntil(dialog.isVisible)
    QTest.keyClicks(dialog.lines["author"], "N. Lind")
    pick(dialog.reliability, "B")
    pick(dialog.credibility, "1")
    pick(dialog.tlp, "TLP:AM")
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    problem = dialog.findChild(QLabel, "sourceProblem")
    assert problem.isVisible()
    assert "No second origin" in problem.text()
    pick(dialog.credibility, "2")
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    kept = workspace.documents["sky"]
    assert (kept.author, kept.grade, kept.tlp) == ("N. Lind", "B2", "TLP:AMBER")
    row = page.sources.rows.index(page.sources.rows.row_of("sky")).data(ROW)
    assert row.count.startswith("B2 · ")
    assert row.note == "TLP:AMBER"
    canvas = page.canvas
    QTest.mouseClick(canvas, _LEFT, Qt.KeyboardModifier.NoModifier, canvas.relation_point("russia|syria"))
    assert page.evidence.relation.list.current_card.source.startswith("B2 · TLP:AMBER · The sky")
    window.commands.action("edit.undo").trigger()
    assert workspace.documents["sky"].grade == ""


def test_reprints_are_one_origin_until_set_apart(window: MainWindow) -> None:
    add_reprint(window)
    page, workspace = window.project.page, window.project.session.workspace
    row = page.sources.rows.index(page.sources.rows.row_of("again")).data(ROW)
    assert row.note == "1 origin with “The sky over Damascus”"
    assert "1 origin with “The sky over Damascus”" in row.tooltip
    choose(menu_of(window, "again"), "Count as an origin")
    assert siblings(workspace.evidence) == {}
    menu = menu_of(window, "again")
    joining = submenu(menu, "Same origin as")
    next(one for one in joining.actions() if one.text() == "Who rebuilds Syria?").trigger()
    menu.close()
    assert siblings(workspace.evidence) == {"rebuilds": ("again",), "again": ("rebuilds",)}
    choose(menu_of(window, "again"), "Let the words decide")
    assert siblings(workspace.evidence) == {"sky": ("again",), "again": ("sky",)}


def test_a_removal_says_what_loses_its_last_source(window: MainWindow, qtbot: QtBot) -> None:
    workspace = window.project.session.workspace
    choose(menu_of(window, "rebuilds"), "Remove")
    box = window.findChild(QMessageBox, "removalDialog")
    qtbot.waitUntil(box.isVisible)
    assert "1 strand loses its last source:\nIran – Russia, competition" in box.informativeText()
    QTest.mouseClick(box.button(QMessageBox.StandardButton.Cancel), _LEFT)
    assert "rebuilds" in workspace.documents
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "removalDialog") is None)
    choose(menu_of(window, "rebuilds"), "Remove")
    box = window.findChild(QMessageBox, "removalDialog")
    QTest.mouseClick(next(one for one in box.findChildren(QPushButton) if one.text() == "Remove"), _LEFT)
    assert "rebuilds" not in workspace.documents
    window.commands.action("edit.undo").trigger()
    assert "rebuilds" in workspace.documents


def test_nothing_is_asked_where_nothing_is_lost(window: MainWindow) -> None:
    workspace = window.project.session.workspace
    with workspace.step("Add") as step:
        step.put(Document("idle", "Nothing in it", "Nothing.", "0" * 64, "2020"))
    choose(menu_of(window, "idle"), "Remove")
    assert "idle" not in workspace.documents


def test_the_project_s_label_is_asked_once_before_an_export(window: MainWindow, qtbot: QtBot) -> None:
    session = window.project.session
    editing.label_claims(session.workspace, [next(iter(session.workspace.claims))], "red")
    window.commands.action("export.claims").trigger()
    dialog = window.findChild(LabelDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert window.findChild(QFileDialog) is None
    dialog.findChild(QRadioButton, "TLP:GREEN").click()
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    assert session.workspace.settings["handling.label"] == "TLP:GREEN"
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None)
    window.findChild(QFileDialog).reject()
    assert len(claims_bytes(session, "jsonl").splitlines()) == len(session.workspace.claims) - 1
    assert b"TLP:GREEN" in picture_bytes(session, "svg")


def test_a_claim_gets_a_label_from_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    QTest.mouseClick(canvas, _LEFT, Qt.KeyboardModifier.NoModifier, canvas.relation_point("russia|syria"))
    window.commands.action("review.label").trigger()
    dialog = window.findChild(LabelDialog)
    dialog.findChild(QRadioButton, "TLP:RED").click()
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    assert session.workspace.claims[session.claim_id].tlp == "TLP:RED"
