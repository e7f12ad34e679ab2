"""The mentions in the phrase of a word, and the steps down to them."""

import pytest

from allymap.extraction.mentions import Mention
from allymap.extraction.phrases import Phrases, introduced, preposition


@pytest.fixture
def steps(read):
    """The steps from a word of a text down to each word of ``names``, all of them mentions."""

    def look(text, word, *names, form="name"):
        parse = read(text)
        tokens = [parse.words.index(name) for name in names]
        phrases = Phrases(parse, [Mention(t, t + 1, t, parse.words[t], form) for t in tokens])
        return {(mention.actor_id, step) for mention, step in phrases.below(parse.words.index(word))}

    return look


@pytest.mark.parametrize(
    ("text", "word", "names", "expected"),
    [
        ("Kenya and Uganda left.", "Kenya", ("Kenya", "Uganda"), {("Kenya", "head"), ("Uganda", "conj")}),
        ("The army of Kenya left.", "army", ("Kenya",), {("Kenya", "of")}),
        ("The Kenyan army left.", "army", ("Kenyan",), {("Kenyan", "modifier")}),
        ("Kenya's army left.", "army", ("Kenya",), {("Kenya", "poss")}),
        ("Groups including Hamas left.", "Groups", ("Hamas",), {("Hamas", "appos")}),
        ("Cuts ordered by Kenya failed.", "Cuts", ("Kenya",), {("Kenya", "by")}),
        ("Hamas is a group.", "group", ("Hamas",), {("Hamas", "appos")}),
    ],
)
def test_the_step_says_where_a_mention_stands(steps, text, word, names, expected):
    assert steps(text, word, *names) == expected


def test_who_is_ruled_out_takes_no_part(steps):
    assert steps("Peru, not Chile, left.", "Peru", "Peru", "Chile") == {("Peru", "head")}


def test_whose_an_ally_is_takes_no_part(steps):
    assert steps("They met the allies of Kenya.", "allies", "Kenya") == set()
    assert steps("They met the ministers of Kenya.", "ministers", "Kenya") == {("Kenya", "of")}


def test_who_made_it_or_is_meant_by_a_prefix_takes_no_part(steps):
    assert steps("The anti-Iranian camp left.", "camp", "Iranian") == set()
    assert steps("The Iranian camp left.", "camp", "Iranian") == {("Iranian", "modifier")}


def test_the_adjective_of_a_group_is_no_mention_of_the_country(read):
    parse = read("Its Syrian rebel allies left.")
    syrian, rebel = parse.words.index("Syrian"), parse.words.index("rebel")
    country, rebels = (
        Mention(syrian, syrian + 1, syrian, "syria", "name"),
        Mention(1, rebel + 1, rebel, "rebels", "noun"),
    )
    phrases = Phrases(parse, [country, rebels])
    assert parse.heads[syrian] == parse.heads[rebel]
    assert not phrases.at(syrian)
    assert list(phrases.at(rebel)) == [rebels]


def test_those_who_are_included_are_meant(evidence):
    assert ("iran", "hezbollah", "cooperation", "support") in evidence("Iran supports groups including Hezbollah.")


def test_together_with_is_alongside(read):
    parse = read("Kenya left together with Uganda. Chad left with Mali.")
    first, second = (t for t, word in enumerate(parse.words) if word == "with")
    assert (preposition(parse, first), preposition(parse, second)) == ("alongside", "with")
    assert [parse.words[t] for t in introduced(parse, second)] == ["Mali"]
