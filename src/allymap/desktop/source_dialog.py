"""Describes a source: who published it and when, how far it is trusted (Admiralty system), how far it may be shared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ..model import AllyMapError, Document, Tlp
from .wording import tr

_WIDTH, _NOTE_HEIGHT = 520, 72


class SourceDialog(QDialog):
    """Shows one document; ``then`` is called with it as the fields have it, and refuses with ``AllyMapError``."""

    def __init__(self, parent: QWidget, document: Document, origin: str, then: Callable[[Document], object]) -> None:
        super().__init__(parent)
        self.setObjectName("sourceDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Describe a source"))
        self.setMinimumWidth(_WIDTH)
        self._document, self._then = document, then
        date = self.tr("2024, 2024-04, 2024-04-15; empty: unknown")
        self.lines = {
            "title": self._line(self.tr("Title"), document.title),
            "publisher": self._line(self.tr("Publisher"), document.publisher),
            "author": self._line(self.tr("Author"), document.author),
            "published": self._line(self.tr("Published"), document.published, date),
            "retrieved": self._line(self.tr("Retrieved"), document.retrieved, date),
            "url": self._line(self.tr("Address"), document.url),
            "language": self._line(self.tr("Language"), document.language, self.tr("en, fa, ru …")),
        }
        self.reliability = self._choice(self.tr("Reliability"), document.reliability, reliability_words())
        self.credibility = self._choice(self.tr("Credibility"), document.credibility, credibility_words())
        self.tlp = label_box(self, document.tlp, self.tr("no label"))
        self.note = QPlainTextEdit(document.note, self)
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self._problem = QLabel(self)
        self._problem.setObjectName("sourceProblem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._lay_out(origin)

    def described(self) -> Document:
        """The document as the fields have it."""
        words = {name: line.text().strip() for name, line in self.lines.items()}
        return replace(
            self._document, **words, reliability=self.reliability.currentData(),
            credibility=self.credibility.currentData(), tlp=self.tlp.currentData(),
            note=self.note.toPlainText().strip(),
        )  # fmt: skip

    def accept(self) -> None:
        described = self.described()
        try:
            if described != self._document:
                self._then(described)
        except AllyMapError as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        super().accept()

    def _line(self, name: str, text: str, hint: str = "") -> QLineEdit:
        line = QLineEdit(text, self)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        return line

    def _choice(self, name: str, value: str, words: dict[str, str]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        for key, text in words.items():
            box.addItem(f"{key} · {text}" if key else text, key)
        box.setCurrentIndex(max(box.findData(value), 0))
        return box

    def _lay_out(self, origin: str) -> None:
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel, parent=self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.setContentsMargins(16, 16, 16, 16)
        form.setSpacing(12)
        for line in self.lines.values():
            form.addRow(line.accessibleName(), line)
        form.addRow(self.reliability.accessibleName(), self.reliability)
        form.addRow(self.credibility.accessibleName(), self.credibility)
        form.addRow(self.tlp.accessibleName(), self.tlp)
        form.addRow(self.note.accessibleName(), self.note)
        if origin:
            words = QLabel(origin, self)
            words.setObjectName("sourceOrigin")
            words.setWordWrap(True)
            words.setProperty("role", "small")
            form.addRow(self.tr("Origin"), words)
        form.addRow(self._problem)
        form.addRow(buttons)


def label_box(parent: QWidget, value: str, none: str) -> QComboBox:
    """A choice of handling labels, which are never translated; ``none`` is what goes without one."""
    box = QComboBox(parent)
    box.setAccessibleName(parent.tr("Handling label"))
    box.addItem(none, "")
    for label in Tlp:
        box.addItem(label.value, label.value)
    box.setCurrentIndex(max(box.findData(value), 0))
    return box


def reliability_words() -> dict[str, str]:
    """What each letter says about a source; F is no grade but *unknown*."""
    return {
        "": tr("not graded"), "A": tr("completely reliable"), "B": tr("usually reliable"), "C": tr("fairly reliable"),
        "D": tr("not usually reliable"), "E": tr("unreliable"), "F": tr("cannot be judged"),
    }  # fmt: skip


def credibility_words() -> dict[str, str]:
    """What each number says about what a source says; 6 is no grade but *unknown*."""
    return {
        "": tr("not graded"), "1": tr("confirmed by another origin"), "2": tr("probably true"),
        "3": tr("possibly true"), "4": tr("doubtful"), "5": tr("improbable"), "6": tr("cannot be judged"),
    }  # fmt: skip
