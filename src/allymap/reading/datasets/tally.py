"""Counts what became of each row, so that nothing is left out in silence."""

from __future__ import annotations

from dataclasses import dataclass, field

from allymap.model import Report

NO_SECOND_ACTOR = "no second actor"
NO_DATE = "no date that can be read"
_NAMED = 3
"""Rows of a kind that are named; the rest are counted."""


@dataclass(slots=True)
class Tally:
    """``rows`` were read. Of those left out, ``skipped`` had nothing for a map and ``broken`` could not be read.

    Both hold, for each reason, how many there were and the first of them.
    """

    rows: int = 0
    skipped: dict[str, tuple[int, list[int]]] = field(default_factory=dict)
    broken: dict[str, tuple[int, list[int]]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def left_out(self) -> int:
        """How many rows were left out, for whatever reason."""
        return sum(number for reasons in (self.skipped, self.broken) for number, _ in reasons.values())

    def skip(self, row: int, reason: str) -> None:
        """A row that is sound and left out: nothing for a map, or not asked for."""
        _add(self.skipped, row, reason)

    def spoil(self, row: int, reason: str) -> None:
        """A row that cannot be read, and should be."""
        _add(self.broken, row, reason)

    def tell(self, report: Report, where: str) -> None:
        """One sentence for each reason."""
        for reasons, remark in ((self.broken, report.failed), (self.skipped, report.skipped)):
            for reason, (number, first) in reasons.items():
                remark(where, f"{sentence(number, first)}: {reason}.")
        for note in self.notes:
            report.note(where, note)


def sentence(number: int, first: list[int]) -> str:
    """How many rows were left out, with the first of them.

    >>> sentence(1, [4]), sentence(1200, [4, 8, 9])
    ('1 row was left out (row 4)', '1,200 rows were left out (rows 4, 8, 9 …)')
    """
    if number == 1:
        return f"1 row was left out (row {first[0]})"
    listed = ", ".join(map(str, first)) + (" …" if number > len(first) else "")
    return f"{number:,} rows were left out (rows {listed})"


def _add(reasons: dict[str, tuple[int, list[int]]], row: int, reason: str) -> None:
    number, first = reasons.get(reason, (0, []))
    if number < _NAMED:
        first.append(row)
    reasons[reason] = (number + 1, first)
