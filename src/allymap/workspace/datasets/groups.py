"""Keeps what a map can hold of any number of rows: each by itself, or those of a month, a year or all time together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from ...model import FuzzyDate, edtf_of
from ...reading.datasets import Record

MOST = 100_000
"""Statements that are kept one by one. Of more, rows are put together, first those of one kind, pair and month."""

_NAMED = 5
_PERIODS = (10, 7, 4, 0, 0)
"""How many signs of an ISO date name the period that is put together: none, the month, the year, all time.

In the last step the kind of event does not matter any more, only its polarity.
"""


@dataclass(slots=True)
class Entry:
    """A statement with its actors; ``number`` rows say it, ``first`` of which is told in full."""

    first: Record
    source_id: str
    target_id: str
    number: int = 1
    rows: list[int] = field(default_factory=list)
    earliest: date | None = None
    latest: date | None = None
    mixed: bool = False

    @property
    def event(self) -> str:
        """PLOVER's event, empty where the rows tell of several."""
        return "" if self.mixed else self.first.event

    @property
    def mode(self) -> str:
        """Its mode, empty where the rows tell of several."""
        return "" if self.mixed else self.first.mode

    @property
    def id(self) -> str:
        """The id of its claim: the row's own, or one that the same rows have together whenever they are imported."""
        if self.number == 1:
            return self.first.id
        return hashlib.sha256(f"{self.first.id}+{self.number}".encode()).hexdigest()[:16]

    @property
    def words(self) -> str:
        """The passage: the first row, and which others say the like."""
        if self.number == 1:
            return self.first.words
        named = ", ".join(map(str, self.rows[:_NAMED])) + (" …" if self.number - 1 > _NAMED else "")
        what = "row" if self.number == 2 else f"{self.number - 1:,} rows"
        like = "between them" if self.mixed else "of the same kind"
        return f"{self.first.words} · and {what} {like}, {self.date or 'undated'}: {named}"

    @property
    def date(self) -> str:
        """EDTF: the row's own, or the bounds of all."""
        if self.number == 1 or self.earliest is None or self.latest is None:
            return self.first.date
        return edtf_of(self.earliest, self.latest)


class Groups:
    """Entries in the order in which they come; ``step`` tells how far rows were put together (0: not at all)."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._single: list[Entry] = []
        self._together: dict[tuple[object, ...], Entry] = {}
        self.step = 0

    def __len__(self) -> int:
        return len(self._single) + len(self._together)

    def __iter__(self) -> Iterator[Entry]:
        yield from self._single
        yield from self._together.values()

    def add(self, record: Record, source_id: str, target_id: str) -> None:
        """Keep a statement, by itself as long as there is room for all."""
        when = FuzzyDate.parse(record.date)
        entry = Entry(record, source_id, target_id, 1, [], when.earliest, when.latest)
        if self.step and record.cited is None and record.words:
            self._join(entry)
        else:
            self._single.append(entry)
        while len(self._together) + (0 if self.step else len(self._single)) > self._most and self._coarser():
            pass

    def _coarser(self) -> bool:
        """Put more rows together, and say whether that was possible."""
        if self.step + 1 == len(_PERIODS):
            return False
        self.step += 1
        waiting = [*self._single, *self._together.values()]
        self._single = [one for one in waiting if one.first.cited is not None or not one.first.words]
        self._together = {}
        for entry in waiting:
            if entry.first.cited is None and entry.first.words:
                self._join(entry)
        return True

    def _join(self, entry: Entry) -> None:
        one = entry.first
        pair = (entry.source_id, entry.target_id)
        period = (bool(one.date), one.date[: _PERIODS[self.step]])
        deed = () if self.step + 1 == len(_PERIODS) else (one.event, one.mode)
        key = (
            *(pair if one.directed else sorted(pair)), one.polarity, *deed, one.modality, one.tier, one.kind,
            one.directed, period,
        )  # fmt: skip
        there = self._together.get(key)
        if there is None:
            self._together[key] = entry
            return
        there.rows += [one.row, *entry.rows][: _NAMED - len(there.rows)]
        there.number += entry.number
        there.mixed |= entry.mixed or (entry.first.event, entry.first.mode) != (there.first.event, there.first.mode)
        there.earliest = _least(there.earliest, entry.earliest)
        there.latest = _most(there.latest, entry.latest)


def _least(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else min(one, other)


def _most(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)
