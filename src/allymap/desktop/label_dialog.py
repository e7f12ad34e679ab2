"""Asks for a handling label: the project's, once and never guessed, or a single claim's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from .source_dialog import label_box

_WIDTH = 440


class LabelDialog(QDialog):
    """``then`` is called with the label, empty for none, unless the person cancels."""

    def __init__(self, parent: QWidget, label: str, then: Callable[[str], object], of_claim: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("labelDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Handling label"))
        self.setMinimumWidth(_WIDTH)
        self._then = then
        question = (
            self.tr("How far may this claim be shared? Nothing under a lower label shows it.")
            if of_claim
            else self.tr(
                "How far may what you export be shared? It carries this label, and leaves out what is labelled higher."
                " Without a label, only what everybody may see is let out."
            )
        )
        words = QLabel(question, self)
        words.setWordWrap(True)
        self.label = label_box(self, label, self.tr("no label"))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )  # fmt: skip
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.setSpacing(12)
        for widget in (words, self.label, buttons):
            inside.addWidget(widget)

    def accept(self) -> None:
        super().accept()
        self._then(self.label.currentData())
