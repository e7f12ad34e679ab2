"""The arena × time matrix as text: “3 : 1” is three claims of cooperation and one of competition."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Literal

from ..model import AllyMapError
from ..network.evidence import Evidence
from ..network.matrix import Cell, Matrix
from .citation import quoted
from .tables import as_csv, as_markdown, as_table

Format = Literal["table", "md", "csv", "json"]


def arena_words(arena: str) -> str:
    """The row of an arena in words.

    >>> arena_words("")
    'no arena'
    """
    return arena or "no arena"


def period_words(period: str) -> str:
    """The column of a period in words: its EDTF, and “undated” for what no period may claim."""
    return period or "undated"


def write(matrix: Matrix, format: Format, evidence: Evidence | None = None) -> str:  # noqa: A002 - the option's name
    """A matrix as text, as Markdown with the passages of each cell where the ``evidence`` is given.

    Raises ``AllyMapError`` for other formats.
    """
    if format == "json":
        return json.dumps(_as_json(matrix), ensure_ascii=False, indent=1) + "\n"
    header = ["arena", *map(period_words, matrix.periods)]
    rows = [
        [arena_words(arena), *(_numbers(matrix.cell(arena, period)) for period in matrix.periods)]
        for arena in matrix.arenas
    ]
    if format == "csv":
        return as_csv(header, rows)
    if format == "table":
        return as_table(header, rows) + "\n"
    if format == "md":
        return as_markdown(header, rows) + ("" if evidence is None else "".join(_sources(matrix, evidence)))
    raise AllyMapError(f"A matrix cannot be written as “{format}”: choose table, md, csv or json.")


def _numbers(cell: Cell) -> str:
    return f"{len(cell.cooperation)} : {len(cell.competition)}" if cell.cooperation or cell.competition else ""


def _as_json(matrix: Matrix) -> list[dict[str, object]]:
    return [
        {"arena": arena, "period": period, "cooperation": cell.cooperation, "competition": cell.competition}
        for arena in matrix.arenas
        for period in matrix.periods
        for cell in [matrix.cell(arena, period)]
        if cell.cooperation or cell.competition
    ]


def _sources(matrix: Matrix, evidence: Evidence) -> Iterator[str]:
    """The passages of each cell, under its arena and period."""
    for arena in matrix.arenas:
        for period in matrix.periods:
            cell = matrix.cell(arena, period)
            if cell.cooperation or cell.competition:
                yield f"\n{arena_words(arena)}, {period_words(period)}\n\n"
                yield from (
                    f"- {quoted(evidence.claims[one], evidence)}\n" for one in (*cell.cooperation, *cell.competition)
                )
