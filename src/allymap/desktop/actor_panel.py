"""Actors in words: what they are and for whom they act, their relations, and every claim behind these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ..model import Actor, Relation
from ..network.dependence import support
from ..network.evidence import Evidence
from ..network.view import ViewActor
from .card import Cards, cards_of
from .card_order import BY_YEAR
from .evidence_cards import EvidenceCards
from .relations_column import RelationsColumn
from .rows import INDENT
from .wording import counted, kind_words

_NAMED, _LISTED = 8, 1000
"""So many actors are named, and so many relations listed, of a selection of thousands."""


@dataclass(frozen=True, slots=True)
class _Shown:
    relations: tuple[Relation, ...]
    cards: Cards


class ActorPanel(RelationsColumn):
    """Shows one actor, or several with what is between them: their relations, or the claims that these rest on.

    ``claims_shown`` follows a change between the two.
    """

    claims_shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("actorRelations", parent)
        self.list.setAccessibleName(self.tr("Relations of the actor"))
        self.setObjectName("actorPanel")
        self.setAccessibleName(self.tr("Actor"))
        self.title.setObjectName("actorTitle")
        self._evidence = Evidence()
        self._relations: tuple[Relation, ...] = ()
        self._made: _Shown | None = None
        self.relations_tab = self._tab("relationsTab", self.tr("Relations"))
        self.claims_tab = self._tab("claimsTab", self.tr("Claims"))
        self.relations_tab.setChecked(True)
        self.claims_tab.toggled.connect(self._turn)
        self.cards = EvidenceCards("actorEvidenceList", self, BY_YEAR)
        self.cards.setContentsMargins(INDENT, 0, 0, 0)
        self.cards.hide()
        tabs, group = QHBoxLayout(), QButtonGroup(self)
        tabs.setContentsMargins(INDENT, 0, 0, 0)
        tabs.setSpacing(0)
        for tab in (self.relations_tab, self.claims_tab):
            group.addButton(tab)
            tabs.addWidget(tab, 1)
        self.column.insertLayout(self.column.indexOf(self.heading), tabs)
        self.column.addWidget(self.cards, 1)

    @property
    def with_claims(self) -> bool:
        """Whether the claims are on show in place of the relations."""
        return self.claims_tab.isChecked()

    def show_actor(self, shown: ViewActor, evidence: Evidence, relations: Sequence[Relation]) -> None:
        """Show an actor of the map with the relations it has part in, heaviest first."""
        actors = evidence.actors
        self.title.setText(shown.name)
        self.facts.show()
        self.facts.setText(
            self._fact_words(shown, actors.get(shown.id, Actor(shown.id, shown.name, shown.kind)), actors)
        )
        self._show(evidence, relations, self.tr("RELATIONS"), shown.id)

    def show_actors(self, shown: Sequence[ViewActor], evidence: Evidence, relations: Sequence[Relation]) -> None:
        """Show several actors of the map with the relations between them; without actors, the relations selected."""
        names = sorted(one.name for one in shown)
        more = self.tr(" and {n} more").format(n=len(names) - _NAMED) if len(names) > _NAMED else ""
        actors = counted(len(names), self.tr("actor"), self.tr("actors"))
        pairs = counted(len(relations), self.tr("relation"), self.tr("relations"))
        self.title.setText(actors if names else pairs)
        self.facts.setText(", ".join(names[:_NAMED]) + more)
        self.facts.setVisible(bool(names))
        between = self.tr("RELATIONS BETWEEN THEM") if relations else self.tr("NO RELATION BETWEEN THEM")
        self._show(evidence, relations, between if names else self.tr("RELATIONS"), "")

    def _show(self, evidence: Evidence, relations: Sequence[Relation], heading: str, of: str) -> None:
        self._evidence = evidence
        self._relations = tuple(relations)
        listed = sorted(relations, key=lambda one: (-one.weight, one.id))[:_LISTED]
        self.show_relations(heading, listed, evidence.actors, of)
        claims = sum(len(one.claims) for one in relations)
        self.relations_tab.setText(counted(len(relations), self.tr("relation"), self.tr("relations")))
        self.claims_tab.setText(counted(claims, self.tr("claim"), self.tr("claims")))
        self.claims_tab.setEnabled(bool(claims))
        if not claims:
            self.relations_tab.setChecked(True)
        self._show_claims()

    def _show_claims(self) -> None:
        """The claims are looked up while they are on show: an actor may have a hundred thousand."""
        if not self.with_claims:
            return
        claims = [claim for relation in self._relations for claim in relation.claims]
        if self._made is None or self._made.relations != self._relations:
            self._made = _Shown(self._relations, cards_of(claims, self._evidence))
        self.cards.show_cards(self._made.cards, self._evidence, support(self._evidence, claims))

    def _turn(self, claims: bool) -> None:
        self.heading.setVisible(not claims)
        self.list.setVisible(not claims)
        self.cards.setVisible(claims)
        self._show_claims()
        self.claims_shown.emit(claims)

    def _tab(self, name: str, words: str) -> QPushButton:
        tab = QPushButton(words, self)
        tab.setObjectName(name)
        tab.setProperty("role", "segment")
        tab.setCheckable(True)
        return tab

    def _fact_words(self, shown: ViewActor, actor: Actor, actors: Mapping[str, Actor]) -> str:
        parts = [kind_words(actor)]
        if actor.principal_id:
            principal = actors.get(actor.principal_id)
            parts.append(self.tr("acts for {name}").format(name=principal.name if principal else actor.principal_id))
        members = sorted(actors[one].name for one in shown.members if one != shown.id and one in actors)
        if members:
            parts.append(self.tr("stands for {names}").format(names=", ".join(members)))
        aliases = [alias for alias in actor.aliases if alias != actor.name]
        if aliases:
            parts.append(self.tr("also {names}").format(names=", ".join(aliases[:4])))
        return " · ".join(parts)
