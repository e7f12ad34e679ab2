"""Nouns that stand for nobody of their own."""

import pytest

from allymap.extraction.antecedents_empty import is_empty


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("The government left.", "government", False),
        ("They spoke about a state visit.", "state", True),
        ("Peru thanked the head of state.", "state", True),
        ("That is the state of affairs.", "state", True),
        ("The local authorities left.", "authorities", True),
        ("The authorities left.", "authorities", False),
        ("The leaders of that group left.", "leaders", True),
        ("The officials of the ministry left.", "officials", False),
        ("The officials of Peru left.", "officials", True),
        ("Peru shelled rebel positions.", "rebel", False),
        ("Peru read a rebel statement.", "rebel", True),
    ],
)
def test_a_noun_that_only_qualifies_or_is_of_somebody_else(read, text, noun, expected):
    parse = read(text)
    assert is_empty(parse, parse.words.index(noun)) is expected
