"""Names: those of the gazetteer, those that no list knows, and those that are only places."""

import pytest

from allymap.extraction.mentions_finder import Finder
from allymap.model import ActorKind


def test_a_time_before_or_after_somebody_is_no_deed_of_his(surveyed):
    (site,) = surveyed("France raided Chad in post-Gaddafi Libya.").sites
    assert [m.place for m in site.mentions if site.parse.words[m.head] == "Gaddafi"] == [True]


def test_the_last_word_of_a_long_name_is_a_name_afterwards(find):
    found = find("The Revolutionary Guards left Iraq. Reporters met the Guards in Tabriz.")
    assert found["Guards"] == "iran"


def test_an_acronym_that_is_a_name_in_small_letters_keeps_its_capitals(find):
    assert find("Fatima Sadr spoke.").get("Sadr") != "western-sahara"
    assert find("SADR troops left.")["SADR troops"] == "western-sahara"


def test_an_unknown_actor_is_kept(find, cast):
    find("The prize went to Peter Schneider on Friday.")
    assert cast.get("peter-schneider").kind is ActorKind.PERSON


def test_the_one_inside_a_coalitions_name_is_found_too(find):
    assert "islamic-state" in find("A French-led coalition against Isis met.").values()


def test_a_name_after_in_is_a_place(read, cast):
    text = "Russia attacked the rebels in Syria."
    places = {m.actor_id for m in Finder(read(text), text, 0, cast).find() if m.place}
    assert places == {"syria"}


def test_a_given_name_is_no_state(find):
    assert "chad" not in find("Chad Smith met reporters.").values()


def test_a_surname_is_known_in_later_pieces(read, cast):
    first, second = "Theresa May spoke in London.", "In the evening, May left for Peru."
    Finder(read(first), first, 0, cast, 2018).find()
    found = {cast.principal(m.actor_id) for m in Finder(read(second), second, 0, cast, 2018).find()}
    assert found == {"united-kingdom", "peru"}


@pytest.mark.parametrize(("text", "place"), [("Moscow warned Peru.", False), ("Talks took place near Moscow.", True)])
def test_a_capital_acts_or_is_a_place(read, cast, text, place):
    found = {m.actor_id: m.place for m in Finder(read(text), text, 0, cast, 2018).find()}
    assert found["russia"] is place


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Peru withdrew its troops from Chile.", {"chile"}),
        ("Peru got a letter from Chile.", set()),
        ("Fighting went on in Chad, Niger and Mali.", {"chad", "niger", "mali"}),
        ("Peru entered northern Chile.", {"chile"}),
    ],
)
def test_what_is_only_a_place(read, cast, text, places):
    assert {m.actor_id for m in Finder(read(text), text, 0, cast).find() if m.place} == places


def test_a_town_is_no_unknown_actor(find):
    assert not any("aleppo" in principal for principal in find("Aleppo thanked Peru. Aleppo's mayor left.").values())


def test_a_bloc_that_only_tells_which_ally_is_meant_does_nothing(surveyed):
    (site,) = surveyed("Denmark left. Canada sent a letter to its Nato ally.").sites
    assert {m.actor_id for m in site.mentions} == {"canada", "denmark"}


@pytest.mark.parametrize("name", ["South Korea", "North Macedonia", "South Africa", "East Timor"])
def test_a_direction_that_belongs_to_the_name_makes_no_place_of_it(surveyed, name):
    (site,) = surveyed(f"{name} accused Peru of a raid.").sites
    assert not any(m.place for m in site.mentions)


@pytest.mark.parametrize(
    "text", ["The Socialist government left.", "Communist rebels left.", "ACCRA (Agency) - It left."]
)
def test_creeds_and_datelines_are_nobody(find, text):
    assert find(text).keys() <= {"ACCRA"}


def test_a_town_that_is_recognised_as_a_capital_is_a_place(surveyed):
    (site,) = surveyed("Peru recognised Nairobi as the capital of Tanzania.").sites
    assert [m.place for m in site.mentions if site.parse.words[m.head] == "Nairobi"] == [True]
