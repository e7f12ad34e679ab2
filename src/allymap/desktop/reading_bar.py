"""The line above a document: search in it, the claims one after the other, a claim from the selected words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from .link_button import LinkButton
from .wording import claims_words


class ReadingBar(QWidget):
    """``stepped`` with 1 or -1 asks for the next claim or the one before.

    ``sought`` carries words and where to look for them: 1 and -1 go on and back, 0 is while they are being typed.
    Ctrl+F in the document goes to the search.
    """

    stepped = Signal(int)
    sought = Signal(str, int)
    search_left = Signal()
    claim_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit(self)
        self.search.setObjectName("documentSearch")
        self.search.setProperty("role", "compact")
        self.search.setAccessibleName(self.tr("Search in the document"))
        self.search.setPlaceholderText(self.tr("Search in the document"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda words: self.sought.emit(words, 0))
        self.search.installEventFilter(self)
        self.found = QLabel(self)
        self.found.setObjectName("documentFound")
        self.found.setProperty("role", "small")
        self._number = QLabel(self)
        self._number.setProperty("role", "small")
        words = self.tr("Previous claim"), self.tr("Next claim"), self.tr("New claim from this passage")
        self.previous = LinkButton("◂", "previousClaim", self, lambda: self.stepped.emit(-1), words[0])
        self.next = LinkButton("▸", "nextClaim", self, lambda: self.stepped.emit(1), words[1])
        self.claim_button = LinkButton(words[2], "claimFromPassage", self, self.claim_wanted.emit, words[2])
        self.claim_button.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 12, 0)
        line.setSpacing(8)
        line.addWidget(self.search, 1)
        for widget in (self.found, self.claim_button, self._number, self.previous, self.next):
            line.addWidget(widget)

    def listen(self, widget: QWidget) -> None:
        """Have the search keys mean the document while this widget has the focus."""
        widget.installEventFilter(self)

    def show_number(self, drawn: int, marked: int) -> None:
        """Say how many claims the map draws, as the list of sources does, and in the tooltip how many are marked."""
        words = claims_words(drawn, marked)
        self._number.setText((claims_words(drawn, drawn) if drawn else words) if marked else "")
        self._number.setToolTip(words if drawn != marked else "")
        for button in (self.previous, self.next):
            button.setVisible(bool(marked))

    def show_found(self, number: int, of: int) -> None:
        """Say which of the places that hold the words is selected."""
        if self.search.text().strip():
            self.found.setText(self.tr("{n} of {of}").format(n=number, of=of) if of else self.tr("not found"))
        else:
            self.found.clear()

    def offer_claim(self, selected: bool) -> None:
        """Offer to make a claim of the selected words, while some are selected."""
        self.claim_button.setVisible(selected)
        self._number.setHidden(selected)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the search field, and the search keys in the document."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if watched is self.search:
            return event.type() is QEvent.Type.KeyPress and self._typed(event)
        if event.matches(QKeySequence.StandardKey.Find):
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() is QEvent.Type.KeyPress:
                self.search.setFocus()
                self.search.selectAll()
            return True
        return super().eventFilter(watched, event)

    def _typed(self, event: QKeyEvent) -> bool:
        """Enter goes on, with Shift back; Escape leaves the search."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sought.emit(self.search.text(), -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.search.clear()
            self.search_left.emit()
            return True
        return False
