"""An actor in words: what it is, for whom it acts, and its relations, each a click from its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ..model import Actor, Relation
from ..network.view import ViewActor
from .rows import INDENT, KEY, Row, RowsModel, RowsView
from .wording import kind_words, span_words, state_words, tr


class ActorPanel(QWidget):
    """Shows one actor at a time. ``relation_chosen(id)`` follows a click on a row."""

    relation_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("actorPanel")
        self.setAccessibleName(self.tr("Actor"))
        self._title, self._facts, self._heading = QLabel(self), QLabel(self), QLabel(self)
        self._title.setObjectName("actorTitle")
        for label, role in ((self._title, "title"), (self._facts, "muted"), (self._heading, "heading")):
            label.setProperty("role", role)
            label.setWordWrap(True)
            label.setContentsMargins(INDENT, 0, 0, 0)
        self._rows = RowsModel(self)
        self._view = RowsView("actorRelations", self.tr("Relations of the actor"), 1000, self)
        self._view.setModel(self._rows)
        self._view.clicked.connect(self._choose)
        self._view.activated.connect(self._choose)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self._title)
        outer.addWidget(self._facts)
        outer.addSpacing(8)
        outer.addWidget(self._heading)
        outer.addWidget(self._view, 1)

    def show_actor(self, shown: ViewActor, actors: Mapping[str, Actor], relations: Sequence[Relation]) -> None:
        """Show an actor of the map with those of ``relations`` it has part in, heaviest first."""
        actor = actors.get(shown.id, Actor(shown.id, shown.name, shown.kind))
        self._title.setText(shown.name)
        self._facts.setText(self._fact_words(shown, actor, actors))
        own = sorted((one for one in relations if shown.id in one.actors), key=lambda one: (-one.weight, one.id))
        self._heading.setText(heading_words(self.tr("RELATIONS"), sides=bool(own)))
        self._rows.show_rows([relation_row(one, actors, of=shown.id) for one in own])

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

    def _choose(self, index: QModelIndex) -> None:
        self.relation_chosen.emit(index.data(KEY))


def heading_words(text: str, sides: bool) -> str:
    """A heading over relations, which says what the two numbers of a row are; rich text."""
    words = tr("cooperation : competition")
    right = f'<td align="right" style="font-weight:400">{words}</td>' if sides else ""
    return f'<table width="100%" cellspacing="0" cellpadding="0"><tr><td>{text}</td>{right}</tr></table>'


def relation_row(relation: Relation, actors: Mapping[str, Actor], of: str = "") -> Row:
    """A relation as a row: the other actor (or the pair), its state, and how many claims speak for either side."""
    others = [one for one in relation.actors if one != of]
    text = " — ".join(actors[one].name if one in actors else one for one in others)
    count = f"{len(relation.cooperation.claims)} : {len(relation.competition.claims)}"
    note = " · ".join(part for part in (state_words(relation.state), span_words(relation)) if part)
    return Row(relation.id, text, count, note)
