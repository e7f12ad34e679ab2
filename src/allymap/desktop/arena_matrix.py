"""The arena × time matrix: a row an arena, a column a year or quarter, a cell split into its two sides."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
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

from ..model import Polarity
from ..network.matrix import ELSEWHERE, UNDATED, Cell, Matrix
from ..output.matrix import arena_words, period_words
from .theme import theme
from .tones import SIZES, mixed
from .wording import date_words

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole

_EMPTY = Matrix((), (), {})
_WIDTH, _HEIGHT = 56, 26
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
            return self.words(cell, index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ToolTipRole and orientation == Qt.Orientation.Vertical:
            return self.tr("Click: its passages. Double click: another name. Right click: more.")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return arena_words(self.matrix.arenas[section])
        period = self.matrix.periods[section]
        if "/" in period:  # a quarter
            return f"{period[:4]} Q{(int(period[5:7]) + 2) // 3}"
        return period_words(period)

    def words(self, cell: Cell, row: int | None, column: int | None) -> str:
        """“Syria, 2018: 3 cooperation, 1 competition”; without a row or a column, of all of them."""
        period = None if column is None else self.matrix.periods[column]
        where = "" if row is None else arena_words(self.matrix.arenas[row])
        when = "" if period is None else date_words(period) if period else period_words(period)
        numbers = self.tr("{n} cooperation, {m} competition") if _claims_in(cell) else self.tr("no claims")
        numbers = numbers.format(n=len(cell.cooperation), m=len(cell.competition))
        return f"{', '.join(part for part in (where, when) if part)}: {numbers}"


def _claims_in(cell: Cell) -> int:
    return len(cell.cooperation) + len(cell.competition)


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
    """``cell_chosen(cell, words)`` follows a click on a cell, an arrow key to it, or a click on a heading.

    ``arena_menu(arena, position on the screen)`` follows a right click on an arena, ``arena_opened(arena)`` a double
    click.
    """

    cell_chosen = Signal(object, str)
    arena_menu = Signal(str, QPoint)
    arena_opened = Signal(str)

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
            header.setSectionsClickable(True)
        self.selectionModel().currentChanged.connect(self._choose)
        side = self.verticalHeader()
        side.sectionClicked.connect(lambda row: self._choose_all(row, range(len(self._matrix.periods))))
        side.sectionDoubleClicked.connect(lambda row: self.arena_opened.emit(self._matrix.arenas[row]))
        side.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        side.customContextMenuRequested.connect(self._ask_menu)
        self.horizontalHeader().sectionClicked.connect(
            lambda column: self._choose_all(range(len(self._matrix.arenas)), column)
        )

    def show_matrix(self, matrix: Matrix) -> None:
        """Show a matrix; the chosen cell stays where it is still there; else the fullest is chosen, the last such."""
        before, at = self._matrix, self.currentIndex()
        if matrix == before:
            return
        chosen = (before.arenas[at.row()], before.periods[at.column()]) if at.isValid() else None
        self.model_of_cells.show_matrix(matrix)
        if chosen is None or chosen[0] not in matrix.arenas or chosen[1] not in matrix.periods:
            known = [one for one in matrix.cells if one[0] != ELSEWHERE and one[1] != UNDATED] or matrix.cells
            chosen = max(known, key=lambda one: (_claims_in(matrix.cells[one]), one[1]), default=None)
        if chosen is not None:
            where = self.model_of_cells.index(matrix.arenas.index(chosen[0]), matrix.periods.index(chosen[1]))
            self.setCurrentIndex(where)
            self.scrollTo(where)

    def tell_chosen(self) -> None:
        """Say again which cell is chosen, as to a panel that has forgotten."""
        self._choose(self.currentIndex())

    @property
    def _matrix(self) -> Matrix:
        return self.model_of_cells.matrix

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            cell = self.model_of_cells.cell(index)
            self.cell_chosen.emit(cell, self.model_of_cells.words(cell, index.row(), index.column()))

    def _choose_all(self, rows: int | range, columns: int | range) -> None:
        """Take the cells of a whole row or column for one."""
        row = rows if isinstance(rows, int) else None
        column = columns if isinstance(columns, int) else None
        cells = [
            self._matrix.cell(self._matrix.arenas[one], self._matrix.periods[other])
            for one in ([rows] if isinstance(rows, int) else rows)
            for other in ([columns] if isinstance(columns, int) else columns)
        ]
        sides = ((claim for cell in cells for claim in cell.side(polarity)) for polarity in Polarity)
        whole = Cell(*(list(dict.fromkeys(side)) for side in sides))
        self.cell_chosen.emit(whole, self.model_of_cells.words(whole, row, column))

    def _ask_menu(self, at: QPoint) -> None:
        row = self.verticalHeader().logicalIndexAt(at)
        if row >= 0:
            self.arena_menu.emit(self._matrix.arenas[row], self.verticalHeader().mapToGlobal(at))
