"""Adds a relation by hand: which strand, who acts, when, and what it rests on: a signed note or a passage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ..model import FuzzyDate, Passage, Polarity
from .evidence_model import polarity_words

_WIDTH, _NOTE_HEIGHT = 460, 88


class Said(NamedTuple):
    """What a person says about a pair; ``passage`` is ``None`` where the note alone is the source."""

    source_id: str
    target_id: str
    polarity: Polarity
    directed: bool
    date: str
    note: str
    passage: Passage | None


class RelationDialog(QDialog):
    """Asks about two actors; ``then`` is called with the answer, unless the person cancels.

    ``passage`` is what is selected in the document on show, if anything.
    """

    def __init__(
        self, parent: QWidget, pair: tuple[str, str], names: Mapping[str, str], signed: str, passage: Passage | None,
        then: Callable[[Said], object],
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("relationDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Add a relation"))
        self.setMinimumWidth(_WIDTH)
        self._passage, self._then = passage, then
        one, other = (names.get(actor, actor) for actor in pair)
        self.direction = QComboBox(self)
        self.direction.setAccessibleName(self.tr("Who acts"))
        for text, ends, directed in (
            (f"{one} – {other}", pair, False), (f"{one} → {other}", pair, True), (f"{other} → {one}", pair[::-1], True),
        ):  # fmt: skip
            self.direction.addItem(text, (*ends, directed))
        self.polarity = QComboBox(self)
        self.polarity.setAccessibleName(self.tr("Strand"))
        for polarity in Polarity:
            self.polarity.addItem(polarity_words(polarity), polarity.value)
        self.date = QLineEdit(self)
        self.date.setAccessibleName(self.tr("Date"))
        self.date.setPlaceholderText(self.tr("2018, 2018-03, 2018-03-05 or 2015/2018; empty: unknown"))
        self.quoting = QCheckBox(self.tr("The selected passage is the source"), self)
        self.quoting.setChecked(passage is not None)
        self.note = QPlainTextEdit(self)
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("How do you know? Who told you, where and when?"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self._problem = QLabel(self)
        self._problem.setObjectName("relationProblem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._lay_out(signed)

    def said(self) -> Said:
        """The answer as the fields have it. Raises ``ValueError`` for a date that is none, or without a source."""
        date = self.date.text().strip()
        FuzzyDate.parse(date)
        source, target, directed = self.direction.currentData()
        passage = self._passage if self.quoting.isChecked() else None
        note = self.note.toPlainText().strip()
        if passage is None and not note:
            raise ValueError(self.tr("A relation made by hand needs a note that says how you know"))
        return Said(source, target, Polarity(self.polarity.currentData()), directed, date, note, passage)

    def accept(self) -> None:
        try:
            said = self.said()
        except ValueError as error:
            self._problem.setText(f"{error}.")
            self._problem.show()
            return
        super().accept()
        self._then(said)

    def _lay_out(self, signed: str) -> None:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )  # fmt: skip
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.setContentsMargins(16, 16, 16, 16)
        form.setSpacing(12)
        form.addRow(self.tr("Actors"), self.direction)
        form.addRow(self.tr("Strand"), self.polarity)
        form.addRow(self.tr("Date"), self.date)
        if self._passage is None:
            self.quoting.hide()
        else:
            quote = QLabel(f"“{self._passage.exact}”", self)
            quote.setTextFormat(Qt.TextFormat.PlainText)
            quote.setWordWrap(True)
            form.addRow(self.tr("Source"), self.quoting)
            form.addRow("", quote)
        form.addRow(self.tr("Note"), self.note)
        signature = QLabel(self.tr("Signed {name}").format(name=signed), self)
        signature.setProperty("role", "small")
        form.addRow("", signature)
        form.addRow(self._problem)
        form.addRow(buttons)
