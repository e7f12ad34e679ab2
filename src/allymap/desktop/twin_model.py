"""A table of the text twin as Qt has it: sorted by any column, narrowed by words, each row told to screen readers."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from .rows import KEY
from .twin_tables import Cell, Table

Index = QModelIndex | QPersistentModelIndex
ORDER = Qt.ItemDataRole.UserRole + 2

_EMPTY = Table((), (), {})
_ROW_HEIGHT, _LOOKED_AT, _ROOM, _MOST = 26, 100, 28, 156
"""Pixels, and how many rows say how wide a column has to be."""


class TwinModel(QAbstractTableModel):
    """Shows one ``Table`` after another."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = _EMPTY
        self._row_of: dict[str, int] | None = None  # found when first asked for

    @property
    def table(self) -> Table:
        return self._table

    @property
    def header(self) -> tuple[str, ...]:
        return self._table.header

    def show_table(self, table: Table) -> bool:
        """Replace the rows; whether anything is another."""
        if table == self._table:
            return False
        self.beginResetModel()
        self._table, self._row_of = table, None
        self.endResetModel()
        return True

    def rows_of(self, keys: Collection[str]) -> list[int]:
        """The rows of these keys, of those that are there."""
        if not keys:
            return []
        if self._row_of is None:
            self._row_of = {key: row for row, (key, _) in enumerate(self._table.rows)}
        return [self._row_of[key] for key in keys if key in self._row_of]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._table.header)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._table.header[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            first = self._table.rows[0][1][section] if self._table.rows else ""
            side = Qt.AlignmentFlag.AlignRight if isinstance(first, int) else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        key, cells = self._table.rows[index.row()]
        column = index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cells[column]
        if role == KEY:
            return key
        if role == ORDER:
            cell = self._table.orders.get((key, column), cells[column])
            return cell.casefold() if isinstance(cell, str) else cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(cells) if column == 0 else f"{self._table.header[column]}: {cells[column]}"
        if role == Qt.ItemDataRole.TextAlignmentRole and isinstance(cells[column], int):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _told(self, cells: Sequence[Cell]) -> str:
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
        self.narrowed = QSortFilterProxyModel(self)
        self.narrowed.setSourceModel(self.table)
        self.narrowed.setSortRole(ORDER)
        self.narrowed.setFilterKeyColumn(-1)
        self.narrowed.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self.narrowed)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._showing = False
        self.selectionModel().selectionChanged.connect(self._tell)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(KEY)))

    def show_table(self, table: Table) -> None:
        """Replace the rows without telling anybody; the order and the narrowing stay."""
        self._showing = True
        first = not self.table.rowCount()
        self.table.show_table(table)
        if first:
            self._fit_columns()
        self._showing = False

    def show_selection(self, keys: Collection[str]) -> None:
        """Select these rows without telling anybody; the first comes into view."""
        if set(keys) == set(self.keys()):
            return
        wanted = QItemSelection()
        shown = [self.narrowed.mapFromSource(self.table.index(row, 0)) for row in self.table.rows_of(keys)]
        found = sorted((one for one in shown if one.isValid()), key=QModelIndex.row)
        for index in found:
            wanted.select(index, index.siblingAtColumn(self.narrowed.columnCount() - 1))
        first = found[0] if found else QModelIndex()
        self._showing = True
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(wanted, flags.ClearAndSelect)
        if first.isValid():
            self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
            self.scrollTo(first)
        self._showing = False

    def keys(self) -> list[str]:
        """The keys of the selected rows."""
        return [index.data(KEY) for index in self.selectionModel().selectedRows()]

    def cells(self, free: Table | None = None) -> list[list[Cell]]:
        """What is on show, in its order; where ``free`` is given, as far as that table has the rows, in its words."""
        rows = dict((self.table.table if free is None else free).rows)
        keys = (self.narrowed.index(row, 0).data(KEY) for row in range(self.narrowed.rowCount()))
        return [list(rows[key]) for key in keys if key in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().data(KEY))
            return
        super().keyPressEvent(event)

    def _fit_columns(self) -> None:
        """As wide as the words need, once: later widths are a person's."""
        words, heads = QFontMetrics(self.font()), self.horizontalHeader()
        heading = QFontMetrics(heads.font())
        for column, name in enumerate(self.table.header):
            cells = (str(self.table.index(row, column).data()) for row in range(min(self.table.rowCount(), _LOOKED_AT)))
            widest = max(map(words.horizontalAdvance, cells), default=0)
            self.setColumnWidth(column, min(max(widest, heading.horizontalAdvance(name)) + _ROOM, _MOST))

    def _tell(self, *_: object) -> None:
        if not self._showing:
            self.chosen.emit(self.keys())
