"""In which order the cards stand, under which headings, and which of them: by time, document or certainty; by words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from ..model import Claim, Polarity
from .card import Card, Cards, last_day
from .evidence_model import Heading, polarity_words
from .wording import tr

T = TypeVar("T")

NEWEST, BY_DOCUMENT, BY_YEAR, UNCERTAIN = range(4)
"""The orders, as they stand in the choice."""


class CardOrder(QWidget):
    """A field that narrows the cards as words are typed, and a choice of their order."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, order: int = NEWEST) -> None:
        super().__init__(parent)
        self._texts: dict[str, tuple[Card, str]] = {}
        self.words = QLineEdit(self)
        self.words.setObjectName("cardFilter")
        self.words.setProperty("role", "compact")
        self.words.setAccessibleName(self.tr("Only passages with these words"))
        self.words.setPlaceholderText(self.tr("Filter passages"))
        self.words.setToolTip(self.tr("Words of passage, source, date, narrator, arena, modality, grade or verdict"))
        self.words.setClearButtonEnabled(True)
        self.order = QComboBox(self)
        self.order.setObjectName("cardOrder")
        self.order.setAccessibleName(self.tr("Order of the passages"))
        self.order.addItems(
            [self.tr("Newest first"), self.tr("By document"), self.tr("By year"), self.tr("Least certain first")]
        )
        self.order.setCurrentIndex(order)
        self.words.textChanged.connect(lambda _: self.changed.emit())
        self.order.currentIndexChanged.connect(lambda _: self.changed.emit())
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.words, 1)
        outer.addWidget(self.order)

    @property
    def narrows(self) -> bool:
        """Whether words are asked for."""
        return bool(self.words.text().strip())

    def show_all(self) -> None:
        """Narrow nothing."""
        self.words.clear()

    def arranged(self, cards: Cards) -> tuple[Cards, list[Heading]]:
        """The cards that hold every word of the field, in the order chosen, with the headings they stand under.

        The cards come newest first, and stay so among equals.
        """
        wanted = self.words.text().casefold().split()
        if wanted:
            cards = cards.of([card.claim for card in cards if self._holds(card, wanted)])
        order = self.order.currentIndex()
        if order == UNCERTAIN:
            return cards.of([card.claim for card in sorted(cards, key=_certainty)]), []
        if order == BY_DOCUMENT:
            ordered = sorted(cards, key=_document)
            return cards.of([card.claim for card in ordered]), _headings(ordered, _document_words)
        if order == BY_YEAR:
            sides = {claim.polarity for claim in cards.claims}
            claims = sorted(cards.claims, key=_side) if len(sides) > 1 else cards.claims
            return cards.of(claims), _headings(claims, _side_and_year if len(sides) > 1 else _year)
        return cards, []

    def _holds(self, card: Card, wanted: Sequence[str]) -> bool:
        """Whether a card has every word; what it says is remembered, for the next letter asks again."""
        known = self._texts.get(card.claim.id)
        if known is None or any(one is not other for one, other in zip(_parts(known[0]), _parts(card), strict=True)):
            known = self._texts[card.claim.id] = (card, _text(card))
        return all(word in known[1] for word in wanted)


def _parts(card: Card) -> tuple[object, ...]:
    return card.claim, card.document, card.verdict, card.narrator


def _headings(rows: Sequence[T], words: Callable[[T], str]) -> list[Heading]:
    found, at = [], 0
    for heading, group in groupby(rows, words):
        count = sum(1 for _ in group)
        found.append(Heading(at, heading, count))
        at += count
    return found


def _side(claim: Claim) -> int:
    return claim.polarity is not Polarity.COOPERATION


def _year(claim: Claim) -> str:
    day = last_day(claim)
    return tr("no date") if day is None else str(date.fromordinal(day).year)


def _side_and_year(claim: Claim) -> str:
    return f"{polarity_words(claim.polarity)} · {_year(claim)}"


def _document(card: Card) -> tuple[bool, str, str, int]:
    at = card.claim.passage.start if card.claim.passage else 0
    return (card.document is None, card.document.title if card.document else "", card.claim.document_id, at)


def _document_words(card: Card) -> str:
    if card.document is None:
        return tr("analyst’s note")
    return " · ".join(filter(None, (card.document.title, card.document.publisher)))


def _certainty(card: Card) -> tuple[bool, float]:
    return (card.verdict is not None, card.claim.confidence)


def _text(card: Card) -> str:
    """What the words of the field are looked for in."""
    claim = card.claim
    return " ".join(
        (claim.words, card.date, card.basis, card.standing, card.source, card.circumstances, claim.modality.value)
    ).casefold()
