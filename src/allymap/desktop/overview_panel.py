"""What stands at the right while nothing is selected: the map in numbers and its contested relations."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from ..model import Actor, State
from ..network.view import MapView
from .relations_column import RelationsColumn
from .wording import counted

_SHOWN = 50


class OverviewPanel(RelationsColumn):
    """Counts what the map shows and lists where to look first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("overviewRelations", parent)
        self.list.setAccessibleName(self.tr("Relations to look at first"))
        self.setObjectName("overviewPanel")
        self.setAccessibleName(self.tr("Overview"))
        self.title.setText(self.tr("The map at a glance"))

    def show_view(self, view: MapView, actors: Mapping[str, Actor]) -> None:
        """Count what the map shows and list the contested pairs, or the heaviest where none is contested."""
        if not view.relations:
            self.facts.setText(
                self.tr("Every relation is hidden by a filter.") if view.hidden_relations
                else self.tr("No relations yet. Drop articles on the window to find some.")
            )  # fmt: skip
            self.show_relations("", (), actors)
            return
        contested = [one for one in view.relations if one.state is State.CONTESTED]
        self.facts.setText(
            " · ".join(
                (
                    counted(len(view.actors), self.tr("actor"), self.tr("actors")),
                    counted(len(view.relations), self.tr("relation"), self.tr("relations")),
                    self.tr("{n} contested").format(n=len(contested)),
                )
            )
        )
        heading = self.tr("CONTESTED RELATIONS") if contested else self.tr("RELATIONS WITH MOST EVIDENCE")
        listed = sorted(contested or view.relations, key=lambda one: (-one.weight, one.id))[:_SHOWN]
        self.show_relations(heading, listed, actors)
