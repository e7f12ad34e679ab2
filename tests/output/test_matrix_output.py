"""The matrix as text."""

from __future__ import annotations

import json

import pytest

from allymap.model import AllyMapError, Claim, Kind, Polarity
from allymap.network.evidence import Evidence
from allymap.network.matrix import matrix
from allymap.output import matrix as output

MATRIX = matrix(
    Claim(key, Kind.EVENT, "a", "b", Polarity(side), date=date, arena=arena, note=key)
    for key, side, date, arena in (
        ("x", "cooperation", "2015-04", ("Syria",)), ("y", "competition", "2015", ("Syria",)),
        ("z", "competition", "", ()),
    )
)  # fmt: skip


def test_markdown_counts_both_sides() -> None:
    assert output.write(MATRIX, "md").splitlines() == [
        "| arena | 2015 | undated |", "| --- | --- | --- |", "| Syria | 1 : 1 |  |", "| no arena |  | 0 : 1 |",
    ]  # fmt: skip


def test_markdown_with_the_passages_of_each_cell() -> None:
    claims = {
        key: Claim(key, Kind.EVENT, "a", "b", Polarity(side), note=f"Note {key}", by="me")
        for key, side in (("x", "cooperation"), ("y", "competition"), ("z", "competition"))
    }
    text = output.write(MATRIX, "md", Evidence({}, {}, claims))
    assert "\nSyria, 2015\n\n- “Note x” (cooperation, undated, note by me)\n- “Note y” (competition" in text
    assert text.endswith("no arena, undated\n\n- “Note z” (competition, undated, note by me)\n")


def test_json_names_the_claims() -> None:
    first = json.loads(output.write(MATRIX, "json"))[0]
    assert first == {"arena": "Syria", "period": "2015", "cooperation": ["x"], "competition": ["y"]}


def test_csv_and_table_have_a_line_an_arena() -> None:
    assert output.write(MATRIX, "csv").splitlines()[1] == "Syria,1 : 1,"
    assert len(output.write(MATRIX, "table").splitlines()) == 3


def test_other_formats_are_refused() -> None:
    with pytest.raises(AllyMapError, match="choose table, md, csv or json"):
        output.write(MATRIX, "xls")  # type: ignore[arg-type]
