"""In which order the cards of a strand stand, and which of them: newest, by document, the least certain; by words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from .evidence_model import Card


class CardOrder(QWidget):
    """A field that narrows the cards as words are typed, and a choice of their order."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit(self)
        self.words.setObjectName("cardFilter")
        self.words.setProperty("role", "compact")
        self.words.setAccessibleName(self.tr("Only passages with these words"))
        self.words.setPlaceholderText(self.tr("Filter passages"))
        self.words.setClearButtonEnabled(True)
        self.order = QComboBox(self)
        self.order.setObjectName("cardOrder")
        self.order.setAccessibleName(self.tr("Order of the passages"))
        self._keys: list[Callable[[Card], object] | None] = [None, _document, _certainty]
        self.order.addItems([self.tr("Newest first"), self.tr("By document"), self.tr("Least certain first")])
        self.words.textChanged.connect(lambda _: self.changed.emit())
        self.order.currentIndexChanged.connect(lambda _: self.changed.emit())
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.words, 1)
        outer.addWidget(self.order)

    def show_all(self) -> None:
        """Narrow nothing."""
        self.words.clear()

    def arranged(self, cards: Iterable[Card]) -> list[Card]:
        """The cards that hold every word of the field (in passage, note, document or arena), in the order chosen.

        The cards come newest first, and stay so among equals.
        """
        wanted = self.words.text().casefold().split()
        kept = [card for card in cards if not wanted or all(word in _text(card) for word in wanted)]
        key = self._keys[self.order.currentIndex()]
        return sorted(kept, key=key) if key else kept  # type: ignore[arg-type]


def _document(card: Card) -> object:
    at = card.claim.passage.start if card.claim.passage else 0
    return (card.document is None, card.document.title if card.document else "", card.claim.document_id, at)


def _certainty(card: Card) -> object:
    return (card.verdict is not None, card.claim.confidence)


def _text(card: Card) -> str:
    claim = card.claim
    said = claim.passage.exact if claim.passage else claim.note
    title = f"{card.document.title} {card.document.publisher}" if card.document else ""
    return " ".join((said, title, *claim.arena, claim.modality.value, claim.narrator)).casefold()
