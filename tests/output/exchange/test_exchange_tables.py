"""The three tables of a folder fit together."""

from __future__ import annotations

import csv
import io

from exchanged import content

from allymap.output.exchange import tables


def _rows(written: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))


def test_actors_relations_and_claims() -> None:
    files = tables.write(content())
    assert set(files) == {"actors.csv", "relations.csv", "claims.csv"}
    actors = {row["id"]: row for row in _rows(files["actors.csv"])}
    assert actors["russia"] == {
        "id": "russia", "name": "Russia", "kind": "state", "code": "RUS", "principal": "", "aliases": "",
        "relations": "2", "passages": "3.0", "x": "10.0", "y": "-20.0",
    }  # fmt: skip
    assert actors["syria"]["x"] == ""
    names = {row["name"] for row in actors.values()}
    relations = _rows(files["relations.csv"])
    assert {name for row in relations for name in (row["actor"], row["other_actor"])} == names
    assert {row["id"] for row in _rows(files["claims.csv"])} == {"c1", "c2", "c3", "c4"}
