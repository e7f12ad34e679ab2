"""Where a claim happens and what it is about."""

import pytest

from allymap.extraction.arenas import Arena, Arenas, Deed, Homes
from allymap.model import Document, Progress


@pytest.fixture
def told(surveyed):
    def of(text: str, *parties: str, event: str = "") -> tuple[Arena, ...]:
        """The arenas of the last sentence for the first candidate about two principals."""
        survey = surveyed(text)
        for candidate in reversed(survey.candidates):
            two = {survey.cast.principal(one.actor_id) for one in (candidate.source, candidate.target)}
            if candidate.sentence == len(survey.sites) - 1 and two == set(parties):
                site = survey.sites[candidate.sentence]
                arenas = Arenas(
                    survey.cast, Homes(survey.cast), (site.parse, site.start, site.end), site.mentions, site.told
                )
                evoked = candidate.evidence[0].frame.event if candidate.evidence else ""
                return arenas.of(Deed(candidate.source, candidate.target, candidate.trigger, event or evoked))
        raise AssertionError("no candidate about the two in the last sentence")

    return of


@pytest.fixture
def arenas(told):
    def names(text: str, *parties: str, event: str = "") -> tuple[str, ...]:
        return tuple(arena.name for arena in told(text, *parties, event=event))

    return names


@pytest.mark.parametrize(
    ("text", "parties", "expected"),
    [
        ("Turkey fought Greece in Cyprus.", ("turkey", "greece"), ("Cyprus",)),
        ("Turkey and Greece held talks on Cyprus.", ("turkey", "greece"), ("Cyprus",)),
        ("Turkey criticised Greece over the Libyan conflict.", ("turkey", "greece"), ("Libya",)),
        ("Turkey helped Qatar.", ("turkey", "qatar"), ()),
        ("Egypt and Sudan signed a deal on the pipeline.", ("egypt", "sudan"), ("Energy",)),
        ("Japan imposed sanctions on Iran.", ("japan", "iran"), ("Sanctions",)),
        ("Chinese hackers launched cyberattacks on Japan.", ("china", "japan"), ("Cyberspace",)),
    ],
)
def test_places_matters_and_subjects(arenas, text, parties, expected):
    assert arenas(text, *parties) == expected


def test_a_party_is_no_matter_of_its_own_claim(arenas):
    assert arenas("France supported the occupation of Chad by Libya.", "france", "libya") == ("Chad",)
    assert arenas("Libya criticised Chad over the Chadian crisis.", "libya", "chad") == ()


def test_the_doer_of_a_deed_is_no_arena(arenas):
    found = arenas("After Russia's intervention, Turkey attacked Greece in Libya.", "turkey", "greece")
    assert found == ("Libya",)


def test_a_place_in_another_clause_is_not_that_of_the_deed(arenas):
    text = "Kenya condemned Uganda, and in March Ethiopia seized a ship in the Red Sea."
    assert arenas(text, "kenya", "uganda") == ()
    assert arenas("Peru expelled a party that operates inside Chile and helped Bolivia.", "peru", "bolivia") == ()


def test_where_somebody_went_is_where_he_met_somebody(arenas):
    text = "The Kenyan president flew to Oslo, where he met Ugandan ministers."
    assert arenas(text, "kenya", "uganda") == ("Norway",)


def test_a_place_that_opens_a_sentence_sets_the_scene(arenas):
    assert arenas("In Libya, Turkey supported a militia that fought Greece.", "turkey", "greece") == ("Libya",)


def test_who_is_attacked_is_attacked_at_home(arenas):
    assert arenas("Libya attacked Chad with drones.", "libya", "chad") == ("Chad",)
    assert arenas("Libya accused Chad.", "libya", "chad") == ()


def test_a_group_is_armed_where_it_is_at_home(told):
    (found,) = told("Chad armed the Houthis.", "chad", "houthis")
    assert found == Arena("Yemen", "being where they are at home")
    assert told("Chad criticised the Houthis.", "chad", "houthis") == ()


