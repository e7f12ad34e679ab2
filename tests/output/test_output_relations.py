from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from evidence_rows import EVIDENCE as ROWS
from evidence_rows import HELPED

from allymap.model import AllyMapError, Polarity, Relation, State, Strand
from allymap.output import relations

EVIDENCE = replace(ROWS, claims={key: replace(HELPED, id=key) for key in "abcde"})
BOTH = Relation(
    ("iran", "russia"),
    Strand(Polarity.COOPERATION, ("a", "b", "c"), 3.0, 2, 2, reviewed=True, earliest="2011", latest="2024-04"),
    Strand(Polarity.COMPETITION, ("d",), 1.0, 1, 1, factual=False, earliest="2018-05", latest="2018-05"),
    State.CONTESTED,
    2,
)
ONE = Relation(
    ("quds", "syria"), Strand(Polarity.COOPERATION, ("e",), 1.0, 1, 1), Strand(Polarity.COMPETITION), State.THIN, 1
)


def test_json_tells_both_strands_with_their_claims() -> None:
    (first, second) = json.loads(relations.write([BOTH, ONE], EVIDENCE, "json"))
    assert first["id"] == "iran|russia"
    assert [actor["name"] for actor in first["actors"]] == ["Iran", "Russia"]
    assert [actor["code"] for actor in first["actors"]] == ["IRN", "RUS"]
    assert first["state"] == "contested"
    assert first["origins"] == 2
    assert first["cooperation"] == {
        "weight": 3.0, "strength": 3.0, "claims": ["a", "b", "c"], "documents": 2, "origins": 2,
        "reviewed": True, "factual": True, "earliest": "2011", "latest": "2024-04",
    }  # fmt: skip
    assert first["competition"]["factual"] is False
    assert second["competition"]["claims"] == []
    assert second["actors"][0]["code"] == "IRN"


def test_csv_leaves_an_empty_strand_empty() -> None:
    text = relations.write([BOTH, ONE], EVIDENCE, "csv")
    assert text.startswith("\ufeff")
    both, one = csv.DictReader(io.StringIO(text[1:]))
    assert (both["actor"], both["other_actor"]) == ("Iran", "Russia")
    assert (both["cooperation_passages"], both["competition_passages"]) == ("3.0", "1.0")
    assert (both["cooperation_reviewed"], both["competition_reviewed"]) == ("yes", "no")
    assert (one["competition_passages"], one["competition_reviewed"], one["competition_latest"]) == ("0", "", "")


def test_the_table_spans_both_strands() -> None:
    header, both, one = relations.write([BOTH, ONE], EVIDENCE, "table").splitlines()
    assert header.split("  ")[0] == "actor"
    assert both.split() == ["Iran", "Russia", "contested", "3", "1", "2011", "2024-04", "2", "partly"]
    assert one.split() == ["Quds", "Force", "Syria", "thin", "1", "0", "1", "no"]
    assert relations.span(BOTH) == ("2011", "2024-04")
    assert relations.span(ONE) == ("", "")


def test_no_relations_are_a_header_alone() -> None:
    assert relations.write([], EVIDENCE, "table").startswith("actor  other actor  state")
    assert json.loads(relations.write([], EVIDENCE, "json")) == []


def test_another_format_is_refused_with_a_sentence() -> None:
    with pytest.raises(AllyMapError, match="choose table, json or csv"):
        relations.write([], EVIDENCE, "jsonl")  # type: ignore[arg-type]
