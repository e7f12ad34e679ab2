"""Where one is while the map shows a part of itself: the way there as links, and buttons for one step more or less."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

_CORNER = QPoint(12, 12)
_MOST_STEPS = 9


class FocusTrail(QFrame):
    """A small card at the upper left of the canvas; hidden while the whole map is shown."""

    went_back = Signal(int)
    """To which place of the trail; 0 is the whole map."""
    widened = Signal(int)
    """By how many steps: 1 or -1."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("focusTrail")
        self.setAccessibleName(self.tr("What part of the map is shown"))
        self.setProperty("role", "floating")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(12, 4, 4, 4)
        self._line.setSpacing(8)
        self.move(_CORNER)
        self.hide()

    def show_trail(self, crumbs: Sequence[str], steps: int) -> None:
        """Show the way: the words of each place from the outermost to the present one; none hides the card."""
        while (item := self._line.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not crumbs:
            self.hide()
            return
        for number, words in enumerate((self.tr("Whole map"), *crumbs[:-1])):
            link = QPushButton(words, self)
            link.setProperty("role", "link")
            link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            link.setToolTip(self.tr("Back to: {place}").format(place=words))
            link.clicked.connect(lambda _=False, to=number: self.went_back.emit(to))
            self._line.addWidget(link)
            self._line.addWidget(QLabel("›", self))
        here = QLabel(crumbs[-1], self)
        here.setProperty("role", "strong")
        self._line.addWidget(here)
        for text, by, words, usable in (
            ("−", -1, self.tr("One step less"), steps > 1), ("+", 1, self.tr("One step more"), steps < _MOST_STEPS),
        ):  # fmt: skip
            button = QToolButton(self)
            button.setText(text)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setEnabled(usable)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, change=by: self.widened.emit(change))
            self._line.addWidget(button)
        for number in range(self._line.count()):
            item = self._line.itemAt(number)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.show()
        self._line.activate()
        self.adjustSize()
        self.show()
