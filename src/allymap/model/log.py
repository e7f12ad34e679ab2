"""The log: every decision that a person signed, with what became of each row, so that it can be taken back later."""

from __future__ import annotations

from dataclasses import dataclass

Cells = tuple[tuple[str, str | int | float | bytes | None], ...]
"""Columns with their values, as the project file has them."""


@dataclass(frozen=True, slots=True)
class Alteration:
    """What became of one row: the columns that changed, as they were and as they are now.

    ``None`` stands where there was no row, or is none any more; the other side then holds every column.
    """

    table: str
    key: str
    was: Cells | None
    now: Cells | None

    @property
    def removed(self) -> bool:
        return self.now is None

    @property
    def reversed(self) -> Alteration:
        return Alteration(self.table, self.key, self.now, self.was)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """Who decided what and when (ISO 8601, UTC); ``what`` is the step in words, as undo calls it."""

    id: str
    at: str
    by: str
    what: str
    alterations: tuple[Alteration, ...]

    @property
    def superseded(self) -> tuple[Alteration, ...]:
        """The rows that were deleted: what this entry can restore."""
        return tuple(one for one in self.alterations if one.removed)
