"""What reading documents again would change, by matter, before anything of it is written."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ..workspace.difference import Difference, Matter, Part
from .theme import theme
from .told_html import Section, as_html

_SIZE = (760, 620)


class DifferenceDialog(QDialog):
    """Shows a difference; ``apply`` is called when the person wants it. Closing it in any other way changes nothing."""

    def __init__(self, parent: QWidget, difference: Difference, apply: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setObjectName("differenceDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What reading again would change"))
        self.resize(*_SIZE)
        self._parts: Sequence[Part] = difference.parts()
        self._apply = apply
        self._headline = QLabel(difference.headline(), self)
        self._headline.setObjectName("differenceHeadline")
        self._headline.setWordWrap(True)
        self._promise = QLabel(
            self.tr("Nothing is written yet. Your verdicts, corrections and notes stay in any case."), self
        )
        self._promise.setProperty("role", "small")
        self.list = QTextBrowser(self)
        self.list.setObjectName("differenceList")
        self.list.setAccessibleName(self.tr("What changes"))
        self.list.document().setDocumentMargin(0)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self.apply_button = self._buttons.addButton(self.tr("Apply"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.apply_button.setObjectName("applyDifference")
        self.apply_button.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._show(None)

    def accept(self) -> None:
        super().accept()
        self._apply()

    def _show(self, matter: Matter | None) -> None:
        words = _words(self.tr)
        self.list.setHtml(
            as_html(
                [
                    Section(words[part.matter][1], part.number, [html.escape(one) for one in part.sentences])
                    for part in self._parts
                    if matter in (None, part.matter)
                ],
                theme().look,
            )
        )

    def _filters(self) -> QHBoxLayout:
        """A button for everything and one for each matter with its number: the counts, and what is listed."""
        line, group, words = QHBoxLayout(), QButtonGroup(self), _words(self.tr)
        line.setSpacing(0)
        for matter, text in ((None, self.tr("All")), *((part.matter, "") for part in self._parts)):
            number = next((part.number for part in self._parts if part.matter is matter), 0)
            button = QPushButton(text if matter is None else f"{words[matter][0]} {number:,}", self)
            button.setObjectName(f"{matter.value if matter else 'all'}Part")
            button.setProperty("role", "segment")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(matter is None)
            button.clicked.connect(lambda _=False, one=matter: self._show(one))
            group.addButton(button)
            line.addWidget(button, 1)
        return line

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 20, 20, 16)
        outer.setSpacing(12)
        outer.addWidget(self._headline)
        outer.addLayout(self._filters())
        outer.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._promise, 1)
        foot.addWidget(self._buttons)
        outer.addLayout(foot)


def _words(tr: Callable[[str], str]) -> dict[Matter, tuple[str, str]]:
    """What each matter is called on its button and over its sentences."""
    return {
        Matter.RELATIONS: (tr("Relations"), tr("RELATIONS THAT CHANGE")),
        Matter.NEW: (tr("New"), tr("NEW CLAIMS")),
        Matter.GONE: (tr("Gone"), tr("CLAIMS NOT FOUND ANY MORE")),
        Matter.CHANGED: (tr("Changed"), tr("CLAIMS THAT SAY SOMETHING ELSE")),
        Matter.ACTORS: (tr("Actors"), tr("ACTORS NEW OR WITH A PRINCIPAL")),
        Matter.KEPT: (tr("Kept"), tr("CLAIMS THAT STAY BECAUSE OF WHAT YOU DID")),
    }
