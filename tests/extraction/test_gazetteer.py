"""Names in a text, and whom they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.extraction.gazetteer import Form, Gazetteer
from allymap.extraction.gazetteer_agents import load_agents
from allymap.model import Actor, ActorKind


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def _found(gazetteer: Gazetteer, text: str, year: int | None = None) -> list[tuple[str, str]]:
    return [(text[match.start : match.end], match.actor_id) for match in gazetteer.match(text, year)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials in the U.S. said so", [("U.S.", "united-states")]),
        ("They told us that it is so", []),
        ("The US and the UK", [("US", "united-states"), ("UK", "united-kingdom")]),
        ("IS fighters, and this is it", [("IS", "islamic-state")]),
        ("Isis and ISIS and isis", [("Isis", "islamic-state"), ("ISIS", "islamic-state")]),
        ("Nato’s planes", [("Nato", "nato")]),
        ("Türkiye, Turkiye and turkey", [("Türkiye", "turkey"), ("Turkiye", "turkey")]),
        ("Recep Tayyip Erdogan", [("Recep Tayyip Erdogan", "recep-tayyip-erdogan")]),
        ("Erdoğan", [("Erdoğan", "recep-tayyip-erdogan")]),
        ("Erdog\u0306an", [("Erdog\u0306an", "recep-tayyip-erdogan")]),
        ("Côte d’Ivoire and Cote d'Ivoire", [("Côte d’Ivoire", "ivory-coast"), ("Cote d'Ivoire", "ivory-coast")]),
        ("the Kurdistan Workers’ party", [("Kurdistan Workers’ party", "kurdistan-workers-party")]),
        ("the UN security council", [("UN security council", "un-security-council")]),
        ("US-backed rebels and anti-Iranian talk", [("US", "united-states"), ("Iranian", "iran")]),
        ("Al Qaeda, al-Qaida", [("Al Qaeda", "al-qaeda"), ("al-Qaida", "al-qaeda")]),
        ("Kim Jong Un of North Korea", [("Kim Jong Un", "kim-jong-un"), ("North Korea", "north-korea")]),
        ("IRAN AND RUSSIA AGREE", [("IRAN", "iran"), ("RUSSIA", "russia")]),
        ("an Islamic state under the Islamic State", [("Islamic State", "islamic-state")]),
        ("the South\nKorean navy", [("South\nKorean", "south-korea")]),
        ("He went South.\n\nKorean food", []),
        ("South Sudan, Sudan", [("South Sudan", "south-sudan"), ("Sudan", "sudan")]),
        ("Guinea-Bissau, Equatorial Guinea, Papua New Guinea, Guinea", [
            ("Guinea-Bissau", "guinea-bissau"), ("Equatorial Guinea", "equatorial-guinea"),
            ("Papua New Guinea", "papua-new-guinea"), ("Guinea", "guinea"),
        ]),
        ("Boko Haram, M23, FARC and the Houthis", [
            ("Boko Haram", "boko-haram"), ("M23", "m23"), ("FARC", "farc"), ("Houthis", "houthis"),
        ]),
    ],
)  # fmt: skip
def test_names_are_found_as_they_are_written(gazetteer: Gazetteer, text: str, expected: list[tuple[str, str]]) -> None:
    assert _found(gazetteer, text) == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Moscow agreed", Form.CAPITAL),
        ("Syrian", Form.DEMONYM),
        ("Syrians", Form.PEOPLE),
        ("Syria", Form.NAME),
        ("the UAE", Form.ACRONYM),
        ("Putin", Form.PERSON),
        ("the Kremlin", Form.ORGAN),
    ],
)
def test_a_match_says_how_the_name_was_given(gazetteer: Gazetteer, text: str, form: Form) -> None:
    (match,) = gazetteer.match(text)
    assert match.form is form


@pytest.mark.parametrize(
    "text",
    [
        "ships in the Persian Gulf and the South China Sea",
        "the Washington Post and the Moscow Times",
        "at Georgia State University in Paris Street",
        "the Paris Agreement and the Geneva Conventions",
        "CAIRO, 3 May (Agency) -- Rain fell.",
        "BEIJING, March 21 — Rain fell.",
        "the Vietnam War",
        "African Americans",
    ],
)
def test_scenery_is_no_actor(gazetteer: Gazetteer, text: str) -> None:
    assert [m for m in gazetteer.match(text) if gazetteer.actors[m.actor_id].kind is ActorKind.STATE] == []


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("Vladimir Putin", "vladimir-putin"),
        ("President Putin", "vladimir-putin"),
        ("the Foreign Minister Sergei Lavrov", "sergei-lavrov"),
        ("Mr Lavrov", "sergei-lavrov"),
        ("the United States", "united-states"),
        (" the Houthis ", "houthis"),
        ("The Hague", "netherlands"),
        ("King Abdullah II", "king-abdullah-ii"),
        ("Hay'at Tahrir al-Sham", "hayat-tahrir-al-sham"),
    ],
)
def test_a_whole_name_is_resolved(gazetteer: Gazetteer, text: str, actor_id: str) -> None:
    actor = gazetteer.resolve_name(text)
    assert actor is not None
    assert actor.id == actor_id


@pytest.mark.parametrize("text", ["", "the", "president", "Vladimir", "Iran and Russia", "Iranian plateau tectonics"])
def test_what_names_nobody_or_more_than_one_is_not_resolved(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.resolve_name(text) is None


def test_an_acronym_of_many_needs_the_full_name_in_the_text(gazetteer: Gazetteer) -> None:
    assert _found(gazetteer, "a professor at MIT and the ADF") == []
    text = "the Allied Democratic Forces (ADF); the ADF fled"
    assert [actor_id for _, actor_id in _found(gazetteer, text)] == ["allied-democratic-forces"] * 3
    assert [m.actor_id for m in gazetteer.match("the ADF", named={"allied-democratic-forces"})] == [
        "allied-democratic-forces"
    ]


def test_people_and_organs_lead_to_the_state(gazetteer: Gazetteer) -> None:
    for name, principal in (("Putin", "russia"), ("IRGC", "iran"), ("Pentagon", "united-states"), ("GRU", "russia")):
        actor = gazetteer.resolve_name(name)
        assert actor is not None
        assert actor.principal_id == principal
    hezbollah = gazetteer.resolve_name("Hezbollah")
    assert hezbollah is not None
    assert not hezbollah.principal_id


def test_an_adjective_names_new_actors(gazetteer: Gazetteer) -> None:
    assert gazetteer.adjective("turkey") == "Turkish"
    assert gazetteer.adjective("hezbollah") == ""


def test_actors_of_the_project_are_found_and_go_first() -> None:
    mine = Actor("acme", "Acme Shipping", ActorKind.COMPANY, aliases=("Acme", "The Hague"))
    gazetteer = Gazetteer.load([mine])
    assert gazetteer.actors["acme"] is mine
    assert _found(gazetteer, "Acme left The Hague") == [("Acme", "acme"), ("The Hague", "acme")]


def test_a_known_actor_that_a_project_renames_keeps_its_names_and_their_forms() -> None:
    renamed = Actor("russia", "Rossiya", ActorKind.STATE, aliases=("RusFed", "Moscow"))
    gazetteer = Gazetteer.load([renamed])
    text = "Rossiya, RusFed, Russia, Moscow, Russian"
    assert {match.actor_id for match in gazetteer.match(text)} == {"russia"}
    forms = [match.form for match in gazetteer.match(text)]
    assert forms == [Form.NAME, Form.NAME, Form.NAME, Form.CAPITAL, Form.DEMONYM]
    assert gazetteer.actors["russia"].name == "Rossiya"


_PIECES = st.sampled_from(
    [
        "Iran", "U.S.", "US", "us", "Jr", "Assad",
        "al-Assad", "Hafez", "President", "Mr", "May", "in", "the", "of", ".", ", ",
        "’s", "'s", "-", "–", " ", " ", " ", "\n", "\n\n", "Free", "Syrian", "army", "Democratic", "Republic", "Congo",
        "Kim", "Jong", "Un", "IS", "is", "D.C.", "Washington", "ğ", "e\u0301", "Ivoire", "Côte", "d’", "(", "»",
    ]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=25).map("".join)))
def test_matches_are_sorted_inside_the_text_and_apart(gazetteer: Gazetteer, text: str) -> None:
    matches = gazetteer.match(text)
    ends = [0, *(match.end for match in matches)]
    for match, before in zip(matches, ends, strict=False):
        assert before <= match.start < match.end <= len(text)
        assert match.actor_id in gazetteer.actors
        assert not text[match.start].isspace()
        assert not text[match.end - 1].isspace()


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_matches_do_not_cut_words(gazetteer: Gazetteer, text: str) -> None:
    for match in gazetteer.match(text):
        assert not (match.start and text[match.start - 1].isalnum() and text[match.start].isalnum())
        assert not (text[match.end - 1].isalnum() and text[match.end : match.end + 1].isalnum())


@given(st.sampled_from(["Iran", "the UN", "Hamas", "Gazprom"]), st.lists(_PIECES, max_size=6).map("".join))
def test_what_stands_in_another_paragraph_does_not_change_a_name(gazetteer: Gazetteer, name: str, other: str) -> None:
    text = f"{name} agreed.\n\n{other}"
    alone = gazetteer.match(f"{name} agreed.")
    assert gazetteer.match(text)[: len(alone)] == alone


def test_decoys_are_names_of_no_actor(gazetteer):
    assert gazetteer.is_decoy("Aleppo")
    assert gazetteer.is_decoy("Liptako-Gourma")
    assert gazetteer.is_decoy("Zamfara")
    assert not gazetteer.is_decoy("Syria")


def test_every_agent_noun_ends_with_a_word_that_is_known_to_end_one(gazetteer):
    ends = gazetteer.agent_ends
    assert {"minister", "envoys", "rebel"} <= ends
    assert "foreign minister" not in ends
    assert all(noun.split()[-1] in ends for noun in load_agents())
