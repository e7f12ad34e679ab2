"""Asks for a handling label: the project's, once and never guessed, or a single claim's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from .form_dialog import FormDialog

_WIDTH = 440


class LabelDialog(FormDialog):
    """``then`` is called with the label, empty for none, unless the person cancels."""

    def __init__(self, parent: QWidget, label: str, then: Callable[[str], object], of_claim: bool = False) -> None:
        super().__init__(parent, "label", self.tr("Handling label"), _WIDTH)
        self._then = then
        question = (
            self.tr("How far may this claim be shared? Nothing under a lower label shows it.")
            if of_claim
            else self.tr(
                "How far may what you export be shared? It carries this label, and leaves out what is labelled higher."
                " Without a label, only what everybody may see is let out."
            )
        )
        self.label = self.labels(label, self.tr("no label"))
        self.lay_out([self.words(question), self.label])

    def accept(self) -> None:
        super().accept()
        self._then(self.label.currentData())
