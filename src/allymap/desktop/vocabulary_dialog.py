"""The project's own actors and frames: what its documents are read with beyond the lists that AllyMap brings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ..model import AllyMapError
from ..workspace.editing import OwnActor
from .frames_editor import FramesEditor
from .own_actors_table import OwnActorsTable

_SIZE = (940, 600)
_PAUSE = 250
"""Milliseconds without a keystroke before what was typed is checked."""

Rows = Sequence[OwnActor]


class VocabularyDialog(QDialog):
    """``check(actors, frames)`` raises ``AllyMapError`` with what is wrong; ``save`` is called with what is right."""

    def __init__(
        self, parent: QWidget, actors: Rows, names: Sequence[str], frames: str,
        check: Callable[[Rows, str], None], save: Callable[[Rows, str], object],
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("vocabularyDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Own actors and frames"))
        self.resize(*_SIZE)
        self._check, self._save = check, save
        self.table = OwnActorsTable(actors, names, self)
        self.frames = FramesEditor(frames, self)
        self._problem = QLabel(self)
        self._problem.setObjectName("vocabularyProblem")
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._show_problem)
        self.table.actors.edited.connect(self._pause.start)
        self.frames.text_edit.textChanged.connect(self._pause.start)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._show_problem()

    @property
    def problem(self) -> str:
        """What is wrong with what was written, empty where nothing is."""
        return self._problem.text()

    def accept(self) -> None:
        self._show_problem()
        if not self.problem:
            super().accept()
            self._save(list(self.table.actors.rows), self.frames.text)

    def _show_problem(self) -> None:
        try:
            self._check(self.table.actors.rows, self.frames.text)
        except AllyMapError as error:
            self._problem.setText(str(error))
        else:
            self._problem.clear()
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not self.problem)

    def _actors_page(self) -> QWidget:
        page = QWidget(self)
        words = QLabel(
            self.tr("Names that the documents use and AllyMap’s lists do not know, or know as somebody else."), page
        )
        words.setProperty("role", "muted")
        add, remove = QPushButton(self.tr("Add an actor"), page), QPushButton(self.tr("Remove"), page)
        add.setObjectName("addOwnActor")
        remove.setObjectName("removeOwnActor")
        line = QHBoxLayout()
        line.setSpacing(16)
        for button, do in ((add, self.table.add), (remove, self.table.remove_chosen)):
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            button.clicked.connect(do)
            line.addWidget(button)
        line.addStretch(1)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(words)
        inside.addWidget(self.table, 1)
        inside.addLayout(line)
        return page

    def _lay_out(self) -> None:
        tabs = QHBoxLayout()
        tabs.setSpacing(0)
        group = QButtonGroup(self)
        for number, (name, text, page) in enumerate(
            (
                ("actorsTab", self.tr("Actors"), self._actors_page()),
                ("framesTab", self.tr("Frames"), self.frames),
            )
        ):
            tab = QPushButton(text, self)
            tab.setObjectName(name)
            tab.setProperty("role", "segment")
            tab.setCheckable(True)
            tab.setChecked(number == 0)
            tab.setAutoDefault(False)
            tab.clicked.connect(lambda _=False, one=number: self._stack.setCurrentIndex(one))
            group.addButton(tab)
            tabs.addWidget(tab, 1)
            self._stack.addWidget(page)
        foot = QHBoxLayout()
        foot.addWidget(self._problem, 1)
        foot.addWidget(self._buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 20, 20, 16)
        outer.setSpacing(12)
        outer.addLayout(tabs)
        outer.addWidget(self._stack, 1)
        outer.addLayout(foot)
