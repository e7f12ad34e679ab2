"""Single sentences in the manner of the wires: does a frame say the event, with the right two and the right polarity?

``wire.tsv`` holds the sentences, by PLOVER's events. What is asked is that the evidence is there at all, whatever the
weights make of it.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from allymap.model.plover import EVENTS

with Path(__file__).with_name("wire.tsv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines, delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['event']} {row['one']}-{row['other']}" for row in ROWS])
def test_a_frame_says_the_event(surveyed, row) -> None:
    survey = surveyed(row["text"])
    found = {
        (frozenset(survey.cast.get(principal).name for principal in candidate.principals), str(candidate.polarity))
        for candidate in survey.candidates
        if candidate.evidence
    }
    assert (frozenset((row["one"], row["other"])), row["polarity"]) in found


def test_every_event_has_its_sentences() -> None:
    assert {row["event"] for row in ROWS} == set(EVENTS)


def test_no_sentence_stands_twice() -> None:
    assert len({row["text"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(
    ("text", "frame", "speaks"),
    [
        ("Peru said Chile must open the border.", "duty", True),
        ("Peru said Chile had opened the border.", "duty", False),
        ("Peru told Chile to open the border.", "tell-to", True),
        ("Peru told Chile about the border.", "tell-to", False),
        ("Peru said it would leave the bloc unless Chile opened the border.", "condition", True),
        ("Peru said it would leave the bloc after Chile opened the border.", "condition", False),
        ("Peru complained that Chile had closed the border.", "charge-that", True),
        ("Peru complained to Chile.", "charge-that", False),
    ],
)
def test_a_clause_makes_the_sense(evidence, text, frame, speaks) -> None:
    assert any(row[3] == frame for row in evidence(text)) is speaks


def test_the_one_who_acts_in_a_demanded_clause_is_the_one_it_is_demanded_of(evidence) -> None:
    pairs = {
        frozenset(row[:2])
        for row in evidence("Peru demanded that Chile stop its raids on Bolivia.")
        if row[3] == "demand"
    }
    assert pairs == {frozenset(("peru", "chile"))}


def test_a_threat_to_act_is_no_end_of_the_act(evidence) -> None:
    found = {row[2] for row in evidence("Peru threatened to impose sanctions on Chile.") if row[3] == "sanction"}
    assert found == {"competition"}


def test_an_ally_in_an_apposition_does_not_act_itself(evidence) -> None:
    found = evidence("Peru, a key Chilean ally, refused to help Bolivia.")
    assert not any({"chile", "bolivia"} == set(row[:2]) and row[3] == "reject" for row in found)


def test_a_border_is_a_place(surveyed) -> None:
    survey = surveyed("Lao troops captured a Karen camp on the Thai border.")
    thai = next(m for site in survey.sites for m in site.mentions if survey.cast.get(m.actor_id).name == "Thailand")
    assert thai.place
