"""The steps that can be undone and redone, and whether the project differs from its last save."""

from __future__ import annotations

from .step import Entry, Write

_NOWHERE = -1


class History:
    """``dirty`` compares where we stand with where we stood at the last save, so undoing back to it is clean."""

    def __init__(self, unsaved: bool = False) -> None:
        self.done: list[Entry] = []
        self.undone: list[Entry] = []
        self._made = 0
        self._saved = _NOWHERE if unsaved else 0

    def add(self, label: str, writes: list[Write]) -> Entry:
        """A new step was made: nothing can be redone any more."""
        self._made += 1
        entry = Entry(label, self._made, writes)
        self.done.append(entry)
        self.undone.clear()
        return entry

    def undo(self, writes: list[Write]) -> Entry:
        """The last step was taken back by ``writes``."""
        return _move(self.done, self.undone, writes)

    def redo(self, writes: list[Write]) -> Entry:
        """The step last taken back was made again by ``writes``."""
        return _move(self.undone, self.done, writes)

    def saved(self) -> None:
        """The project was saved as it stands now."""
        self._saved = self._here

    @property
    def dirty(self) -> bool:
        return self._saved != self._here

    @property
    def _here(self) -> int:
        return self.done[-1].serial if self.done else 0


def _move(source: list[Entry], target: list[Entry], writes: list[Write]) -> Entry:
    old = source.pop()
    entry = Entry(old.label, old.serial, writes)
    target.append(entry)
    return entry
