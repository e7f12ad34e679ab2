"""Which arguments of a word take part in what hangs on it."""

import pytest

from allymap.extraction.arguments_control import (
    acting,
    acting_after,
    acting_by_noun,
    controllers,
    is_wished,
    taken_from_verb,
)
from allymap.extraction.arguments_own import Argument

SUBJECT, OBJECT = Argument("subject", 0), Argument("object", 2)


def test_those_who_act_below_are_borrowed_subjects():
    assert acting([OBJECT, Argument("indirect", 5)]) == [Argument("subject", 2, True), Argument("subject", 5, True)]


@pytest.mark.parametrize(
    ("text", "below", "roles"),
    [
        ("Kenya forced Uganda to leave.", "leave", ("object", "indirect")),
        ("Kenya promised Uganda to leave.", "leave", ("subject",)),
        ("Kenya sent ships to help Uganda.", "help", ("object", "indirect", "subject")),
        ("Kenya left and attacked Uganda.", "attacked", ()),
    ],
)
def test_the_verb_above_says_whose_deed_an_infinitive_is(read, text, below, roles):
    parse = read(text)
    assert controllers(parse, parse.words.index(below)) == roles


@pytest.mark.parametrize(("verb", "wished"), [("wants", True), ("saw", True), ("said", False)])
def test_what_somebody_wants_done(read, verb, wished):
    parse = read(f"Kenya {verb} that Uganda was expelled.")
    assert is_wished(parse, parse.words.index("expelled")) is wished


@pytest.mark.parametrize(("preposition", "who"), [("of", 2), ("by", 0)])
def test_the_preposition_says_whose_deed_a_gerund_is(read, preposition, who):
    parse = read(f"Kenya accused Uganda {preposition} lying.")
    at = parse.words.index(preposition)
    assert acting_after(parse, at, [SUBJECT, OBJECT]) == [Argument("subject", who, True)]
    assert acting_after(parse, at, [OBJECT]) == [Argument("subject", 2, True)]
    assert acting_after(parse, at, []) == []


def test_who_owns_a_bid_acts_before_all_others(read):
    parse = read("Peru welcomed Kenya's Japanese bid to leave.")
    owner, demonym, above = Argument("poss", 2), Argument("modifier", 4), Argument("subject", 0, True)
    assert acting_by_noun(parse, 5, [demonym, owner, above]) == [Argument("subject", 2, True)]
    assert acting_by_noun(parse, 5, [demonym, above]) == [Argument("subject", 4, True)]
    assert acting_by_noun(parse, 5, []) == []


@pytest.mark.parametrize(
    ("text", "noun", "verb", "way", "expected"),
    [
        ("Kenya used Uganda as bait.", "bait", "used", "as", [Argument("holder", 2)]),
        ("Kenya replaced Uganda as bait.", "bait", "replaced", "as", [Argument("holder", 0)]),
        ("Kenya became bait.", "bait", "became", "attr", [Argument("holder", 0)]),
        ("Kenya began talks.", "talks", "began", "dobj", [Argument("subject", 0, True)]),
        ("The strike killed Ghana's men.", "strike", "killed", "nsubj", [Argument("on", 2, True)]),
        ("The strike angered Ghana.", "strike", "angered", "nsubj", []),
    ],
)
def test_what_a_noun_takes_from_its_verb(read, text, noun, verb, way, expected):
    parse = read(text)
    at = parse.words.index(noun)
    above = [a for a in (SUBJECT, OBJECT) if a.token != at]
    assert taken_from_verb(parse, at, at, parse.words.index(verb), way, above) == expected
