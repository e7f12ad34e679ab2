"""What the pages of the analysis have in common: sentences in rows, the passages behind them, a text, a scene."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ..network.evidence import Evidence
from .flow_layout import FlowLayout
from .rows import INDENT, KEY, Row, RowsModel, RowsView, WrappedDelegate

_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that an analysis says: a sentence, a note under it, its claims, and the relations it speaks of."""

    sentence: str
    note: str
    claims: tuple[str, ...]
    relations: tuple[str, ...]


class AnalysisPage(QWidget):
    """A line of controls, a remark, and a list of sentences. ``chosen(told)`` follows a click or an arrow key.

    ``listed(any)``: other sentences are shown, or none.
    """

    chosen = Signal(object)
    listed = Signal(bool)

    def __init__(self, name: str, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.write: Callable[[Evidence], str] = lambda _: ""
        self._told: Sequence[Told] = ()
        self.remark = QLabel(self)
        self.remark.setProperty("role", "muted")
        self.remark.setWordWrap(True)
        self.remark.setContentsMargins(INDENT, 0, 0, 0)
        self.rows = RowsModel(self)
        self.list = RowsView(f"{name}List", accessible_name, _LONGEST, self)
        self.list.setItemDelegate(WrappedDelegate(self.list))
        self.list.setModel(self.rows)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.controls = FlowLayout()
        self.controls.setContentsMargins(INDENT, 0, 0, 0)
        self.controls.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(self.controls)
        outer.addWidget(self.remark)
        outer.addWidget(self.list, 1)

    @property
    def told(self) -> Sequence[Told]:
        """What the list says."""
        return self._told

    @property
    def current(self) -> Told | None:
        """The sentence that is chosen."""
        index = self.list.currentIndex()
        return self._told[index.row()] if index.isValid() else None

    def show_told(self, told: Sequence[Told], remark: str, write: Callable[[Evidence], str]) -> None:
        """List sentences; ``write`` makes the whole as Markdown from the evidence that may be copied."""
        self._told, self.write = told, write
        self.rows.show_rows([Row(str(n), one.sentence, note=one.note) for n, one in enumerate(told)])
        self.list.scheduleDelayedItemsLayout()  # other words may take other lines
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        self.listed.emit(bool(told))

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self._told[int(index.data(KEY))])
