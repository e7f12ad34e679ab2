"""The line above a document's text: search in it, the claims one after the other, a claim from the selected words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QTextEdit, QWidget


class ReadingBar(QWidget):
    """``stepped`` with 1 or -1 asks for the next claim or the one before. Ctrl+F in the text goes to the search."""

    stepped = Signal(int)
    claim_wanted = Signal()

    def __init__(self, text: QTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.search = QLineEdit(self)
        self.search.setObjectName("documentSearch")
        self.search.setProperty("role", "compact")
        self.search.setAccessibleName(self.tr("Search in the document"))
        self.search.setPlaceholderText(self.tr("Search in the document"))
        self.search.setClearButtonEnabled(True)
        self.search.textEdited.connect(lambda _: self._find(again=True))
        self.search.returnPressed.connect(self._find)
        self._number = QLabel(self)
        self._number.setProperty("role", "small")
        self.previous = self._button("◂", "previousClaim", self.tr("Previous claim"), lambda: self.stepped.emit(-1))
        self.next = self._button("▸", "nextClaim", self.tr("Next claim"), lambda: self.stepped.emit(1))
        words = self.tr("New claim from this passage")
        self.claim_button = self._button(words, "claimFromPassage", words, self.claim_wanted.emit)
        self.claim_button.hide()
        text.installEventFilter(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 12, 0)
        line.setSpacing(8)
        line.addWidget(self.search, 1)
        for widget in (self.claim_button, self._number, self.previous, self.next):
            line.addWidget(widget)

    def show_number(self, claims: int) -> None:
        """Say how many claims are marked."""
        words = self.tr("1 claim") if claims == 1 else self.tr("{n} claims").format(n=claims)
        self._number.setText(words if claims else "")
        for button in (self.previous, self.next):
            button.setVisible(bool(claims))

    def offer_claim(self, selected: bool) -> None:
        """Offer to make a claim of the selected words, while some are selected."""
        self.claim_button.setVisible(selected)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The search keys mean this document while it is read."""
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Find):
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() is QEvent.Type.KeyPress:
                self.search.setFocus()
                self.search.selectAll()
            return True
        return super().eventFilter(watched, event)

    def _find(self, again: bool = False) -> None:
        """Select the next place of the words, from the beginning when none is further on; ``again``: also here."""
        words, cursor = self.search.text(), self._text.textCursor()
        cursor.setPosition(cursor.selectionStart() if again else cursor.selectionEnd())
        document: QTextDocument = self._text.document()
        found = document.find(words, cursor) if words else QTextCursor()
        if found.isNull() and words:
            found = document.find(words, 0)
        if found.isNull():
            cursor.clearSelection()
        self._text.setTextCursor(cursor if found.isNull() else found)

    def _button(self, text: str, name: str, tooltip: str, handler: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setProperty("role", "link")
        button.setToolTip(tooltip)
        button.setAccessibleName(tooltip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _=False: handler())
        return button
