"""Asks which two actors some selected words are about; those that the words name are proposed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QWidget

_WIDTH = 420


class PairDialog(QDialog):
    """``then`` is called with the ids of two different actors, in the order chosen."""

    def __init__(
        self, parent: QWidget, names: Mapping[str, str], words: str, chosen: Sequence[str],
        then: Callable[[str, str], object],
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("pairDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("New claim from this passage"))
        self.setMinimumWidth(_WIDTH)
        self._then = then
        found = sorted((one for one in names if names[one] in words), key=lambda one: words.index(names[one]))
        first, second, *_ = [*dict.fromkeys([*found, *chosen, *names]), "", ""]
        self.one, self.other = self._choice(names, first), self._choice(names, second)
        self.one.setAccessibleName(self.tr("First actor"))
        self.other.setAccessibleName(self.tr("Second actor"))
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )  # fmt: skip
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.setContentsMargins(16, 16, 16, 16)
        form.setSpacing(12)
        form.addRow(self.tr("First actor"), self.one)
        form.addRow(self.tr("Second actor"), self.other)
        form.addRow(self._buttons)
        self._settle()

    def accept(self) -> None:
        super().accept()
        self._then(self.one.currentData(), self.other.currentData())

    def _choice(self, names: Mapping[str, str], chosen: str) -> QComboBox:
        box = QComboBox(self)
        for one in sorted(names, key=lambda key: names[key].casefold()):
            box.addItem(names[one], one)
        box.setCurrentIndex(box.findData(chosen))
        box.currentIndexChanged.connect(lambda _: self._settle())
        return box

    def _settle(self) -> None:
        two = {self.one.currentData(), self.other.currentData()} - {None}
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(len(two) == 2)
