"""Narrators and their disagreements as text."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from signed_maps import evidence_of

from allymap.model import AUTHOR, AllyMapError
from allymap.network.evidence import Query
from allymap.network.narrators import disagreements, narrators
from allymap.output import narrators as output

PLAIN = evidence_of({("arda", "boral"): "++-", ("boral", "cedra"): "-"})
SPEAKERS = {"0": AUTHOR, "1": AUTHOR, "2": "cedra"}
EVIDENCE = replace(
    PLAIN, claims={key: replace(claim, narrator=SPEAKERS[key[-1]]) for key, claim in PLAIN.claims.items()}
)
FOUND = disagreements(EVIDENCE, Query(), AUTHOR, "cedra")


def test_who_says_how_much() -> None:
    spoken = narrators(EVIDENCE, Query())
    assert json.loads(output.write_narrators(spoken, EVIDENCE, "json")) == [
        {"id": "author", "name": "the documents themselves", "claims": 3},
        {"id": "cedra", "name": "Cedra", "claims": 1},
    ]
    assert output.write_narrators(spoken, EVIDENCE, "md").endswith("- Cedra: 1\n")
    assert len(output.write_narrators(spoken, EVIDENCE, "table").splitlines()) == 3


def test_a_disagreement_quotes_both_sides() -> None:
    text = output.write(FOUND, AUTHOR, "cedra", EVIDENCE, "md")
    assert text.startswith("- Arda – Boral\n  - the documents themselves: 2 cooperation")
    assert text.count("“arda boral") == 3
    assert "  - Cedra: 1 competition" in text


def test_a_disagreement_as_table_and_json() -> None:
    assert "Arda – Boral" in output.write(FOUND, AUTHOR, "cedra", EVIDENCE, "table")
    told = json.loads(output.write(FOUND, AUTHOR, None, EVIDENCE, "json"))
    assert (told["one"], told["other"]) == ("the documents themselves", "everybody else")
    assert told["pairs"][0]["claims"]["other"] == ["arda-boral-2"]


def test_other_formats_are_refused() -> None:
    with pytest.raises(AllyMapError, match="choose table"):
        output.write([], AUTHOR, None, EVIDENCE, "xml")  # type: ignore[arg-type]
    with pytest.raises(AllyMapError, match="choose table"):
        output.write_narrators([], EVIDENCE, "xml")  # type: ignore[arg-type]
