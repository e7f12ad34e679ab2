"""The cards of one strand as a list one can walk with keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ..output.citation import cite
from .evidence_card import CardDelegate
from .evidence_model import CARD, Card, EvidenceModel
from .theme import theme


class EvidenceList(QListView):
    """The cards of one strand. Enter, a double click or a click on the document's line opens the document;
    what is copied of a card is its passage with where it was said.
    """

    document_wanted = Signal(str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("evidenceList")
        self.setAccessibleName(self.tr("Passages"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.cards = EvidenceModel(self)
        self._painter = CardDelegate(self)
        self.setModel(self.cards)
        self.setItemDelegate(self._painter)
        self._painter.document_wanted.connect(self.document_wanted)
        self._painter.reasons_wanted.connect(self._toggle_reasons)
        self.doubleClicked.connect(self._want_document)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self.cards.modelReset.connect(self._tell_chosen)
        theme().changed.connect(self._repaint)

    @property
    def current_card(self) -> Card | None:
        index = self.currentIndex()
        return index.data(CARD) if index.isValid() else None

    def choose(self, claim_id: str) -> bool:
        """Make a claim current and bring it into view; whether it is there."""
        row = self.cards.row_of(claim_id)
        if row < 0:
            return False
        index = self.cards.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def toggle_reasons(self) -> None:
        """Have the current card say why there is its claim, or no longer."""
        if self.currentIndex().isValid():
            self._toggle_reasons(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._want_document(self.currentIndex())
            return
        card = self.current_card
        if event.matches(QKeySequence.StandardKey.Copy) and card is not None:
            QGuiApplication.clipboard().setText(cite(card.claim, card.document))
            return
        if event.text().isalnum() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            event.ignore()  # letters are commands here, not a search among the cards
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _toggle_reasons(self, row: int) -> None:
        self.cards.toggle_reasons(row)
        self.scheduleDelayedItemsLayout()
        QTimer.singleShot(0, self, lambda: self.scrollTo(self.cards.index(row)))

    def _want_document(self, index: QModelIndex) -> None:
        card: Card = index.data(CARD)
        self.document_wanted.emit(card.claim.id)

    def _tell_chosen(self, *_: object) -> None:
        card = self.current_card
        self.chosen.emit(card.claim.id if card else "")

    def _repaint(self) -> None:
        self._painter.forget()
        self.viewport().update()
