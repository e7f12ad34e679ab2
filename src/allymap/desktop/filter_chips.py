"""What the map leaves out, as chips that take each filter off again; and the words that count what is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on: its key and what it says."""

    key: str
    text: str


class FilterChips(QWidget):
    """``taken_off(key)`` follows a click on a chip, ``cleared`` one on “Clear”."""

    taken_off = Signal(str)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterChips")
        self.setAccessibleName(self.tr("Filters"))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._buttons: list[QPushButton] = []
        self._hidden = QLabel(self)
        self._hidden.setObjectName("hiddenCount")
        self._hidden.setProperty("role", "small")
        self._clear = QPushButton(self.tr("Clear"), self)
        self._clear.setObjectName("clearFilters")
        self._clear.setProperty("role", "link")
        self._clear.setCursor(Qt.CursorShape.PointingHandCursor)
        self._clear.clicked.connect(self.cleared)
        self._line.addWidget(self._hidden)
        self._line.addWidget(self._clear)
        self.show_filters([], 0, 0)

    @property
    def hidden_words(self) -> str:
        return self._hidden.text()

    @property
    def texts(self) -> list[str]:
        """What the chips say."""
        return [button.accessibleName() for button in self._buttons]

    def show_filters(self, chips: Sequence[Chip], hidden: int, total: int) -> None:
        """Show the filters that are on and how many of ``total`` relations they hide."""
        for button in self._buttons:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(chip) for chip in chips]
        for place, button in enumerate(self._buttons):
            self._line.insertWidget(place, button)
        words = self.tr("{hidden} of {total} relations hidden —").format(hidden=hidden, total=total)
        self._hidden.setText(words if hidden else "")
        self._hidden.setVisible(bool(hidden))
        self._clear.setVisible(bool(chips) or bool(hidden))

    def _button(self, chip: Chip) -> QPushButton:
        button = QPushButton(self)
        text = QFontMetrics(button.font()).elidedText(chip.text, Qt.TextElideMode.ElideRight, _LONGEST)
        button.setText(f"{text}  ×")
        button.setProperty("role", "chip")
        button.setAccessibleName(chip.text)
        button.setToolTip(self.tr("Take this filter off: {filter}").format(filter=chip.text))
        button.clicked.connect(lambda _=False, key=chip.key: self.taken_off.emit(key))
        return button
