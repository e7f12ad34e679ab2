"""Asks which two actors some selected words are about; those that the words name are proposed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from .form_dialog import FormDialog, named

_WIDTH = 420


class PairDialog(FormDialog):
    """``then`` is called with the ids of two different actors, in the order chosen."""

    def __init__(
        self, parent: QWidget, names: Mapping[str, str], words: str, chosen: Sequence[str],
        then: Callable[[str, str], object],
    ) -> None:  # fmt: skip
        super().__init__(parent, "pair", self.tr("New claim from this passage"), _WIDTH)
        self._then = then
        found = sorted((one for one in names if names[one] in words), key=lambda one: words.index(names[one]))
        first, second, *_ = [*dict.fromkeys([*found, *chosen, *names]), "", ""]
        people = [(names[one], one) for one in sorted(names, key=lambda key: names[key].casefold())]
        self.one = self.choice(self.tr("First actor"), people, first)
        self.other = self.choice(self.tr("Second actor"), people, second)
        for box in (self.one, self.other):
            box.currentIndexChanged.connect(self._settle)
        self.lay_out(named(self.one, self.other))
        self._settle()

    def accept(self) -> None:
        super().accept()
        self._then(self.one.currentData(), self.other.currentData())

    def _settle(self) -> None:
        self.ok.setEnabled(len({self.one.currentData(), self.other.currentData()} - {None}) == 2)
