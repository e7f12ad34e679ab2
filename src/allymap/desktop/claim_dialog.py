"""Corrects a claim: which strand it belongs to, who acts on whom, when, what happened, how sure, where, who says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ..model import AUTHOR, Claim, Kind, Modality, Polarity
from ..model.written_dates import as_edtf
from .evidence_model import polarity_words
from .form_dialog import FormDialog, named

_WIDTH = 420


def swapped(claim: Claim) -> Claim:
    """The claim with source and target exchanged. Whoever says who acts says that the claim has a direction."""
    return replace(
        claim,
        source_id=claim.target_id, target_id=claim.source_id, directed=True,
        source_mention=claim.target_mention, target_mention=claim.source_mention,
        source_span=claim.target_span, target_span=claim.source_span,
    )  # fmt: skip


class ClaimDialog(FormDialog):
    """Shows one claim; ``then`` is called with the corrected one, unless nothing changed or the person cancels."""

    def __init__(
        self, parent: QWidget, claim: Claim, names: Mapping[str, str], then: Callable[[Claim], object]
    ) -> None:
        super().__init__(parent, "claim", self.tr("Correct a claim"), _WIDTH)
        self._claim, self._then = claim, then
        self._direction = self.words("", "claimDirection", "strong")
        known = dict.fromkeys((*names, claim.source_id, claim.target_id))
        people = sorted(((names.get(one, one), one) for one in known), key=lambda pair: pair[0].casefold())
        self.source = self._listed(self.tr("Who acts"), people, claim.source_id)
        self.target = self._listed(self.tr("On whom"), people, claim.target_id)
        self.swap = QCheckBox(self.tr("Swap source and target"), self)
        self.directed = QCheckBox(self.tr("The first acts on the second"), self)
        self.directed.setChecked(claim.directed)
        polarities = [(polarity_words(one), one.value) for one in Polarity]
        self.polarity = self.choice(self.tr("Strand"), polarities, claim.polarity.value)
        dates = self.tr("2018, 2018-03, 2018-03-05 or 2015/2018; empty: unknown")
        self.date = self.line(self.tr("Date"), claim.date, dates)
        self.arenas = self.line(self.tr("Arenas"), ", ".join(claim.arena), self.tr("Syria, energy; empty: none"))
        self.arenas.setObjectName("claimArenas")
        self.kind = self.choice(self.tr("Kind"), [(one.value, one.value) for one in Kind], claim.kind.value)
        modalities = [(one.value, one.value) for one in Modality]
        self.modality = self.choice(self.tr("Modality"), modalities, claim.modality.value)
        self.event_name = self.line(self.tr("Event"), claim.event, self.tr("As PLOVER names it: AID, AGREE, ACCUSE …"))
        narrators = [(self.tr("the document’s author"), AUTHOR), *people]
        self.narrator = self._listed(self.tr("According to"), narrators, claim.narrator)
        self.note = self.line(self.tr("Note"), claim.note, self.tr("Your words on it"))
        self.lay_out([
            self._direction, *named(self.source, self.target), ("", self.swap), ("", self.directed),
            *named(self.polarity, self.date, self.arenas, self.kind, self.event_name, self.modality),
            *named(self.narrator, self.note),
        ])  # fmt: skip
        self.swap.toggled.connect(self._swap)
        for box in (self.source, self.target):
            box.currentIndexChanged.connect(lambda _: self._show_direction())
        self.directed.toggled.connect(lambda _: self._show_direction())
        self._show_direction()

    def corrected(self) -> Claim:
        """The claim as the fields have it. Raises ``ValueError`` for a date that is none, and for one actor alone."""
        date = as_edtf(self.date.text())
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
            self.refuse(f"{error}.")
            alone = self.source.currentData() == self.target.currentData()
            (self.target if alone else self.date).setFocus()
            return
        super().accept()
        if claim != self._claim:
            self._then(claim)

    def _listed(self, name: str, choices: Sequence[tuple[str, str]], chosen: str) -> QComboBox:
        """A choice in which what nobody listed is offered as it is."""
        extra = [] if any(value == chosen for _, value in choices) else [(chosen, chosen)]
        return self.choice(name, [*choices, *extra], chosen)

    def _swap(self) -> None:
        source, target = self.source.currentIndex(), self.target.currentIndex()  # both list the same actors
        self.source.setCurrentIndex(target)
        self.target.setCurrentIndex(source)
        self.directed.setChecked(True)  # whoever says who acts says that the claim has a direction

    def _show_direction(self) -> None:
        arrow = "→" if self.directed.isChecked() else "–"
        self._direction.setText(f"{self.source.currentText()} {arrow} {self.target.currentText()}")
