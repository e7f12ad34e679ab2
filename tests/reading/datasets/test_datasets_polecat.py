"""POLECAT: PLOVER types with modes and contexts; lists of actors; files whose header promises too much."""

from __future__ import annotations

from pathlib import Path

import pytest
from event_rows import POLECAT, POLECAT_ROW, read, read_text, tabbed

from allymap.model import Modality, Polarity


def test_a_row_keeps_type_mode_contexts_and_sector(tmp_path: Path) -> None:
    (record,), tally = read_text(tmp_path, tabbed(POLECAT, POLECAT_ROW), "polecat")
    assert (record.event, record.mode, record.polarity, record.directed) == (
        "CONSULT", "visit", Polarity.COOPERATION, True,
    )  # fmt: skip
    assert (record.source.country, record.source.sectors) == ("RUS", ("GOV",))
    assert record.arena == ("IRN", "Trade")
    assert "military, economic" in record.words and "CONSULT visit" in record.words
    assert tally.left_out == 0


@pytest.mark.parametrize(
    ("event", "quad", "polarity"),
    [
        ("SANCTION", "3", Polarity.COMPETITION), ("SANCTION", "", Polarity.COMPETITION),
        ("ACCUSE", "", Polarity.COMPETITION), ("REQUEST", "", Polarity.COMPETITION),
        ("AID", "", Polarity.COOPERATION), ("AID", "Material Cooperation", Polarity.COOPERATION),
        ("RETREAT", "2.0", Polarity.COOPERATION), ("fight", "4", Polarity.COMPETITION),
    ],
)  # fmt: skip
def test_the_quad_class_decides_the_strand(tmp_path: Path, event: str, quad: str, polarity: Polarity) -> None:
    row = {**POLECAT_ROW, "Event Type": event, "Quad Code": quad, "Event Mode": ""}
    (record,), _ = read_text(tmp_path, tabbed(POLECAT, row), "polecat")
    assert record.polarity is polarity


@pytest.mark.parametrize(
    ("mode", "modality"),
    [("future", Modality.ANNOUNCED), ("hypothetical", Modality.HYPOTHETICAL), ("negation", Modality.DENIED),
     ("historical", Modality.HAPPENED), ("visit", Modality.HAPPENED)],
)  # fmt: skip
def test_auxiliary_modes_are_modalities(tmp_path: Path, mode: str, modality: Modality) -> None:
    (record,), _ = read_text(tmp_path, tabbed(POLECAT, {**POLECAT_ROW, "Event Mode": mode}), "polecat")
    assert record.modality is modality


def test_several_actors_without_a_recipient_act_together(tmp_path: Path) -> None:
    row = {**POLECAT_ROW, "Actor Name": "Russia; Iran; Turkey", "Actor Country": "RUS; IRN; TUR",
           "Recipient Name": "None"}  # fmt: skip
    records, _ = read_text(tmp_path, tabbed(POLECAT, row), "polecat")
    pairs = [(one.source.name, one.target.name, one.directed) for one in records]
    assert pairs == [("Russia", "Iran", False), ("Russia", "Turkey", False), ("Iran", "Turkey", False)]
    assert [one.target.country for one in records] == ["IRN", "TUR", "TUR"]
    assert len({one.key for one in records}) == 3


def test_lists_as_python_writes_them(tmp_path: Path) -> None:
    row = {**POLECAT_ROW, "Actor Name": "['Russia', \"Iran\"]", "Recipient Name": "['Syria']"}
    records, _ = read_text(tmp_path, tabbed(POLECAT, row), "polecat")
    assert [(one.source.name, one.target.name) for one in records] == [("Russia", "Syria"), ("Iran", "Syria")]


def test_one_actor_alone_and_unknown_types_are_counted(tmp_path: Path) -> None:
    rows = {**POLECAT_ROW, "Recipient Name": "None"}, {**POLECAT_ROW, "Event Type": "DANCE"}
    records, tally = read_text(tmp_path, tabbed(POLECAT, *rows), "polecat")
    assert not records
    assert tally.skipped == {"no second actor": (1, [2])}
    assert tally.broken == {"no event type of PLOVER": (1, [3])}


def test_a_header_with_columns_that_no_row_has(tmp_path: Path) -> None:
    text = tabbed(POLECAT, POLECAT_ROW)
    header, row = text.splitlines()
    (record,), tally = read_text(tmp_path, f"{header}\tHeadline\tBody\n{row}\n", "polecat")
    assert (record.event, tally.left_out) == ("CONSULT", 0)
    (record,), _ = read_text(tmp_path, f"{header}\n{row}\t\t\t\n", "polecat")
    assert record.source.name == "Russia"


def test_western_letters_are_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / "ngec.txt"
    path.write_bytes(tabbed(POLECAT, {**POLECAT_ROW, "City": "Málaga"}).encode("cp1252"))
    (record,), tally = read(path, "polecat")
    assert "Málaga" in record.words
    assert tally.notes == ["Lines that are not UTF-8 were read as Windows-1252 (1)."]
