"""Who is mentioned: climbed to the head of the phrase, resolved to an actor and a principal."""

import pytest


@pytest.mark.parametrize(
    ("text", "words", "principal"),
    [
        ("Moscow sent a letter.", "Moscow", "russia"),
        ("Turkish warships left the port.", "Turkish warships", "turkey"),
        ("Turkey's president spoke.", "Turkey 's president", "turkey"),
        ("The president of Iran spoke.", "president", "iran"),
        ("Hezbollah fighters entered the town.", "Hezbollah fighters", "hezbollah"),
        ("Kurdish forces entered the town.", "Kurdish forces", "kurds"),
        ("Syrian rebels entered the town.", "Syrian rebels", "syrian-rebels"),
        ("Syrian insurgents entered the town.", "Syrian insurgents", "syrian-rebels"),
        ("Israeli Prime Minister Benjamin Netanyahu spoke.", "Benjamin Netanyahu", "israel"),
    ],
)
def test_the_phrase_and_its_principal(find, text, words, principal):
    assert find(text)[words] == principal


def test_an_unknown_person_gets_the_principal_of_the_office_beside_the_name(find):
    found = find("The Turkish foreign minister, Orhan Vural, met reporters.")
    assert found["Orhan Vural"] == "turkey"


def test_a_name_inside_a_description_of_the_same_side_is_left_out(find):
    assert find("The Turkish army left.") == {"Turkish army": "turkey"}
    assert find("The Turkish rebels left.").keys() == {"Turkish", "Turkish rebels"}
