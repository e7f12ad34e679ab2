"""The scenes as rows of a list: a thumbnail each, its number, its title, and whether it is hidden or stale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...model import Scene
from ..theme import theme
from ..tones import SIZES, tones

Index = QModelIndex | QPersistentModelIndex
Paint = Callable[[Scene, QSize, float], QPixmap]
KEY = Qt.ItemDataRole.UserRole
ROW = Qt.ItemDataRole.UserRole + 1

THUMBNAIL = QSize(128, 63)
_PAD, _LINE = 4, 20
ITEM = QSize(THUMBNAIL.width() + 2 * _PAD, THUMBNAIL.height() + _LINE + 2 * _PAD)
_DOT = 10


@dataclass(frozen=True, slots=True)
class SceneRow:
    """``changed`` says what changed under the scene, a sentence a line; empty while it is not stale."""

    scene: Scene
    changed: str = ""


class SceneRows(QAbstractListModel):
    """The scenes in their order. ``renamed(id, title)`` asks whoever owns them to change one."""

    renamed = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[SceneRow] = []

    @property
    def rows(self) -> Sequence[SceneRow]:
        return self._rows

    def show_rows(self, rows: Sequence[SceneRow]) -> None:
        """Replace the rows, quietly where they are the same scenes in the same order."""
        same = [row.scene.id for row in rows] == [row.scene.id for row in self._rows]
        if same and list(rows) == self._rows:
            return
        if same:
            self._rows = list(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_of(self, scene_id: str) -> int:
        """The number of a scene's row, -1 where there is none."""
        return next((number for number, row in enumerate(self._rows) if row.scene.id == scene_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.scene.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(index.row() + 1, row)
        return {KEY: row.scene.id, ROW: row}.get(role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        title, scene = str(value).strip(), self._rows[index.row()].scene
        if role != Qt.ItemDataRole.EditRole or not title or title == scene.title:
            return False
        self.renamed.emit(scene.id, title)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def _told(self, number: int, row: SceneRow) -> str:
        hidden = self.tr("hidden") if row.scene.hidden else ""
        stale = self.tr("stale") if row.changed else ""
        states = ", ".join(filter(None, (hidden, stale)))
        first = f"{number}. {row.scene.title}" + (f" ({states})" if states else "")
        return "\n".join(filter(None, (first, row.scene.subtitle, row.changed)))


class SceneDelegate(QStyledItemDelegate):
    """Paints a scene: the thumbnail, under it number and title; a dot where it is stale, faded where it is hidden."""

    def __init__(self, paint: Paint, parent: QWidget) -> None:
        super().__init__(parent)
        self._paint = paint

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return ITEM

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(_line_of(option.rect).adjusted(-2, -2, 2, 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: SceneRow = index.data(ROW)
        look, between = theme().look, tones(theme().look)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRect(option.rect.topLeft(), THUMBNAIL).translated(_PAD, _PAD)
        painter.setOpacity(0.4 if row.scene.hidden else 1.0)
        painter.drawPixmap(frame.topLeft(), self._paint(row.scene, THUMBNAIL, painter.device().devicePixelRatio()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(look.accent if selected else look.line), 2.0 if selected else 1.0))
        painter.drawRoundedRect(frame.adjusted(0, 0, -1, -1), 3, 3)
        painter.setOpacity(1.0)
        if row.changed:
            painter.setPen(QPen(QColor(look.surface), 2.0))
            painter.setBrush(QColor(look.competition))
            painter.drawEllipse(frame.right() - _DOT - 2, frame.top() + 4, _DOT, _DOT)
        written = QFont(look.font)
        written.setPixelSize(SIZES.small)
        painter.setFont(written)
        painter.setPen(QColor(between.faint if row.scene.hidden else look.text))
        line = _line_of(option.rect)
        state = self.tr("stale") if row.changed else self.tr("hidden") if row.scene.hidden else ""
        title = f"{index.row() + 1}  {row.scene.title}" + (f" · {state}" if state else "")
        told = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), told)
        painter.restore()


def _line_of(item: QRect) -> QRect:
    return QRect(item.left() + _PAD, item.top() + _PAD + THUMBNAIL.height(), THUMBNAIL.width(), _LINE)
