"""Asks what a file of data is, shows its first rows and its terms, and which of it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFormLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ..model import AllyMapError
from ..workspace import datasets
from .form_dialog import FormDialog, named

_WIDTH = 640
_PREVIEW_HEIGHT = 168
_SCROLL_BAR = 16
_WIDEST = 180
_ASKED = ("source", "target", "polarity", "type", "date", "quote", "source_title")
"""The fields of a list of edges that a person may have to find; all others are found by their names."""


class ImportDataDialog(FormDialog):
    """``wanted(kind, asks)`` is called when the person goes on; of several files the first one is shown."""

    def __init__(
        self, parent: QWidget, paths: Sequence[Path], guessed: str, wanted: Callable[[str, datasets.Asks], object]
    ) -> None:
        super().__init__(parent, "importData", "", _WIDTH)
        self.setWindowTitle(self.tr("Import data"))
        self._path, self._wanted = paths[0], wanted
        self._terms = {kind.name: kind.terms for kind in datasets.kinds()}
        names = ", ".join(path.name for path in paths[:3]) + (" …" if len(paths) > 3 else "")
        self.kind = self.choice(self.tr("What it is"), [(one.title, one.name) for one in datasets.kinds()], guessed)
        self.kind.setObjectName("dataKind")
        self.preview = self._table()
        self._terms_line = self.words("", "dataTerms", "muted")
        self.columns = {field: self.choice(self._called(field), []) for field in _ASKED}
        self._mapping = self._group()
        self.since = self.line(self.tr("Since"), hint=self.tr("2015 or 2015-09-30; empty for all"))
        self.until = self.line(self.tr("Until"), hint=self.tr("2019-12; empty for all"))
        self.actors = self.line(self.tr("Actors"), hint=self.tr("Russia, IRN, Hezbollah; empty for all"))
        self.among = QCheckBox(self.tr("Only what is between two of these"), self)
        for field, name in ((self.since, "dataSince"), (self.until, "dataUntil"), (self.actors, "dataActors"),
                            (self.among, "dataAmong")):  # fmt: skip
            field.setObjectName(name)
        self.ok.setText(self.tr("Import"))
        self.lay_out(
            [self.words(names, "dataNames", "strong"), *named(self.kind), self._terms_line, self.preview,
             self._mapping, *named(self.since, self.until, self.actors), self.among]
        )  # fmt: skip
        self.kind.currentIndexChanged.connect(self._show_kind)
        self._show_kind()

    def asks(self) -> datasets.Asks:
        """Which rows are wanted, and what the columns are."""
        actors = tuple(name.strip() for name in self.actors.text().split(",") if name.strip())
        columns = {field: str(box.currentData() or "") for field, box in self.columns.items()}
        return datasets.Asks(
            self.since.text().strip(), self.until.text().strip(), actors, self.among.isChecked(),
            columns={field: name for field, name in columns.items() if name} if self._is_mapped else {},
        )  # fmt: skip

    def accept(self) -> None:
        """Go on, or stay open and say what is wrong."""
        asks = self.asks()
        if self._is_mapped and not (
            {"source", "target"} <= set(asks.columns) and {"polarity", "type"} & set(asks.columns)
        ):
            self.refuse(self.tr("Say which columns hold who acts, on whom, and the polarity or the type."))
            return
        try:
            asks.window()
        except AllyMapError as error:
            self.refuse(str(error))
            return
        super().accept()
        self._wanted(self.kind.currentData(), asks)

    @property
    def _is_mapped(self) -> bool:
        return not self._mapping.isHidden()

    def _show_kind(self) -> None:
        kind = self.kind.currentData()
        shown = datasets.preview(self._path, kind)
        self._terms_line.setText(self._terms[kind])
        self._terms_line.setVisible(bool(self._terms[kind]))
        self._fill_preview(shown)
        self._mapping.setVisible(kind == "csv" and bool(shown.header) and not shown.own)
        for field, box in self.columns.items():
            with QSignalBlocker(box):
                box.clear()
                box.addItem("–", "")
                for name in shown.header:
                    box.addItem(name, name)
                box.setCurrentIndex(max(box.findData(shown.columns.get(field, "")), 0))

    def _fill_preview(self, shown: datasets.Preview) -> None:
        table = self.preview
        table.setVisible(bool(shown.rows or shown.header))
        table.setColumnCount(max([len(shown.header), *map(len, shown.rows)], default=0))
        table.setRowCount(len(shown.rows))
        table.horizontalHeader().setVisible(bool(shown.header))
        table.setHorizontalHeaderLabels(list(shown.header))
        for row, cells in enumerate(shown.rows):
            for column, cell in enumerate(cells):
                table.setItem(row, column, QTableWidgetItem(cell))
        table.resizeColumnsToContents()
        for column in range(table.columnCount()):
            table.setColumnWidth(column, min(table.columnWidth(column), _WIDEST))
        needed = table.verticalHeader().length() + table.horizontalHeader().sizeHint().height() + _SCROLL_BAR
        table.setFixedHeight(min(needed, _PREVIEW_HEIGHT))

    def _table(self) -> QTableWidget:
        table = QTableWidget(self)
        table.setObjectName("dataPreview")
        table.setAccessibleName(self.tr("The first rows"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return table

    def _group(self) -> QWidget:
        """The boxes for the columns of a list of edges."""
        group = QWidget(self)
        form = QFormLayout(group)
        form.setContentsMargins(0, 0, 0, 0)
        for field, box in self.columns.items():
            box.setObjectName(f"dataColumn {field}")
            form.addRow(*named(box)[0])
        return group

    def _called(self, field: str) -> str:
        return {
            "source": self.tr("Who acts"), "target": self.tr("On whom"), "polarity": self.tr("Polarity"),
            "type": self.tr("Event or type"), "date": self.tr("Date"), "quote": self.tr("Quotation"),
            "source_title": self.tr("Its source"),
        }[field]  # fmt: skip
