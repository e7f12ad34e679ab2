"""The callouts of a scene as a table: what is said, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...model import Callout

_HEIGHT, _BESIDE = 112, 200


class CalloutsTable(QWidget):
    """``targets`` are the names of what a callout can be attached to, by id; ``middle`` is where the others stand."""

    changed = Signal()

    def __init__(
        self, callouts: Sequence[Callout], targets: Mapping[str, str], middle: tuple[float, float], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._targets, self._middle = targets, middle
        self._table = QTableWidget(0, 2, self)
        self._table.setObjectName("calloutsTable")
        self._table.setAccessibleName(self.tr("Callouts"))
        self._table.setHorizontalHeaderLabels([self.tr("Words"), self.tr("Beside")])
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.setColumnWidth(1, _BESIDE)
        self._table.verticalHeader().hide()
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setFixedHeight(_HEIGHT)
        self._table.itemChanged.connect(lambda _: self.changed.emit())
        self.add_button, self.remove_button = QToolButton(self), QToolButton(self)
        for button, text, words, wanted in (
            (self.add_button, "+", self.tr("Add a callout"), self._add_empty),
            (self.remove_button, "−", self.tr("Remove the callout"), self._remove),
        ):
            button.setText(text)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(wanted)
        buttons = QVBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._table, 1)
        inside.addLayout(buttons)
        for callout in callouts:
            self._add(callout)

    @property
    def texts(self) -> list[str]:
        """The words of each callout."""
        return [item.text().strip() for item in self._items()]

    @property
    def callouts(self) -> tuple[Callout, ...]:
        """The callouts as they stand in the table; empty ones are left out."""
        made = []
        for row, item in enumerate(self._items()):
            text, chosen = item.text().strip(), self._table.cellWidget(row, 1)
            target = chosen.currentData() if isinstance(chosen, QComboBox) else ""
            x, y = item.data(Qt.ItemDataRole.UserRole)
            made.append(Callout(text, target, *((0.0, 0.0) if target else (x, y))))
        return tuple(callout for callout in made if callout.text)

    def _add_empty(self) -> None:
        self._add(Callout("", "", *self._middle))
        row = self._table.rowCount() - 1
        self._table.setCurrentCell(row, 0)
        self._table.editItem(self._items()[row])

    def _add(self, callout: Callout) -> None:
        row = self._table.rowCount()
        at = self._middle if callout.target else (callout.x, callout.y)
        item = QTableWidgetItem(callout.text)
        item.setData(Qt.ItemDataRole.UserRole, at)
        where = QComboBox(self._table)
        where.setAccessibleName(self.tr("Where the callout stands"))
        where.addItem(self.tr("the middle of the map") if at == self._middle else self.tr("a place on the map"), "")
        for key, name in self._targets.items():
            where.addItem(name, key)
        if callout.target and callout.target not in self._targets:
            where.addItem(callout.target, callout.target)
        where.setCurrentIndex(max(0, where.findData(callout.target)))
        self._table.blockSignals(True)
        self._table.insertRow(row)
        self._table.setItem(row, 0, item)
        self._table.setCellWidget(row, 1, where)
        self._table.blockSignals(False)

    def _items(self) -> list[QTableWidgetItem]:
        found = (self._table.item(row, 0) for row in range(self._table.rowCount()))
        return [item for item in found if item is not None]

    def _remove(self) -> None:
        if self._table.currentRow() >= 0:
            self._table.removeRow(self._table.currentRow())
            self.changed.emit()
