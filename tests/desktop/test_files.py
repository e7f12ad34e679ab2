"""New, open, save, close, recover: nothing is lost without a question, and nothing stops the program."""

from __future__ import annotations

import gc
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from weakref import ref

import prepared_project
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from test_journeys import drop

from allymap.desktop.recent import forget, recent_projects, remember
from allymap.desktop.window import MainWindow
from allymap.model import Document, ProjectError, Report, Setting
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


def test_what_is_dropped_with_a_project_is_read_into_that_one(
    open_main: Open, project_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "Other.allymap"
    with Workspace.new() as empty:
        empty.save(other)
    window = open_main(project_file)
    read: list[tuple[str, str]] = []
    monkeypatch.setattr(
        window.files.readings, "add",
        lambda project, paths: read.extend((project.session.workspace.title, one.name) for one in paths),
    )  # fmt: skip
    change(window)
    window.open_paths([tmp_path / "a.txt", other])
    assert not read, "nobody has said yet what becomes of the changes"
    unsaved_box(window).button(_BUTTONS.Discard).click()
    window.open_paths([other, tmp_path / "b.txt"])
    window.open_paths([tmp_path / "none.allymap", tmp_path / "c.txt"])
    assert read == [("Other", "a.txt"), ("Other", "b.txt")]


def test_of_several_projects_the_first_opens_and_the_others_are_named(
    open_main: Open, project_file: Path, tmp_path: Path
) -> None:
    others = [tmp_path / "Other.allymap", tmp_path / "Third.allymap"]
    for path in others:
        with Workspace.new() as empty:
            empty.save(path)
    window = open_main()
    window.open_paths([project_file, *others])
    assert window.project.session.workspace.path == project_file
    assert "not opened: “Other”, “Third”." in window.messages.text
    window.open_paths(others[:1])
    assert window.project.session.workspace.path == others[0]
    assert not window.messages.isVisible()


def test_closing_a_project_returns_to_the_start_page(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    window.commands.action("file.close").trigger()
    assert window.project is None
    assert window.start_page.isVisible()
    assert not window.commands.action("file.save").isEnabled()
    assert window.commands.action("edit.undo").text() == "&Undo"
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


def test_unsaved_work_without_a_name_is_told_by_its_documents(open_main: Open, qtbot: QtBot) -> None:
    for titles in (["The strait"], ["A pipeline", "The strait"], ["One", "Two", "Three"], []):
        workspace = Workspace.new()
        with workspace.step("Add documents") as step:
            step.put(Setting("label", "kept"))
            for title in titles:
                step.put(Document(title, title, title, sha256(title.encode()).hexdigest()))
        workspace.leave()
    window = open_main()
    qtbot.waitUntil(lambda: "Recover" in offers(window))
    said = [label.text() for label in window.start_page.findChildren(QLabel) if "not saved" in label.text()]
    assert sorted(one.split(" was not")[0] for one in said) == [
        "A project with “A pipeline” and another document", "A project with “One” and 2 more",
        "A project with “The strait”", "“Untitled”",
    ]  # fmt: skip
    assert all("last changed" in one for one in said)


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


def some_batch() -> importing.Batch:
    """What reading two documents found, one of them undated."""
    made = prepared_project.build()
    batch = importing.Batch(
        tuple(made.documents.values()), (), tuple(made.actors.values()), tuple(made.claims.values())
    )
    made.close()
    return batch


@pytest.mark.parametrize("action", ["file.open", "document.add", "document.add_folder"])
def test_files_are_chosen_in_a_dialog(
    open_main: Open, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path, action: str
) -> None:
    window = open_main()
    asked: list[list[Path]] = []
    monkeypatch.setattr(importing, "prepare", lambda paths, **_: asked.append(paths) or importing.Batch())
    window.commands.action(action).trigger()
    dialog = window.findChild(QFileDialog, "fileDialog")
    dialog.filesSelected.emit([str(tmp_path / "a.txt")])
    dialog.close()
    qtbot.waitUntil(lambda: asked == [[tmp_path / "a.txt"]] and not window.jobs.busy)


def test_what_was_read_is_added_as_one_step_and_counted(
    open_main: Open, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_main()
    batch = some_batch()
    monkeypatch.setattr(importing, "prepare", lambda *_, **__: batch)
    window.open_paths([tmp_path / "a.txt", tmp_path / "b.txt"])
    qtbot.waitUntil(lambda: window.messages.text != "")
    assert window.messages.text == (
        "2 documents read: 7 claims between 6 actors. One does not say when it was published."
    )
    session = window.project.session
    assert session.workspace.undo_label == "Add 2 documents"
    canvas = window.project.page.canvas
    notices = window.findChild(QWidget, "notices")
    told = QRect(canvas.mapFromGlobal(notices.mapToGlobal(QPoint())), notices.size())
    assert told.intersects(canvas.rect())
    actors = [one.id for one in session.view.actors]
    qtbot.waitUntil(lambda: not any(told.contains(canvas.actor_point(one)) for one in actors))
    assert canvas.shows_all
    offer = next(one for one in window.messages.findChildren(QPushButton) if one.text() == "Set the date")
    offer.click()
    assert window.project.page.sources.view.findChild(QWidget, "publishedEditor") is not None
    session.undo()
    assert not session.workspace.documents
    assert session.view.relations == ()


def test_reading_knows_what_is_there_already(
    open_main: Open, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, project_file: Path
) -> None:
    window = open_main(project_file)
    told: list[dict[str, object]] = []
    monkeypatch.setattr(importing, "prepare", lambda _, **given: told.append(given) or importing.Batch())
    window.open_paths([project_file.with_name("more.txt")])
    qtbot.waitUntil(lambda: bool(told) and not window.jobs.busy)
    standing = told[0]["within"]
    assert isinstance(standing, importing.Standing)
    assert {document.id for document in standing.evidence.documents.values()} == {"sky", "rebuilds"}
    assert {"russia", "putin"} <= set(standing.evidence.actors)


def test_what_was_read_for_a_closed_project_is_dropped(
    open_main: Open, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path, project_file: Path
) -> None:
    window = open_main()
    go = threading.Event()
    batch = some_batch()

    def prepare(*_: object, **__: object) -> importing.Batch:
        go.wait(5)
        return batch

    monkeypatch.setattr(importing, "prepare", prepare)
    window.open_paths([tmp_path / "a.txt"])
    window.files.open_project(project_file)
    go.set()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert set(window.project.session.workspace.documents) == {"sky", "rebuilds"}
    assert not window.isWindowModified()


def test_a_batch_that_cannot_be_added_is_told(
    open_main: Open, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, project_file: Path
) -> None:
    window = open_main(project_file)
    batch = some_batch()  # the same documents, which came in meanwhile
    monkeypatch.setattr(importing, "prepare", lambda *_, **__: batch)
    window.open_paths([project_file.with_name("a.txt")])
    qtbot.waitUntil(lambda: "meanwhile" in window.messages.text)
    assert not window.isWindowModified()


def test_a_bug_while_reading_is_admitted_and_raised(
    open_main: Open, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_main()

    def prepare(*_: object, **__: object) -> importing.Batch:
        raise KeyError("ours")

    monkeypatch.setattr(importing, "prepare", prepare)
    with capture_exceptions() as raised:
        window.open_paths([tmp_path / "a.txt"])
        qtbot.waitUntil(lambda: not window.jobs.busy)
    assert [kind for kind, _, _ in raised] == [KeyError]
    assert "your project is as it was" in window.messages.text
    assert window.messages.details == "KeyError('ours')"


def test_a_disk_that_is_full_keeps_the_work_and_says_so(
    open_main: Open, monkeypatch: pytest.MonkeyPatch, project_file: Path
) -> None:
    window = open_main(project_file)
    change(window)

    def refuse(*_: object) -> Path:
        raise ProjectError("The disk is full; your work is kept.")

    monkeypatch.setattr(window.project.session.workspace, "save", refuse)
    window.commands.action("file.save").trigger()
    assert window.messages.text == "The disk is full; your work is kept."
    assert window.isWindowModified()


def test_recent_projects_open_from_the_menu(open_main: Open, project_file: Path) -> None:
    remember(project_file)
    window = open_main()
    menu = window.commands.submenu("file.recent")
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["Russia and Iran"]
    menu.actions()[0].trigger()
    assert window.project.session.workspace.title == "Russia and Iran"


def test_without_recent_projects_the_menu_says_so(open_main: Open) -> None:
    window = open_main()
    entry = window.commands.submenu("file.recent").actions()[0]
    assert entry.text() == "No projects yet"
    assert not entry.isEnabled()


def test_a_closed_project_leaves_the_memory(open_main: Open, qtbot: QtBot, project_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.allymap"
    shutil.copy(project_file, other)
    window = open_main(project_file)
    gc.freeze()  # as after a large project was opened
    first = ref(window.project.session.workspace)
    window.open_paths([other])
    qtbot.waitUntil(lambda: first() is None, timeout=5_000)
    second = ref(window.project.session.workspace)
    window.commands.action("file.close").trigger()
    qtbot.waitUntil(lambda: second() is None, timeout=5_000)
    gc.unfreeze()


def test_opening_over_unsaved_changes_asks_first(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    other = project_file.with_name("Other.allymap")
    other.write_bytes(project_file.read_bytes())
    window = open_main(project_file)
    change(window)
    window.files.open_project(other)
    assert window.project.session.workspace.title == "Russia and Iran"
    unsaved_box(window).button(_BUTTONS.Save).click()
    qtbot.waitUntil(lambda: window.project.session.workspace.title == "Other")
    with Workspace.look(project_file) as saved:
        assert saved.actors["syria"].name == "The Syrian Arab Republic"


def test_the_question_for_documents_offers_every_ending_that_can_be_read(open_main: Open) -> None:
    window = open_main()
    window.commands.action("document.add").trigger()
    dialog = window.findChild(QFileDialog, "fileDialog")
    offered = dialog.nameFilters()[0]
    assert all(f"*{ending}" in offered for ending in (*importing.endings(), ".pdf", ".docx", ".eml"))
    dialog.reject()
