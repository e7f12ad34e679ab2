"""What the File menu does: new, open, add documents, save, close, recover; never in the way of the window."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from ..model import AllyMapError
from . import warmup
from .asking import ask_open, ask_save, ask_unsaved
from .drop_overlay import DATA_ENDINGS, PROJECT_SUFFIX, may_be_data
from .readings import Readings
from .recent import forget, recent_projects, remember
from .wording import date_words

if TYPE_CHECKING:
    from ..workspace import RecoveryNote, Remains, Workspace
    from .window import MainWindow


class Files(QObject):
    """Opens projects into one window. The libraries behind it are imported when they are needed first."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.readings = Readings(window)
        start = window.start_page
        start.sample_wanted.connect(self.open_sample)
        start.files_wanted.connect(self._choose_files)
        start.project_wanted.connect(self.open_project)
        start.recovery_wanted.connect(self._recover)
        start.recovery_dropped.connect(self._discard)
        window.commands.menu_opening.connect(self._fill_recent)
        self._fill_recent("file.recent")

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Action id to what does its work."""
        from .exporting import Exports
        from .handing_out import HandOuts

        exports = Exports(self._window)
        return {
            "file.new": lambda: self.then_close(self._show_new),
            "file.open": self._choose_files,
            "file.sample": self.open_sample,
            "document.add": self._choose_documents,
            "file.import": self._choose_data,
            "document.add_folder": self._choose_folder,
            "file.save": self.save,
            "file.save_as": self.save_as,
            "file.close": lambda: self.then_close(lambda: self._window.show_project(None)),
            **self.readings.handlers(),
            **exports.handlers(),
            **HandOuts(self._window).handlers(),
        }

    def offer_recovery(self) -> None:
        """Put unsaved work of an earlier run on the start page."""
        from ..workspace import recoverable, remains_of

        try:
            notes = [(self._recovery_words(note, remains_of(note)), note) for note in recoverable()]
        except AllyMapError as error:
            self._tell(error)
            return
        self._window.start_page.show_recovery(notes)

    # Opening.

    def open_paths(self, paths: Sequence[Path]) -> None:
        """A project takes the place of the present one; anything else is read into it, or into a new one.

        A window shows one project: of several the first is opened, and which were not is told.
        """
        projects = [path for path in paths if path.suffix == PROJECT_SUFFIX]
        others = [path for path in paths if path.suffix != PROJECT_SUFFIX]
        data = [path for path in others if may_be_data(path) and _kind_of(path)]
        documents = [path for path in others if path not in data]

        def read() -> None:
            if documents:
                self.add_documents(documents)
            if data:
                self.import_data(data)

        if projects:  # what is to be read waits for the answer about unsaved changes
            self.then_close(lambda: self._open_now(projects[0], partial(self._begin, read, projects)))
        else:
            read()

    def _begin(self, read: Callable[[], None], projects: Sequence[Path]) -> None:
        read()
        if len(projects) > 1:
            rest = ", ".join(self.tr("“{name}”").format(name=path.stem) for path in projects[1:])
            words = self.tr("Only “{name}” was opened, for a window shows one project; not opened: {rest}.")
            self._window.say(words.format(name=projects[0].stem, rest=rest))

    def open_project(self, path: Path) -> None:
        """Open a project, asking about unsaved changes first."""
        self.then_close(lambda: self._open_now(path))

    def open_sample(self) -> None:
        """Read the bundled dossier into a new project."""
        from ..model.resources import resource

        folder = Path(str(resource("sample")))
        documents = sorted(path for path in folder.iterdir() if path.suffix)
        self.then_close(lambda: self._read_into_new(documents))

    def add_documents(self, paths: Sequence[Path]) -> None:
        """Read documents on a thread and add them to the project in one step."""
        project = self._window.project
        if project is None:
            self._show_new()
            project = self._window.project
        if project is not None:
            self.readings.add(project, paths)

    def import_data(self, paths: Sequence[Path]) -> None:
        """Ask what files of data are and what of them is wanted, then import them on a thread."""
        from ..workspace import datasets
        from .import_data_dialog import ImportDataDialog

        def wanted(kind: str, asks: datasets.Asks) -> None:
            if self._window.project is None:
                self._show_new()
            if self._window.project is not None:
                self.readings.import_data(self._window.project.session.workspace, paths, kind, asks)

        if paths:
            ImportDataDialog(self._window, paths, _kind_of(paths[0]), wanted).open()

    def then_close(self, then: Callable[[], object]) -> None:
        """Do something that takes the place of the open project, asking first where it has unsaved changes."""
        project = self._window.project
        if project is None or not project.session.workspace.dirty:
            then()
            return
        name = project.session.workspace.title
        ask_unsaved(self._window, name, lambda: self.save(then), then)

    # Saving.

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Save to the project's file, asking for one where it has none."""
        project = self._window.project
        if project is None:
            return
        if project.session.workspace.path is None:
            self.save_as(then)
        else:
            self._save_to(None, then)

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        """Ask for a file and save there."""
        project = self._window.project
        if project is None:
            return
        workspace = project.session.workspace
        suggestion = workspace.path or Path(f"{_name_for(workspace)}{PROJECT_SUFFIX}")
        filters = [self.tr("AllyMap projects (*{suffix})").format(suffix=PROJECT_SUFFIX)]
        ask_save(self._window, self.tr("Save project"), filters, suggestion, lambda path: self._save_to(path, then))

    def _save_to(self, path: Path | None, then: Callable[[], object] | None) -> None:
        project = self._window.project
        if project is None:
            return
        project.requests.remember_camera()
        try:
            saved = project.session.workspace.save(path)
        except AllyMapError as error:
            self._tell(error)
            return
        remember(saved)
        project.session.history_changed.emit()
        if then is not None:
            then()

    # Behind the scenes.

    def _show_new(self) -> None:
        self._show(lambda: _workspaces().new())

    def _read_into_new(self, paths: Sequence[Path]) -> None:
        self._show_new()
        self.add_documents(paths)

    def _open_now(self, path: Path, then: Callable[[], object] = lambda: None) -> None:
        """Open a project, and do what is to follow once it is on show."""
        project = self._window.project
        if project is not None and project.session.workspace.path == Path(os.path.realpath(path)):
            then()
        elif self._show(lambda: _workspaces().open(path)):
            remember(path)
            then()
        elif not path.exists():
            forget(path)
            self._window.start_page.show_recent(recent_projects())

    def _recover(self, note: RecoveryNote) -> None:
        self.then_close(lambda: self._show(lambda: _workspaces().recover(note)))

    def _discard(self, note: RecoveryNote) -> None:
        from ..workspace import discard

        try:
            discard(note)
        except AllyMapError as error:
            self._tell(error)
        self.offer_recovery()

    def _show(self, make: Callable[[], Workspace]) -> bool:
        warmup.make_way_for_window()
        from ..model.collector import without_collector

        with without_collector(lasting=True):
            return self._show_made(make)

    def _show_made(self, make: Callable[[], Workspace]) -> bool:
        from .open_project import OpenProject

        window = self._window
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            workspace = make()
        except AllyMapError as error:
            self._tell(error)
            return False
        finally:
            QApplication.restoreOverrideCursor()
        window.messages.dismiss()
        project = OpenProject(workspace, window)
        window.commands.bind(project.handlers)
        window.show_project(project)
        return True

    def _tell(self, error: AllyMapError) -> None:
        self._window.say(str(error))

    def _choose_files(self) -> None:
        filters = [
            self.tr("Projects and documents ({patterns})").format(patterns=f"*{PROJECT_SUFFIX} {_documents()}"),
            self.tr("Every file (*)"),
        ]
        ask_open(self._window, self.tr("Open"), filters, self.open_paths)

    def _choose_documents(self) -> None:
        filters = [self.tr("Documents ({patterns})").format(patterns=_documents()), self.tr("Every file (*)")]
        ask_open(self._window, self.tr("Add documents"), filters, self.add_documents)

    def _choose_data(self) -> None:
        endings = " ".join(f"*{ending}" for ending in (*DATA_ENDINGS, ".txt"))
        filters = [self.tr("Data ({patterns})").format(patterns=endings), self.tr("Every file (*)")]
        ask_open(self._window, self.tr("Import data"), filters, self.import_data)

    def _choose_folder(self) -> None:
        ask_open(self._window, self.tr("Add a folder"), [], self.add_documents, folder=True)

    def _fill_recent(self, action_id: str) -> None:
        if action_id != "file.recent":
            return  # another submenu opens
        menu = self._window.commands.submenu(action_id)
        menu.clear()
        for path in recent_projects():
            entry = menu.addAction(path.stem)
            entry.setToolTip(str(path))
            entry.triggered.connect(partial(self.open_project, path))
        if menu.isEmpty():
            menu.addAction(self.tr("No projects yet")).setEnabled(False)

    def _recovery_words(self, note: RecoveryNote, remains: Remains) -> str:
        """““Levant” was not saved when AllyMap last stopped (last changed 3 Mar 2026, 14:20).”"""
        name = self.tr("“{name}”").format(name=note.title)
        if note.original is None and remains.titles:
            name = self.tr("A project with “{title}”").format(title=remains.titles[0])
            more = len(remains.titles) - 1
            if more:
                name += self.tr(" and another document") if more == 1 else self.tr(" and {n} more").format(n=more)
        said = self.tr("{name} was not saved when AllyMap last stopped").format(name=name)
        if remains.changed is None:
            return f"{said}."
        at = remains.changed.astimezone()
        when = f"{date_words(at.date().isoformat())}, {at:%H:%M}"
        return self.tr("{said} (last changed {when}).").format(said=said, when=when)


def _kind_of(path: Path) -> str:
    """The kind of data that a file holds, empty for none."""
    from ..workspace import datasets

    return datasets.guess(path)


def _documents() -> str:
    from ..workspace import importing

    return " ".join(f"*{ending}" for ending in importing.endings())


def _name_for(workspace: Workspace) -> str:
    titles = [document.title for document in workspace.documents.values()]
    name = titles[0] if len(titles) == 1 else workspace.title
    return "".join(character for character in name if character.isalnum() or character in " -_,.()'’&")[:60].strip()


def _workspaces() -> type[Workspace]:
    """The class, imported when a project is opened first."""
    from ..workspace import Workspace

    return Workspace
