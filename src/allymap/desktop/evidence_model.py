"""The claims of a strand as a list that a view can show: newest first, undated last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from ..model import Claim, Document, FuzzyDate, Polarity, Verdict
from ..network.evidence import Evidence
from ..output.explanation import Row, explained
from .card_reasons import named
from .wording import basis_words, date_words, source_line, standing_words, tr

Index = QModelIndex | QPersistentModelIndex
CARD = Qt.ItemDataRole.UserRole
REASONS = Qt.ItemDataRole.UserRole + 1
"""Why there is the claim of a card, row by row; empty while the card is closed."""


@dataclass(frozen=True, slots=True)
class Card:
    """What one card shows. ``verdict`` is ``None`` while nobody decided; ``document`` is ``None`` for a note."""

    claim: Claim
    document: Document | None
    verdict: Verdict | None

    @property
    def date(self) -> str:
        return date_words(self.claim.date)

    @property
    def basis(self) -> str:
        return basis_words(self.claim.date_basis)

    @property
    def standing(self) -> str:
        return standing_words(self.claim, self.verdict)

    @property
    def source(self) -> str:
        grade, tlp = (self.document.grade, self.document.tlp) if self.document else ("", "")
        return " · ".join(part for part in (grade, self.claim.tlp or tlp, source_line(self.document)) if part)

    @property
    def spoken(self) -> str:
        """The card as one sentence, for a screen reader."""
        words = self.claim.passage.exact if self.claim.passage else self.claim.note
        parts = (self.date, self.basis, self.standing, " ".join(words.split()).rstrip("."), self.source)
        return ". ".join(part for part in parts if part)


def cards_of(claim_ids: Iterable[str], evidence: Evidence) -> list[Card]:
    """The cards of some claims, newest first; claims without a date come last, in the order of their documents."""
    cards = [
        Card(claim, evidence.documents.get(claim.document_id), evidence.verdicts.get(claim.id))
        for claim in (evidence.claims.get(one) for one in claim_ids)
        if claim is not None
    ]
    return sorted(cards, key=_newest_first)


def _newest_first(card: Card) -> tuple[int, int, str, int]:
    claim = card.claim
    try:
        date = FuzzyDate.parse(claim.date)
    except ValueError:
        date = FuzzyDate()
    day = date.latest or date.earliest
    at = claim.passage.start if claim.passage else 0
    return (0 if day else 1, -day.toordinal() if day else 0, claim.document_id, at)


class EvidenceModel(QAbstractListModel):
    """The cards of one strand. ``explain`` answers why there is a claim; asked for the cards that are open."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards: list[Card] = []
        self._open: set[str] = set()
        self._reasons: dict[str, tuple[Row, ...]] = {}
        self.explain: Callable[[Claim], Sequence[Row]] = lambda claim: explained(claim, Evidence())

    @property
    def cards(self) -> Sequence[Card]:
        return self._cards

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Replace the cards, keeping rows (and so the current card) where the claims are the same."""
        self._reasons.clear()
        if [card.claim.id for card in cards] == [card.claim.id for card in self._cards]:
            self._cards = list(cards)
            if cards:
                self.dataChanged.emit(self.index(0), self.index(len(cards) - 1))
            return
        self.beginResetModel()
        self._cards = list(cards)
        self.endResetModel()

    def toggle_reasons(self, row: int) -> None:
        """Open a card, so that it says why there is its claim, or close it."""
        self._open ^= {self._cards[row].claim.id}
        self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, claim_id: str) -> int:
        """The number of a claim's row, -1 where there is none."""
        return next((row for row, card in enumerate(self._cards) if card.claim.id == claim_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's name and Qt's default
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        if role == CARD:
            return card
        if role == REASONS:
            return self._reasons_of(card.claim)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            told = (f"{name} {text}".strip() for name, text in named(self._reasons_of(card.claim)))
            return ". ".join((card.spoken, *told))
        return None

    def _reasons_of(self, claim: Claim) -> tuple[Row, ...]:
        """Empty while the card is closed."""
        if claim.id not in self._open:
            return ()
        if claim.id not in self._reasons:
            self._reasons[claim.id] = tuple(self.explain(claim))
        return self._reasons[claim.id]


def polarity_words(polarity: Polarity) -> str:
    """A strand's side as its tab says it."""
    return tr("Cooperation") if polarity is Polarity.COOPERATION else tr("Competition")
