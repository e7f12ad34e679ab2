"""What “<demonym> <noun>” stands for, and words that tie a group to an actor."""

from __future__ import annotations

import pytest

from allymap.extraction.gazetteer_agents import (
    Yields,
    backing_verbs,
    bound_words,
    load_affiliations,
    load_agents,
    plural,
)
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


def test_clients_are_somebodys_and_some_of_them_only_where_there_are_many() -> None:
    clients = {noun for noun, agent in AGENTS.items() if agent.client}
    assert {"proxy", "proxies", "allied militia", "affiliate"} <= clients
    assert clients.isdisjoint({"militia", "group", "ally"})
    assert [AGENTS[noun].many for noun in ("proxy", "affiliate", "affiliates", "militia")] == [False, True, True, False]


def test_the_words_of_backing_are_those_that_a_frame_means_by_backed() -> None:
    backed = {f"-{word}" for word, one in AFFILIATIONS.items() if one.kind == "backed" and not one.prefix}
    assert set(bound_words("-backed")) == backed
    assert {"-backed", "-funded", "-loyal"} <= backed
    assert bound_words("hostile") == ("hostile",)
    assert {"arm", "back", "bankroll"} <= backing_verbs()


@pytest.mark.parametrize(
    ("noun", "expected"), [("spy", "spies"), ("envoy", "envoys"), ("boss", "bosses"), ("jet", "jets")]
)
def test_plurals(noun: str, expected: str) -> None:
    assert plural(noun) == expected
