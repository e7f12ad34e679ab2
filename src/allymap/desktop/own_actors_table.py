"""A project's own actors as a table to write in: name, other names, kind, principal and code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ..model import ActorKind
from ..workspace.editing import OwnActor
from .wording import kind_names

Index = QModelIndex | QPersistentModelIndex

NAME, ALIASES, KIND, PRINCIPAL, CODE = range(5)
_WIDTHS = {NAME: 190, KIND: 140, PRINCIPAL: 150, CODE: 70}
_ROW_HEIGHT = 30


class OwnActorsModel(QAbstractTableModel):
    """The rows as they are being written; ``edited`` follows each change."""

    edited = Signal()

    def __init__(self, rows: Sequence[OwnActor], parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = list(rows)

    def add(self) -> int:
        """An empty row at the end; its number."""
        self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows))
        self.rows.append(OwnActor(""))
        self.endInsertRows()
        self.edited.emit()
        return len(self.rows) - 1

    def remove(self, numbers: Sequence[int]) -> None:
        """Take rows out."""
        for number in sorted(numbers, reverse=True):
            self.beginRemoveRows(QModelIndex(), number, number)
            del self.rows[number]
            self.endRemoveRows()
        self.edited.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("Name"), self.tr("Also called"), self.tr("Kind"), self.tr("Acts for"), self.tr("Code"),
            )[section]  # fmt: skip
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        row = self.rows[index.row()]
        kind = row.kind.value if role == Qt.ItemDataRole.EditRole else kind_names()[row.kind]
        return (row.name, "; ".join(row.aliases), kind, row.principal, row.code)[index.column()]

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, text = self.rows[index.row()], str(value).strip()
        changed = {
            NAME: lambda: replace(row, name=text),
            ALIASES: lambda: replace(row, aliases=tuple(one.strip() for one in text.split(";") if one.strip())),
            KIND: lambda: replace(row, kind=ActorKind(text)),
            PRINCIPAL: lambda: replace(row, principal=text),
            CODE: lambda: replace(row, code=text.upper()),
        }[index.column()]()
        if role != Qt.ItemDataRole.EditRole or changed == row:
            return False
        self.rows[index.row()] = changed
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable


class OwnActorDelegate(QStyledItemDelegate):
    """A list to choose the kind from, and names offered for the principal as one types; plain lines for the rest."""

    def __init__(self, names: Callable[[], Sequence[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._names = names

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() == KIND:
            combo = QComboBox(parent)
            for kind, words in kind_names().items():
                combo.addItem(words, kind.value)
            combo.activated.connect(lambda _: self._done(combo))
            return combo
        line = QLineEdit(parent)
        if index.column() == ALIASES:
            line.setPlaceholderText(self.tr("other names, with ; between them"))
        if index.column() == PRINCIPAL:
            completer = QCompleter(list(self._names()), line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            line.setCompleter(completer)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(model, OwnActorsModel):
            text = editor.currentData() if isinstance(editor, QComboBox) else ""
            model.setData(index, editor.text() if isinstance(editor, QLineEdit) else text)

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


class OwnActorsTable(QTableView):
    """Typing or Enter edits a cell, Delete takes the chosen rows out."""

    def __init__(self, rows: Sequence[OwnActor], names: Sequence[str], parent: QWidget) -> None:
        """``names`` are the actors of the project, offered as principals beside those of the table."""
        super().__init__(parent)
        self.setObjectName("ownActors")
        self.setAccessibleName(self.tr("The project’s own actors"))
        self.actors = OwnActorsModel(rows, self)
        self.setModel(self.actors)
        self.setItemDelegate(OwnActorDelegate(lambda: [*(row.name for row in self.actors.rows), *names], self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )  # fmt: skip
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(ALIASES, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)

    def add(self) -> None:
        """A new row, ready for its name."""
        index = self.actors.index(self.actors.add(), NAME)
        self.setCurrentIndex(index)
        self.edit(index)

    def remove_chosen(self) -> None:
        """Take the chosen rows out."""
        self.actors.remove([index.row() for index in self.selectionModel().selectedRows()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A cell's editor passes on the keys that it leaves alone, such as the Enter that ends it.
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() == Qt.Key.Key_Delete and not editing:
            self.remove_chosen()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not editing and self.currentIndex().isValid():
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)
