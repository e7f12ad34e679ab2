"""Edits an actor: name, aliases, kind, for whom it acts, code and note; and takes merges back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QWidget

from ..model import Actor, ActorKind, AllyMapError, Judgement
from .form_dialog import FormDialog, named
from .wording import kind_names

_WIDTH, _LINES_HEIGHT = 460, 72


class ActorDialog(FormDialog):
    """Shows one actor. ``then`` is called with it as the fields have it, and refuses with ``AllyMapError``.

    ``merges`` are the judgements that hold it together with others; ``take_back`` is called with one of them.
    """

    def __init__(
        self, parent: QWidget, actor: Actor, actors: Mapping[str, Actor], merges: Sequence[Judgement],
        then: Callable[[Actor], object], take_back: Callable[[Judgement], object],
    ) -> None:  # fmt: skip
        super().__init__(parent, "actor", self.tr("Edit an actor"), _WIDTH)
        self._actor, self._then, self._take_back = actor, then, take_back
        self.name = self.line(self.tr("Name"), actor.name)
        self.aliases = self.paragraph(
            self.tr("Also called"), "\n".join(actor.aliases), _LINES_HEIGHT, self.tr("One name a line")
        )
        kinds = [(words, kind.value) for kind, words in kind_names().items()]
        self.kind = self.choice(self.tr("Kind"), kinds, actor.kind.value)
        others = sorted((one for one in actors.values() if one.id != actor.id), key=lambda one: one.name.casefold())
        principals = [(self.tr("nobody but itself"), ""), *((one.name, one.id) for one in others)]
        self.principal = self.choice(self.tr("Acts for"), principals, actor.principal_id)
        self.code = self.line(self.tr("Code"), actor.code, self.tr("ISO 3166 for states, as in IRN"))
        self.note = self.paragraph(self.tr("Note"), actor.note, _LINES_HEIGHT)
        rows = named(self.name, self.aliases, self.kind, self.principal, self.code, self.note)
        for number, merge in enumerate(merges):
            keep, other = (actors[one].name for one in (merge.keep_id, merge.other_id))
            rows.append(("" if number else self.tr("Merged"), self._merge_button(merge, f"{keep} = {other}")))
        self.lay_out(rows)

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
            self.refuse(str(error))
            return
        super().accept()

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
