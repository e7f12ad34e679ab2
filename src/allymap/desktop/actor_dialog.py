"""Edits an actor: name, aliases, kind, for whom it acts, code and note; and takes merges back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
    QPushButton,
    QWidget,
)

from ..model import Actor, ActorKind, AllyMapError, Judgement
from .wording import kind_names

_WIDTH, _LINES_HEIGHT = 460, 72


class ActorDialog(QDialog):
    """Shows one actor. ``then`` is called with it as the fields have it, and refuses with ``AllyMapError``.

    ``merges`` are the judgements that hold it together with others; ``take_back`` is called with one of them.
    """

    def __init__(
        self, parent: QWidget, actor: Actor, actors: Mapping[str, Actor], merges: Sequence[Judgement],
        then: Callable[[Actor], object], take_back: Callable[[Judgement], object],
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("actorDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Edit an actor"))
        self.setMinimumWidth(_WIDTH)
        self._actor, self._then, self._take_back = actor, then, take_back
        self.name = QLineEdit(actor.name, self)
        self.name.setAccessibleName(self.tr("Name"))
        self.aliases = self._lines(self.tr("Also called"), "\n".join(actor.aliases))
        self.aliases.setPlaceholderText(self.tr("One name a line"))
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(self.tr("Kind"))
        for kind, words in kind_names().items():
            self.kind.addItem(words, kind.value)
        self.kind.setCurrentIndex(self.kind.findData(actor.kind.value))
        self.principal = QComboBox(self)
        self.principal.setAccessibleName(self.tr("Acts for"))
        self.principal.addItem(self.tr("nobody but itself"), "")
        for other in sorted(actors.values(), key=lambda one: one.name.casefold()):
            if other.id != actor.id:
                self.principal.addItem(other.name, other.id)
        self.principal.setCurrentIndex(max(self.principal.findData(actor.principal_id), 0))
        self.code = QLineEdit(actor.code, self)
        self.code.setAccessibleName(self.tr("Code"))
        self.code.setPlaceholderText(self.tr("ISO 3166 for states, as in IRN"))
        self.note = self._lines(self.tr("Note"), actor.note)
        self._problem = QLabel(self)
        self._problem.setObjectName("actorProblem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._lay_out(actors, merges)

    def edited(self) -> Actor:
        """The actor as the fields have it; blank and repeated aliases are left out."""
        names = dict.fromkeys(" ".join(line.split()) for line in self.aliases.toPlainText().splitlines())
        name = self.name.text().strip()
        return replace(
            self._actor, name=name, aliases=tuple(one for one in names if one and one != name),
            kind=ActorKind(self.kind.currentData()), principal_id=self.principal.currentData(),
            code=self.code.text().strip(), note=self.note.toPlainText().strip(),
        )  # fmt: skip

    def accept(self) -> None:
        try:
            if self.edited() != self._actor:
                self._then(self.edited())
        except AllyMapError as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        super().accept()

    def _lines(self, name: str, text: str) -> QPlainTextEdit:
        field = QPlainTextEdit(text, self)
        field.setAccessibleName(name)
        field.setTabChangesFocus(True)
        field.setFixedHeight(_LINES_HEIGHT)
        return field

    def _lay_out(self, actors: Mapping[str, Actor], merges: Sequence[Judgement]) -> None:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )  # fmt: skip
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.setContentsMargins(16, 16, 16, 16)
        form.setSpacing(12)
        for field in (self.name, self.aliases, self.kind, self.principal, self.code, self.note):
            form.addRow(field.accessibleName(), field)
        for number, merge in enumerate(merges):
            keep, other = (actors[one].name for one in (merge.keep_id, merge.other_id))
            form.addRow("" if number else self.tr("Merged"), self._merge_button(merge, f"{keep} = {other}"))
        form.addRow(self._problem)
        form.addRow(buttons)

    def _merge_button(self, merge: Judgement, words: str) -> QPushButton:
        """A click takes the merge back and leaves the fields as they are."""
        button = QPushButton(self.tr("{pair} — take back").format(pair=words), self)
        button.setObjectName("takeBack")
        button.setProperty("role", "link")
        button.setAutoDefault(False)
        button.setToolTip(self.tr("Judged the same by {name}, {day}").format(name=merge.by, day=merge.at[:10]))

        def take_back() -> None:
            button.setEnabled(False)
            self._take_back(merge)

        button.clicked.connect(take_back)
        return button
