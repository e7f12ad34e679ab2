"""Saves the open project to its file now and then, where a person wants that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer

if TYPE_CHECKING:
    from .window import MainWindow

_KEY = "files/autosave"
CHOICES = (0, 1, 5, 15)
"""Minutes between two saves; 0 stands for never."""


def kept_minutes() -> int:
    """What was chosen; never where that is not known."""
    text = str(QSettings().value(_KEY, "0"))
    return int(text) if text in {str(one) for one in CHOICES} else 0


class Autosave(QObject):
    """A project without a file is left alone: its working copy survives a crash, and a name is the person's to give."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.save)
        self._set(kept_minutes())

    def choose(self, minutes: int) -> None:
        """One of ``CHOICES``, from now on and for the next time."""
        QSettings().setValue(_KEY, minutes)
        self._set(minutes)

    def save(self) -> None:
        """Save now, if there is anything to save and a file to save to."""
        project = self._window.project
        if project is not None and project.session.workspace.dirty and project.session.workspace.path is not None:
            self._window.files.save()

    def _set(self, minutes: int) -> None:
        self._timer.setInterval(minutes * 60_000)
        if minutes:
            self._timer.start()
        else:
            self._timer.stop()
