"""ICEWS: CAMEO codes of Dataverse tables become claims of the right strand."""

from __future__ import annotations

from pathlib import Path

import pytest
from event_rows import ICEWS, ICEWS_ROW, read_text, tabbed

from allymap.model import Polarity, Tier, UnreadableDocument


def test_a_row_is_told_with_its_code_place_and_story(tmp_path: Path) -> None:
    (record,), tally = read_text(tmp_path, tabbed(ICEWS, ICEWS_ROW), "icews")
    assert (record.polarity, record.event, record.date) == (Polarity.COOPERATION, "AID", "2015-10-01")
    assert (record.source.name, record.source.country, record.arena) == ("Russia", "Russian Federation", ("Syria",))
    assert record.words == (
        "Row 2 · 2015-10-01 · Russia → Syria · Provide military aid (CAMEO 072) · intensity 8.3 (ICEWS)"
        " · Latakia, Syria · The Levant Desk · story 900, sentence 2 · event 41"
    )
    for span, words in ((record.source_span, "Russia"), (record.target_span, "Syria")):
        assert span and record.words[slice(*span)] == words
    assert record.trigger_span and record.words[slice(*record.trigger_span)] == "Provide military aid (CAMEO 072)"
    assert (tally.rows, tally.left_out) == (1, 0)


@pytest.mark.parametrize(
    ("code", "polarity", "event", "mode", "directed"),
    [
        ("0211", Polarity.COOPERATION, "", "", True),
        ("042", Polarity.COOPERATION, "CONSULT", "visit", True),
        ("046", Polarity.COOPERATION, "CONSULT", "", False),
        ("0871", Polarity.COOPERATION, "RETREAT", "ceasefire", True),
        ("1056", Polarity.COMPETITION, "REQUEST", "yield", True),
        ("163", Polarity.COMPETITION, "COERCE", "restrict", True),
        ("1712", Polarity.COMPETITION, "ASSAULT", "destroy", True),
        ("204", Polarity.COMPETITION, "ASSAULT", "unconventional", True),
    ],
)
def test_the_root_decides_the_strand(
    tmp_path: Path, code: str, polarity: Polarity, event: str, mode: str, directed: bool
) -> None:
    (record,), _ = read_text(tmp_path, tabbed(ICEWS, {**ICEWS_ROW, "CAMEO Code": code}), "icews")
    assert (record.polarity, record.event, record.mode, record.directed) == (polarity, event, mode, directed)
    assert record.tier is Tier.DRAWN


def test_a_statement_is_only_suggested(tmp_path: Path) -> None:
    (record,), _ = read_text(tmp_path, tabbed(ICEWS, {**ICEWS_ROW, "CAMEO Code": "010"}), "icews")
    assert (record.tier, record.polarity, record.event) == (Tier.SUGGESTED, Polarity.COOPERATION, "")


def test_what_cannot_be_used_is_counted_by_reason(tmp_path: Path) -> None:
    rows = (
        {**ICEWS_ROW, "Target Name": ""}, {**ICEWS_ROW, "CAMEO Code": "42"}, {**ICEWS_ROW, "CAMEO Code": "10"},
        {**ICEWS_ROW, "Event Date": "some day"},
    )  # fmt: skip
    records, tally = read_text(tmp_path, tabbed(ICEWS, *rows) + "short\trow\n\n", "icews")
    assert [record.event for record in records] == ["REQUEST"]
    assert tally.skipped == {"no second actor": (1, [2])}
    assert {first[0]: reason[:12] for reason, (_, first) in tally.broken.items()} == {
        3: "no CAMEO cod", 5: "no date that", 6: "fewer cells "
    }  # fmt: skip
    assert tally.rows == 5


def test_both_ways_of_one_sentence_have_one_key(tmp_path: Path) -> None:
    back = {**ICEWS_ROW, "Source Name": "Syria", "Target Name": "Russia"}
    later = {**back, "Sentence Number": "3"}
    records, _ = read_text(tmp_path, tabbed(ICEWS, ICEWS_ROW, back, later), "icews")
    assert records[0].key == records[1].key != records[2].key


def test_quoted_tables_of_the_dataverse_are_read(tmp_path: Path) -> None:
    lines = tabbed(ICEWS, {**ICEWS_ROW, "Event Text": "Provide ‘aid’, military"}).splitlines()
    text = "\n".join("\t".join(f'"{cell}"' for cell in line.split("\t")) for line in lines)
    (record,), _ = read_text(tmp_path, text, "icews")
    assert record.source.name == "Russia" and "‘aid’, military" in record.words


def test_another_table_is_refused_by_its_missing_column(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="no ICEWS table: its first row names no column “event date”"):
        read_text(tmp_path, "a\tb\n1\t2\n", "icews")
