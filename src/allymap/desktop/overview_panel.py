"""What stands at the right while nothing is selected: the map in numbers and its contested relations."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ..model import Actor, State
from ..network.view import MapView
from .actor_panel import heading_words, relation_row
from .rows import INDENT, KEY, RowsModel, RowsView
from .wording import counted

_SHOWN = 50


class OverviewPanel(QWidget):
    """``relation_chosen(id)`` follows a click on a row."""

    relation_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overviewPanel")
        self.setAccessibleName(self.tr("Overview"))
        self._title, self._facts, self._heading = QLabel(self), QLabel(self), QLabel(self)
        for label, role in ((self._title, "title"), (self._facts, "muted"), (self._heading, "heading")):
            label.setProperty("role", role)
            label.setWordWrap(True)
            label.setContentsMargins(INDENT, 0, 0, 0)
        self._title.setText(self.tr("The map at a glance"))
        self._rows = RowsModel(self)
        self._view = RowsView("overviewRelations", self.tr("Relations to look at first"), 1000, self)
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

    def show_view(self, view: MapView, actors: Mapping[str, Actor]) -> None:
        """Count what the map shows and list the contested pairs, or the heaviest where none is contested."""
        if not view.relations:
            self._facts.setText(
                self.tr("Every relation is hidden by a filter.") if view.hidden_relations
                else self.tr("No relations yet. Drop articles on the window to find some.")
            )  # fmt: skip
            self._heading.clear()
            self._rows.show_rows([])
            return
        contested = [one for one in view.relations if one.state is State.CONTESTED]
        self._facts.setText(
            " · ".join(
                (
                    counted(len(view.actors), self.tr("actor"), self.tr("actors")),
                    counted(len(view.relations), self.tr("relation"), self.tr("relations")),
                    self.tr("{n} contested").format(n=len(contested)),
                )
            )
        )
        words = self.tr("CONTESTED RELATIONS") if contested else self.tr("RELATIONS WITH MOST EVIDENCE")
        self._heading.setText(heading_words(words, sides=True))
        listed = sorted(contested or view.relations, key=lambda one: (-one.weight, one.id))[:_SHOWN]
        self._rows.show_rows([relation_row(one, actors) for one in listed])

    def _choose(self, index: QModelIndex) -> None:
        self.relation_chosen.emit(index.data(KEY))
