"""Relations as JSON, CSV or a table: the pair, its state, and what each strand rests on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal

from ..model import AllyMapError, Relation, Strand
from ..network.evidence import Evidence
from .people import People
from .sourcing import check
from .tables import Cell, as_csv, as_table

Format = Literal["table", "json", "csv"]

_TABLE = ("actor", "other actor", "state", "cooperation", "competition", "from", "to", "origins", "reviewed")
_STRAND = ("passages", "documents", "origins", "reviewed", "factual", "earliest", "latest")
_CSV = (
    "id", "actor", "actor_code", "other_actor", "other_actor_code", "state", "origins",
    *(f"cooperation_{name}" for name in _STRAND), *(f"competition_{name}" for name in _STRAND),
)  # fmt: skip


def as_json(relation: Relation, evidence: Evidence, people: People | None = None) -> dict[str, Any]:
    """A relation as one object; ``weight`` is the number of distinct passages, dates are EDTF or empty."""
    people = people or People(evidence)
    return {
        "id": relation.id,
        "actors": [
            {"id": one, "name": people.actor(one).name, "code": people.code(one), "kind": people.actor(one).kind.value}
            for one in relation.actors
        ],
        "state": relation.state.value,
        "origins": relation.origins,
        "cooperation": _strand(relation.cooperation),
        "competition": _strand(relation.competition),
    }


def _strand(strand: Strand) -> dict[str, Any]:
    return {
        "weight": strand.weight, "strength": round(strand.strength, 6), "claims": list(strand.claims),
        "documents": strand.documents, "origins": strand.origins, "reviewed": strand.reviewed,
        "factual": strand.factual, "earliest": strand.earliest, "latest": strand.latest,
    }  # fmt: skip


def write(relations: Iterable[Relation], evidence: Evidence, format: Format) -> str:  # noqa: A002 - the option's name
    """Relations as text: a ``table``, ``json`` (a list) or ``csv``. Raises ``AllyMapError`` for other formats.

    What other programs read, ``json`` and ``csv``, is refused with ``UnsourcedError`` where a strand has no source.
    """
    people = People(evidence)
    if format != "table":
        relations = list(relations)
        check(relations, evidence)
    if format == "json":
        return json.dumps([as_json(one, evidence, people) for one in relations], ensure_ascii=False, indent=1) + "\n"
    if format == "csv":
        return as_csv(_CSV, (_csv_row(one, people) for one in relations))
    if format == "table":
        return as_table(_TABLE, (_table_row(one, people) for one in relations)) + "\n"
    raise AllyMapError(f"Relations cannot be written as “{format}”: choose table, json or csv.")


def _csv_row(relation: Relation, people: People) -> list[Cell]:
    names: list[Cell] = []
    for one in relation.actors:
        names += [people.actor(one).name, people.code(one)]
    sides: list[Cell] = []
    for strand in (relation.cooperation, relation.competition):
        if strand:
            sides += [
                strand.weight, strand.documents, strand.origins, strand.reviewed, strand.factual, strand.earliest,
                strand.latest,
            ]  # fmt: skip
        else:
            sides += [0, 0, 0, *[""] * 4]
    return [relation.id, *names, relation.state.value, relation.origins, *sides]


def _table_row(relation: Relation, people: People) -> list[Cell]:
    first, last = span(relation)
    reviewed = "yes" if all(strand.reviewed for strand in relation.strands) else "no"
    if reviewed == "no" and any(strand.reviewed for strand in relation.strands):
        reviewed = "partly"
    return [
        *(people.actor(one).name for one in relation.actors), relation.state.value,
        relation.cooperation.weight, relation.competition.weight, first, last, relation.origins, reviewed,
    ]  # fmt: skip


def span(relation: Relation) -> tuple[str, str]:
    """The earliest and the latest date of a relation, EDTF, empty where nothing is dated."""
    first = min((strand.earliest for strand in relation.strands if strand.earliest), default="")
    last = max((strand.latest for strand in relation.strands if strand.latest), default="")
    return first, last
