"""Says that an actor of a claim is the same as another one of the project."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QWidget

_WIDTH = 420


class SameActorDialog(QDialog):
    """``then`` is called with the id of the actor that stays and of the one that goes into it."""

    def __init__(
        self, parent: QWidget, pair: tuple[str, str], names: Mapping[str, str], then: Callable[[str, str], object]
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("sameActorDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("The same actor"))
        self.setMinimumWidth(_WIDTH)
        self._then = then
        self.other, self.keep = QComboBox(self), QComboBox(self)
        self.other.setAccessibleName(self.tr("Actor"))
        self.keep.setAccessibleName(self.tr("Is the same as"))
        for one in pair:
            self.other.addItem(names.get(one, one), one)
        for one in sorted(set(names) - set(pair), key=lambda key: names[key].casefold()):
            self.keep.addItem(names[one], one)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )  # fmt: skip
        buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.keep.count()))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.setContentsMargins(16, 16, 16, 16)
        form.setSpacing(12)
        form.addRow(self.tr("Actor"), self.other)
        form.addRow(self.tr("Is the same as"), self.keep)
        form.addRow(buttons)

    def accept(self) -> None:
        super().accept()
        self._then(self.keep.currentData(), self.other.currentData())
