"""What stands below a word, seen on sentences that the parser gets right, and on one that it does not."""

import pytest

from allymap.extraction.arguments import Arguments
from allymap.extraction.arguments_own import (
    Argument,
    before_hyphen,
    introduced_by,
    is_bound,
    is_prefix,
    is_prefixed,
    is_verbal,
    own_of_noun,
    own_of_verb,
    prepositions_of,
)


def in_words(parse, found):
    return {(a.role, parse.words[a.token]) for a in found}


@pytest.mark.parametrize(
    ("text", "verb", "expected", "passive"),
    [
        (
            "Kenya gave them ships.",
            "gave",
            {("subject", "Kenya"), ("indirect", "them"), ("object", "ships")},
            False,
        ),
        ("Uganda was attacked by Kenya.", "attacked", {("subject", "Kenya"), ("object", "Uganda")}, True),
        (
            "Soldiers perished in a Kenyan raid.",
            "perished",
            {("subject", "Kenyan"), ("in", "raid"), ("object", "Soldiers")},
            True,
        ),
        ("Kenya stayed away from Uganda.", "stayed", {("subject", "Kenya"), ("from", "Uganda")}, False),
        ("The rebels who attacked Kenya left.", "attacked", {("subject", "rebels"), ("object", "Kenya")}, False),
        ("The rebels that Kenya attacked left.", "attacked", {("subject", "Kenya"), ("object", "rebels")}, False),
    ],
)
def test_a_verb(read, text, verb, expected, passive):
    parse = read(text)
    found, done_to = own_of_verb(parse, parse.words.index(verb))
    assert in_words(parse, found) == expected
    assert done_to is passive


def test_nobody_is_taken_from_above(read):
    parse = read("Kenya wants to attack Uganda.")
    found, _ = own_of_verb(parse, parse.words.index("attack"))
    assert in_words(parse, found) == {("object", "Uganda")}


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Norway condemned Peru's raid on Chile.", "raid", {("poss", "Peru"), ("on", "Chile")}),
        ("Its plan to attack Kenya failed.", "plan", {("poss", "Its"), ("complement", "attack")}),
        ("A raid condemned by Iran failed.", "raid", set()),
        ("A raid claimed by Iran failed.", "raid", {("by", "Iran")}),
    ],
)
def test_a_noun(read, text, noun, expected):
    parse = read(text)
    assert in_words(parse, own_of_noun(parse, parse.words.index(noun))) == expected


def test_whom_a_prefix_is_against_is_no_argument(read):
    parse = read("The anti-Iranian camp left.")
    assert "Iranian" not in {word for _, word in in_words(parse, own_of_noun(parse, parse.words.index("camp")))}


def test_a_preposition_gives_its_name_to_what_it_introduces(read):
    parse = read("Kenya sailed with Uganda against Chad by leaving.")
    found = in_words(parse, prepositions_of(parse, parse.words.index("sailed")))
    assert found == {("with", "Uganda"), ("against", "Chad"), ("complement", "leaving")}
    assert introduced_by(parse, parse.words.index("with"), "beside") == [
        Argument("beside", parse.words.index("Uganda"))
    ]


@pytest.mark.parametrize("word", ["unless", "if"])
def test_a_condition_is_an_argument_of_what_it_is_a_condition_for(read, word):
    parse = read(f"Russia threatened to cut supplies {word} Turkey stayed away.")
    found, _ = own_of_verb(parse, parse.words.index("threatened"))
    assert (word, "stayed") in in_words(parse, found)


def test_a_subject_taken_for_an_apposition_is_found(read):
    parse = read("In Libya, Ankara-backed militias helped Tripoli fight rebels with drones from the factory.")
    helped = parse.words.index("helped")
    assert "militias" in {parse.words[a.token] for a in Arguments(parse).of(helped) if a.role == "subject"}


def test_a_prefix_has_its_word_behind_a_hyphen(read):
    bound, alone = read("The anti-Assad rebels met."), read("Peru says that Chile is anti")
    assert [is_prefix(bound, at) for at in range(4)] == [False, True, False, False]
    assert not any(is_prefix(alone, at) for at in range(len(alone)))


def test_a_hyphen_binds_a_participle_to_who_does_it(read):
    parse = read("Chad-backed rebels backed Mali.")
    assert [parse.words[at] for at in range(len(parse)) if is_bound(parse, at)] == ["backed"]


def test_what_stands_before_a_hyphen(read):
    parse = read("The anti-Iranian and US-backed camp left.")
    assert is_prefixed(parse, parse.words.index("Iranian"))
    assert not is_prefixed(parse, parse.words.index("backed"))
    assert in_words(parse, before_hyphen(parse, parse.words.index("backed"))) == {("subject", "US")}
    assert before_hyphen(parse, parse.words.index("camp")) == []


def test_is_is_a_verb_too(read):
    parse = read("Kenya is here and stays.")
    assert [is_verbal(parse, parse.words.index(word)) for word in ("is", "stays", "Kenya")] == [True, True, False]
