"""Asks for a handling label, of the project or of a single claim, and says what each means."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from ..model import Tlp
from .form_dialog import FormDialog

_WIDTH = 440


class LabelDialog(FormDialog):
    """``then`` is called with the label that was chosen, empty for none, unless the person cancels."""

    def __init__(self, parent: QWidget, question: str, label: str | None, then: Callable[[str], object]) -> None:
        """``label`` is chosen beforehand; nothing is where it is ``None``, because nobody decided yet."""
        super().__init__(parent, "label", self.tr("Handling label"), _WIDTH)
        self._then = then
        self._group = QButtonGroup(self)
        self._labels = ["", *(one.value for one in Tlp)]
        for number, (value, words) in enumerate(zip(self._labels, self._words(), strict=True)):
            choice = QRadioButton(words, self)
            choice.setObjectName(value or "no label")
            choice.setChecked(value == label)
            self._group.addButton(choice, number)
        self.lay_out([self.words(question), *self._group.buttons()])
        self._group.idToggled.connect(self._settle)
        self._settle()

    def accept(self) -> None:
        """Go on with what was chosen."""
        chosen = self._group.checkedId()
        super().accept()
        self._then(self._labels[chosen])

    def _words(self) -> list[str]:
        meanings = {
            Tlp.CLEAR: self.tr("everybody"),
            Tlp.GREEN: self.tr("the community, not in public"),
            Tlp.AMBER: self.tr("the recipients’ organisation and its clients"),
            Tlp.AMBER_STRICT: self.tr("the recipients’ organisation only"),
            Tlp.RED: self.tr("the recipients themselves only"),
        }
        return [self.tr("no label"), *(f"{one.value} — {meaning}" for one, meaning in meanings.items())]

    def _settle(self) -> None:
        self.ok.setEnabled(self._group.checkedId() >= 0)
