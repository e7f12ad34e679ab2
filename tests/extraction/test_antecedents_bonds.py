"""Which two “this alliance” is one of."""

import pytest

from allymap.extraction.mentions import Anaphor


def meant(survey, word: str) -> list[set[str]]:
    """The principals that a word stands for in each sentence in which it stands for anybody."""
    found = []
    for site in survey.sites:
        here = {
            survey.cast.principal(m.actor_id)
            for m in site.mentions
            if site.parse.words[m.head] == word and m.form is Anaphor.PAIR
        }
        found += [here] if here else []
    return found


@pytest.mark.parametrize(
    "before",
    [
        "The alliance between Peru and Chile is old.",
        "Peru's rivalry with Chile is old.",
        "The Peru-Chile relationship is old.",
        "Relations between Peru and Chile are old.",
        "Peru and Chile met.",
    ],
)
def test_this_bond_is_the_one_named_last(surveyed, before):
    assert meant(surveyed(f"{before} This alliance attacked Turkey."), "alliance") == [{"peru", "chile"}]


def test_the_bond_wants_one_that_was_named(surveyed):
    named = "The friendship of Peru and Chile is old. Much rain fell. The relationship is complex."
    assert meant(surveyed(named), "relationship") == [{"peru", "chile"}]
    assert meant(surveyed("Peru and Chile met. The relationship is complex."), "relationship") == []


def test_a_bond_that_names_its_two_stands_for_nobody(surveyed):
    text = "The alliance between Peru and Chile is old. The alliance between Cuba and Haiti is new."
    assert meant(surveyed(text), "alliance") == []


def test_a_bond_of_three_is_not_remembered(surveyed):
    text = "The alliance of Peru, Chile and Cuba is old. The alliance is complex."
    assert meant(surveyed(text), "alliance") == []


def test_a_bond_is_forgotten_after_a_while(surveyed):
    text = "The alliance between Peru and Chile is old. " + "Much rain fell. " * 14 + "This alliance is complex."
    assert meant(surveyed(text), "alliance") == []


def test_who_rivals_in_such_a_bond_are(evidence):
    found = evidence("Peru and Chile met. This alliance of rivals is complex.")
    assert ("peru", "chile", "competition", "foe") in found or ("chile", "peru", "competition", "foe") in found
