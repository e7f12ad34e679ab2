"""A step being made: rows go to the file and to memory together, and each write keeps the row it replaced."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar
from uuid import uuid4

from ..model import Change, LogEntry, Original
from ..storage import ProjectFile, Row, Shelved, altered, table_of
from .clock import now
from .memory import Memory

R = TypeVar("R", bound=Row)

Before = Row | Shelved | None
"""What stood under a key: a row, an original put aside in the file because it is large, or nothing."""


@dataclass(frozen=True, slots=True)
class Write:
    """A key that was written, and what stood there before."""

    noun: type[Row]
    key: str
    before: Before


@dataclass(frozen=True, slots=True)
class Entry:
    """What one committed step wrote: enough to take it back. ``serial`` stays when it is undone and redone."""

    label: str
    serial: int
    writes: list[Write] = field(default_factory=list)

    def change(self, label: str, initiator: object) -> Change:
        """The notice of this step, under the label of what was done with it."""
        touched: dict[str, set[str]] = {}
        for write in self.writes:
            touched.setdefault(table_of(write.noun).name, set()).add(write.key)
        return Change(label, {table: frozenset(keys) for table, keys in touched.items()}, initiator)


class Step:
    """Handed out by ``Workspace.step``; of no use once that block is left."""

    def __init__(self, file: ProjectFile, memory: Memory) -> None:
        self._file = file
        self._memory = memory
        self._open = True
        self._before: dict[tuple[type[Row], str], Before] = {}

    def put(self, *rows: Row) -> None:
        """Add rows, or replace those with the same key. An equal row is not written again."""
        for row in rows:
            noun = type(row)
            self._write(noun, table_of(noun).key_of(row), row)

    def remove(self, noun: type[Row], *keys: str) -> None:
        """Remove rows by key; a key that has no row is passed over."""
        for key in keys:
            self._write(noun, key, None)

    def get(self, noun: type[R], key: str) -> R | None:
        """The row of a key as it stands now, within the step."""
        return self._memory.get(noun, key) if self._memory.holds(noun) else self._file.get(noun, key)

    def take_back(self, write: Write) -> None:
        """Let stand again what stood before a write."""
        before = write.before
        self._write(write.noun, write.key, self._file.unshelve(before) if isinstance(before, Shelved) else before)

    def sign(self, what: str, by: str) -> None:
        """Enter what the step changed so far in the log, under the name of who answers for it."""
        alterations = tuple(
            altered(noun, key, self._file.shelved(before) if isinstance(before, Shelved) else before, after)
            for (noun, key), before in self._before.items()
            for after in [self.get(noun, key)]
            if not self._stands(noun, key, before)
        )
        if alterations:
            self.put(LogEntry(uuid4().hex, now(), by, what, alterations))

    def finish(self) -> list[Write]:
        """No more writes; what the step changed in the end, in the order of the first writes."""
        self._open = False
        return [Write(*at, before) for at, before in self._before.items() if not self._stands(*at, before)]

    def forget(self) -> None:
        """Bring memory back to where it was before the step; the file rolls back by itself."""
        self._open = False
        for (noun, key), before in reversed(self._before.items()):
            if self._memory.holds(noun) and not isinstance(before, Shelved):
                self._memory.put(noun, key, before)

    def _write(self, noun: type[Row], key: str, row: Row | None) -> None:
        if not self._open:
            raise RuntimeError("this step is over: nothing can be written any more")
        before = self.get(noun, key)
        if before == row:
            return
        if (noun, key) not in self._before:
            self._before[noun, key] = self._file.shelve(before) if isinstance(before, Original) else before
        if row is None:
            self._file.remove(noun, key)
        else:
            self._file.put(row)
        if self._memory.holds(noun):
            self._memory.put(noun, key, row)

    def _stands(self, noun: type[Row], key: str, before: Before) -> bool:
        return self._memory.holds(noun) and self._memory.get(noun, key) == before
