"""The line in which the presenter types whom a question is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget


class QuestionLine(QLineEdit):
    """``asked(words)`` follows Enter, ``left`` Enter and Escape. No key that it gets reaches the scenes."""

    asked = Signal(str)
    left = Signal()

    def __init__(self, names: Sequence[str], hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("questionLine")
        self.setAccessibleName(self.tr("A question about an actor"))
        self._hint = hint
        self.setPlaceholderText(hint)
        completer = QCompleter(list(names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    def tell_nobody(self, words: str) -> None:
        """Say in the empty line that nobody on the map is called so, until something is typed."""
        self.setPlaceholderText(self.tr("Nobody here is called “{words}”").format(words=words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.setPlaceholderText(self._hint)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            words = self.text().strip()
            self._leave()
            if words:
                self.asked.emit(words)
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
        event.accept()

    def _leave(self) -> None:
        self.clear()
        popup = self.completer().popup()
        if popup is not None:
            popup.hide()
        self.left.emit()
