"""Corrects a claim: which strand it belongs to, who acts on whom, when, what happened, how sure, where, who says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QWidget

from ..model import AUTHOR, Claim, FuzzyDate, Kind, Modality, Polarity
from .evidence_model import polarity_words

_WIDTH = 420


def swapped(claim: Claim) -> Claim:
    """The claim with source and target exchanged. Whoever says who acts says that the claim has a direction."""
    return replace(
        claim,
        source_id=claim.target_id, target_id=claim.source_id, directed=True,
        source_mention=claim.target_mention, target_mention=claim.source_mention,
        source_span=claim.target_span, target_span=claim.source_span,
    )  # fmt: skip


class ClaimDialog(QDialog):
    """Shows one claim; ``then`` is called with the corrected one, unless nothing changed or the person cancels."""

    def __init__(
        self, parent: QWidget, claim: Claim, names: Mapping[str, str], then: Callable[[Claim], object]
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("claimDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Correct a claim"))
        self.setMinimumWidth(_WIDTH)
        self._claim, self._then = claim, then
        self._direction = QLabel(self)
        self._direction.setObjectName("claimDirection")
        self._direction.setProperty("role", "strong")
        known = dict.fromkeys((*names, claim.source_id, claim.target_id))
        people = sorted(((names.get(one, one), one) for one in known), key=lambda pair: pair[0].casefold())
        self.source = self._choice(self.tr("Who acts"), people, claim.source_id)
        self.target = self._choice(self.tr("On whom"), people, claim.target_id)
        self.swap = QCheckBox(self.tr("Swap source and target"), self)
        self.directed = QCheckBox(self.tr("The first acts on the second"), self)
        self.directed.setChecked(claim.directed)
        self.polarity = QComboBox(self)
        self.polarity.setAccessibleName(self.tr("Strand"))
        for one in Polarity:
            self.polarity.addItem(polarity_words(one), one.value)
        self.polarity.setCurrentIndex(self.polarity.findData(claim.polarity.value))
        self.date = QLineEdit(claim.date, self)
        self.date.setAccessibleName(self.tr("Date"))
        self.date.setPlaceholderText(self.tr("2018, 2018-03, 2018-03-05 or 2015/2018; empty: unknown"))
        self.arenas = QLineEdit(", ".join(claim.arena), self)
        self.arenas.setObjectName("claimArenas")
        self.arenas.setAccessibleName(self.tr("Arenas"))
        self.arenas.setPlaceholderText(self.tr("Syria, energy; empty: none"))
        self.kind = self._choice(self.tr("Kind"), [(one.value, one.value) for one in Kind], claim.kind.value)
        self.modality = self._choice(
            self.tr("Modality"), [(one.value, one.value) for one in Modality], claim.modality.value
        )
        self.event_name = QLineEdit(claim.event, self)
        self.event_name.setAccessibleName(self.tr("Event"))
        self.event_name.setPlaceholderText(self.tr("As PLOVER names it: AID, AGREE, ACCUSE …"))
        self.narrator = self._choice(
            self.tr("According to"), [(self.tr("the document’s author"), AUTHOR), *people], claim.narrator
        )
        self.note = QLineEdit(claim.note, self)
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("Your words on it"))
        self._problem = QLabel(self)
        self._problem.setObjectName("claimProblem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._lay_out()
        self.swap.toggled.connect(self._swap)
        for box in (self.source, self.target):
            box.currentIndexChanged.connect(lambda _: self._show_direction())
        self.directed.toggled.connect(lambda _: self._show_direction())
        self._show_direction()

    def corrected(self) -> Claim:
        """The claim as the fields have it. Raises ``ValueError`` for a date that is none, and for one actor alone."""
        date = self.date.text().strip()
        FuzzyDate.parse(date)
        claim = swapped(self._claim) if self.swap.isChecked() else self._claim
        source, target = self.source.currentData(), self.target.currentData()
        if source == target:
            raise ValueError(self.tr("A claim is about two actors: choose another"))
        if claim.passage is None and not self.note.text().strip():
            raise ValueError(self.tr("A claim without a passage needs a note that says why"))
        basis = claim.date_basis if date == claim.date else "stated" if date else ""
        named = (" ".join(part.split()) for part in self.arenas.text().split(","))
        arena = tuple(dict.fromkeys(filter(None, named)))
        return replace(
            claim, polarity=Polarity(self.polarity.currentData()), date=date, date_basis=basis,
            kind=Kind(self.kind.currentData()), modality=Modality(self.modality.currentData()),
            event=self.event_name.text().strip().upper(), narrator=self.narrator.currentData(),
            arena=arena, source_id=source, target_id=target, directed=self.directed.isChecked(),
            note=self.note.text().strip(),
        )  # fmt: skip

    def accept(self) -> None:
        try:
            claim = self.corrected()
        except ValueError as error:
            self._problem.setText(f"{error}.")
            self._problem.show()
            alone = self.source.currentData() == self.target.currentData()
            (self.target if alone else self.date).setFocus()
            return
        super().accept()
        if claim != self._claim:
            self._then(claim)

    def _choice(self, name: str, choices: Sequence[tuple[str, str]], chosen: str) -> QComboBox:
        """A box of words with what they stand for; what nobody listed is offered as it is."""
        box = QComboBox(self)
        box.setAccessibleName(name)
        for text, value in choices:
            box.addItem(text, value)
        if box.findData(chosen) < 0:
            box.addItem(chosen, chosen)
        box.setCurrentIndex(box.findData(chosen))
        return box

    def _swap(self) -> None:
        source, target = self.source.currentIndex(), self.target.currentIndex()  # both list the same actors
        self.source.setCurrentIndex(target)
        self.target.setCurrentIndex(source)
        self.directed.setChecked(True)  # whoever says who acts says that the claim has a direction

    def _show_direction(self) -> None:
        arrow = "→" if self.directed.isChecked() else "–"
        self._direction.setText(f"{self.source.currentText()} {arrow} {self.target.currentText()}")

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )  # fmt: skip
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.setContentsMargins(16, 16, 16, 16)
        form.setSpacing(12)
        form.addRow(self._direction)
        form.addRow(self.tr("Who acts"), self.source)
        form.addRow(self.tr("On whom"), self.target)
        form.addRow("", self.swap)
        form.addRow("", self.directed)
        form.addRow(self.tr("Strand"), self.polarity)
        form.addRow(self.tr("Date"), self.date)
        form.addRow(self.tr("Arenas"), self.arenas)
        for words, field in (
            (self.tr("Kind"), self.kind), (self.tr("Event"), self.event_name), (self.tr("Modality"), self.modality),
            (self.tr("According to"), self.narrator), (self.tr("Note"), self.note),
        ):  # fmt: skip
            form.addRow(words, field)
        form.addRow(self._problem)
        form.addRow(buttons)
