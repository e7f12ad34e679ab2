"""What comes back: filters, focus, window and camera with a layout; how things are drawn in any project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from prepared_project import build
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from allymap.desktop.window import MainWindow
from allymap.model import Actor, Camera
from allymap.workspace import editing, importing

Open = Callable[..., MainWindow]
DRAWING = ("view.arrows", "view.hulls", "view.counts", "map.snap")


@pytest.fixture
def window(map_window: MainWindow) -> MainWindow:
    return map_window


def test_each_layout_has_its_own_filters_window_focus_and_camera(window: MainWindow) -> None:
    session, page = window.project.session, window.project.page
    first = session.layout.id
    window.commands.action("layout.duplicate").trigger()
    second = session.layout.id
    session.select({"syria"})
    QTest.keyClick(page.canvas, Qt.Key.Key_Delete)
    page.timeline.setFocus()
    session.ask(replace(session.query, start=date(2015, 1, 1), end=date(2018, 12, 31)))
    page.canvas.zoom_in()
    camera = page.canvas.camera
    chips = page.top.chips.texts
    assert len(chips) == 2
    session.use_layout(first)
    assert page.top.chips.texts == []
    assert page.timeline.chosen is None
    assert page.canvas.camera != camera
    session.select({"israel"})
    window.commands.action("view.focus").trigger()
    session.use_layout(second)
    assert page.top.chips.texts == chips
    assert page.timeline.chosen == (date(2015, 1, 1), date(2018, 12, 31))
    assert page.canvas.camera == camera
    assert not page.trail.isVisible()
    session.use_layout(first)
    assert page.trail.isVisible()
    assert session.query.around == {"israel"}


def test_the_focus_and_the_filters_are_there_when_the_project_is_opened_again(
    open_main: Open, project_file: Path
) -> None:
    window = open_main(project_file)
    session = window.project.session
    session.select({"israel"})
    window.commands.action("view.focus").trigger()
    window.commands.action("view.reviewed_only").trigger()
    shown, chips = session.view, window.project.page.top.chips.texts
    assert not session.workspace.dirty, "looking is no edit"
    window.files.save()
    window.show_project(None)
    window.open_paths([project_file])
    assert window.project.session.view == shown
    assert window.project.page.top.chips.texts == chips
    assert window.project.page.trail.isVisible()
    assert window.commands.action("view.reviewed_only").isChecked()


def test_how_the_map_is_drawn_is_kept_for_every_project(open_main: Open, project_file: Path, tmp_path: Path) -> None:
    window = open_main(project_file)
    usual = {one: window.commands.action(one).isChecked() for one in DRAWING}
    assert usual == {"view.arrows": False, "view.hulls": True, "view.counts": False, "map.snap": True}
    for one in DRAWING:
        window.commands.action(one).trigger()
    build(tmp_path / "other.allymap").close()
    window.open_paths([tmp_path / "other.allymap"])
    assert {one: window.commands.action(one).isChecked() for one in DRAWING} == {one: not usual[one] for one in usual}
    session, canvas = window.project.session, window.project.page.canvas
    assert session.drawing.arrows
    assert session.drawing.hulls is False
    assert canvas.counting
    assert not canvas.snapping


def test_a_layout_survives_new_actors_and_merged_ones(window: MainWindow, qtbot: QtBot) -> None:
    session = window.project.session
    window.commands.action("layout.duplicate").trigger()
    editing.pin(session.workspace, session.layout.id, ["russia"])
    before = session.places
    told = next(one for one in session.workspace.claims.values() if "iran" in (one.source_id, one.target_id))
    more = replace(session.workspace.documents[told.document_id], id="more", sha256="0" * 64)
    ends = {"source_id": "iran", "target_id": "oman", "passage": replace(told.passage, document_id="more")}
    importing.apply(
        session.workspace, importing.Batch((more,), (), (Actor("oman", "Oman"),), (replace(told, id="met", **ends),))
    )
    here = session.places
    assert {one: here[one] for one in before} == before, "nobody moves for a newcomer"
    assert "oman" in here
    editing.merge_actors(session.workspace, "iran", ["israel"], "tester")
    assert {one: session.places[one] for one in before if one != "israel"} == {
        one: place for one, place in before.items() if one != "israel"
    }
    assert "israel" not in {one.id for one in session.view.actors}
    assert "russia" in session.pinned
    session.undo()
    assert session.places["israel"] == before["israel"]


def test_a_map_left_whole_is_whole_again_in_a_window_of_another_size(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    canvas = window.project.page.canvas
    canvas.fit(animated=False)
    window.project.requests.remember_camera()
    (layout,) = window.project.session.workspace.layouts.values()
    assert layout.camera == Camera()
    window.files.save()
    window.close_at_once()
    again = open_main(project_file)
    again.resize(1800, 1200)
    assert again.project.page.canvas.shows_all
    again.project.page.canvas.zoom_in()
    again.project.requests.remember_camera()
    (layout,) = again.project.session.workspace.layouts.values()
    assert layout.camera == again.project.page.canvas.camera
