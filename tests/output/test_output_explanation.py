"""A claim row by row, for the command line and for the evidence cards."""

from __future__ import annotations

from dataclasses import replace

from evidence_rows import EVIDENCE, HELPED, NOTE, QUARREL

from allymap.output.explanation import Matter, explained


def test_a_claim_says_what_it_states_and_what_spoke_for_it() -> None:
    rows = explained(replace(HELPED, reasons=("frame “aid” at “helped”", "for: a plain statement")), EVIDENCE)
    assert [row.matter for row in rows] == [*list(Matter)[:-1], Matter.REASON, Matter.REASON]
    text = {row.matter: row.text for row in rows}
    assert text[Matter.STATEMENT] == "Vladimir Putin → Syria: cooperation, AID, happened"
    assert text[Matter.QUOTE] == "“In September 2015 Putin helped Assad.”"
    assert "characters 0–37, anchor exact, published 2024-04" in text[Matter.DOCUMENT]
    assert text[Matter.DATE] == "2015-09 (stated)"
    assert text[Matter.CONFIDENCE].startswith("0.82, drawn, ")
    assert text[Matter.CONFIDENCE].endswith(", by rules 1.0")
    assert text[Matter.VERDICT].split(" by ")[0] in ("accepted", "rejected")
    assert text[Matter.REASON] == "for: a plain statement"


def test_what_is_not_known_is_said() -> None:
    text = {row.matter: row.text for row in explained(QUARREL, EVIDENCE)}
    assert text[Matter.STATEMENT].startswith("Quds Force ↔ Russia: competition, state")
    assert text[Matter.TRIGGER] == "none"
    assert text[Matter.NARRATOR] == "Iran"
    assert text[Matter.CONFIDENCE].endswith("by nobody named")


def test_a_note_has_no_document() -> None:
    rows = explained(NOTE, EVIDENCE)
    assert Matter.DOCUMENT not in {row.matter for row in rows}
    assert rows[1].text == "“Told me on the phone.”"
