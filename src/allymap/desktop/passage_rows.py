"""The passages behind what is chosen in the analysis: short rows, each a click from its evidence."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ..network.evidence import Evidence
from .evidence_model import polarity_words
from .rows import INDENT, KEY, Row, RowsModel, RowsView, WrappedDelegate
from .wording import date_words, source_line

_LONGEST = 1000


class PassageRows(QWidget):
    """``wanted(claim id)`` follows a click on a passage, or Enter."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chosenPassages")
        self.chosen = QLabel(self)
        self.chosen.setProperty("role", "strong")
        self.chosen.setTextFormat(Qt.TextFormat.PlainText)
        self.chosen.setWordWrap(True)
        self.chosen.setContentsMargins(INDENT, 0, INDENT, 0)
        self._heading = QLabel(self)
        self._heading.setProperty("role", "heading")
        self._heading.setContentsMargins(INDENT, 0, 0, 0)
        self._heading.setWordWrap(True)
        self.rows = RowsModel(self)
        self.list = RowsView("chosenPassageList", self.tr("Passages"), _LONGEST, self)
        self.list.setItemDelegate(WrappedDelegate(self.list))
        self.list.setModel(self.rows)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        for label in (self.chosen, self._heading):
            outer.addWidget(label)
        outer.addWidget(self.list, 1)
        self.show_claims((), Evidence())

    @property
    def claims(self) -> list[str]:
        """The ids of the claims on show."""
        return [row.key for row in self.rows.rows]

    def show_claims(self, claim_ids: Iterable[str], evidence: Evidence, chosen: str = "") -> None:
        """List these claims in the order given, under the words of what was ``chosen`` where the list does not show it.

        A claim that is no longer there is left out.
        """
        self.chosen.setText(chosen)
        self.chosen.setVisible(bool(chosen))
        rows = []
        for one in dict.fromkeys(claim_ids):
            claim = evidence.claims.get(one)
            if claim is None:
                continue
            words = claim.words
            source = source_line(evidence.documents.get(claim.document_id))
            note = " · ".join((polarity_words(claim.polarity), date_words(claim.date), source))
            rows.append(Row(one, words, note=note))
        self.rows.show_rows(rows)
        self.list.scrollToTop()
        nothing = self.tr("Choose something on the left: here are its passages.")
        self._heading.setText(self.tr("PASSAGES {n}").format(n=len(rows)) if rows else nothing)
        self._heading.setProperty("role", "heading" if rows else "small")
        self._heading.style().polish(self._heading)

    def _choose(self, index: QModelIndex) -> None:
        self.wanted.emit(index.data(KEY))