def test_two_who_are_at_home_in_one_state_meet_there(arenas):
    assert arenas("Malian rebels defied the Malian government.", "mali", "malian-rebels") == ("Mali",)


def test_this_goes_on_about_a_war(told):
    war = "The war in Libya has set Turkey against Greece."
    (found,) = told(f"{war} This has strained ties between Turkey and Greece.", "turkey", "greece")
    assert found == Arena("Libya", "“Libya” in the sentence before")
    assert told(f"{war} In May 2019 Turkey helped Kenya.", "turkey", "kenya") == ()
    both = "The wars in Libya and Mali have set Turkey against Greece."
    assert told(f"{both} This has strained ties between Turkey and Greece.", "turkey", "greece") == ()


def test_there_is_where_the_sentence_before_was(arenas):
    text = "Kenya met Uganda in Oslo."
    assert arenas(f"{text} Ethiopia praised Eritrea there.", "ethiopia", "eritrea") == ("Norway",)
    assert arenas(f"{text} Ethiopia praised Eritrea, and Cairo said so there.", "ethiopia", "eritrea") == ()


def test_who_receives_somebody_is_the_host(arenas):
    assert arenas("Peru hosted Chilean ministers.", "peru", "chile", event="CONSULT") == ("Peru",)
    assert "Peru" in arenas("Peru summoned the Chilean ambassador.", "peru", "chile")
    assert arenas("Peru criticised the Chilean ambassador.", "peru", "chile") == ()


def test_a_group_of_a_region_is_at_home_there(arenas):
    assert arenas("Chad funded Hamas.", "chad", "hamas") == ("Gaza",)


def test_a_place_without_strife_is_not_carried_over(arenas):
    assert arenas("Turkey praised Greece in Malta. Turkey helped Greece.", "turkey", "greece") == ()


def test_the_war_is_the_last_one_named(told):
    text = "Egypt condemned Sudan over the war in Libya. France praised Spain.\n\nTurkey blamed Greece for the war."
    assert told(text, "turkey", "greece") == (Arena("Libya", "the war that was told of"),)


def test_a_text_about_a_war_is_about_it_where_its_people_take_part(told):
    war = "\n\n".join(
        ["Rebels fought the army in Mali.", "The army bombed rebels in Mali.", "Troops entered the war in Mali."]
    )
    (found,) = told(f"{war}\n\nIn May 2018 France praised the Malian president.", "france", "mali")
    assert found == Arena("Mali", "what the text is about")
    assert told(f"{war}\n\nIn May 2018 Japan praised Peru.", "japan", "peru") == ()


@pytest.mark.parametrize(
    ("place", "arena"),
    [
        ("in Izmir", "Turkey"),
        ("in Latakia", "Syria"),
        ("in the Red Sea", "Red Sea"),
        ("in the Golan Heights", "Golan Heights"),
    ],
)
def test_a_town_stands_for_its_state_and_other_places_for_themselves(arenas, place, arena):
    assert arenas(f"Egypt attacked Sudan {place}.", "egypt", "sudan")[0] == arena


def test_a_region_that_is_no_state_keeps_its_own_name(arenas):
    assert "Gaza" in arenas("Egypt met Qatar in Gaza.", "egypt", "qatar")


def test_a_claim_tells_how_its_arenas_were_found(extractor):
    text = "Turkey fought Greece in Cyprus over a gas field. Turkey praised Malta."
    found = extractor.extract([Document("d", "Title", text, "", language="en")], Progress()).claims
    reasons = {claim.arena: [reason for reason in claim.reasons if reason.startswith("arena: ")] for claim in found}
    assert reasons["Cyprus", "Energy"] == ["arena: Cyprus, by “Cyprus”; Energy, by “gas”"]
    assert reasons[()] == []
