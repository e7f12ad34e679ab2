"""Asks how far a briefing may be shared. Nothing is chosen beforehand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QDialogButtonBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from ..model import Tlp


class BriefingLabelDialog(QDialog):
    """``then`` is called with the label that was chosen, unless the person cancels."""

    def __init__(self, parent: QWidget, label: str, then: Callable[[str], object]) -> None:
        super().__init__(parent)
        self.setObjectName("labelDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Handling label"))
        self._then = then
        asked = QLabel(self.tr("How far may this briefing be shared? What is labelled higher is left out."), self)
        asked.setWordWrap(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.setSpacing(8)
        outer.addWidget(asked)
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
            outer.addWidget(choice)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        outer.addWidget(self._buttons)
        self._group.idToggled.connect(lambda *_: self._settle())
        self._settle()

    def accept(self) -> None:
        """Go on with what was chosen."""
        chosen = self._group.checkedId()
        super().accept()
        self._then(self._labels[chosen].value)

    def _settle(self) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self._group.checkedId() >= 0)
