"""The bar for presenting on one screen: at the lower edge, only while the mouse is there, with nothing private."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from ..wording import elapsed_words
from .keys import Wish
from .pointer import TOOLS, Tool
from .question_line import QuestionLine
from .running_order import Point
from .show import Show

_STAYS_MS = 2500
_LINE = 220


class PresenterBar(QFrame):
    """``wished(wish)`` for a button, ``question(words)`` for a name that was typed."""

    wished = Signal(object)
    question = Signal(str)

    def __init__(self, show: Show, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("presenterBar")
        self.setAccessibleName(self.tr("Presenting"))
        self.setProperty("role", "bar")
        self._over = parent
        self._tools: dict[Tool, QToolButton] = {}
        self.place, self.timer = QLabel(self), QLabel(self)
        self.line = QuestionLine(show.names, self.tr("Question: name an actor"), self)
        self.line.setMinimumWidth(_LINE)
        self.line.left.connect(self._leave)
        self.line.asked.connect(self.question)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(12, 4, 12, 4)
        for wish, text in (
            (Wish.BACK, self.tr("Back")), (Wish.NEXT, self.tr("Next")), (Wish.ARROW, self.tr("Arrow")),
            (Wish.LASER, self.tr("Laser")), (Wish.PEN, self.tr("Pen")), (Wish.SPOTLIGHT, self.tr("Spotlight")),
        ):  # fmt: skip
            button = self._button(wish, text)
            inside.addWidget(button)
            if wish in TOOLS:
                button.setCheckable(True)
                self._tools[TOOLS[wish]] = button
        self.show_tool(Tool.ARROW)
        for widget in (self.line, self.place, self.timer):
            inside.addWidget(widget)
        inside.addWidget(self._button(Wish.END, self.tr("End")))
        self._since = QElapsedTimer()
        self._since.start()
        self._rest = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._rest.timeout.connect(self._go)
        self.hide()

    def show_point(self, point: Point) -> None:
        """Tell where the presentation stands."""
        typed = f" → {point.typed}" if point.typed else ""
        self.place.setText(f"{point.scene + 1} / {point.count}{typed}")

    def show_tool(self, tool: Tool) -> None:
        """Tell what the mouse points with."""
        for one, button in self._tools.items():
            button.setChecked(one is tool)

    def come(self) -> None:
        """Show for a while."""
        self.timer.setText(elapsed_words(self._since.elapsed()))
        self.adjustSize()
        room = self._over.size()
        self.move((room.width() - self.width()) // 2, room.height() - self.height())
        self.show()
        self.raise_()
        self._rest.start()

    def tell_nobody(self, words: str) -> None:
        """Say that a question found nobody, where the next one is typed: the audience need not read it at length."""
        self.line.tell_nobody(words)
        self.ask()

    def ask(self) -> None:
        """Have the presenter type a name."""
        self.come()
        self.line.setFocus()

    def _go(self) -> None:
        if self.line.hasFocus() or self.underMouse():
            self._rest.start()
        else:
            self.hide()

    def _leave(self) -> None:
        self._over.setFocus()
        self.hide()

    def _button(self, wish: Wish, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.wished.emit(wish))
        return button
