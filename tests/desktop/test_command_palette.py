"""The command palette offers what can be used now, and runs it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from allymap.desktop.command_palette import CommandPalette
from allymap.desktop.window import MainWindow

Open = Callable[..., MainWindow]


def palette_of(window: MainWindow) -> CommandPalette:
    window.commands.action("help.commands").trigger()
    found = window.findChild(CommandPalette)
    assert found.isVisible()
    assert found.field.hasFocus()
    return found


def test_it_offers_only_what_can_be_used(open_main: Open, project_file: Path) -> None:
    window = open_main()
    without = {row.key for row in palette_of(window).rows.rows}
    assert "file.new" in without
    assert "layout.run" not in without
    window.files.open_project(project_file)
    within = {row.key for row in palette_of(window).rows.rows}
    assert "layout.run" in within
    assert "map.pin" not in within


def test_typing_narrows_and_enter_runs(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    palette = palette_of(window)
    QTest.keyClicks(palette.field, "fold")
    assert palette.rows.rows[0].key == "view.fold"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.project.session.query.folded is False


def test_arrows_walk_and_escape_leaves(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    palette = palette_of(window)
    QTest.keyClicks(palette.field, "zoom")
    before = window.project.page.canvas.camera
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.project.page.canvas.camera == before
    assert window.project.page.canvas.hasFocus()


def test_each_row_shows_its_keys(open_main: Open) -> None:
    window = open_main()
    rows = {row.key: row for row in palette_of(window).rows.rows}
    assert rows["file.open"].count == "Ctrl+O"
    assert rows["help.about"].count == ""


def test_where_nothing_can_be_used_it_says_so(open_main: Open) -> None:
    palette = palette_of(open_main())
    said = next(one for one in palette.findChildren(QLabel) if "can be used now" in one.text())
    assert not said.isVisible()
    QTest.keyClicks(palette.field, "straighten")
    assert said.isVisible()
    assert palette.height() < 120
    palette.field.clear()
    assert not said.isVisible()
    assert palette.height() > 120
