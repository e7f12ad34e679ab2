"""Proposals as cards to be judged with single keys; above them what the current one would do to its edge."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from ..model import Relation, VerdictValue
from .card import Cards
from .edge_sketch import EdgeSketch
from .evidence_list import EvidenceList
from .link_button import LinkButton
from .rows import INDENT


class ReviewQueue(QWidget):
    """Shows what it is given and says what is asked for; ``Reviewing`` does it.

    A, R, E, S, M and U ask for what they say, Shift+A and Shift+R for the same on every near-identical passage.
    """

    judged = Signal(object, bool)
    edit_wanted = Signal()
    swap_wanted = Signal()
    merge_wanted = Signal()
    undo_wanted = Signal()
    settle_wanted = Signal()
    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewQueue")
        self.setAccessibleName(self.tr("Review queue"))
        self._title = _label(self, "title", "reviewTitle")
        self._progress_words = _label(self, "small", "reviewProgress")
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._note = _label(self, "muted", "reviewNote")
        self.sketch = EdgeSketch(self)
        self.list = EvidenceList(self, "reviewList")
        self.list.setAccessibleName(self.tr("Proposals, those that decide most first"))
        self.list.chosen.connect(self.chosen)
        self.settle_button = LinkButton("", "settlePassage", self, self.settle_wanted.emit)
        self.settle_button.setAccessibleName(self.tr("Settle where the passage stands"))
        self.close_button = LinkButton(self.tr("close"), "reviewClose", self, self.left.emit)
        self._lay_out()
        self.hide()

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def note(self) -> str:
        """What else there is to know about the current card."""
        return self._note.text()

    @property
    def progress(self) -> str:
        return self._progress_words.text()

    def show_cards(self, cards: Cards, judged: int) -> None:
        """Replace the cards, and say how many of them are judged."""
        self.list.cards.show_cards(cards)
        self._progress.setRange(0, max(1, len(cards)))
        self._progress.setValue(judged)
        self._progress_words.setText(self.tr("{n} of {all} judged").format(n=judged, all=len(cards)))

    def show_current(self, title: str, rows: Sequence[tuple[str, Relation]], note: str, settle: str = "") -> None:
        """Say about the current card who is meant, what its edge is and would be; ``settle`` names a button."""
        self._title.setText(title)
        self.sketch.show_rows(*rows)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.settle_button.setText(settle)
        self.settle_button.setVisible(bool(settle))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        handlers: dict[int, Callable[[], object]] = {
            Qt.Key.Key_E: self.edit_wanted.emit, Qt.Key.Key_S: self.swap_wanted.emit,
            Qt.Key.Key_M: self.merge_wanted.emit, Qt.Key.Key_U: self.undo_wanted.emit,
            Qt.Key.Key_Escape: self.left.emit,
        }  # fmt: skip
        verdicts = {Qt.Key.Key_A: VerdictValue.ACCEPTED, Qt.Key.Key_R: VerdictValue.REJECTED}
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() in verdicts and (shift or not event.modifiers()):
            self.judged.emit(verdicts[Qt.Key(event.key())], shift)
        elif event.key() in handlers and not event.modifiers():
            handlers[event.key()]()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._progress_words, 1)
        head.addWidget(self.close_button)
        verdict, foot = VerdictValue, QHBoxLayout()
        foot.setSpacing(16)
        for words, handler in (
            (self.tr("A accept"), lambda: self.judged.emit(verdict.ACCEPTED, False)),
            (self.tr("R reject"), lambda: self.judged.emit(verdict.REJECTED, False)),
            (self.tr("E edit"), self.edit_wanted.emit), (self.tr("S swap"), self.swap_wanted.emit),
            (self.tr("M merge"), self.merge_wanted.emit), (self.tr("U undo"), self.undo_wanted.emit),
        ):  # fmt: skip
            foot.addWidget(LinkButton(words, f"review{words[0]}", self, handler))
        foot.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(6 + INDENT, 16, 12, 8)
        outer.setSpacing(8)
        outer.addLayout(head)
        outer.addWidget(self._progress)
        outer.addWidget(self._title)
        outer.addWidget(self.sketch)
        outer.addWidget(self._note)
        outer.addWidget(self.settle_button, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self.list, 1)
        outer.addLayout(foot)


def _label(parent: QWidget, role: str, name: str) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
