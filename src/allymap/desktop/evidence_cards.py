"""The claims that stand behind something: how many, an order and a filter, and the cards."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ..network.dependence import Support
from ..network.evidence import Evidence
from ..output.explanation import explained
from .card import Cards
from .card_order import NEWEST, CardOrder
from .evidence_list import EvidenceList
from .wording import support_words

_AT_A_GLANCE = 3
"""So many passages need neither another order nor a filter, and get their room."""


class EvidenceCards(QWidget):
    """``list`` are the cards, ``order`` says which and how. ``order_first`` is the order to begin with."""

    def __init__(self, list_name: str, parent: QWidget | None = None, order_first: int = NEWEST) -> None:
        super().__init__(parent)
        self._cards, self._evidence = Cards((), Evidence()), Evidence()
        self._counts = QLabel(self)
        self._counts.setObjectName(f"{list_name}Counts")
        self._counts.setProperty("role", "muted")
        self._counts.setWordWrap(True)
        self.order = CardOrder(self, order_first)
        self.order.changed.connect(self._show)
        self.list = EvidenceList(self, list_name)
        self.list.cards.explain = lambda claim: explained(claim, self._evidence)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self._counts)
        outer.addWidget(self.order)
        outer.addWidget(self.list, 1)

    @property
    def counts(self) -> str:
        """Passages, documents and origins, as “6 passages · 2 documents · 1 origin”."""
        return self._counts.text().replace("\N{NO-BREAK SPACE}", " ")

    @property
    def shown_claims(self) -> list[str]:
        """The claims of the cards in their order, as far as the filter lets them through."""
        return [claim.id for claim in self.list.cards.cards.claims]

    def show_cards(self, cards: Cards, evidence: Evidence, support: Support) -> None:
        """Show cards, which come newest first; the current one stays where it is still there, or its place does."""
        self._cards, self._evidence = cards, evidence
        self._counts.setText(support_words(support))
        self.order.setVisible(len(cards) > _AT_A_GLANCE or self.order.narrows)
        self._show()

    def clear(self) -> None:
        """Show no card, so that the next ones begin at the first."""
        self.list.cards.show_cards(Cards((), self._evidence))

    def show_all(self, claim_id: str) -> None:
        """Go to a card, also where the filter leaves it out."""
        self.order.show_all()
        self.list.choose(claim_id)

    def _show(self) -> None:
        current, row = self.list.current_card, self.list.currentIndex().row()
        self.list.cards.show_cards(*self.order.arranged(self._cards))
        if current is None or not self.list.choose(current.claim.id):
            self.list.choose_row(row)
