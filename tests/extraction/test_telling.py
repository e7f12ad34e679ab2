"""The word that a claim without a frame goes by."""

import pytest

from allymap.extraction.telling import telling_word
from allymap.model import Polarity


@pytest.fixture
def word(surveyed):
    """The trigger of the pair's candidate and whether it tells something; ``None`` without such a candidate."""

    def look(text: str, polarity: Polarity, pair: frozenset[str]):
        survey = surveyed(text)
        for c in survey.candidates:
            if frozenset(c.principals) == pair and c.polarity is polarity and not c.evidence:
                return survey.sites[c.sentence].parse.words[c.trigger], c.telling
        return None

    return look


IRAN_JORDAN = frozenset({"iran", "jordan"})


def test_a_plain_verb_tells_nothing(word):
    assert word("Iran and Jordan have a border.", Polarity.COOPERATION, IRAN_JORDAN) == ("have", False)


def test_a_name_is_no_word_to_go_by(surveyed):
    text = "Iran, Jordan and the Syrian government. Turkey’s neighbours Iraq and Iran lie east of Syria."
    survey = surveyed(text)
    for c in survey.candidates:
        if not c.evidence:
            site = survey.sites[c.sentence]
            assert not any(m.start <= c.trigger < m.end for m in site.mentions)
            assert site.parse.pos[c.trigger] in ("VERB", "NOUN")


def test_without_any_word_there_is_no_candidate(surveyed):
    assert surveyed("Iran, Jordan.").candidates == []


def test_a_word_of_the_polarity_tells_something(word):
    text = "Iran watches while the hatred grows around Jordan."
    assert word(text, Polarity.COMPETITION, IRAN_JORDAN) == ("hatred", True)
    assert word(text, Polarity.COOPERATION, IRAN_JORDAN) == ("watches", False)


def test_far_apart_a_word_tells_nothing(read):
    parse = read("Iran knows that the enemy is near Jordan.")
    enemy = parse.words.index("enemy")
    assert telling_word(parse, [0, 1, enemy, 7], 1, {0, 7}, {enemy: -1.0}, -1.0) == (enemy, True)
    assert telling_word(parse, [0, 1, enemy, 4, 5, 7], 1, {0, 7}, {enemy: -1.0}, -1.0) == (enemy, False)


def test_a_word_against_it_takes_the_telling_away(read):
    parse = read("Iran knows that the enemy is near Jordan.")
    enemy = parse.words.index("enemy")
    assert telling_word(parse, [0, 1, enemy, 7], 1, {0, 7}, {enemy: -1.0, 1: 1.0}, -1.0) == (enemy, False)
