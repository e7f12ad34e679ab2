"""What every dialog with fields has alike: its frame, fields that screen readers can name, one place for a refusal."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from ..model import Tlp
from .asking import press_with_keys

_MARGIN, _SPACING = 16, 12


class FormDialog(QDialog):
    """A dialog called ``NAMEDialog`` that goes when it is closed, with *OK* and *Cancel* below its rows."""

    def __init__(self, parent: QWidget, name: str, title: str, width: int = 0) -> None:
        """``width`` is the least one, in pixels."""
        super().__init__(parent)
        self.setObjectName(f"{name}Dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel, parent=self)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.ok.setDefault(True)  # also where it waits for an answer: giving up is never the suggestion
        self.buttons.button(standard.Cancel).setAutoDefault(False)
        press_with_keys(self.ok)
        self._problem = self.words("", f"{name}Problem")
        self._problem.hide()

    @property
    def ok(self) -> QPushButton:
        """The button that accepts."""
        return self.buttons.button(QDialogButtonBox.StandardButton.Ok)

    def refuse(self, problem: str) -> None:
        """Stay open and say why, in one sentence."""
        self._problem.setText(problem)
        self._problem.show()

    def line(self, name: str, text: str = "", hint: str = "") -> QLineEdit:
        """A field of one line; ``hint`` stands in it while it is empty."""
        field = QLineEdit(text, self)
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        return field

    def paragraph(self, name: str, text: str, height: int, hint: str = "") -> QPlainTextEdit:
        """A field of several lines, ``height`` pixels high, that Tab leaves."""
        field = QPlainTextEdit(text, self)
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        field.setTabChangesFocus(True)
        field.setFixedHeight(height)
        return field

    def choice(self, name: str, choices: Iterable[tuple[str, object]], chosen: object = None) -> QComboBox:
        """A box of words with what they stand for; the first is chosen where ``chosen`` is none of them."""
        box = QComboBox(self)
        box.setAccessibleName(name)
        for text, value in choices:
            box.addItem(text, value)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        return box

    def labels(self, chosen: str, none: str) -> QComboBox:
        """A choice of handling labels, which are never translated; ``none`` is what goes without one."""
        return self.choice(self.tr("Handling label"), [(none, ""), *((one.value, one.value) for one in Tlp)], chosen)

    def words(self, text: str, name: str = "", role: str = "") -> QLabel:
        """A sentence that wraps, never read as markup."""
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        return label

    def lay_out(self, rows: Iterable[QWidget | tuple[str, QWidget]]) -> None:
        """One row below the other, fields beside their names; then what is wrong, and the buttons."""
        form = QFormLayout(self)
        form.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        form.setSpacing(_SPACING)
        for row in rows:
            if isinstance(row, tuple):
                form.addRow(*row)
            else:
                form.addRow(row)
        form.addRow(self._problem)
        form.addRow(self.buttons)


def named(*fields: QWidget) -> list[tuple[str, QWidget]]:
    """Rows in which each field stands beside the name that it has for a screen reader."""
    return [(field.accessibleName(), field) for field in fields]
