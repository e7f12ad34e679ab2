"""Who stands for whom: merges by judgement, then people and organs for their principals."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from allymap.model import Actor, ActorKind, Judgement, Sameness
from allymap.network.relations import Evidence, representative

NAMES = ("a", "b", "c", "d", "e")
Saying = tuple[str, str, Sameness]


def judged(*sayings: Saying, actors: dict[str, Actor] | None = None) -> Evidence:
    """Judgements in the order of their dates; the first of each pair is the one to keep."""
    rows = {
        f"j{n}": Judgement(keep, other, how, "me", f"2026-01-{n + 1:02}")
        for n, (keep, other, how) in enumerate(sayings)
    }
    return Evidence(actors=actors or {one: Actor(one, one) for one in NAMES}, judgements=rows)


def same(keep: str, other: str) -> Saying:
    return keep, other, Sameness.SAME


def different(one: str, other: str) -> Saying:
    return one, other, Sameness.DIFFERENT


def test_nobody_judged_means_everybody_is_themselves() -> None:
    assert representative(judged(), folded=False) == {one: one for one in NAMES}


def test_same_is_transitive_and_the_newest_names_the_group() -> None:
    who = representative(judged(same("a", "b"), same("c", "b")), folded=False)
    assert {one: who[one] for one in "abcd"} == {"a": "c", "b": "c", "c": "c", "d": "d"}


def test_the_newest_name_stays_when_older_judgements_join() -> None:
    who = representative(judged(same("a", "b"), same("c", "d"), same("e", "a")), folded=False)
    assert {who[one] for one in "abe"} == {"e"}
    assert {who[one] for one in "cd"} == {"c"}


def test_the_last_word_on_a_pair_counts() -> None:
    assert representative(judged(same("a", "b"), different("b", "a")), folded=False)["b"] == "b"
    assert representative(judged(different("a", "b"), same("b", "a")), folded=False)["a"] == "b"
    unsure = ("a", "b", Sameness.UNSURE)
    assert representative(judged(same("a", "b"), unsure), folded=False)["b"] == "b"


def test_different_beats_a_chain_and_the_newer_half_of_the_chain_stands() -> None:
    who = representative(judged(same("a", "b"), same("b", "c"), different("a", "c")), folded=False)
    assert (who["a"], who["b"], who["c"]) == ("a", "b", "b")


def test_a_kept_actor_that_is_gone_names_nobody() -> None:
    who = representative(judged(same("gone", "b")), folded=False)
    assert (who["gone"], who["b"]) == ("b", "b")


def test_people_and_organs_fold_along_chains() -> None:
    actors = {
        "quds": Actor("quds", "Quds", ActorKind.ORGAN, "irgc"), "irgc": Actor("irgc", "IRGC", ActorKind.ORGAN, "iran"),
        "iran": Actor("iran", "Iran", ActorKind.STATE),
        "hezbollah": Actor("hezbollah", "H", ActorKind.ARMED_GROUP, "iran"),
        "nasrallah": Actor("nasrallah", "N", ActorKind.PERSON, "hezbollah"),
        "orphan": Actor("orphan", "O", ActorKind.PERSON, "x"),
    }  # fmt: skip
    who = representative(judged(actors=actors), folded=True)
    assert who == {
        "quds": "iran", "irgc": "iran", "iran": "iran", "hezbollah": "hezbollah", "nasrallah": "hezbollah",
        "orphan": "orphan",
    }  # fmt: skip


def test_folding_follows_merges() -> None:
    actors = {
        "putin": Actor("putin", "Putin", ActorKind.PERSON), "vp": Actor("vp", "V. Putin", ActorKind.PERSON, "ussr"),
        "ussr": Actor("ussr", "USSR", ActorKind.STATE), "russia": Actor("russia", "Russia", ActorKind.STATE),
    }  # fmt: skip
    who = representative(judged(same("putin", "vp"), same("russia", "ussr"), actors=actors), folded=True)
    assert who == dict.fromkeys(actors, "russia")


def test_circles_are_harmless() -> None:
    kind = ActorKind.ORGAN
    actors = {
        "a": Actor("a", "a", kind, "b"), "b": Actor("b", "b", kind, "a"), "c": Actor("c", "c", kind, "a"),
        "d": Actor("d", "d", kind, "d"),
    }  # fmt: skip
    assert representative(judged(actors=actors), folded=True) == {"a": "a", "b": "b", "c": "a", "d": "d"}


PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1])
SAYINGS = st.lists(st.builds(lambda pair, how: (*pair, how), PAIRS, st.sampled_from(Sameness)), max_size=12)
KINDS = st.sampled_from((ActorKind.PERSON, ActorKind.ORGAN, ActorKind.STATE))


@given(SAYINGS, st.lists(st.tuples(KINDS, st.sampled_from(("", *NAMES))), min_size=5, max_size=5), st.booleans())
def test_laws_of_standing_for(sayings: list[Saying], offices: list[tuple[ActorKind, str]], folded: bool) -> None:
    actors = {one: Actor(one, one, kind, boss) for one, (kind, boss) in zip(NAMES, offices, strict=True)}
    known = judged(*sayings, actors=actors)
    who = representative(known, folded)
    assert set(who) == set(NAMES)
    assert all(who[head] == head for head in who.values())
    merged = representative(known, folded=False)
    last = {frozenset(saying[:2]): saying[2] for saying in sayings}
    for pair, how in last.items():
        one, other = pair
        assert how is not Sameness.DIFFERENT or merged[one] != merged[other]
    if merged["a"] == merged["b"]:
        assert who["a"] == who["b"]
