"""Timelines, changes and findings as text."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from signed_maps import evidence_of

from allymap.model import AllyMapError
from allymap.network.changes import Moment, changes
from allymap.network.evidence import Evidence, Query
from allymap.network.relations import derive
from allymap.network.structure.patterns import find_patterns
from allymap.network.timeline import timeline
from allymap.output import changes as change_output
from allymap.output import findings as finding_output
from allymap.output import timeline as timeline_output

EVIDENCE = evidence_of(
    {("arda", "boral"): "+++", ("boral", "cedra"): "---", ("arda", "cedra"): "+++"},
    {"arda-boral-0": "2015-09", "boral-cedra-0": "2016", "boral-cedra-1": "2016/2017"},
)
STRANDS = timeline(EVIDENCE, derive(EVIDENCE, Query()), months=1)
BEFORE = replace(EVIDENCE, claims={k: c for k, c in EVIDENCE.claims.items() if k != "boral-cedra-0"})
FOUND = changes(Moment(BEFORE, Query(), date(2015, 1, 1)), Moment(EVIDENCE, Query()))
FINDINGS = find_patterns(EVIDENCE, Query()).findings


def test_a_timeline_as_csv_has_every_claim() -> None:
    rows = list(csv.DictReader(io.StringIO(timeline_output.write(STRANDS, EVIDENCE, "csv").lstrip("\ufeff"))))
    numbers = ("cooperation", "competition", "maybe_cooperation", "maybe_competition")
    assert sum(float(row[name]) for row in rows for name in numbers) == pytest.approx(
        len(EVIDENCE.claims), abs=0.15
    )  # rounded
    assert {row["period"] for row in rows} >= {"2015-09", "undated"}


def test_a_timeline_as_json_and_table() -> None:
    data = json.loads(timeline_output.write(STRANDS, EVIDENCE, "json"))
    pair = next(row for row in data if row["id"] == "arda|boral")
    assert pair["undated"] == {"cooperation": 2, "competition": 0}
    assert pair["periods"][0] == {
        "period": "2015-09", "cooperation": 1, "competition": 0, "maybe_cooperation": 0, "maybe_competition": 0
    }  # fmt: skip
    assert "Arda   Boral        2015-09" in timeline_output.write(STRANDS, EVIDENCE, "table")


def test_changes_as_sentences_with_their_sources() -> None:
    text = change_output.write(FOUND, BEFORE, EVIDENCE, "md")
    assert text.startswith("## The world changed\n\n- Boral and Cedra are still competitive; competition 2 → 3.")
    assert "  - + “boral cedra harbour pipeline border -0” (competition, 2016, A paper)" in text
    assert "world" in change_output.write(FOUND, BEFORE, EVIDENCE, "table")


def test_changes_as_json() -> None:
    (row,) = json.loads(change_output.write(FOUND, BEFORE, EVIDENCE, "json"))
    assert (row["cause"], row["kind"], row["gained"], row["lost"]) == ("world", "strengthened", ["boral-cedra-0"], [])
    assert (row["before"]["competition"]["weight"], row["after"]["competition"]["weight"]) == (2, 3)


def test_what_begins_and_ends_is_told_so() -> None:
    gone = replace(EVIDENCE, claims={k: c for k, c in EVIDENCE.claims.items() if not k.startswith("boral")})
    ended = change_output.write(changes(Moment(EVIDENCE, Query()), Moment(gone, Query())), EVIDENCE, gone, "md")
    begun = change_output.write(changes(Moment(gone, Query()), Moment(EVIDENCE, Query())), gone, EVIDENCE, "md")
    assert "- Boral and Cedra were until then competitive: 3 passages of competition." in ended
    assert "  - − “boral" in ended
    assert "- Boral and Cedra are now competitive: 3 passages of competition." in begun
    assert change_output.write([], EVIDENCE, EVIDENCE, "md") == "Nothing changed.\n"


def test_a_state_that_changes_says_what_of_what() -> None:
    contested = evidence_of({("boral", "cedra"): "---++"})
    plain = evidence_of({("boral", "cedra"): "---"})
    text = change_output.write(changes(Moment(plain, Query()), Moment(contested, Query())), plain, contested, "table")
    assert "Boral and Cedra: competitive became contested; cooperation 0 → 2." in text
    begun = change_output.write(changes(Moment(Evidence({}, {}, {}), Query()), Moment(contested, Query())),
                                plain, contested, "table")  # fmt: skip
    assert "are now contested: 2 passages of cooperation, 3 of competition." in begun


def test_findings_as_markdown_quote_each_step() -> None:
    text = finding_output.write(FINDINGS, EVIDENCE, "md")
    assert "compete. (" not in text
    assert "(strained triangle · no single claim decides it · rests on 9 claims)" in text
    assert "  - Boral and Cedra compete (3 claims): “boral cedra" in text


@pytest.mark.parametrize(
    ("decided", "settled", "words"),
    [
        ((), True, "no single claim decides it"), ((), False, "not settled whether a single claim decides it"),
        (("a",), True, "a single claim decides it"), (("a", "b"), True, "each of 2 claims alone decides it"),
    ],
)  # fmt: skip
def test_what_a_finding_rests_on_in_words(decided: tuple[str, ...], settled: bool, words: str) -> None:
    told = finding_output.note(replace(FINDINGS[0], decided_by=decided, settled=settled))
    assert told == f"{FINDINGS[0].kind.value} · {words} · rests on 9 claims"


def test_findings_carry_their_passages() -> None:
    (row,) = [one for one in json.loads(finding_output.write(FINDINGS, EVIDENCE, "json")) if one["camps"] == []]
    assert row["kind"] == "strained triangle"
    assert [step["claim"]["exact"] for step in row["steps"]][1].startswith("boral cedra")
    assert [step["claims"] for step in row["steps"]] == [3, 3, 3]
    assert all(step["claim"]["document"]["title"] == "A paper" for step in row["steps"])
    assert "firm   Arda and Boral work together" in finding_output.write(FINDINGS, EVIDENCE, "table")


@pytest.mark.parametrize("write", [
    lambda: timeline_output.write([], EVIDENCE, "xml"),  # type: ignore[arg-type]
    lambda: change_output.write([], EVIDENCE, EVIDENCE, "xml"),  # type: ignore[arg-type]
    lambda: finding_output.write([], EVIDENCE, "xml"),  # type: ignore[arg-type]
])  # fmt: skip
def test_other_formats_are_refused(write: object) -> None:
    with pytest.raises(AllyMapError, match="choose table"):
        write()  # type: ignore[operator]
