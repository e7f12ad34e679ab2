"""The evidence of a relation: who, what state, how much of it, and every passage of the chosen strand as a card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..model import Claim, Polarity, Relation, State, Thresholds, pair_words
from ..network.dependence import Support
from ..network.evidence import Evidence
from .card import Cards, cards_of
from .evidence_cards import EvidenceCards
from .evidence_model import polarity_words
from .rows import INDENT
from .strand_sparkline import StrandSparkline
from .why_disclosure import WhyDisclosure
from .wording import counted, span_words, state_words

_REMEMBERED = 4
"""Strands whose cards are kept: one goes back and forth between a few."""


class RelationPanel(QWidget):
    """Shows one relation at a time. ``polarity_chosen`` follows a click on a tab."""

    polarity_chosen = Signal(object)
    rejected_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("relationEvidence")
        self._relation: Relation | None = None
        self._evidence = Evidence()
        self._polarity = Polarity.COOPERATION
        self._title = QLabel(self)
        self._title.setObjectName("evidenceTitle")
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._pill = QLabel(self)
        self._pill.setObjectName("relationState")
        self._pill.setProperty("role", "pill")
        self._counts = QLabel(self)
        self._counts.setObjectName("evidenceCounts")
        self._counts.setProperty("role", "muted")
        self._counts.setWordWrap(True)
        self._tabs = {polarity: self._tab(polarity) for polarity in Polarity}
        self.sparkline = StrandSparkline(self)
        self.cards = EvidenceCards("evidenceList", self)
        self.list, self.order = self.cards.list, self.cards.order
        self.why = WhyDisclosure(self)
        self.why.claim_wanted.connect(self._go_to)
        self._known: tuple[tuple[Relation, Polarity, Cards], ...] = ()
        self._drawn: Relation | None = None
        self._rejected: list[Claim] = []
        self.rejected_toggle = QPushButton(self)
        self.rejected_toggle.setObjectName("rejectedToggle")
        self.rejected_toggle.setProperty("role", "link")
        self.rejected_toggle.setCheckable(True)
        self.rejected_toggle.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the letters go on working where they did
        self.rejected_toggle.clicked.connect(self.rejected_wanted)
        self.rejected_toggle.hide()
        self._lay_out()

    @property
    def polarity(self) -> Polarity:
        return self._polarity

    @property
    def relation(self) -> Relation | None:
        return self._relation

    @property
    def counts(self) -> str:
        """The line of numbers under the title."""
        return self._counts.text()

    @property
    def reason(self) -> str:
        """Why the relation is in the state it is in, in a sentence."""
        return self._pill.toolTip()

    def show_relation(
        self,
        relation: Relation,
        names: Mapping[str, str],
        evidence: Evidence,
        thresholds: Thresholds,
        polarity: Polarity | None = None,
    ) -> None:
        """Show a relation. Without a polarity, its heavier strand opens, or the tab on show for the same pair."""
        same = self._relation is not None and self._relation.id == relation.id
        self._relation, self._evidence = relation, evidence
        if polarity is None:
            heavier = max(Polarity, key=lambda one: relation.strand(one).weight)
            polarity = self._polarity if same and relation.strand(self._polarity) else heavier
        self._polarity = polarity
        self._title.setText(pair_words(names.get(one, one) for one in relation.actors))
        self._pill.setText(state_words(relation.state))
        self._pill.setProperty("state", relation.state.value)
        self._pill.style().polish(self._pill)
        self._pill.setToolTip(self._why(relation, thresholds))
        self._counts.setText(self._count_words(relation))
        if relation is not self._drawn:  # another object as soon as anything under it changed
            self.sparkline.show_claims(self._claims(relation))
            self._drawn = relation
        for side, tab in self._tabs.items():
            number = len(relation.strand(side).claims)
            tab.setText(f"{polarity_words(side)} {number}")
            tab.setEnabled(bool(number or self._rejected_on(side)))
            tab.setChecked(side is polarity)
        self._show_cards()
        self.why.refresh()

    def show_rejected(self, claims: Sequence[Claim], listed: bool) -> None:
        """Say how many claims of the relation were rejected, and list them after the others where that is wanted.

        To be called before ``show_relation``.
        """
        self._rejected = list(claims) if listed else []
        words = self.tr("Hide {n} rejected") if listed else self.tr("Show {n} rejected")
        self.rejected_toggle.setText(words.format(n=len(claims)))
        self.rejected_toggle.setChecked(listed)
        self.rejected_toggle.setVisible(bool(claims))

    def _rejected_on(self, polarity: Polarity) -> list[str]:
        return [claim.id for claim in self._rejected if claim.polarity is polarity]

    def _show_cards(self) -> None:
        if self._relation is None:
            return
        cards, strand = self._counted_cards(self._relation), self._relation.strand(self._polarity)
        rejected = self._rejected_on(self._polarity)
        if rejected:
            cards = cards.of([*cards.claims, *cards_of(rejected, self._evidence).claims])
        self.cards.show_cards(cards, self._evidence, Support(round(strand.weight), strand.documents, strand.origins))

    def _counted_cards(self, relation: Relation) -> Cards:
        """The cards of the strand on show. A relation is another object as soon as anything under it changed."""
        found = next((one for one in self._known if one[0] is relation and one[1] is self._polarity), None)
        if found is None:
            cards = cards_of(relation.strand(self._polarity).claims, self._evidence)
            found = (relation, self._polarity, cards)
            self._known = (found, *self._known[: _REMEMBERED - 1])
        return found[2]

    def _choose_polarity(self, polarity: Polarity) -> None:
        if polarity is not self._polarity:
            self._polarity = polarity
            self.cards.clear()
            self._show_cards()
            self.list.scrollToTop()
            self.polarity_chosen.emit(polarity)

    def _go_to(self, claim_id: str) -> None:
        claim = self._evidence.claims.get(claim_id)
        if claim is not None:
            self._choose_polarity(claim.polarity)
            self._tabs[claim.polarity].setChecked(True)
            self.cards.show_all(claim_id)

    def _count_words(self, relation: Relation) -> str:
        origins = max((strand.origins for strand in relation.strands), default=0)
        documents = self._documents(relation)
        parts = [
            span_words(relation),
            counted(documents, self.tr("document"), self.tr("documents")),
            self.tr("single origin") if origins == 1 else counted(origins, self.tr("origin"), self.tr("origins")),
        ]
        return " · ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts if part)

    def _documents(self, relation: Relation) -> int:
        if len(relation.strands) == 1:
            return relation.strands[0].documents
        return len({claim.document_id for claim in self._claims(relation)} - {""})

    def _claims(self, relation: Relation) -> list[Claim]:
        return [self._evidence.claims[one] for one in relation.claims if one in self._evidence.claims]

    def _why(self, relation: Relation, thresholds: Thresholds) -> str:
        share = min(relation.cooperation.weight, relation.competition.weight) / (relation.weight or 1.0)
        if relation.state is State.THIN:
            return self.tr("Thin: no more than {n} passage.").format(n=thresholds.thin_passages)
        return self.tr(
            "The smaller strand has {share} of the pair’s weight; from {least} on a pair is contested."
        ).format(share=f"{share:.0%}", least=f"{thresholds.contested_share:.0%}")

    def _tab(self, polarity: Polarity) -> QPushButton:
        tab = QPushButton(self)
        tab.setObjectName(f"{polarity.value}Tab")
        tab.setAccessibleName(polarity_words(polarity))
        tab.setProperty("role", "segment")
        tab.setProperty("polarity", polarity.value)
        tab.setCheckable(True)
        tab.clicked.connect(lambda _=False: self._choose_polarity(polarity))
        return tab

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignTop)
        tabs = QHBoxLayout()
        tabs.setSpacing(0)
        group = QButtonGroup(self)
        for tab in self._tabs.values():
            group.addButton(tab)
            tabs.addWidget(tab, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(INDENT, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(head)
        outer.addWidget(self._counts)
        outer.addWidget(self.sparkline)
        outer.addWidget(self.why)
        outer.addLayout(tabs)
        outer.addWidget(self.cards, 1)
        outer.addWidget(self.rejected_toggle, 0, Qt.AlignmentFlag.AlignLeft)
