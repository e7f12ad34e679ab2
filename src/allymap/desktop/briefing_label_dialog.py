"""Asks how far a briefing may be shared. Nothing is chosen beforehand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from ..model import Tlp
from .form_dialog import FormDialog


class BriefingLabelDialog(FormDialog):
    """``then`` is called with the label that was chosen, unless the person cancels."""

    def __init__(self, parent: QWidget, label: str, then: Callable[[str], object]) -> None:
        super().__init__(parent, "label", self.tr("Handling label"))
        self._then = then
        asked = self.words(self.tr("How far may this briefing be shared? What is labelled higher is left out."))
        meanings = {
            Tlp.CLEAR: self.tr("everybody"),
            Tlp.GREEN: self.tr("the community, not in public"),
            Tlp.AMBER: self.tr("the recipients’ organisation and its clients"),
            Tlp.AMBER_STRICT: self.tr("the recipients’ organisation only"),
            Tlp.RED: self.tr("the recipients themselves only"),
        }
        self._group = QButtonGroup(self)
        self._labels = list(Tlp)
        for number, one in enumerate(self._labels):
            choice = QRadioButton(f"{one.value} — {meanings[one]}", self)
            choice.setObjectName(one.value)
            choice.setChecked(one.value == label)
            self._group.addButton(choice, number)
        self.lay_out([asked, *self._group.buttons()])
        self._group.idToggled.connect(self._settle)
        self._settle()

    def accept(self) -> None:
        """Go on with what was chosen."""
        chosen = self._group.checkedId()
        super().accept()
        self._then(self._labels[chosen].value)

    def _settle(self) -> None:
        self.ok.setEnabled(self._group.checkedId() >= 0)
