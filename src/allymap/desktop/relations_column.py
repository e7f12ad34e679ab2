"""A title, a line of facts and a list of relations, each a click from its evidence: what two panels are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ..model import Actor, Relation, pair_words
from .rows import INDENT, KEY, Row, RowsModel, RowsView
from .wording import span_words, state_words, tr

_LONGEST = 1000


class RelationsColumn(QWidget):
    """``relation_chosen(id)`` follows a click on a row, or Enter."""

    relation_chosen = Signal(str)

    def __init__(self, list_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.facts, self.heading = QLabel(self), QLabel(self), QLabel(self)
        for label, role in ((self.title, "title"), (self.facts, "muted"), (self.heading, "heading")):
            label.setProperty("role", role)
            label.setWordWrap(True)
            label.setContentsMargins(INDENT, 0, 0, 0)
        self._rows = RowsModel(self)
        self.list = RowsView(list_name, "", _LONGEST, self)
        self.list.setModel(self._rows)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.column = outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.title)
        outer.addWidget(self.facts)
        outer.addSpacing(8)
        outer.addWidget(self.heading)
        outer.addWidget(self.list, 1)

    def show_relations(
        self, heading: str, relations: Iterable[Relation], actors: Mapping[str, Actor], of: str = ""
    ) -> None:
        """List relations, heaviest first, under a heading; of one actor only the others are named."""
        ordered = sorted(relations, key=lambda one: (-one.weight, one.id))
        self.heading.setText(heading_words(heading, sides=bool(ordered)))
        self._rows.show_rows([relation_row(one, actors, of) for one in ordered])

    def _choose(self, index: QModelIndex) -> None:
        self.relation_chosen.emit(index.data(KEY))


def heading_words(text: str, sides: bool) -> str:
    """A heading over relations, which says what the two numbers of a row are; rich text, empty for no words."""
    if not text:
        return ""
    words = tr("cooperation : competition")
    right = f'<td align="right" style="font-weight:400">{words}</td>' if sides else ""
    return f'<table width="100%" cellspacing="0" cellpadding="0"><tr><td>{text}</td>{right}</tr></table>'


def relation_row(relation: Relation, actors: Mapping[str, Actor], of: str = "") -> Row:
    """A relation as a row: the other actor (or the pair), its state, and how many claims speak for either side."""
    others = [one for one in relation.actors if one != of]
    text = pair_words(actors[one].name if one in actors else one for one in others)
    count = f"{len(relation.cooperation.claims)} : {len(relation.competition.claims)}"
    note = " · ".join(part for part in (state_words(relation.state), span_words(relation)) if part)
    return Row(relation.id, text, count, note)
