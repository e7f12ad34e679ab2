"""Covers the window while files are dragged over it and says what dropping them will do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

PROJECT_SUFFIX = ".allymap"


class DropOverlay(QFrame):
    """A child of the window's middle; it takes no mouse and no focus."""

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

    def _promise(self, paths: Sequence[Path], project_open: bool) -> str:
        projects = [path for path in paths if path.suffix == PROJECT_SUFFIX]
        if projects:
            return self.tr("Open the project “{name}”").format(name=projects[0].stem)
        if len(paths) > 1:
            words = self.tr("Read {n} files into this project") if project_open else self.tr("Read {n} files")
            return words.format(n=len(paths))
        words = self.tr("Read “{name}” into this project") if project_open else self.tr("Read “{name}”")
        return words.format(name=paths[0].name)
