"""The actors on the map with their number of relations, and a field that narrows the list."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QVBoxLayout, QWidget

from ..network.view import ViewActor
from .rows import INDENT, KEY, Row, RowsModel, RowsView

_LONGEST = 1000


class ActorsPanel(QWidget):
    """``selection_wanted(ids)`` follows a choice in the list, ``centre_wanted(id)`` a double click or Enter."""

    selection_wanted = Signal(list)
    centre_wanted = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("actorsPanel")
        self.setAccessibleName(self.tr("Actors"))
        self._showing = False
        self._heading = QLabel(self.tr("ACTORS"), self)
        self._heading.setProperty("role", "heading")
        self._heading.setContentsMargins(INDENT, 0, 0, 0)
        self.search = QLineEdit(self)
        self.search.setObjectName("actorSearch")
        self.search.setProperty("role", "compact")
        self.search.setAccessibleName(self.tr("Search among the actors"))
        self.search.setPlaceholderText(self.tr("Search actors"))
        self.search.setClearButtonEnabled(True)
        self.rows = RowsModel(self)
        self._narrowed = QSortFilterProxyModel(self)
        self._narrowed.setSourceModel(self.rows)
        self._narrowed.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.view = RowsView("actorsList", self.tr("Actors"), _LONGEST, self)
        self.view.setModel(self._narrowed)
        self.view.setUniformItemSizes(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.selectionModel().selectionChanged.connect(self._tell_selection)
        self.view.activated.connect(self._centre)
        self.view.doubleClicked.connect(self._centre)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._ask_for_menu)
        self.search.textChanged.connect(self._narrowed.setFilterFixedString)
        self.search.returnPressed.connect(self._choose_first)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addWidget(self._heading)
        outer.addWidget(self.search)
        outer.addWidget(self.view, 1)

    def show_actors(self, actors: Sequence[ViewActor]) -> None:
        """List the actors in the order given, keeping what is selected."""
        selected = self.selected
        self._showing = True
        self.rows.show_rows([Row(one.id, one.name, str(one.relations)) for one in actors])
        self._showing = False
        self.show_selection(selected)

    @property
    def selected(self) -> list[str]:
        return [index.data(KEY) for index in self.view.selectionModel().selectedIndexes()]

    def show_selection(self, actor_ids: Collection[str]) -> None:
        """Select these actors without telling anybody; the first is scrolled into view."""
        chosen = QItemSelection()
        first: QModelIndex | None = None
        for row in sorted(self.rows.row_of(one) for one in actor_ids):
            index = self._narrowed.mapFromSource(self.rows.index(row)) if row >= 0 else QModelIndex()
            if index.isValid():
                chosen.select(index, index)
                first = first or index
        self._showing = True
        self.view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if first is not None:
            self.view.scrollTo(first)
        self._showing = False

    def _ask_for_menu(self, at: QPoint) -> None:
        if self.view.indexAt(at).isValid():
            self.menu_wanted.emit(self.view.viewport().mapToGlobal(at))

    def _tell_selection(self, *_: object) -> None:
        if not self._showing:
            self.selection_wanted.emit(self.selected)

    def _centre(self, index: QModelIndex) -> None:
        self.centre_wanted.emit(index.data(KEY))

    def _choose_first(self) -> None:
        first = self._narrowed.index(0, 0)
        if first.isValid():
            self.view.setCurrentIndex(first)
            self._centre(first)
