"""Claims as a list that a view can show: cards, under headings where they are grouped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from ..model import Claim, Polarity
from ..network.evidence import Evidence
from ..output.explanation import Row, explained
from .card import Cards
from .card_reasons import named
from .wording import tr

Index = QModelIndex | QPersistentModelIndex
CARD = Qt.ItemDataRole.UserRole
"""The card of a row; ``None`` for a heading."""
REASONS = Qt.ItemDataRole.UserRole + 1
"""Why there is the claim of a card, row by row; empty while the card is closed."""
HEADING = Qt.ItemDataRole.UserRole + 2
"""The heading of a row; ``None`` for a card."""

_AT_ONCE = 100
"""Rows that a view is given at a time: it lays out each, and nobody reads ten thousand."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Stands before the card number ``at``, over the ``count`` cards from there to the next heading."""

    at: int
    words: str
    count: int


class EvidenceModel(QAbstractListModel):
    """Cards and headings; a view gets them a hundred at a time, as it comes to them.

    ``explain`` answers why there is a claim; asked for the cards that are open.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards = Cards((), Evidence())
        self._headings: Sequence[Heading] = ()
        self._rows: Sequence[int | Heading] = ()
        self._reached = 0
        self._open: set[str] = set()
        self._reasons: dict[str, tuple[Row, ...]] = {}
        self.explain: Callable[[Claim], Sequence[Row]] = lambda claim: explained(claim, Evidence())

    @property
    def cards(self) -> Cards:
        return self._cards

    @property
    def headings(self) -> Sequence[Heading]:
        return self._headings

    def show_cards(self, cards: Cards, headings: Sequence[Heading] = ()) -> None:
        """Replace the cards, keeping rows (and so the current card) where the claims are the same."""
        self._reasons.clear()
        before = self._cards
        same = cards.claims is before.claims or [one.id for one in cards.claims] == [one.id for one in before.claims]
        if same and headings == self._headings:
            self._cards = cards
            if self._reached:
                self.dataChanged.emit(self.index(0), self.index(self._reached - 1))
            return
        self.beginResetModel()
        self._cards, self._headings = cards, headings
        self._rows = _with_headings(len(cards), headings)
        self._reached = min(len(self._rows), _AT_ONCE)
        self.endResetModel()

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:
        return not parent.isValid() and self._reached < len(self._rows)

    def fetchMore(self, parent: Index = QModelIndex()) -> None:
        self._reach(self._reached + _AT_ONCE)

    def _reach(self, number: int) -> None:
        """Let the view have so many rows."""
        number = min(number, len(self._rows))
        if number > self._reached:
            self.beginInsertRows(QModelIndex(), self._reached, number - 1)
            self._reached = number
            self.endInsertRows()

    def claim_at(self, row: int) -> Claim | None:
        """The claim of a row, also of one that no view has yet; ``None`` for a heading and where there is no row."""
        at = self._rows[row] if row < len(self._rows) else None
        return self._cards.claims[at] if isinstance(at, int) else None

    def is_open(self, claim_id: str) -> bool:
        """Whether the card of a claim says why there is its claim."""
        return claim_id in self._open

    @property
    def total(self) -> int:
        """How many rows there are, with those that no view has yet."""
        return len(self._rows)

    def toggle_reasons(self, row: int) -> None:
        """Open a card, so that it says why there is its claim, or close it."""
        at = self._rows[row]
        if not isinstance(at, Heading):
            self._open ^= {self._cards.claims[at].id}
            self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, claim_id: str) -> int:
        """The number of a claim's row, which the view has from then on; -1 where there is none."""
        at = next((at for at, claim in enumerate(self._cards.claims) if claim.id == claim_id), -1)
        found = at + sum(one.at <= at for one in self._headings) if at >= 0 else -1
        self._reach(found + 1)
        return found

    def card_row(self, row: int) -> int:
        """The row of a card nearest to a row, the next one rather than the one before; -1 where there is no card."""
        rows, row = range(len(self._rows)), max(row, 0)
        near = [*rows[row : row + 2], *rows[:row][:-3:-1]]
        found = next((one for one in near if not isinstance(self._rows[one], Heading)), -1)
        self._reach(found + 1)
        return found

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._reached

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = index.isValid() and isinstance(self._rows[index.row()], Heading)
        return Qt.ItemFlag.ItemNeverHasChildren if heading else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        at = self._rows[index.row()]
        spoken = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if isinstance(at, Heading):
            return f"{at.words}: {at.count}" if spoken else at if role == HEADING else None
        if role == CARD:
            return self._cards[at]
        if role == REASONS:
            return self._reasons_of(self._cards.claims[at])
        if spoken:
            told = (f"{name} {text}".strip() for name, text in named(self._reasons_of(self._cards.claims[at])))
            return ". ".join((self._cards[at].spoken, *told))
        return None

    def _reasons_of(self, claim: Claim) -> tuple[Row, ...]:
        """Empty while the card is closed."""
        if claim.id not in self._open:
            return ()
        if claim.id not in self._reasons:
            self._reasons[claim.id] = tuple(self.explain(claim))
        return self._reasons[claim.id]


def _with_headings(cards: int, headings: Sequence[Heading]) -> Sequence[int | Heading]:
    """The numbers of the cards, each heading before the card that it stands over."""
    if not headings:
        return range(cards)
    ends = [one.at for one in headings[1:]] + [cards]
    return [row for heading, end in zip(headings, ends, strict=True) for row in (heading, *range(heading.at, end))]


def polarity_words(polarity: Polarity) -> str:
    """A strand's side as its tab says it."""
    return tr("Cooperation") if polarity is Polarity.COOPERATION else tr("Competition")
