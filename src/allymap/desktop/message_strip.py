"""A calm strip above the map: one sentence, details on request, dismissed by a click. Never a modal box."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

LINGER_MS = 15_000
"""How long a message that passes stays: it covers a part of the map."""


class MessageStrip(QFrame):
    """Shows one message at a time; the newest replaces the one before.

    One that passes goes away by itself, but not while the mouse is on it.
    """

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageStrip")
        self.setAccessibleName(self.tr("Message"))
        self.setProperty("role", "strip")
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details = QLabel(self)
        self._details.setProperty("role", "small")
        self._details.setWordWrap(True)
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details.hide()
        self._more = QPushButton(self.tr("Details"), self)
        self._more.setProperty("role", "link")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._details.setVisible)
        self._offer = QPushButton(self)
        self._offer.setProperty("role", "link")
        self._offer.clicked.connect(self._take_offer)
        self._more.hide()
        self._offer.hide()
        self._offered: Callable[[], None] | None = None
        close = QToolButton(self)
        close.setText("×")
        close.setAccessibleName(self.tr("Dismiss the message"))
        close.setToolTip(self.tr("Dismiss"))
        close.clicked.connect(self.dismiss)
        for button in (self._offer, self._more, close):
            # A click leaves the keyboard where it was: what goes away at once would pass it on to anything.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._sentence, 1)
        line.addWidget(self._offer)
        line.addWidget(self._more)
        line.addWidget(close)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 8, 8, 8)
        outer.setSpacing(4)
        outer.addLayout(line)
        outer.addWidget(self._details)
        self._passing = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._passing.timeout.connect(self.dismiss)
        self._passes = False
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on show, empty when there is none."""
        return "" if self.isHidden() else self._sentence.text()

    @property
    def details(self) -> str:
        return self._details.text()

    def say(
        self,
        sentence: str,
        details: Sequence[str] = (),
        offer: str = "",
        offered: Callable[[], None] | None = None,
        passes: bool = False,
    ) -> None:
        """Show a sentence, more lines on request, and at most one thing to do about it."""
        self._sentence.setText(sentence)
        self._details.setText("\n".join(details))
        self._more.setVisible(bool(details))
        self._more.setChecked(False)
        self._details.hide()
        self._offer.setText(offer)
        self._offer.setVisible(bool(offer))
        self._offered = offered
        self._passes = passes
        self._passing.stop()
        if passes and not self.underMouse():
            self._passing.start()
        self.show()

    def let_pass(self) -> None:
        """Dismiss a message that passes by itself: what it tells of has been taken back, or is long ago."""
        if self._passes and not self.isHidden():
            self.dismiss()

    def dismiss(self) -> None:
        self._passing.stop()
        self.hide()
        self.dismissed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._passing.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self._passes:
            self._passing.start()
        super().leaveEvent(event)

    def _take_offer(self) -> None:
        offered, self._offered = self._offered, None
        self.dismiss()
        if offered is not None:
            offered()
