"""What the map leaves out, as chips that take each filter off again; and the words that count what is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

_LONGEST, _MORE = 200, 36
"""Pixels: the longest text in a chip, and the words that stand for chips without room."""


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
        self._more = QLabel(self)
        self._more.setObjectName("moreFilters")
        self._more.setProperty("role", "small")
        for widget in (self._more, self._hidden, self._clear):
            self._line.addWidget(widget)
        self._line.addStretch(1)
        self._line.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
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
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Room for the words; the chips give way."""
        words = [one.sizeHint().width() for one in (self._hidden, self._clear) if not one.isHidden()]
        return QSize(sum(words) + 8 * len(words), 28)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the chips there is room for, and the number of the others."""
        room = self.width() - self.minimumSizeHint().width()
        widths = [button.sizeHint().width() + 8 for button in self._buttons]
        shown = len(widths)
        while shown and sum(widths[:shown]) + (_MORE if shown < len(widths) else 0) > room:
            shown -= 1
        for number, button in enumerate(self._buttons):
            button.setVisible(number < shown)
        left = self._buttons[shown:]
        self._more.setText(self.tr("+ {n}").format(n=len(left)))
        self._more.setToolTip("\n".join(button.accessibleName() for button in left))
        self._more.setVisible(bool(left))
        self.updateGeometry()

    def _button(self, chip: Chip) -> QPushButton:
        button = QPushButton(self)
        text = QFontMetrics(button.font()).elidedText(chip.text, Qt.TextElideMode.ElideRight, _LONGEST)
        button.setText(f"{text}  ×")
        button.setProperty("role", "chip")
        button.setAccessibleName(chip.text)
        button.setToolTip(self.tr("Take this filter off: {filter}").format(filter=chip.text))
        button.clicked.connect(lambda _=False, key=chip.key: self.taken_off.emit(key))
        return button
