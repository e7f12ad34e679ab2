"""What “<demonym> <noun>” stands for, and words that tie a group to an actor."""

from __future__ import annotations

import pytest

from allymap.extraction.gazetteer_agents import Yields, load_affiliations, load_agents, plural
from allymap.model import ActorKind, Polarity

AGENTS = load_agents()
AFFILIATIONS = load_affiliations()


@pytest.mark.parametrize(
    ("noun", "yields", "name"),
    [
        ("government", Yields.STATE, "government"),
        ("foreign minister", Yields.STATE, "leaders"),
        ("envoys", Yields.STATE, "officials"),
        ("troops", Yields.ORGAN, "army"),
        ("warship", Yields.ORGAN, "navy"),
        ("jets", Yields.ORGAN, "air force"),
        ("spies", Yields.ORGAN, "intelligence"),
        ("rebels", Yields.OWN, "rebels"),
        ("insurgents", Yields.OWN, "rebels"),
        ("militia", Yields.OWN, "militias"),
        ("militiamen", Yields.OWN, "militias"),
        ("protesters", Yields.OWN, "protesters"),
        ("separatists", Yields.OWN, "separatists"),
        ("civilians", Yields.OWN, "civilians"),
    ],
)
def test_nouns_and_their_plurals(noun: str, yields: Yields, name: str) -> None:
    assert (AGENTS[noun].yields, AGENTS[noun].name) == (yields, name)


def test_a_group_of_its_own_has_its_own_kind() -> None:
    assert AGENTS["rebels"].kind is ActorKind.ARMED_GROUP
    assert AGENTS["protesters"].kind is ActorKind.PEOPLE
    assert AGENTS["troops"].kind is ActorKind.ORGAN


@pytest.mark.parametrize("noun", ["table", "visit", "agreement", ""])
def test_other_nouns_yield_nothing(noun: str) -> None:
    assert noun not in AGENTS


@pytest.mark.parametrize(
    ("word", "polarity", "prefix"),
    [
        ("backed", Polarity.COOPERATION, False),
        ("pro", Polarity.COOPERATION, True),
        ("anti", Polarity.COMPETITION, True),
    ],
)
def test_words_of_affiliation(word: str, polarity: Polarity, prefix: bool) -> None:
    assert (AFFILIATIONS[word].polarity, AFFILIATIONS[word].prefix) == (polarity, prefix)


@pytest.mark.parametrize(
    ("noun", "expected"), [("spy", "spies"), ("envoy", "envoys"), ("boss", "bosses"), ("jet", "jets")]
)
def test_plurals(noun: str, expected: str) -> None:
    assert plural(noun) == expected
