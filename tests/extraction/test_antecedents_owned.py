"""Nouns with an owner beside them: what he has, and the other one whose ally or neighbour he is."""

import pytest

from allymap.extraction.antecedents_owned import is_counterpart
from allymap.extraction.mentions import Anaphor


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Peru thanked Chile and its troops.", "troops", [("chile", Anaphor.OWNED)]),
        ("Peru attacked Chile. Bolivia helped its proxies.", "proxies", [("bolivia-backed-militias", Anaphor.OWNED)]),
        ("Peru attacked Chile. Bolivia helped its allies.", "allies", []),
        ("Erdoğan met Angela Merkel. He thanked his Nato ally.", "ally", [("germany", Anaphor.OWNED)]),
        (
            "Macron flew to Peru. Tebboune told Chile that his country supported Bolivia.",
            "country",
            [("algeria", Anaphor.OWNED)],
        ),
    ],
)
def test_what_an_owner_has(stands_for, text, word, expected):
    assert stands_for(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Peru met Chile. Peru attacked its neighbour.", "neighbour", [("chile", Anaphor.COUNTERPART)]),
        ("Vladimir Putin flew to Turkey. He thanked his hosts.", "hosts", [("turkey", Anaphor.COUNTERPART)]),
        ("Peru met Chile. Peru attacked its neighbour Bolivia.", "neighbour", []),
        ("Peru met Chile. Peru attacked its neighbours.", "neighbours", []),
    ],
)
def test_the_other_one(stands_for, text, word, expected):
    assert stands_for(text, word) == expected


@pytest.mark.parametrize(
    ("text", "noun", "plural", "expected"),
    [
        ("Peru attacked its neighbour.", "neighbour", False, True),
        ("Peru attacked its neighbours.", "neighbours", True, False),
        ("Peru thanked its hosts.", "hosts", True, True),
        ("Peru attacked its neighbour Chile.", "neighbour", False, False),
        ("Peru attacked its neighbour, Chile.", "neighbour", False, False),
        ("Peru sent its army.", "army", False, False),
    ],
)
def test_who_is_somebody_that_nothing_beside_him_names(read, text, noun, plural, expected):
    parse = read(text)
    assert is_counterpart(parse, parse.words.index(noun), plural) is expected
