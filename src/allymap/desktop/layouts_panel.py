"""The named layouts; a dot marks the one in use. Names are changed in place."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from ..model import Layout
from .rows import INDENT, KEY, Row, RowsModel, RowsView

_LONGEST = 6


class LayoutsPanel(QWidget):
    """Asks for everything it offers, with the layout's id; ``locked`` locks or unlocks."""

    layout_chosen = Signal(str)
    renamed = Signal(str, str)
    removal_wanted = Signal(str)
    saving_wanted = Signal()
    duplicated = Signal(str)
    locked = Signal(str)
    compared = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("layoutsPanel")
        self.setAccessibleName(self.tr("Layouts"))
        self._locked: set[str] = set()
        self._current = ""
        heading = QLabel(self.tr("LAYOUTS"), self)
        heading.setProperty("role", "heading")
        heading.setContentsMargins(INDENT, 0, 0, 0)
        save = QToolButton(self)
        save.setText("+")
        save.setToolTip(self.tr("Keep this arrangement under a name"))
        save.setAccessibleName(save.toolTip())
        save.clicked.connect(self.saving_wanted)
        self.rows = RowsModel(self, editable=True)
        self.rows.renamed.connect(self.renamed)
        self.view = RowsView("layoutsList", self.tr("Layouts"), _LONGEST, self)
        self.view.setModel(self.rows)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(save)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addLayout(head)
        outer.addWidget(self.view)

    def show_layouts(self, layouts: Iterable[Layout], current_id: str) -> None:
        """List the layouts in their order and mark the one in use."""
        ordered = sorted(layouts, key=lambda one: (one.order, one.name))
        self._locked = {one.id for one in ordered if one.locked}
        self._current = current_id
        said = self.tr("locked")
        self.rows.show_rows(
            [Row(one.id, one.name, said if one.locked else "", marked=one.id == current_id) for one in ordered]
        )
        row = self.rows.row_of(current_id)
        if row >= 0:
            self.view.setCurrentIndex(self.rows.index(row))
        self.view.updateGeometry()

    def ask_for_name(self, layout_id: str) -> None:
        """Open the line in which a layout's name is written."""
        row = self.rows.row_of(layout_id)
        if row >= 0:
            self.view.edit(self.rows.index(row))

    def _choose(self, index: QModelIndex) -> None:
        self.layout_chosen.emit(index.data(KEY))

    def _show_menu(self, at: QPoint) -> None:
        index = self.view.indexAt(at)
        if not index.isValid():
            return
        layout_id: str = index.data(KEY)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Use this layout"), lambda: self.layout_chosen.emit(layout_id))
        compare = menu.addAction(self.tr("Compare with this layout"), lambda: self.compared.emit(layout_id))
        compare.setEnabled(layout_id != self._current)
        menu.addSeparator()
        menu.addAction(self.tr("Rename…"), lambda: self.ask_for_name(layout_id))
        menu.addAction(self.tr("Duplicate"), lambda: self.duplicated.emit(layout_id))
        locked = layout_id in self._locked
        menu.addAction(self.tr("Unlock") if locked else self.tr("Lock"), lambda: self.locked.emit(layout_id))
        remove = menu.addAction(self.tr("Delete"), lambda: self.removal_wanted.emit(layout_id))
        remove.setEnabled(self.rows.rowCount() > 1 and not locked)
        menu.popup(self.view.viewport().mapToGlobal(at))
