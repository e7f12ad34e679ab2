"""The words of each place about a trigger, seen on sentences that the parser gets right."""

import pytest

from allymap.extraction.arguments import Arguments
from allymap.extraction.senses_places import PLACES


@pytest.fixture
def words(read):
    """The words of a place about a word of a text."""

    def look(place, text, word):
        parse = read(text)
        return set(PLACES[place](parse, Arguments(parse), parse.words.index(word)))

    return look


@pytest.mark.parametrize(
    ("place", "text", "word", "expected", "absent"),
    [
        ("particles", "Kenya took on Uganda.", "took", {"on"}, set()),
        ("particles", "Kenya drove Uganda from the town.", "drove", {"from"}, {"town"}),
        ("beside", "Kenya took Uganda to court.", "took", {"uganda", "to", "court"}, set()),
        ("beside", "Kenya came close to war.", "came", {"close", "war"}, set()),
        ("beside", "Kenya shed few tears.", "shed", {"tear", "few"}, set()),
        ("beside", "Kenya sent hundreds of tanks.", "sent", {"hundred", "tank"}, set()),
        ("beside", "Kenya got Uganda to cancel the order.", "got", {"cancel"}, {"order"}),
        ("objects", "Kenya signed a treaty and a pact.", "signed", {"treaty", "pact"}, {"kenya"}),
        ("objects", "A treaty was signed.", "signed", {"treaty"}, set()),
        ("clauses", "Kenya says that Uganda must leave.", "says", {"statement", "duty"}, {"infinitive"}),
        ("clauses", "Kenya told Uganda to leave.", "told", {"infinitive"}, {"statement"}),
        ("clauses", "Kenya threatened to leave unless Uganda stops.", "threatened", {"unless"}, {"if"}),
        ("complements", "Kenya sees Uganda as a serious threat.", "sees", {"threat", "serious"}, {"kenya"}),
        ("complements", "Kenya regards Uganda as an ally.", "regards", {"ally"}, set()),
        ("complements", "Kenya regards Uganda as an ally of Rwanda.", "regards", {"uganda"}, {"ally"}),
        ("complements", "Kenya regards Uganda as Rwanda's ally.", "regards", {"uganda"}, {"ally"}),
        ("complements", "Kenya said Uganda is no threat.", "said", {"be"}, {"threat"}),
        ("modifiers", "Their strained relations are tense.", "relations", {"strained", "tense"}, set()),
    ],
)
def test_the_words_about_a_trigger(words, place, text, word, expected, absent):
    found = words(place, text, word)
    assert expected <= found
    assert not absent & found
