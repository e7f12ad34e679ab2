"""Adds a relation by hand: which strand, who acts, when, and what it rests on: a signed note or a passage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtWidgets import QCheckBox, QWidget

from ..model import Passage, Polarity, pair_words
from ..model.written_dates import as_edtf
from .evidence_model import polarity_words
from .form_dialog import FormDialog, named

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


class RelationDialog(FormDialog):
    """Asks about two actors; ``then`` is called with the answer, unless the person cancels.

    ``passage`` is what is selected in the document on show, if anything.
    """

    def __init__(
        self, parent: QWidget, pair: tuple[str, str], names: Mapping[str, str], signed: str, passage: Passage | None,
        then: Callable[[Said], object],
    ) -> None:  # fmt: skip
        super().__init__(parent, "relation", self.tr("Add a relation"), _WIDTH)
        self._passage, self._then = passage, then
        one, other = (names.get(actor, actor) for actor in pair)
        directions = [
            (pair_words((one, other)), (*pair, False)), (f"{one} → {other}", (*pair, True)),
            (f"{other} → {one}", (*pair[::-1], True)),
        ]  # fmt: skip
        self.direction = self.choice(self.tr("Who acts"), directions, directions[0][1])
        self.polarity = self.choice(self.tr("Strand"), [(polarity_words(one), one.value) for one in Polarity])
        self.date = self.line(self.tr("Date"), hint=self.tr("2018, 2018-03, 2018-03-05 or 2015/2018; empty: unknown"))
        self.quoting = QCheckBox(self.tr("The selected passage is the source"), self)
        self.quoting.setChecked(passage is not None)
        hint = self.tr("How do you know? Who told you, where and when?")
        self.note = self.paragraph(self.tr("Note"), "", _NOTE_HEIGHT, hint)
        rows: list[tuple[str, QWidget]] = [(self.tr("Actors"), self.direction), *named(self.polarity, self.date)]
        if passage is None:
            self.quoting.hide()
        else:
            rows += [(self.tr("Source"), self.quoting), ("", self.words(f"“{passage.exact}”"))]
        signature = self.words(self.tr("Signed {name}").format(name=signed), role="small")
        self.lay_out([*rows, *named(self.note), ("", signature)])

    def said(self) -> Said:
        """The answer as the fields have it. Raises ``ValueError`` for a date that is none, or without a source."""
        date = as_edtf(self.date.text())
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
            self.refuse(f"{error}.")
            return
        super().accept()
        self._then(said)
