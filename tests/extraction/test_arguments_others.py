"""Those who were passed over, the partners one is told apart from, and those who act meanwhile."""

import pytest

from allymap.extraction.arguments import Arguments
from allymap.extraction.arguments_others import searches


def of_role(parse, word: str, role: str) -> set[str]:
    verb = parse.words.index(word)
    return {parse.words[a.token] for a in Arguments(parse).of(verb) if a.role == role}


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Peru, not Chile, won the contract.", "won", {"Chile"}),
        ("Peru and not Chile won the contract.", "won", {"Chile"}),
        ("It was Peru, not Chile, that won the contract.", "won", {"Chile"}),
        ("The contract went to Peru rather than Chile.", "went", {"Chile"}),
        ("The contract went to Peru instead of Chile.", "went", {"Chile"}),
        ("A contract promised to Chile went to Peru.", "went", {"Chile"}),
        ("The contract that Chile had been promised went to Peru.", "went", {"Chile"}),
        ("Peru and Chile won the contract.", "won", set()),
        ("A contract with Chile went to Peru.", "went", set()),
        ("More went to Peru than Chile.", "went", set()),
    ],
)
def test_who_was_passed_over(read, text, verb, expected):
    assert of_role(read(text), verb, "instead") == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("While they cooperate, Peru seeks dominance.", "seeks", {"they"}),
        ("Peru seeks dominance, although they cooperate.", "seeks", {"they"}),
        ("They cooperate, but Peru seeks dominance.", "seeks", {"They"}),
        ("They cooperate, and Peru seeks dominance.", "seeks", set()),
        ("When they cooperate, Peru seeks dominance.", "seeks", set()),
    ],
)
def test_who_somebody_is_told_apart_from(read, text, verb, expected):
    assert of_role(read(text), verb, "partner") == expected


def test_who_acts_meanwhile(read):
    assert of_role(read("Peru provided cover while Chile advanced."), "provided", "meanwhile") == {"Chile"}
    assert of_role(read("Peru provided cover because Chile advanced."), "provided", "meanwhile") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru has funded the enemies of Chile.", {"Chile"}),
        ("Peru has funded Chile's rivals.", {"Chile"}),
        ("Peru has funded Chile's guards.", set()),
    ],
)
def test_whose_foes_are_helped(read, text, expected):
    assert of_role(read(text), "funded", "enemy") == expected


def test_only_searches_that_can_find_somebody_are_made(read):
    parse = read("While they cooperate, Peru seeks dominance.")
    verb = parse.words.index("seeks")
    assert len(searches({"peru", "seek"})) == 0
    assert len(searches({"but", "seek"})) == 1
    assert not [a for a in Arguments(parse, {"peru", "seek"}).of(verb) if a.role == "partner"]
