"""Whom “both”, “the two”, “the parties” and “the latter” mean."""

import pytest

from allymap.extraction.antecedents_pairs import count_of


@pytest.mark.parametrize(
    ("text", "word", "principals"),
    [
        ("Russia and Iran met. Both attacked Turkey.", "both", {"russia", "iran"}),
        ("Russia and Iran met. The two attacked Turkey.", "two", {"russia", "iran"}),
        ("Russia and Iran met. All have attacked Turkey.", "all", {"russia", "iran"}),
        ("Russia and Iran met. The two countries attacked Turkey.", "countries", {"russia", "iran"}),
        ("Peru and Chile met in Lima. The pair attacked Turkey.", "pair", {"peru", "chile"}),
        ("Peru, Chile and Bolivia met. The trio attacked Turkey.", "trio", {"peru", "chile", "bolivia"}),
        ("Peru and Chile met. Turkey's envoy told the parties to attack.", "parties", {"peru", "chile"}),
        (
            "Peru, Chile, Bolivia and Cuba met. The four countries attacked Turkey.",
            "countries",
            {"peru", "chile", "bolivia", "cuba"},
        ),
        ("Hassan Nasrallah met Bashar al-Assad. The two leaders attacked Turkey.", "leaders", {"hezbollah", "syria"}),
        ("Modi met Boko Haram and Hamas. Peru left. Two nuclear powers attacked Turkey.", "powers", {"india", "peru"}),
    ],
)
def test_those_who_were_named_together(meant, text, word, principals):
    assert meant(text, word) == principals


@pytest.mark.parametrize(
    ("text", "word", "principals"),
    [
        ("Peru and Chile met. The former attacked Turkey.", "former", {"peru"}),
        ("Peru and Chile met. Turkey attacked the latter.", "latter", {"chile"}),
    ],
)
def test_one_of_two(meant, text, word, principals):
    assert meant(text, word) == principals


def test_they_who_are_something_to_each_other_are_two(meant):
    assert meant("Russia and Iran met. Syrian rebels left. They are allies.", "they") == {"russia", "iran"}


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile met. The parties of the left attacked Turkey and Iran.",
        "Peru and Chile met. Its former minister attacked Turkey and Iran.",
        "Peru and Chile met. Pairs attacked Turkey and Iran.",
    ],
)
def test_words_that_stand_for_no_pair(meant, text):
    found = [meant(text, word) for word in ("parties", "former", "pairs")]
    assert not any({"peru", "chile"} <= actors for actors in found)


@pytest.mark.parametrize(
    ("text", "noun", "count"),
    [
        ("Both countries left.", "countries", 2),
        ("The three capitals agreed.", "capitals", 3),
        ("The trio left.", "trio", 3),
        ("The rival governments met.", "governments", 2),
        ("The warring parties met.", "parties", 2),
        ("The countries met.", "countries", 0),
        ("The two ships left.", "ships", 0),
        ("A pair of ships left.", "pair", 0),
        ("The parties of the left met.", "parties", 0),
    ],
)
def test_how_many_a_noun_stands_for(read, text, noun, count):
    parse = read(text)
    assert count_of(parse, parse.words.index(noun)) == count
