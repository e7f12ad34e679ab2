"""The main window: the start page at once, a project's page when there is one, drops, and the question at the end."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QMainWindow, QMenuBar, QStackedWidget, QVBoxLayout, QWidget

from .recent import recent_projects
from .start_page import StartPage
from .theme import CHOICES, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPaintEvent

    from .command_palette import CommandPalette
    from .commands import Commands
    from .drop_overlay import DropOverlay
    from .files import Files
    from .jobs import JobRunner
    from .message_strip import MessageStrip
    from .open_project import OpenProject

_SIZE = (1400, 900)
_MENU_HEIGHT = 28


class MainWindow(QMainWindow):
    """Paints its start page before anything else is imported; ``furnish`` brings the rest.

    ``Files`` opens projects and hands them over with ``show_project``.
    """

    commands: Commands
    jobs: JobRunner
    messages: MessageStrip
    files: Files
    was_painted = False

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAccessibleName(self.tr("AllyMap"))
        self.setAcceptDrops(True)
        theme()
        self.start_page = StartPage(self)
        self.start_page.show_recent(recent_projects())
        self.project: OpenProject | None = None
        self._overlay: DropOverlay | None = None
        self._palette: CommandPalette | None = None
        self._closing = False
        self.setMenuWidget(_menu_room())
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.start_page)
        middle = QWidget(self)
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._stack)
        self.setCentralWidget(middle)
        self.resize(*_SIZE)
        geometry = QSettings().value("view/geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        self.show_title()

    def furnish(self) -> None:
        """Bring in everything the first paint can do without: actions, jobs, messages, files."""
        from .autosave import Autosave
        from .commands import Commands, add_menus
        from .drop_overlay import DropOverlay
        from .files import Files
        from .job_bar import JobBar
        from .jobs import JobRunner
        from .message_strip import MessageStrip
        from .notices import Notices

        theme().settle()
        middle = self._stack.parentWidget() or self
        room, bar = self.menuWidget(), QMenuBar(self)
        self.commands = Commands(self, add_menus(bar))
        self.setMenuBar(bar)
        bar.setFixedHeight(bar.sizeHint().height() if sys.platform == "darwin" else _MENU_HEIGHT)
        bar.show()
        if room is not None:
            room.deleteLater()
        self.jobs = JobRunner(self)
        self.messages = MessageStrip(middle)
        self.files = Files(self)
        self._overlay = DropOverlay(middle)
        self._autosave = Autosave(self)
        self._notices = Notices(middle)
        self._notices.add(self.messages)
        self._notices.add(JobBar(self.jobs, middle))
        self._bind()
        self._settle()

    def show_project(self, project: OpenProject | None) -> None:
        """Show a project in place of what was there; ``None``: the start page."""
        before, self.project = self.project, project
        if project is not None:
            self._stack.addWidget(project.page)
            self._stack.setCurrentWidget(project.page)
            project.page.canvas.setFocus()
        else:
            self.messages.dismiss()  # what it offers is about the project that goes
            self.start_page.show_recent(recent_projects())
            self._stack.setCurrentWidget(self.start_page)
            for step in ("edit.undo", "edit.redo"):
                self.commands.name_step(step, "")
            if before is not None:
                self.commands.unbind(before.handlers)
        if before is not None:
            self._stack.removeWidget(before.page)
            before.page.destroyed.connect(lambda: QTimer.singleShot(0, self, _forget_closed))
            before.close()
        if project is None:
            self._notices.stand_over(None)
        else:
            self._notices.stand_over(project.page.canvas, below=project.page.trail)
            project.page.canvas.laid_over += (self._notices,)
        self.show_title()
        self.offer()
        self._settle()

    def show_title(self) -> None:
        """“Name* — AllyMap”; the star stands for unsaved changes."""
        if self.project is None:
            self.setWindowTitle(self.tr("AllyMap"))
            self.setWindowModified(False)
            return
        workspace = self.project.session.workspace
        self.setWindowTitle(f"{workspace.title}[*] — {self.tr('AllyMap')}")
        self.setWindowModified(workspace.dirty)

    def offer(self) -> None:
        """Enable the actions that can be used now."""
        self.commands.offer(self.project.needs() if self.project else ())

    def say(self, sentence: str, details: Sequence[str] = ()) -> None:
        """Tell a person something, calmly."""
        self.messages.say(sentence, details)

    def mention(self, sentence: str) -> None:
        """Tell what became of something just asked for; it goes away by itself."""
        self.messages.say(sentence, passes=True)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open a project, or read documents into the one that is open, or into a new one."""
        self.files.open_paths(paths)

    def close_at_once(self) -> None:
        """Close without asking; what was not saved is given up."""
        self._closing = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._closing and self.project is not None and self.project.session.workspace.dirty:
            event.ignore()
            self.files.then_close(self.close_at_once)
            return
        self._closing = True
        QSettings().setValue("view/geometry", self.saveGeometry())
        if self._overlay is not None:
            self.jobs.stop()
        if self.project is not None:
            self.project.page.remember_columns()
            self.project.close()
            self.project = None
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.was_painted = True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = self._dragged(event)
        if self._overlay is not None and paths:
            self._overlay.announce(paths, self.project is not None)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._dragged(event):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        if self._overlay is not None:
            self._overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = self._dragged(event)
        if self._overlay is not None and paths:
            self._overlay.hide()
            event.acceptProposedAction()
            self.open_paths(paths)

    def _dragged(self, event: QDropEvent) -> list[Path]:
        """The files and folders in what is dragged; nothing from the network."""
        return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]

    def _settle(self) -> None:
        """Give everything its place now, so that what is asked next about the map is true of what will be seen."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()

    def _bind(self) -> None:
        self.commands.bind(
            {
                **self.files.handlers(),
                "file.quit": self.close,
                "view.system": lambda: theme().choose("system"),
                "view.light": lambda: theme().choose("light"),
                "view.dark": lambda: theme().choose("dark"),
                "view.contrast": lambda: theme().choose("contrast"),
                "view.full_screen": self._toggle_full_screen,
                "edit.preferences": self._show_preferences,
                "help.commands": self._show_palette,
                "help.keys": self._show_keys,
                "help.about": self._show_about,
            }
        )
        self._tick_theme()

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _show_palette(self) -> None:
        from .command_palette import CommandPalette

        if self._palette is None:
            self._palette = CommandPalette(self.commands, self._stack.parentWidget() or self)
        self._palette.open()

    def _show_preferences(self) -> None:
        from .preferences_dialog import PreferencesDialog

        looks = {one: self.commands.action(f"view.{one}").text().replace("&", "") for one in CHOICES}
        dialog = PreferencesDialog(self, looks, self._autosave.choose, self.project.session if self.project else None)
        dialog.accepted.connect(self._tick_theme)
        dialog.open()

    def _tick_theme(self) -> None:
        self.commands.action(f"view.{theme().choice}").setChecked(True)

    def _show_keys(self) -> None:
        from .help_window import KeysDialog

        KeysDialog(self).open()

    def _show_about(self) -> None:
        from .help_window import about

        about(self).open()


def _forget_closed() -> None:
    """A project that was closed holds circles of objects, hundreds of megabytes of them where it was large."""
    from ..model.collector import look_again

    look_again()


def _menu_room() -> QWidget:
    """Room for the menus until they are made: a menu bar asks the desktop over D-Bus, which takes 10 ms."""
    room = QWidget()
    room.setFixedHeight(0 if sys.platform == "darwin" else _MENU_HEIGHT)
    return room
