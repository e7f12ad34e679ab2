"""Rows that can be read and not written, and that know when they change."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import TypeVar, overload

R = TypeVar("R")
T = TypeVar("T")


class LiveRows(Mapping[str, R]):
    """Shows a dictionary that somebody else writes, who gives it another ``stamp`` with each change."""

    __slots__ = ("_rows", "stamp")

    def __init__(self, rows: dict[str, R], stamp: object = None) -> None:
        self._rows = rows
        self.stamp = stamp if stamp is not None else object()

    def __getitem__(self, key: str) -> R:
        return self._rows[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __repr__(self) -> str:
        return f"LiveRows({self._rows!r})"

    @overload
    def get(self, key: str, /) -> R | None: ...

    @overload
    def get(self, key: str, default: R | T, /) -> R | T: ...

    def get(self, key: str, default: R | T | None = None, /) -> R | T | None:
        return self._rows.get(key, default)

    def keys(self) -> KeysView[str]:
        return self._rows.keys()

    def values(self) -> ValuesView[R]:
        return self._rows.values()

    def items(self) -> ItemsView[str, R]:
        return self._rows.items()

    def taken(self) -> LiveRows[R]:
        """The rows as they are now, under the same stamp: nobody changes these."""
        return LiveRows(dict(self._rows), self.stamp)
