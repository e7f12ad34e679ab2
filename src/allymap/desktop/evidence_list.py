"""Cards of claims as a list one can walk with keys."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from .card import Card
from .evidence_card import CardDelegate
from .evidence_model import CARD, EvidenceModel
from .theme import theme

_SLICE = 0.004
"""Seconds of measuring between two looks at the event queue."""


class EvidenceList(QListView):
    """Cards under one another. Enter, a double click or a click on the document's line opens the document.

    ``copy_wanted`` follows the key for copying, ``menu_wanted(where on the screen)`` a right click on a card.
    """

    document_wanted = Signal(str)
    chosen = Signal(str)
    copy_wanted = Signal(list)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None, name: str = "evidenceList") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Passages"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.cards = EvidenceModel(self)
        self._painter = CardDelegate(self, self.cards)
        self.setModel(self.cards)
        self.setItemDelegate(self._painter)
        self._painter.document_wanted.connect(self.document_wanted)
        self._painter.reasons_wanted.connect(self._toggle_reasons)
        self.doubleClicked.connect(self._want_document)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self.cards.modelReset.connect(self._tell_chosen)
        theme().changed.connect(self._repaint)
        self._ahead = QTimer(self)
        self._ahead.setInterval(0)
        self._ahead.timeout.connect(self._measure_ahead)
        self._measured = 0
        self.cards.modelReset.connect(self._begin_ahead)

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
        if self.isVisible():  # scrolling lays every row out, for which a list behind the review queue has time
            self.scrollTo(index)
        return True

    def choose_row(self, row: int) -> None:
        """Make the card of a row current, or the nearest one where a heading stands there or nothing."""
        self.setCurrentIndex(self.cards.index(self.cards.card_row(row)))

    def toggle_reasons(self) -> None:
        """Have the current card say why there is its claim, or no longer."""
        if self.currentIndex().isValid():
            self._toggle_reasons(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self.current_card
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and card is not None:
            self._want_document(self.currentIndex())
            return
        if event.matches(QKeySequence.StandardKey.Copy) and card is not None:
            self.copy_wanted.emit([card.claim.id])
            return
        if event.text().isalnum() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            event.ignore()  # letters are commands here, not a search among the cards
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A right click has chosen its card already; the menu key asks for the menu of the current one."""
        index = self.currentIndex()
        keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        if index.isValid() and (keyboard or self.indexAt(event.pos()) == index):
            at = self.visualRect(index).center() if keyboard else event.pos()
            self.menu_wanted.emit(self.viewport().mapToGlobal(at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._begin_ahead()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scrollTo(self.currentIndex())
        self._begin_ahead()

    def _begin_ahead(self) -> None:
        self._measured = 0
        self._ahead.start()

    def _measure_ahead(self) -> None:
        """Measure cards that nobody has come to yet while nothing else is to be done, so that going to one is quick."""
        until, width = perf_counter() + _SLICE, self.viewport().width()
        while self.isVisible() and self._measured < self.cards.total and perf_counter() < until:
            claim = self.cards.claim_at(self._measured)
            if claim is not None:
                self._painter.measured(claim, width)
            self._measured += 1
        if not self.isVisible() or self._measured >= self.cards.total:
            self._ahead.stop()

    def _toggle_reasons(self, row: int) -> None:
        self.cards.toggle_reasons(row)
        self.scheduleDelayedItemsLayout()
        QTimer.singleShot(0, self, lambda: self.scrollTo(self.cards.index(row)))

    def _want_document(self, index: QModelIndex) -> None:
        card: Card | None = index.data(CARD)
        if card is not None:
            self.document_wanted.emit(card.claim.id)

    def _tell_chosen(self, *_: object) -> None:
        card = self.current_card
        self.chosen.emit(card.claim.id if card else "")

    def _repaint(self) -> None:
        self._painter.forget()
        self.viewport().update()
