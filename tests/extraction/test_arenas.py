"""Where a claim happens and what it is about."""

import pytest

from allymap.extraction.arenas import Arenas, Told


@pytest.fixture
def arenas(surveyed):
    def of(text: str, *parties: str) -> tuple[str, ...]:
        """The arenas of the last sentence for the pair, with its first candidate's trigger."""
        survey = surveyed(text)
        told = Told()
        for sentence, site in enumerate(survey.sites):
            found = Arenas(survey.cast, site, told)
            told = found.after
            if sentence == len(survey.sites) - 1:
                trigger = next(one.trigger for one in survey.candidates if one.sentence == sentence)
                return found.of(frozenset(parties), trigger)
        raise AssertionError("no sentence with two actors")

    return of


@pytest.mark.parametrize(
    ("text", "parties", "expected"),
    [
        ("Turkey fought Greece in Cyprus.", ("turkey", "greece"), ("Cyprus",)),
        ("Turkey and Greece held talks on Cyprus.", ("turkey", "greece"), ("Cyprus",)),
        ("Turkey criticised Greece over the Libyan conflict.", ("turkey", "greece"), ("Libya",)),
        ("After Ethiopia invaded Somalia, Kenya helped Uganda.", ("kenya", "uganda"), ("Somalia",)),
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
    assert "Chad" not in arenas("Libya ended the occupation of Chad.", "libya", "chad")


def test_the_doer_of_a_deed_is_no_arena(arenas):
    found = arenas("After Russia's intervention, Turkey attacked Greece in Libya.", "turkey", "greece")
    assert found == ("Libya",)


def test_this_points_back_to_the_sentence_before(arenas):
    assert arenas("Turkey fought Greece in Cyprus. This hurt Turkey and Greece.", "turkey", "greece") == ("Cyprus",)
    assert arenas("Turkey fought Greece in Cyprus. France helped Spain.", "france", "spain") == ()


def test_there_points_back(arenas):
    found = arenas("Kenya fought Uganda in Somalia. Ethiopia attacked Eritrea there.", "ethiopia", "eritrea")
    assert found == ("Somalia",)


def test_the_war_is_the_last_one_named(arenas):
    text = "Egypt condemned Sudan over the war in Libya. France praised Spain. Turkey blamed Greece for the war."
    assert "Libya" in arenas(text, "turkey", "greece")


@pytest.mark.parametrize(
    ("place", "arena"),
    [("Izmir", "Turkey"), ("Latakia", "Syria"), ("the Red Sea", "Red Sea"), ("the Golan Heights", "Golan Heights")],
)
def test_a_town_stands_for_its_state_and_other_places_for_themselves(arenas, place, arena):
    assert arenas(f"Egypt attacked Sudan in {place}.", "egypt", "sudan") == (arena,)


def test_a_region_that_is_no_state_keeps_its_own_name(arenas):
    assert "Gaza" in arenas("Egypt met Qatar in Gaza.", "egypt", "qatar")
