"""The arena × time matrix: a row an arena, a column a year or quarter, a cell split into its two sides."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ..network.matrix import Cell, Matrix
from ..output.matrix import arena_words, period_words
from .theme import theme
from .tones import SIZES, mixed
from .wording import date_words

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole

_EMPTY = Matrix((), (), {})
_WIDTH, _HEIGHT = 68, 28
_PALEST, _DEEPEST = 0.16, 0.62
"""Share of a side's colour in the ground of its half, for the fewest and for the most claims."""


class MatrixModel(QAbstractTableModel):
    """The cells of one matrix."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.matrix = _EMPTY
        self.most = 1

    def show_matrix(self, matrix: Matrix) -> None:
        """Show another matrix."""
        self.beginResetModel()
        self.matrix = matrix
        sizes = [len(side) for cell in matrix.cells.values() for side in (cell.cooperation, cell.competition)]
        self.most = max(sizes, default=1)
        self.endResetModel()

    def cell(self, index: Index) -> Cell:
        """The cell of an index."""
        return self.matrix.cell(self.matrix.arenas[index.row()], self.matrix.periods[index.column()])

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.matrix.arenas)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.matrix.periods)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == CELL:
            return cell
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(index, cell)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:  # fmt: skip
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return arena_words(self.matrix.arenas[section])
        period = self.matrix.periods[section]
        if "/" in period:  # a quarter
            return f"{period[:4]} Q{(int(period[5:7]) + 2) // 3}"
        return period_words(period)

    def _words(self, index: Index, cell: Cell) -> str:
        period = self.matrix.periods[index.column()]
        where = arena_words(self.matrix.arenas[index.row()])
        when = date_words(period) if period else period_words(period)
        numbers = self.tr("{n} cooperation, {m} competition")
        return f"{where}, {when}: {numbers.format(n=len(cell.cooperation), m=len(cell.competition))}"


class CellDelegate(QStyledItemDelegate):
    """Paints the two halves of a cell: cooperation left, competition right, each with its number."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Cell = index.data(CELL)
        model = index.model()
        most = model.most if isinstance(model, MatrixModel) else 1
        look, box = theme().look, option.rect.adjusted(2, 2, -2, -2)
        painter.save()
        font = painter.font()
        font.setPixelSize(SIZES.small)
        painter.setFont(font)
        half = box.width() // 2
        halves = (
            QRect(box.left(), box.top(), half, box.height()),
            QRect(box.left() + half, box.top(), box.width() - half, box.height()),
        )
        sides = (cell.cooperation, look.cooperation), (cell.competition, look.competition)
        for rect, (claims, colour) in zip(halves, sides, strict=True):
            if claims:
                share = _PALEST + (_DEEPEST - _PALEST) * len(claims) / most
                painter.fillRect(rect, QColor(mixed(look.surface, colour, share)))
                painter.setPen(QColor(look.text))
                painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(len(claims)))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(look.accent))
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
        painter.restore()


class ArenaMatrix(QTableView):
    """``cell_chosen(cell)`` follows a click on a cell, or an arrow key to it."""

    cell_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("arenaMatrix")
        self.setAccessibleName(self.tr("Arenas over time"))
        self.model_of_cells = MatrixModel(self)
        self.setModel(self.model_of_cells)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for header, size in ((self.horizontalHeader(), _WIDTH), (self.verticalHeader(), _HEIGHT)):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setDefaultSectionSize(size)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.selectionModel().currentChanged.connect(self._choose)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show a matrix; the chosen cell stays where it is still there."""
        if matrix != self.model_of_cells.matrix:
            self.model_of_cells.show_matrix(matrix)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.cell_chosen.emit(self.model_of_cells.cell(index))
