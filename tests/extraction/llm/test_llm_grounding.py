"""What is believed of a proposal, what is doubted, what is rejected."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from llm_stub import claim, document

from allymap.extraction.cast import Names
from allymap.extraction.llm.answer import ProposedClaim, ProposedOpinion, checked, schema_of
from allymap.extraction.llm.claims import claim_of
from allymap.extraction.llm.formats import Format
from allymap.extraction.llm.grounding import Fault, Grounded, Tally, ground
from allymap.extraction.llm.named import Register
from allymap.extraction.llm.passages import stretches
from allymap.model import ActorKind, Claim, Tier

TEXT = (
    "Russia armed Iran in March 2016 near Aleppo. Moscow’s ally was grateful, Sergei Lavrov said.\n\n"
    "Turkish troops shelled the YPG in Afrin last week. The Zembla Front, an obscure militia, helped Turkey."
)


def grounded(names: Names, text: str = TEXT, **changed: Any) -> Grounded | Fault:
    source = document(text)
    batch = tuple(stretches(source))
    return ground(ProposedClaim.model_validate(claim(**changed)), batch, {source.id: Register(source, names)})


def kept(names: Names, text: str = TEXT, **changed: Any) -> Grounded:
    found = grounded(names, text, **changed)
    assert isinstance(found, Grounded), found
    return found


def made(names: Names, text: str = TEXT, **changed: Any) -> Claim:
    return claim_of(kept(names, text, **changed), "m", Format.SCHEMA, "2026-01-01T00:00:00+00:00")


def test_without_a_doubt_a_claim_is_drawn_below_the_cap(names: Names) -> None:
    assert kept(names).doubts == ()
    assert [(made(names, confidence=c).tier, made(names, confidence=c).confidence) for c in (1, 0.7, 0.6, 0.59)] == [
        (Tier.DRAWN, 0.8), (Tier.DRAWN, 0.7), (Tier.DRAWN, 0.6), (Tier.SUGGESTED, 0.59),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "doubt"),
    [
        ({"trigger": "sold"}, "the trigger is not in the quote"),
        ({"trigger": ""}, "the trigger is not in the quote"),
        ({"polarity": "competition"}, "PLOVER counts AID as cooperation, the model does not"),
        ({"event": "ASSAULT"}, "PLOVER counts ASSAULT as competition, the model does not"),
        ({"event": ""}, "the model names no PLOVER event"),
        ({"mode": "drone"}, "AID has no such mode as the model gave: it was left out"),
        ({"kind": "state", "mode": "alliance"}, "a state has no PLOVER event: the model gave one"),
        ({"kind": "state", "event": "", "mode": "love"}, "a state has no such mode"),
        ({"date_words": "in May 2017"}, "the date the model gives is not in the passage: it was left out"),
        ({"narrator": "Donald Trump"}, "the narrator is not in the passage"),
        (
            {"quote": "Moscow’s ally was grateful", "source": "Moscow"},
            "“Iran” stands outside the sentence of the quote",
        ),
    ],
)
def test_whatever_does_not_fit_keeps_a_claim_from_being_drawn(
    names: Names, changed: dict[str, Any], doubt: str
) -> None:
    one = made(names, **changed)
    assert one.tier is Tier.SUGGESTED
    assert one.confidence == 0.5
    assert any(doubt in reason for reason in one.reasons), one.reasons
    assert "counts 0.50 at most where there is a doubt" in one.reasons[-1]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"quote": "Russia armed Iran in April 2016"}, Fault.QUOTE),
        ({"quote": "RUSSIA ARMED IRAN"}, Fault.QUOTE),
        ({"quote": "Russia armed"}, Fault.SHORT),
        ({"quote": "."}, Fault.SHORT),
        ({"source": "China"}, Fault.ACTOR),
        ({"target": "YPG"}, Fault.ACTOR),
        ({"source": "They"}, Fault.ACTOR),
        ({"source": "ally"}, Fault.ACTOR),
        ({"source": "the"}, Fault.ACTOR),
        ({"source": "Russ"}, Fault.ACTOR),
        ({"target": "Russia"}, Fault.SELF),
        ({"target": "Moscow"}, Fault.SELF),
    ],
)
def test_what_is_not_in_the_passage_is_rejected(names: Names, changed: dict[str, Any], fault: Fault) -> None:
    assert grounded(names, **changed) is fault


def test_the_quote_decides_which_passage_is_meant(names: Names) -> None:
    assert kept(names, passage=2).stretch.start == 0
    assert kept(names, passage=-7).stretch.start == 0
    twice = f"{TEXT}\n\nRussia armed Iran in March 2016, again."
    assert kept(names, twice, passage=3).sentence[0] == twice.index("Russia armed Iran in March 2016, again")


def test_an_actor_may_stand_under_another_of_its_names(names: Names) -> None:
    shelled: dict[str, Any] = {
        "quote": "Turkish troops shelled the YPG", "target": "YPG", "polarity": "competition", "event": "ASSAULT",
        "mode": "heavy-weapons", "trigger": "shelled", "date_words": "last week", "places": ["Afrin", "Mars"],
    }  # fmt: skip
    found = kept(names, **shelled, source="Turkish army")
    assert TEXT[slice(*found.source.span)] == "Turkish troops"
    assert found.source.actor.id == "turkish-armed-forces"
    assert found.doubts == ()
    assert (found.mode, found.arena) == ("heavy-weapons", ("Afrin",))
    assert (found.date.text, found.date.basis) == ("2018-07-09/2018-07-15", "document")


def test_actors_no_list_knows_are_kept_but_only_suggested(names: Names) -> None:
    helped = {"quote": "The Zembla Front, an obscure militia, helped Turkey", "target": "Turkey", "trigger": "helped"}
    found = kept(names, **helped, source="The Zembla Front", date_words="")
    assert (found.source.actor.id, found.source.actor.kind) == ("zembla-front", ActorKind.OTHER)
    assert found.doubts == ("“The Zembla Front” is not known to the gazetteer there",)
    assert (found.date.text, found.date.basis) == ("2018-07", "document")


def test_a_description_is_the_actor_the_rules_would_make(names: Names) -> None:
    text = "Libyan militias attacked Turkey on Monday."
    found = kept(names, text, quote=text, source="Libyan militias", target="Turkey", date_words="")
    assert found.source.actor.id == "libyan-militias"


def test_a_name_within_another_name_is_not_that_actor(names: Names) -> None:
    text = "Russia sailed through the South China Sea towards Iran."
    found = kept(names, text, quote=text, source="China")
    assert "“China” is not known to the gazetteer there" in found.doubts


def test_the_narrator_is_resolved(names: Names) -> None:
    assert kept(names, narrator="Lavrov").narrator == "sergei-lavrov"
    assert kept(names, narrator="The author").narrator == kept(names, narrator="").narrator == "author"


def test_a_document_without_a_date_leaves_the_claim_undated(names: Names) -> None:
    source = document(published="")
    batch = tuple(stretches(source))
    for published in ("", "last summer"):
        source = document(published=published)
        proposed = ProposedClaim.model_validate(claim(date_words=""))
        found = ground(proposed, batch, {source.id: Register(source, names)})
        assert isinstance(found, Grounded)
        assert (found.date.text, found.date.basis) == ("", "")


def test_each_row_is_checked_by_itself() -> None:
    rows = [claim(), claim(event="FIGHT"), claim(quote=""), 7, claim(kind="rumour", modality="x"), {}]
    found = [(one is not None, wrong) for one, wrong in checked(rows, ProposedClaim)]
    assert found[:5] == [(True, ""), (False, "event"), (False, "quote"), (False, "all"), (False, "kind, modality")]
    assert not found[5][0]


@pytest.mark.parametrize("said", [95, -1, "high", None, True, float("nan"), float("inf")])
def test_a_confidence_that_is_none_counts_as_undecided(said: object) -> None:
    assert ProposedClaim.model_validate(claim(confidence=said)).confidence == 0.5


def test_the_schema_asks_for_every_field_and_allows_no_other() -> None:
    schema = schema_of(ProposedClaim, "claims")
    item = schema["properties"]["claims"]["items"]
    assert item["required"] == list(ProposedClaim.model_fields) == list(item["properties"])
    assert item["additionalProperties"] is schema["additionalProperties"] is False
    assert "SANCTION" in item["properties"]["event"]["enum"]
    assert "$ref" not in str(schema)
    assert schema_of(ProposedOpinion, "opinions")["required"] == ["opinions"]


def test_the_tally_reads_well() -> None:
    assert Tally().told() == "0 relations proposed, 0 kept"
    assert Tally(Counter({Fault.SELF: 1})).told() == "1 relation proposed, 0 kept; rejected: 1 about one actor alone"
