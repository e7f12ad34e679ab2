"""Covers the window while files are dragged over it and says what dropping them will do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

PROJECT_SUFFIX = ".allymap"

DATA_ENDINGS = (".csv", ".tsv", ".tab", ".graphml", ".gexf", ".gz", ".zip")
"""The endings of files of data; an event table may be a .txt as well, which its first line tells."""


_LEAST_TABS = 19
_NOT_WHILE_DRAGGING = (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress)


def may_be_data(path: Path) -> bool:
    """Whether a file or folder may hold data to import; asked on the window's thread, without the readers."""
    if path.is_dir():
        return (path / "claims.csv").is_file()
    return path.suffix.lower() in DATA_ENDINGS or (path.suffix.lower() == ".txt" and _is_wide_table(path))


def _is_wide_table(path: Path) -> bool:
    """Whether the first line has as many tabs as an event table; a file that cannot be read is none."""
    try:
        with path.open("rb") as file:
            return file.readline(65_536).count(b"\t") >= _LEAST_TABS
    except OSError:
        return False


class DropOverlay(QFrame):
    """A child of the window's middle; it takes no mouse and no focus.

    A program that ends while it drags never says so: the first sign of a mouse or of keys in the window, which come
    to nobody during a drag, takes the overlay away.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dropOverlay")
        self.setProperty("role", "dropTarget")
        self.setProperty("over", "true")
        self.setProperty("overlay", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = QLabel(self)
        self._words.setProperty("role", "title")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        inside = QVBoxLayout(self)
        inside.addWidget(self._words)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def announce(self, paths: Sequence[Path], project_open: bool) -> None:
        """Cover the window and say what a drop of ``paths`` will do."""
        self._words.setText(self._promise(paths, project_open))
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect().adjusted(8, 8, -8, -8))
        self.show()
        self.raise_()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _NOT_WHILE_DRAGGING:
            self.hide()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        super().hideEvent(event)

    def _promise(self, paths: Sequence[Path], project_open: bool) -> str:
        projects = [path for path in paths if path.suffix == PROJECT_SUFFIX]
        if projects:
            words = self.tr("Open the project “{name}”, the first of {n}")
            words = words if len(projects) > 1 else self.tr("Open the project “{name}”")
            return words.format(name=projects[0].stem, n=len(projects))
        if all(path.suffix.lower() in DATA_ENDINGS for path in paths):
            more = self.tr("Import {n} files of data").format(n=len(paths))
            return more if len(paths) > 1 else self.tr("Import the data of “{name}”").format(name=paths[0].name)
        if len(paths) > 1:
            words = self.tr("Read {n} files into this project") if project_open else self.tr("Read {n} files")
            return words.format(n=len(paths))
        words = self.tr("Read “{name}” into this project") if project_open else self.tr("Read “{name}”")
        return words.format(name=paths[0].name)
