"""A button that looks like a link: for what is small beside what it stands at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget


class LinkButton(QPushButton):
    """``tooltip`` says in words what a sign means, and is what a screen reader hears; without it the text is."""

    def __init__(self, text: str, name: str, parent: QWidget, do: Callable[[], object], tooltip: str = "") -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setProperty("role", "link")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self.explain(tooltip)
        self.clicked.connect(lambda _=False: do())

    def explain(self, tooltip: str) -> None:
        """Say what the button is for, to the eye and to a screen reader."""
        self.setToolTip(tooltip)
        self.setAccessibleName(tooltip)
