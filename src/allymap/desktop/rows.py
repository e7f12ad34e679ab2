"""Rows of text with a count at the right: the lists of the left column, painted without a widget each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from .theme import theme
from .tones import SIZES, tones

Index = QModelIndex | QPersistentModelIndex
KEY = Qt.ItemDataRole.UserRole
ROW = Qt.ItemDataRole.UserRole + 1

_HEIGHT, _TALL, _MARGIN = 26, 44, 5
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
INDENT = 10
"""Pixels before the text of a row, and so before the headings over rows."""


@dataclass(frozen=True, slots=True)
class Row:
    """``count`` stands at the right; ``note`` is a second line, a link where ``inviting``; ``marked`` draws a dot."""

    key: str
    text: str
    count: str = ""
    note: str = ""
    tooltip: str = ""
    marked: bool = False
    faded: bool = False
    inviting: bool = False


class RowsModel(QAbstractListModel):
    """Rows in the order given. ``renamed(key, text)`` asks whoever owns the rows to change one; the model does not."""

    renamed = Signal(str, str)

    def __init__(self, parent: QWidget, editable: bool = False) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._numbers: dict[str, int] = {}
        self._editable = editable

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace the rows, quietly where the keys are the same, so that selection and scrolling stay."""
        if [row.key for row in rows] == [row.key for row in self._rows]:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self._numbers = {row.key: number for number, row in enumerate(rows)}
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """The number of a key's row, -1 where there is none."""
        return self._numbers.get(key, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tooltip or row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.text, row.count, row.note) if part)
        return {KEY: row.key, ROW: row}.get(role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not text or text == self._rows[index.row()].text:
            return False
        self.renamed.emit(self._rows[index.row()].key, text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = Qt.ItemFlag.ItemIsEditable if self._editable else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | editable


class RowDelegate(QStyledItemDelegate):
    """Paints a row in the look of the theme."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        return QSize(80, _TALL if row.note else _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        look = theme().look
        painter.save()
        _ground(painter, option)
        inside = option.rect.adjusted(INDENT, 0, -INDENT, 0)
        first = QRect(inside.left(), inside.top(), inside.width(), _HEIGHT)
        if row.marked:
            painter.setBrush(QColor(look.muted))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(first.right() - 8, first.center().y() - 3, 8, 8)
        small = _font(option.font, SIZES.small)
        dot = 16 if row.marked else 0
        taken = _write(painter, first.adjusted(0, 0, -dot, 0), row.count, small, look.muted, right=True)
        text = first.adjusted(0, 0, -(dot + (taken + 8 if taken else 0)), 0)
        _write(painter, text, row.text, option.font, look.muted if row.faded else look.text)
        if row.note:
            second = QRect(inside.left(), inside.top() + _HEIGHT - 4, inside.width(), _TALL - _HEIGHT)
            _write(painter, second, row.note, small, look.accent if row.inviting else look.muted)
        painter.restore()


class WrappedDelegate(QStyledItemDelegate):
    """Paints a row with all of its words, on as many lines as they take; counts and dots it has none."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        view.setResizeMode(QListView.ResizeMode.Adjust)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        heights = (rect.height() for _, _, rect in self._lines(option, index.data(ROW), QRect(0, 0, width, 0)))
        return QSize(80, sum(heights) + 2 * _MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        look = theme().look
        painter.save()
        _ground(painter, option)
        colours = look.muted if row.faded else look.text, look.muted
        for (font, text, rect), colour in zip(self._lines(option, row, option.rect), colours, strict=False):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(rect, _WRAPPED, text)
        painter.restore()

    def _lines(self, option: QStyleOptionViewItem, row: Row, around: QRect) -> list[tuple[QFont, str, QRect]]:
        """The text and the note, each with its font and the room it takes."""
        top, found = around.top() + _MARGIN, []
        fonts = _font(option.font, SIZES.body), _font(option.font, SIZES.small)
        for font, text in zip(fonts, (row.text, row.note), strict=True):
            if text:
                room = QRect(around.left() + INDENT, top, around.width() - 2 * INDENT, 0)
                taken = QFontMetrics(font).boundingRect(room, _WRAPPED, text)
                room.setHeight(taken.height())
                found.append((font, text, room))
                top += taken.height()
        return found


class RowsView(QListView):
    """A list of rows that asks for the height of what it shows, up to ``longest`` rows."""

    def __init__(self, name: str, accessible_name: str, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._longest = longest
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setItemDelegate(RowDelegate(self))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSpacing(0)

    def sizeHint(self) -> QSize:
        model = self.model()
        rows = min(self._longest, model.rowCount()) if model is not None else 0
        if self.uniformItemSizes():
            return QSize(200, rows * max(self.sizeHintForRow(0), 0) + 2)
        return QSize(200, sum(self.sizeHintForRow(row) for row in range(rows)) + 2)

    def minimumSizeHint(self) -> QSize:
        model = self.model()
        return QSize(80, _HEIGHT * min(3, model.rowCount() if model is not None else 0))


def _ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """What says that a row is selected or under the mouse."""
    between = tones(theme().look)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if option.state & QStyle.StateFlag.State_Selected:
        _fill(painter, option.rect, between.pressed)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        _fill(painter, option.rect, between.hover)


def _fill(painter: QPainter, rect: QRect, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)


def _font(base: QFont, size: int) -> QFont:
    font = QFont(base)
    font.setPixelSize(size)
    return font


def _write(painter: QPainter, rect: QRect, text: str, font: QFont, colour: str, *, right: bool = False) -> int:
    """Write one elided line; answers the width it took."""
    if not text:
        return 0
    painter.setFont(font)
    painter.setPen(QColor(colour))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
    return metrics.horizontalAdvance(shown)
