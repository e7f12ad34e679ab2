"""Who feels or judges where only a place, an occasion or a copula tells it."""

import pytest

from allymap.extraction.arguments import Arguments


def of_role(parse, word: str, role: str) -> set[str]:
    verb = parse.words.index(word)
    return {parse.words[a.token] for a in Arguments(parse).of(verb) if a.role == role}


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Peru is loathed in Chile.", "loathed", {"Chile"}),
        ("The visit was condemned in Chile.", "condemned", {"Chile"}),
        ("Peru is loathed by Bolivia in Chile.", "loathed", {"Bolivia"}),
        ("Peru was attacked in Chile.", "attacked", set()),
        ("Peru is loathed in the ports.", "loathed", set()),
    ],
)
def test_the_place_stands_for_who_judges(read, text, verb, expected):
    assert of_role(read(text), verb, "subject") == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Chile was infuriated when Peru bought jets.", "infuriated", {"Peru"}),
        ("Chile was angered because Peru bought jets.", "angered", {"Peru"}),
        ("Chile was infuriated by Peru when Bolivia bought jets.", "infuriated", {"Peru"}),
        ("Chile was defeated when Peru bought jets.", "defeated", set()),
    ],
)
def test_whose_deed_moved_somebody(read, text, verb, expected):
    assert of_role(read(text), verb, "subject") == expected


def test_what_a_copula_reveals(read):
    assert of_role(read("What worries Ghana most is Togo."), "worries", "subject") == {"Togo"}
    assert of_role(read("What Ghana resents most is the Togolese offer."), "resents", "object") == {"offer"}
    assert of_role(read("What Ghana fears is that Togo will attack."), "fears", "object") == {"Togo"}
    assert of_role(read("What Ghana bought was expensive."), "bought", "object") == {"What"}
