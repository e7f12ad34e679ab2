"""A strand's claims as a run of rows: the ids are looked up when somebody reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray


class Run(Sequence[str]):
    """The ids at ``rows[low:high]``; equal to any sequence of the same ids.

    A moved window changes thousands of strands, each with hundreds of claims, and a map reads the ids of none of them.
    """

    __slots__ = ("high", "ids", "low", "rows")

    def __init__(self, ids: NDArray[np.object_], rows: NDArray[np.intp], low: int, high: int) -> None:
        self.ids, self.rows, self.low, self.high = ids, rows, low, high

    def __len__(self) -> int:
        return self.high - self.low

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...

    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        return self._read()[at]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __contains__(self, one: object) -> bool:
        return one in self._read()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and self._read() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._read())

    def __repr__(self) -> str:
        return repr(self._read())

    def _read(self) -> tuple[str, ...]:
        found: tuple[str, ...] = tuple(self.ids[self.rows[self.low : self.high]].tolist())
        return found


def every(claims: Iterable[Sequence[str]]) -> list[str]:
    """The ids of the claims of many strands, those of runs of the same rows read at once; in no certain order."""
    found: list[str] = []
    alike: dict[tuple[int, int], list[Run]] = {}
    for one in claims:
        if isinstance(one, Run):
            alike.setdefault((id(one.ids), id(one.rows)), []).append(one)
        else:
            found += one
    for runs in alike.values():
        lows = np.array([run.low for run in runs])
        lengths = np.array([run.high for run in runs]) - lows
        at = np.arange(lengths.sum()) + np.repeat(lows - np.cumsum(lengths) + lengths, lengths)
        found += runs[0].ids[runs[0].rows[at]].tolist()
    return found
