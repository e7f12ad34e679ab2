"""Named layouts in the whole window: copies, locks, comparisons with ghosts, positions as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu

from allymap.desktop.canvas.camera import to_window
from allymap.desktop.window import MainWindow
from allymap.workspace import editing

Open = Callable[..., MainWindow]


@pytest.fixture
def window(map_window: MainWindow) -> MainWindow:
    return map_window


def names(window: MainWindow) -> list[str]:
    return [row.text for row in window.project.page.layouts.rows.rows]


def menu_of_layouts(window: MainWindow, row: int) -> QMenu:
    panel = window.project.page.layouts
    panel.view.customContextMenuRequested.emit(panel.view.visualRect(panel.rows.index(row)).center())
    return panel.findChildren(QMenu)[-1]


def choose(menu: QMenu, words: str) -> None:
    next(one for one in menu.actions() if one.text() == words).trigger()
    menu.close()


def choose_file(window: MainWindow, path: Path) -> None:
    dialog = window.findChildren(QFileDialog, "fileDialog")[-1]
    dialog.filesSelected.emit([str(path)])
    dialog.close()


def test_a_layout_is_duplicated_and_the_copy_used(window: MainWindow) -> None:
    session = window.project.session
    first = session.layout
    places = session.places
    window.commands.action("layout.duplicate").trigger()
    assert session.layout.name == f"{first.name} copy"
    assert session.places == places
    assert len(names(window)) == 2
    session.undo()
    assert names(window) == [first.name]


def test_the_menu_of_a_layout_locks_and_compares(window: MainWindow) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    first = session.layout.id
    window.commands.action("layout.duplicate").trigger()
    choose(menu_of_layouts(window, 0), "Lock")
    assert session.workspace.layouts[first].locked
    assert window.project.page.layouts.rows.rows[0].count == "locked"
    entries = {one.text(): one.isEnabled() for one in menu_of_layouts(window, 0).actions()}
    assert entries["Delete"] is False
    choose(menu_of_layouts(window, 0), "Unlock")
    assert not session.workspace.layouts[first].locked
    choose(menu_of_layouts(window, 0), "Duplicate")
    assert len(names(window)) == 3
    choose(menu_of_layouts(window, 0), "Compare with this layout")
    assert canvas.comparing


def test_ghosts_show_where_actors_stand_in_the_other_layout(window: MainWindow) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    window.commands.action("layout.duplicate").trigger()
    x, y = session.places["israel"]
    editing.move_actors(session.workspace, session.layout.id, {"israel": (x + 300.0, y + 40.0)})
    canvas.fit(animated=False)
    canvas.finish_painting()
    at = to_window(canvas.camera, canvas.size(), x, y).toPoint()
    bare = canvas.grab().toImage().pixelColor(at + QPoint(0, 12))
    window.commands.action("layout.compare_next").trigger()
    assert "1 stand elsewhere" in window.messages.text
    assert canvas.comparing
    assert canvas.grab().toImage().pixelColor(at + QPoint(0, 12)) != bare
    session.select({"russia"})
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not canvas.comparing
    assert canvas.grab().toImage().pixelColor(at + QPoint(0, 12)) == bare
    assert session.actors == {"russia"}, "the first Esc ends the comparison alone"
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert session.actors == frozenset()


def test_who_hardly_moved_has_no_ghost(window: MainWindow) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    window.commands.action("layout.duplicate").trigger()
    x, y = session.places["israel"]
    editing.move_actors(session.workspace, session.layout.id, {"israel": (x + 20.0, y - 20.0)})
    window.commands.action("layout.compare_next").trigger()
    assert "Everybody stands" in window.messages.text
    assert canvas.compare({"israel": (x - 12.0, y)}) == 1


def test_the_menu_of_comparisons_lists_the_others_and_ends_on_switching(window: MainWindow) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    first = session.layout
    window.commands.action("layout.duplicate").trigger()
    submenu = window.commands.submenu("layout.compare")
    for _ in range(2):
        submenu.aboutToShow.emit()
    assert [one.text() for one in submenu.actions()][1:] == [first.name]
    submenu.actions()[1].trigger()
    assert "Everybody stands" in window.messages.text
    assert canvas.comparing
    window.commands.action("layout.next").trigger()
    assert session.layout.id == first.id
    assert not canvas.comparing


def test_every_other_submenu_keeps_its_entries_when_it_opens(window: MainWindow) -> None:
    for one in ("edit.store", "edit.recall", "layout.tools", "layout.align"):
        submenu = window.commands.submenu(one)
        entries = [action.objectName() for action in submenu.actions()]
        submenu.aboutToShow.emit()
        assert [action.objectName() for action in submenu.actions()] == entries != []


def test_positions_go_to_a_file_and_come_back(window: MainWindow, tmp_path: Path) -> None:
    session = window.project.session
    before = session.places
    window.commands.action("layout.export").trigger()
    choose_file(window, tmp_path / "where.json")
    assert "Written to" in window.messages.text
    content = json.loads((tmp_path / "where.json").read_text())
    assert {one["actor"]: (one["x"], one["y"]) for one in content["places"]} == before
    editing.move_actors(session.workspace, session.layout.id, {"iran": (900.0, 900.0)})
    content["places"].append({"actor": "atlantis", "name": "Atlantis", "x": 0, "y": 0})
    (tmp_path / "where.json").write_text(json.dumps(content))
    window.commands.action("layout.import").trigger()
    choose_file(window, tmp_path / "where.json")
    assert session.places == before
    assert window.messages.text == (
        f"{len(before)} actors put where “where.json” has them. Not in this project: Atlantis."
    )
    session.undo()
    assert session.places["iran"] == (900.0, 900.0)


@pytest.mark.parametrize("content", [b"no json", b"\xff\xfe\x00", None])
def test_a_file_that_holds_no_positions_changes_nothing(
    window: MainWindow, tmp_path: Path, content: bytes | None
) -> None:
    before = window.project.session.places
    if content is not None:
        (tmp_path / "bad.json").write_bytes(content)
    window.commands.action("layout.import").trigger()
    choose_file(window, tmp_path / "bad.json")
    assert window.messages.text.count(".") >= 1
    assert window.project.session.places == before
