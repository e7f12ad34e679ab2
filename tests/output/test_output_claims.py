from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from evidence_rows import ACTORS, ARTICLE, DRONES, EVIDENCE, HELPED, NOTE, QUARREL, TEXT, with_document

from allymap.model import AllyMapError, Judgement, Sameness
from allymap.output import claims


def test_a_claim_as_json_has_the_documented_keys_and_values() -> None:
    assert claims.as_json(HELPED, EVIDENCE) == {
        "id": "c1",
        "kind": "event",
        "source": {
            "id": "putin", "name": "Vladimir Putin", "principal": "Russia", "mention": "Putin", "code": "RUS",
            "kind": "person",
        },
        "target": {
            "id": "syria", "name": "Syria", "principal": "Syria", "mention": "Assad", "code": "SYR", "kind": "state",
        },
        "directed": True,
        "polarity": "cooperation",
        "event": "AID",
        "mode": "",
        "scale": 10.0,
        "scale_name": "PLOVER",
        "modality": "happened",
        "date": "2015-09",
        "date_earliest": "2015-09-01",
        "date_latest": "2015-09-30",
        "date_basis": "stated",
        "arena": ["Syria"],
        "narrator": "author",
        "document": {
            "id": "article", "title": "Who helps whom?", "published": "2024-04", "path": "article.txt",
            "sha256": "ab12", "publisher": EVIDENCE.documents["article"].publisher, "url": "", "reliability": "",
            "credibility": "", "tlp": "", "media_type": "text/plain",
        },
        "start": 0,
        "end": 37,
        "exact": "In September 2015 Putin helped Assad.",
        "prefix": "",
        "suffix": " Later the Quds Force quarrelled",
        "trigger": "helped",
        "anchor": "exact",
        "confidence": 0.8234,
        "tier": "drawn",
        "verdict": "accepted",
        "by": "rules 1.0",
        "tlp": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kept", "basis", "words"),
    [("unresolved: last month", "document", "last month"), ("", "document", None), ("stated", "stated", None)],
)
def test_an_undated_claim_waits_for_the_date_of_its_document(kept: str, basis: str, words: str | None) -> None:
    claim = replace(HELPED, date="", date_basis=kept)
    written = claims.as_json(claim, EVIDENCE)
    assert (written["date"], written["date_basis"], written.get("date_words")) == ("", basis, words)
    (row,) = csv.DictReader(io.StringIO(claims.write([claim], EVIDENCE, "csv").lstrip("\ufeff")))
    assert (row["date_basis"], row["date_words"]) == (basis, words or "")


def test_principals_are_followed_along_chains_and_codes_come_from_them() -> None:
    written = claims.as_json(QUARREL, EVIDENCE)
    assert written["source"]["principal"] == "Iran"
    assert written["source"]["code"] == "IRN"
    assert written["narrator"] == "Iran"
    assert (written["scale"], written["scale_name"]) == (None, "")
    assert (written["date_earliest"], written["date_latest"]) == ("2015-09-01", "")


def test_a_circle_of_principals_ends() -> None:
    looped = {**ACTORS, "iran": replace(ACTORS["iran"], principal_id="quds", code="")}
    written = claims.as_json(QUARREL, replace(EVIDENCE, actors=looped))
    assert written["source"]["principal"] == "Quds Force"
    assert written["source"]["code"] == ""


def test_merged_actors_go_by_the_one_that_was_kept() -> None:
    merged = Judgement("irgc", "quds", Sameness.SAME, "A", "2024-05-01")
    written = claims.as_json(QUARREL, replace(EVIDENCE, judgements={"j": merged}))
    assert written["source"]["name"] == "Revolutionary Guards"
    assert written["source"]["id"] == "irgc"


def test_an_actor_nobody_knows_is_called_by_its_id() -> None:
    written = claims.as_json(replace(HELPED, source_id="nobody"), EVIDENCE)
    assert written["source"]["name"] == written["source"]["principal"] == "nobody"


def test_offsets_lead_to_the_quote_and_a_mode_has_its_own_scale() -> None:
    for claim in (HELPED, QUARREL):
        written = claims.as_json(claim, EVIDENCE)
        assert TEXT[written["start"] : written["end"]] == written["exact"]
    assert claims.as_json(DRONES, EVIDENCE)["scale"] == 4.0


def test_a_passage_that_moved_is_found_and_one_that_is_gone_is_lost() -> None:
    moved = claims.as_json(QUARREL, with_document(replace(ARTICLE, text="New opening. " + TEXT)))
    assert (moved["anchor"], moved["start"]) == ("moved", TEXT.index("Later") + 13)
    lost = claims.as_json(QUARREL, with_document(replace(ARTICLE, text="Something else.")))
    assert (lost["anchor"], lost["start"]) == ("lost", TEXT.index("Later"))
    gone = claims.as_json(QUARREL, replace(EVIDENCE, documents={}))
    assert gone["anchor"] == "lost"
    assert gone["document"]["id"] == "article"


def test_an_analysts_note_has_no_document() -> None:
    written = claims.as_json(NOTE, EVIDENCE)
    assert written["document"] is None
    assert written["anchor"] is None
    assert written["note"] == "Told me on the phone."
    assert written["by"] == "A. Analyst"


def test_json_lines_hold_one_claim_each_unescaped() -> None:
    lines = claims.write(EVIDENCE.claims.values(), EVIDENCE, "jsonl").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["c1", "c2", "c3", "c4"]
    assert "Russia’s" in lines[1]
    assert claims.write([], EVIDENCE, "jsonl") == ""


def test_csv_has_a_byte_order_mark_a_row_a_claim_and_no_formula() -> None:
    text = claims.write(EVIDENCE.claims.values(), EVIDENCE, "csv")
    assert text.startswith("\ufeffid,")
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    assert [row["id"] for row in rows] == ["c1", "c2", "c3", "c4"]
    assert rows[0]["actor_principal"] == "Russia"
    assert rows[0]["directed"] == "yes"
    assert rows[2]["document_title"] == "'=A title that looks like a formula"
    assert rows[3]["note"] == "Told me on the phone."
    assert rows[1]["scale"] == ""


def test_the_table_tells_date_actors_and_passage() -> None:
    lines = claims.write(EVIDENCE.claims.values(), EVIDENCE, "table").splitlines()
    assert lines[0].split() == [
        "date", "actor", "recipient", "polarity", "event", "modality", "tier", "verdict", "document", "passage",
    ]  # fmt: skip
    assert "Vladimir Putin (Russia)" in lines[1]
    assert "CONSULT/visit" in lines[3]
    assert "note by A. Analyst" in lines[4]
    columns = {
        line.index(word) for line, word in zip(lines[1:], ["cooperation", "competition", "cooperation"], strict=False)
    }
    assert len(columns) == 1


def test_another_format_is_refused_with_a_sentence() -> None:
    with pytest.raises(AllyMapError, match="choose table, jsonl or csv"):
        claims.write([], EVIDENCE, "xml")  # type: ignore[arg-type]
