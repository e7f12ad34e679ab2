"""New, open, save, close, recover: nothing is lost without a question, and nothing stops the program."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from test_journeys import drop

from allymap.desktop.recent import forget, recent_projects, remember
from allymap.desktop.window import MainWindow
from allymap.model import Report
from allymap.workspace import Workspace, editing, importing, recoverable

Open = Callable[..., MainWindow]
_BUTTONS = QMessageBox.StandardButton


def change(window: MainWindow) -> None:
    session = window.project.session
    session.attempt(editing.rename_actor, "syria", "The Syrian Arab Republic")


def unsaved_box(window: MainWindow) -> QMessageBox:
    box = window.findChild(QMessageBox, "unsavedDialog")
    assert box is not None
    assert box.isVisible()
    return box


def test_the_title_names_the_project_and_its_unsaved_changes(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    assert window.windowTitle() == "Russia and Iran[*] — AllyMap"
    assert not window.isWindowModified()
    change(window)
    assert window.isWindowModified()
    assert window.findChild(QWidget, "projectName").text() == "Russia and Iran *"
    window.files.save()
    assert not window.isWindowModified()


def test_closing_with_changes_asks_and_cancel_keeps_everything(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    change(window)
    window.close()
    assert window.isVisible()
    unsaved_box(window).button(_BUTTONS.Cancel).click()
    assert window.isVisible()
    assert window.project.session.workspace.dirty


def test_closing_and_discarding_leaves_the_file_as_it_was(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    window = open_main(project_file)
    before = project_file.read_bytes()
    change(window)
    window.close()
    unsaved_box(window).button(_BUTTONS.Discard).click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert project_file.read_bytes() == before
    assert recoverable() == []


def test_closing_and_saving_writes_the_file(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    window = open_main(project_file)
    change(window)
    window.close()
    unsaved_box(window).button(_BUTTONS.Save).click()
    qtbot.waitUntil(lambda: not window.isVisible())
    with Workspace.look(project_file) as saved:
        assert saved.actors["syria"].name == "The Syrian Arab Republic"


def test_a_new_project_is_saved_where_the_person_says(open_main: Open, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_main()
    window.commands.action("file.new").trigger()
    assert window.project is not None
    window.commands.action("file.save").trigger()
    dialog = window.findChild(QFileDialog, "fileDialog")
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    target = tmp_path / "Named"
    dialog.filesSelected.emit([str(target)])
    dialog.close()
    qtbot.waitUntil(lambda: target.with_suffix(".allymap").is_file())
    assert window.windowTitle().startswith("Named[*]")
    assert recent_projects() == [target.with_suffix(".allymap").resolve()]


def test_a_project_that_is_gone_is_told_in_a_sentence_and_forgotten(open_main: Open, tmp_path: Path) -> None:
    gone = tmp_path / "gone.allymap"
    remember(gone)
    window = open_main()
    window.start_page.project_wanted.emit(gone)
    assert window.project is None
    assert "gone" in window.messages.text
    assert recent_projects() == []


def test_a_damaged_project_is_refused_and_the_window_stays(open_main: Open, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.allymap"
    damaged.write_bytes(b"no project at all" * 100)
    window = open_main(damaged)
    assert window.project is None
    assert window.messages.text.endswith(".")
    assert damaged.read_bytes().startswith(b"no project")


def test_a_project_that_cannot_be_opened_leaves_the_present_one(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    damaged = project_file.with_name("damaged.allymap")
    damaged.write_bytes(b"no project at all" * 100)
    window.files.open_project(damaged)
    assert window.project.session.workspace.title == "Russia and Iran"
    assert window.messages.text
    window.files.open_project(project_file)
    assert window.project.session.workspace.title == "Russia and Iran"


def test_opening_another_project_takes_the_place_of_the_first(open_main: Open, project_file: Path) -> None:
    other = project_file.with_name("Other.allymap")
    other.write_bytes(project_file.read_bytes())
    window = open_main(project_file)
    window.files.open_project(other)
    assert window.windowTitle().startswith("Other")
    assert len([one for one in window.findChildren(QWidget, "mapCanvas") if one.isVisible()]) == 1


def test_dropping_a_project_opens_it(open_main: Open, project_file: Path) -> None:
    window = open_main()
    drop(window, project_file)
    assert window.project.session.workspace.title == "Russia and Iran"
    assert recent_projects() == [project_file.resolve()]


def test_closing_a_project_returns_to_the_start_page(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    window.commands.action("file.close").trigger()
    assert window.project is None
    assert window.start_page.isVisible()
    assert not window.commands.action("file.save").isEnabled()
    names = [one.text() for one in window.start_page.findChildren(QPushButton)]
    assert "Russia and Iran" in names


def offers(window: MainWindow) -> dict[str, QPushButton]:
    """The buttons that the start page shows, by their words."""
    return {one.text(): one for one in window.start_page.findChildren(QPushButton) if one.isVisible()}


def crash(project_file: Path) -> None:
    """Work on a project in another process, and kill that process in the middle of it."""
    code = (
        "import os, signal, sys; from allymap.workspace import Workspace, editing;"
        "workspace = Workspace.open(sys.argv[1]);"
        "editing.rename_actor(workspace, 'syria', 'The Syrian Arab Republic');"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(project_file)], check=False).returncode != 0


def test_work_that_a_crash_left_behind_is_offered_and_recovered(
    open_main: Open, qtbot: QtBot, project_file: Path
) -> None:
    crash(project_file)
    window = open_main()
    qtbot.waitUntil(lambda: "Recover" in offers(window))
    QTest.mouseClick(offers(window)["Recover"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.project is not None)
    assert window.project.session.workspace.actors["syria"].name == "The Syrian Arab Republic"
    assert window.isWindowModified()


def test_work_that_a_crash_left_behind_can_be_discarded(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    crash(project_file)
    window = open_main()
    qtbot.waitUntil(lambda: "Discard" in offers(window))
    QTest.mouseClick(offers(window)["Discard"], Qt.MouseButton.LeftButton)
    assert recoverable() == []
    assert "Recover" not in offers(window)


def test_a_report_is_a_calm_strip(
    open_main: Open, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_main()
    report = Report()
    report.skipped("picture.bin", "This is not text.")
    report.failed("broken.jsonl", "Line 3 is not JSON.")
    monkeypatch.setattr(importing, "prepare", lambda *_, **__: importing.Batch(report=report))
    window.open_paths([tmp_path / "picture.bin", tmp_path / "broken.jsonl"])
    qtbot.waitUntil(lambda: window.messages.text != "")
    assert window.messages.text == "Nothing could be read."
    assert window.messages.details.splitlines() == [
        "picture.bin: This is not text.", "broken.jsonl: Line 3 is not JSON.",
    ]  # fmt: skip
    window.messages.dismiss()
    assert window.messages.text == ""


def test_cancelling_a_reading_leaves_the_project_as_it_was(
    open_main: Open, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_main()

    def prepare(*_: object, progress: object, **__: object) -> None:
        while True:
            progress.advance(0)

    monkeypatch.setattr(importing, "prepare", prepare)
    window.open_paths([tmp_path / "article.txt"])
    QTest.mouseClick(window.findChild(QPushButton, "cancelJob"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert not window.project.session.workspace.documents
    assert not window.isWindowModified()


def test_the_sample_opens_in_one_click(open_main: Open, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    window = open_main()
    asked: list[list[Path]] = []
    monkeypatch.setattr(importing, "prepare", lambda paths, **_: asked.append(paths) or importing.Batch())
    QTest.mouseClick(window.findChild(QPushButton, "openSample"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(asked) and not window.jobs.busy)
    assert len(asked[0]) >= 4
    assert {path.suffix for path in asked[0]} >= {".md", ".html"}


def test_recent_projects_are_few_unique_and_newest_first(tmp_path: Path) -> None:
    paths = [(tmp_path / f"{number}.allymap").resolve() for number in range(14)]
    for path in (*paths, paths[5]):
        remember(path)
    assert recent_projects()[0] == paths[5]
    assert len(recent_projects()) == len(set(recent_projects())) == 10
    for path in paths:
        forget(path)
    assert recent_projects() == []
