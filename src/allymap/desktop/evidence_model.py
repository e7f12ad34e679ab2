"""The claims of a strand as a list that a view can show: newest first, undated last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from ..model import AUTHOR, Claim, Document, Polarity, Verdict
from ..network.evidence import Evidence
from ..network.ledger import OPEN, UNDATED, known_days
from ..output.explanation import Row, explained
from .card_reasons import named
from .wording import basis_words, circumstances, date_words, source_line, standing_words, tr

Index = QModelIndex | QPersistentModelIndex
CARD = Qt.ItemDataRole.UserRole
REASONS = Qt.ItemDataRole.UserRole + 1
"""Why there is the claim of a card, row by row; empty while the card is closed."""

_AT_ONCE = 100
"""Cards that a view is given at a time: it lays out each, and nobody reads ten thousand."""


@dataclass(frozen=True, slots=True)
class Card:
    """What one card shows. ``verdict`` is ``None`` while nobody decided; ``document`` is ``None`` for a note.

    ``narrator`` is the name of the actor who says so, empty for the author of the document.
    """

    claim: Claim
    document: Document | None
    verdict: Verdict | None
    narrator: str = ""

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
        given, tlp = (self.document.grade, self.document.tlp) if self.document else ("", "")
        said = circumstances(self.claim, self.narrator)
        return " · ".join(filter(None, (given, self.claim.tlp or tlp, source_line(self.document), said)))

    @property
    def spoken(self) -> str:
        """The card as one sentence, for a screen reader."""
        words = self.claim.passage.exact if self.claim.passage else self.claim.note
        parts = (self.date, self.basis, self.standing, " ".join(words.split()).rstrip("."), self.source)
        return ". ".join(part for part in parts if part)


def cards_of(claim_ids: Iterable[str], evidence: Evidence) -> list[Card]:
    """The cards of some claims, newest first; claims without a date come last, in the order of their documents."""
    claims = [claim for claim in map(evidence.claims.get, claim_ids) if claim is not None]
    claims.sort(key=_newest_first)
    documents, verdicts = evidence.documents, evidence.verdicts
    return [
        Card(
            claim, documents.get(claim.document_id), verdicts.get(claim.id),
            "" if claim.narrator == AUTHOR else _narrator(claim, evidence),
        )
        for claim in claims
    ]  # fmt: skip


def _narrator(claim: Claim, evidence: Evidence) -> str:
    known = evidence.actors.get(claim.narrator)
    return known.name if known else claim.narrator


def _newest_first(claim: Claim) -> tuple[int, int, str, int]:
    known = known_days(claim.date)
    at = claim.passage.start if claim.passage else 0
    if known is UNDATED:
        return (1, 0, claim.document_id, at)
    return (0, -(known.latest if known.latest < OPEN else known.earliest), claim.document_id, at)


class EvidenceModel(QAbstractListModel):
    """The cards of one strand; a view gets them a hundred at a time, as it comes to them.

    ``explain`` answers why there is a claim; asked for the cards that are open.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards: list[Card] = []
        self._reached = 0
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
                self.dataChanged.emit(self.index(0), self.index(self._reached - 1))
            return
        self.beginResetModel()
        self._cards = list(cards)
        self._reached = min(len(cards), _AT_ONCE)
        self.endResetModel()

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008  Qt's name and Qt's default
        return not parent.isValid() and self._reached < len(self._cards)

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: B008  Qt's name and Qt's default
        self._reach(self._reached + _AT_ONCE)

    def _reach(self, number: int) -> None:
        """Let the view have so many cards."""
        number = min(number, len(self._cards))
        if number > self._reached:
            self.beginInsertRows(QModelIndex(), self._reached, number - 1)
            self._reached = number
            self.endInsertRows()

    def toggle_reasons(self, row: int) -> None:
        """Open a card, so that it says why there is its claim, or close it."""
        self._open ^= {self._cards[row].claim.id}
        self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, claim_id: str) -> int:
        """The number of a claim's row, which the view has from then on; -1 where there is none."""
        found = next((row for row, card in enumerate(self._cards) if card.claim.id == claim_id), -1)
        self._reach(found + 1)
        return found

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's name and Qt's default
        return 0 if parent.isValid() else self._reached

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
