"""Actors that may be one, one pair a row; nothing is decided unless a person does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..model import Sameness
from ..network.duplicates import Suggestion
from .rows import Row, RowsModel, RowsView

_SIZE = (520, 420)
_SHOWN = 12


class DuplicatesDialog(QDialog):
    """``judge(keep, other, sameness)`` is called with an answer; ``ask`` tells which pairs there are now."""

    def __init__(
        self, parent: QWidget, ask: Callable[[], Sequence[Suggestion]], names: Callable[[], Mapping[str, str]],
        judge: Callable[[str, str, Sameness], object],
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("duplicatesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Likely duplicates"))
        self.resize(*_SIZE)
        self._ask, self._names, self._judge = ask, names, judge
        self._pairs: Sequence[Suggestion] = ()
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self.rows = RowsModel(self)
        self.view = RowsView("duplicatesList", self.tr("Likely duplicates"), _SHOWN, self)
        self.view.setModel(self.rows)
        self.buttons = {
            Sameness.SAME: QPushButton(self.tr("&The same"), self),
            Sameness.DIFFERENT: QPushButton(self.tr("&Not the same"), self),
            Sameness.UNSURE: QPushButton(self.tr("&Later"), self),
        }
        line = QHBoxLayout()
        for sameness, button in self.buttons.items():
            button.setObjectName(f"judge.{sameness.value}")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, answer=sameness: self._answer(answer))
            line.addWidget(button)
        line.addStretch(1)
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.accept)
        line.addWidget(close)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.setSpacing(12)
        inside.addWidget(self._words)
        inside.addWidget(self.view, 1)
        inside.addLayout(line)
        self.show_pairs(0)

    def show_pairs(self, current: int) -> None:
        """List the pairs as they are now, with one of them chosen."""
        self._pairs, names = self._ask(), self._names()
        self.rows.show_rows([self._row(pair, names) for pair in self._pairs])
        self._words.setText(
            self.tr("Are these the same actor? Nothing changes until you answer, and every answer can be undone.")
            if self._pairs
            else self.tr("No two actors look like one.")
        )
        self.view.setCurrentIndex(self.rows.index(min(current, len(self._pairs) - 1)))
        for button in self.buttons.values():
            button.setEnabled(bool(self._pairs))

    def _row(self, pair: Suggestion, names: Mapping[str, str]) -> Row:
        why = (
            self.tr("both are called “{name}”").format(name=pair.shared)
            if pair.shared
            else self.tr("“{one}” and “{other}” are {n} % alike").format(
                one=pair.alike[0], other=pair.alike[1], n=round(pair.likeness)
            )
        )
        later = self.tr("put off") if pair.later else ""
        text = f"{names[pair.keep_id]} = {names[pair.other_id]}?"
        return Row(f"{pair.keep_id}|{pair.other_id}", text, later, why, faded=pair.later)

    def _answer(self, sameness: Sameness) -> None:
        row = self.view.currentIndex().row()
        if row < 0:
            return
        pair = self._pairs[row]
        self._judge(pair.keep_id, pair.other_id, sameness)
        self.show_pairs(row)
