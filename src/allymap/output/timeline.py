"""Strands over time as a table, JSON or CSV: one row a relation and period."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Literal

from ..model import AllyMapError
from ..network.evidence import Evidence
from ..network.timeline import Strands
from .people import People
from .tables import Cell, as_csv, as_table

Format = Literal["table", "json", "csv"]

_COLUMNS = (
    "actor", "other actor", "period", "cooperation", "competition", "maybe cooperation", "maybe competition",
)  # fmt: skip


def write(strands: Sequence[Strands], evidence: Evidence, format: Format) -> str:  # noqa: A002 - the option's name
    """Relations over time as text. Raises ``AllyMapError`` for other formats.

    Numbers are claims; ``maybe`` are the shares of those whose date spans several periods. Claims without a date come
    last in the table and in CSV, with the period “undated”.
    """
    people = People(evidence)
    if format == "json":
        return json.dumps([_as_json(one, people) for one in strands], ensure_ascii=False, indent=1) + "\n"
    if format == "csv":
        return as_csv([name.replace(" ", "_") for name in _COLUMNS], _rows(strands, people))
    if format == "table":
        return as_table(_COLUMNS, _rows(strands, people)) + "\n"
    raise AllyMapError(f"A timeline cannot be written as “{format}”: choose table, json or csv.")


def _as_json(strands: Strands, people: People) -> dict[str, object]:
    relation = strands.relation
    return {
        "id": relation.id,
        "actors": [{"id": one, "name": people.actor(one).name} for one in relation.actors],
        "state": relation.state.value,
        "undated": {"cooperation": strands.undated[0], "competition": strands.undated[1]},
        "periods": [
            {
                "period": row.period, "cooperation": row.cooperation, "competition": row.competition,
                "maybe_cooperation": round(row.maybe_cooperation, 3),
                "maybe_competition": round(row.maybe_competition, 3),
            }
            for row in strands.rows
        ],
    }  # fmt: skip


def _rows(strands: Sequence[Strands], people: People) -> Iterable[list[Cell]]:
    for one in strands:
        names = [people.actor(actor).name for actor in one.relation.actors]
        for row in one.rows:
            maybe = round(row.maybe_cooperation, 2), round(row.maybe_competition, 2)
            yield [*names, row.period, row.cooperation, row.competition, *maybe]
        if any(one.undated):
            yield [*names, "undated", *one.undated, 0.0, 0.0]
