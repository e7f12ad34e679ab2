"""The rows of an open project in memory, by noun and key: always what the tables hold."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from ..model import Layout, LogEntry, Original, Place
from ..model.collector import without_collector
from ..storage import TABLES, ProjectFile, Row
from .live_rows import LiveRows

R = TypeVar("R", bound=Row)

_LEFT = (Original, LogEntry)
_NOWHERE: Mapping[str, Place] = MappingProxyType({})


class Memory:
    """Originals and the log stay in the file: they are large and seldom wanted."""

    def __init__(self) -> None:
        self._rows: dict[type, dict[str, Any]] = {table.noun: {} for table in TABLES if table.noun not in _LEFT}
        self._live: dict[type, LiveRows[Any]] = {noun: LiveRows(rows) for noun, rows in self._rows.items()}
        self._places: dict[str, dict[str, Place]] = {}

    @classmethod
    def of(cls, file: ProjectFile) -> Memory:
        """Everything in a file."""
        memory = cls()
        with without_collector(lasting=True):
            for table in TABLES:
                if table.noun in memory._rows:
                    rows = list(file.read(table.noun))
                    memory._rows[table.noun].update(zip(map(table.key_of, rows), rows, strict=True))
        for place in memory._rows[Place].values():
            memory._places.setdefault(place.layout_id, {})[place.actor_id] = place
        return memory

    def mapping(self, noun: type[R]) -> LiveRows[R]:
        """The live rows of a noun; writing to it is not possible."""
        return self._live[noun]

    def places(self, layout_id: str) -> Mapping[str, Place]:
        """The live places of a layout by actor; empty for a layout that has none."""
        if layout_id not in self._rows[Layout]:
            return _NOWHERE
        return MappingProxyType(self._places.setdefault(layout_id, {}))

    def holds(self, noun: type) -> bool:
        return noun in self._rows

    def get(self, noun: type[R], key: str) -> R | None:
        row: R | None = self._rows[noun].get(key)
        return row

    def put(self, noun: type[Row], key: str, row: Row | None) -> None:
        """Set the row of a key; ``None`` removes it."""
        self._live[noun].stamp = object()
        if row is None:
            gone = self._rows[noun].pop(key, None)
            if isinstance(gone, Place):
                self._places[gone.layout_id].pop(gone.actor_id, None)
            return
        self._rows[noun][key] = row
        if isinstance(row, Place):
            self._places.setdefault(row.layout_id, {})[row.actor_id] = row
