"""A table of the text twin as Qt has it: sorted by any column, narrowed by words, each row told to screen readers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from .rows import KEY
from .twin_tables import Cell, Table

Index = QModelIndex | QPersistentModelIndex

_EMPTY = Table((), 0, lambda row: "", lambda row: ())
_ROW_HEIGHT, _LOOKED_AT, _ROOM = 26, 100, 28
"""Pixels, and how many rows say how wide a column has to be."""

_MOST = (220, 180, 156, 132, 116, 104)
"""The most pixels of a column: of these the first with which all columns find room."""


class TwinModel(QAbstractTableModel):
    """Shows one ``Table`` after another, in an order and narrowed by words.

    It orders and narrows itself: a proxy asks for each cell by itself, many times over, which took seconds.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = _EMPTY
        self._rows: list[int] = []  # of the table, as they are shown
        self._place_of: dict[str, int] | None = None  # found when first asked for
        self._told: dict[int, tuple[Cell, ...]] = {}
        self._texts: list[str] | None = None
        self._by, self._words = (-1, Qt.SortOrder.AscendingOrder), ""

    @property
    def table(self) -> Table:
        return self._table

    @property
    def header(self) -> tuple[str, ...]:
        return self._table.header

    def show_table(self, table: Table) -> bool:
        """Replace the rows; whether it is another table."""
        if table is self._table:
            return False
        self.beginResetModel()
        self._table, self._told, self._texts = table, {}, None
        self._arrange()
        self.endResetModel()
        return True

    def narrow(self, words: str) -> None:
        """Show only the rows that hold these words, whatever their case."""
        self.beginResetModel()
        self._words = words.casefold()
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By what the cells of a column mean; by a column that there is not, as the table has them."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        keys = [(self.key(index.row()), index.column()) for index in held]
        self._by = column, order
        self._arrange()
        found = [self.index((self.places_of([key]) or [-1])[0], at) for key, at in keys]
        self.changePersistentIndexList(held, found)
        self.layoutChanged.emit()

    def key(self, place: int) -> str:
        """The key of a row on show."""
        return self._table.key(self._rows[place])

    def places_of(self, keys: Collection[str]) -> list[int]:
        """Where these keys are shown, of those that are."""
        if not keys:
            return []
        if self._place_of is None:
            self._place_of = {self._table.key(row): place for place, row in enumerate(self._rows)}
        return [self._place_of[key] for key in keys if key in self._place_of]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._table.header)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._table.header[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            first = self._cells(0)[section] if self._table.count else ""
            side = Qt.AlignmentFlag.AlignRight if isinstance(first, int) else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == KEY:
            return self._table.key(row)
        cells = self._cells(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cells[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(cells) if column == 0 else f"{self._table.header[column]}: {cells[column]}"
        if role == Qt.ItemDataRole.TextAlignmentRole and isinstance(cells[column], int):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _cells(self, row: int) -> tuple[Cell, ...]:
        """The cells of a row of the table, made once."""
        found = self._told.get(row)
        if found is None:
            found = self._told[row] = self._table.cells(row)
        return found

    def _arrange(self) -> None:
        rows: list[int] = list(range(self._table.count))
        column, order = self._by
        if 0 <= column < len(self._table.header):
            meant = [self._meaning(row, column) for row in rows]
            rows.sort(key=meant.__getitem__, reverse=order is Qt.SortOrder.DescendingOrder)
        if self._words:
            if self._texts is None:
                self._texts = ["\n".join(map(str, self._cells(row))).casefold() for row in range(self._table.count)]
            rows = [row for row in rows if self._words in self._texts[row]]
        self._rows, self._place_of = rows, None

    def _meaning(self, row: int, column: int) -> Any:
        meant = self._table.order(row, column)
        cell = self._cells(row)[column] if meant is None else meant
        return cell.casefold() if isinstance(cell, str) else cell

    def _said(self, cells: Sequence[Cell]) -> str:
        """The whole row, so that walking down the first column says everything."""
        named = zip(self._table.header[1:], cells[1:], strict=True)
        return "; ".join([str(cells[0]), *(f"{name}: {cell}" for name, cell in named if cell not in ("", 0))])


class TwinView(QTableView):
    """``chosen(keys)`` follows a selection by hand, ``opened(key)`` Enter or a double click."""

    chosen = Signal(list)
    opened = Signal(str)

    def __init__(self, name: str, accessible_name: str, several: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.table = TwinModel(self)
        self.setModel(self.table)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._showing = self._fitted = False
        self._chosen: frozenset[str] = frozenset()
        self.selectionModel().selectionChanged.connect(self._tell)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(KEY)))

    def show_table(self, table: Table) -> None:
        """Replace the rows without telling anybody; the order, the narrowing and what is chosen stay."""
        if self.table.show_table(table):
            self.show_selection(self._chosen)
            self._fit_columns()

    def narrow(self, words: str) -> None:
        """Show only the rows that hold these words; who is chosen stays so, seen or not."""
        self.table.narrow(words)
        self.show_selection(self._chosen)

    def show_selection(self, keys: Collection[str]) -> None:
        """Select these rows without telling anybody; the first comes into view."""
        self._chosen = frozenset(keys)
        places = sorted(self.table.places_of(keys))
        if {self.table.key(place) for place in places} == set(self.keys()):
            return
        wanted = QItemSelection()
        for place in places:
            wanted.select(self.table.index(place, 0), self.table.index(place, self.table.columnCount() - 1))
        self._showing = True
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(wanted, flags.ClearAndSelect)
        if places:
            first = self.table.index(places[0], 0)
            self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
            self.scrollTo(first)
        self._showing = False

    def keys(self) -> list[str]:
        """The keys of the selected rows."""
        return [index.data(KEY) for index in self.selectionModel().selectedRows()]

    def cells(self, free: Table | None = None) -> list[list[Cell]]:
        """What is on show, in its order; where ``free`` is given, as far as that table has the rows, in its words."""
        rows = (self.table.table if free is None else free).rows()
        keys = (self.table.key(place) for place in range(self.table.rowCount()))
        return [list(rows[key]) for key in keys if key in rows]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().data(KEY))
            return
        super().keyPressEvent(event)

    def _fit_columns(self) -> None:
        """As wide as the words need, once they are looked at: later widths are a person's."""
        if self._fitted or not self.isVisible() or not self.table.rowCount():
            return
        self._fitted = True
        words, heads = QFontMetrics(self.font()), self.horizontalHeader()
        heading = QFontMetrics(heads.font())
        wanted = []
        for column, name in enumerate(self.table.header):
            cells = (str(self.table.index(row, column).data()) for row in range(min(self.table.rowCount(), _LOOKED_AT)))
            widest = max(map(words.horizontalAdvance, cells), default=0)
            wanted.append(max(widest, heading.horizontalAdvance(name)) + _ROOM)
        room = self.viewport().width()
        most = next((most for most in _MOST if sum(min(one, most) for one in wanted) <= room), _MOST[-1])
        for column, one in enumerate(wanted):
            self.setColumnWidth(column, min(one, most))

    def _tell(self, *_: object) -> None:
        if not self._showing:
            self._chosen = frozenset(self.keys())
            self.chosen.emit(self.keys())
