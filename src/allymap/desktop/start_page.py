"""What a person sees first: the sample, the projects opened lately, and a place to drop articles on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

_SHOWN = 5
_WIDTH = 560


class StartPage(QWidget):
    """Needs nothing but QtWidgets, not even ``Qt`` itself, so that it paints at once. It asks; the window acts."""

    sample_wanted = Signal()
    files_wanted = Signal()
    project_wanted = Signal(Path)
    recovery_wanted = Signal(object)
    recovery_dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self.setAccessibleName(self.tr("Start page"))
        column = QWidget(self)
        column.setMaximumWidth(_WIDTH)
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(8)
        self._column.addWidget(_label(self.tr("AllyMap"), "display"))
        promise = _label(self.tr("Who works with whom, and against whom, with the passage behind every line."), "muted")
        promise.setWordWrap(True)
        self._column.addWidget(promise)
        self._column.addSpacing(16)
        self._recovery = _section(self._column)
        self._column.addWidget(self._drop_target())
        self._column.addSpacing(16)
        self._recent = _section(self._column)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(column, 8)
        line.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(line)
        outer.addStretch(3)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the projects opened lately; an empty list takes no space."""
        _clear(self._recent)
        if not paths:
            return
        self._recent.addWidget(_label(self.tr("RECENT PROJECTS"), "heading"))
        for path in paths[:_SHOWN]:
            row = _link(path.stem)
            row.setToolTip(str(path))
            row.setAccessibleDescription(str(path))
            row.clicked.connect(lambda _=False, path=path: self.project_wanted.emit(path))
            line = QHBoxLayout()
            line.addWidget(row)
            line.addWidget(_label(_folder(path), "small"), 1)
            self._recent.addLayout(line)

    def show_recovery(self, notes: Sequence[tuple[str, object]]) -> None:
        """Offer unsaved work that a crash left behind: a sentence each, and what to hand back."""
        _clear(self._recovery)
        for sentence, note in notes:
            line = QHBoxLayout()
            line.setSpacing(16)
            words = _label(sentence, "strong")
            words.setWordWrap(True)
            line.addWidget(words, 1)
            keep, drop = _link(self.tr("Recover")), _link(self.tr("Discard"))
            keep.clicked.connect(lambda _=False, note=note: self.recovery_wanted.emit(note))
            drop.clicked.connect(lambda _=False, note=note: self.recovery_dropped.emit(note))
            line.addWidget(keep)
            line.addWidget(drop)
            self._recovery.addLayout(line)
        if notes:
            self._recovery.addSpacing(16)

    def _drop_target(self) -> QFrame:
        target = QFrame(self)
        target.setProperty("role", "dropTarget")
        target.setObjectName("startDropTarget")
        inside = QVBoxLayout(target)
        inside.setContentsMargins(24, 32, 24, 32)
        inside.setSpacing(16)
        words = _label(self.tr("Drop articles here, or a project"), "title")
        formats = _label(self.tr("Text, Markdown, HTML, PDF, Word, mail, or a folder of them"), "muted")
        sample, choose = QPushButton(target), QPushButton(target)
        sample.setText(self.tr("Open the sample"))
        choose.setText(self.tr("Choose files…"))
        sample.setObjectName("openSample")
        sample.setProperty("role", "primary")
        sample.clicked.connect(self.sample_wanted)
        choose.setObjectName("chooseFiles")
        choose.clicked.connect(self.files_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(sample)
        buttons.addWidget(choose)
        buttons.addStretch(1)
        for label in (words, formats):
            label.setProperty("centred", True)
            inside.addWidget(label)
        inside.addLayout(buttons)
        return target


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label


def _link(text: str) -> QPushButton:
    button = QPushButton()
    button.setText(text)
    button.setProperty("role", "link")
    return button


def _folder(path: Path) -> str:
    try:
        return "~/" + str(path.parent.relative_to(Path.home())) if path.parent != Path.home() else "~"
    except (ValueError, RuntimeError):  # it is elsewhere, or this account has no home
        return str(path.parent)


def _section(column: QVBoxLayout) -> QVBoxLayout:
    section = QVBoxLayout()
    section.setSpacing(4)
    column.addLayout(section)
    return section


def _clear(section: QVBoxLayout | QHBoxLayout) -> None:
    while (item := section.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QVBoxLayout | QHBoxLayout):
            _clear(inner)
