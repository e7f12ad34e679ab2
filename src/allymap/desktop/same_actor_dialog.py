"""Says that an actor of a claim is the same as another one of the project."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from .form_dialog import FormDialog, named

_WIDTH = 420


class SameActorDialog(FormDialog):
    """``then`` is called with the id of the actor that stays and of the one that goes into it."""

    def __init__(
        self, parent: QWidget, pair: tuple[str, str], names: Mapping[str, str], then: Callable[[str, str], object]
    ) -> None:
        super().__init__(parent, "sameActor", self.tr("The same actor"), _WIDTH)
        self._then = then
        others = sorted(set(names) - set(pair), key=lambda key: names[key].casefold())
        self.other = self.choice(self.tr("Actor"), [(names.get(one, one), one) for one in pair])
        self.keep = self.choice(self.tr("Is the same as"), [(names[one], one) for one in others])
        self.ok.setEnabled(bool(others))
        self.lay_out(named(self.other, self.keep))

    def accept(self) -> None:
        super().accept()
        self._then(self.keep.currentData(), self.other.currentData())
