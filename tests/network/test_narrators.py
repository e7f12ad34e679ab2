"""Two narrators disagree where another side prevails, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from allymap.model import AUTHOR, Actor, Claim, Kind, Passage, Polarity
from allymap.network.evidence import Evidence, Query
from allymap.network.narrators import disagreements, narrators


def told(*rows: tuple[str, str, str, int]) -> Evidence:
    """Claims by narrator, pair, side and number; every passage has words of its own."""
    claims = {}
    for narrator, pair, side, number in rows:
        for _ in range(number):
            key, polarity = f"c{len(claims)}", Polarity("cooperation" if side == "+" else "competition")
            words = " ".join(f"word{len(claims)}-{place}" for place in range(8))
            claims[key] = Claim(
                key, Kind.EVENT, pair[0], pair[1], polarity, Passage("d", 0, len(words), words), narrator=narrator
            )
    return Evidence({}, {one: Actor(one, one) for one in "abcd"}, claims)


def test_narrators_by_how_much_they_say() -> None:
    evidence = told((AUTHOR, "ab", "+", 2), ("c", "ab", "-", 3))
    assert narrators(evidence, Query(narrators=frozenset({"c"}))) == [("c", 3), (AUTHOR, 2)]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (["+++"], ["---"], True), (["+++"], ["+"], False), (["+++"], ["+-"], True), (["+-"], ["-+"], False),
        (["+++"], [], False),
    ],
)  # fmt: skip
def test_a_disagreement_is_another_side(one: Sequence[str], other: Sequence[str], differ: bool) -> None:
    rows = [(narrator, "ab", side, 1) for narrator, said in (("c", one), ("d", other)) for side in "".join(said)]
    assert bool(disagreements(told(*rows), Query(), "c", "d")) is differ


def test_the_claims_of_both_are_at_hand_and_the_heaviest_pair_comes_first() -> None:
    evidence = told(("c", "ab", "+", 2), ("d", "ab", "-", 2), ("c", "ac", "+", 5), ("d", "ac", "-", 2))
    first, second = disagreements(evidence, Query(), "c", "d")
    assert (first.relation_id, second.relation_id) == ("a|c", "a|b")
    assert [evidence.claims[one].narrator for one in second.claims] == ["c", "c", "d", "d"]


def test_against_everybody_else_taken_together() -> None:
    evidence = told(("c", "ab", "+", 2), ("d", "ab", "-", 1), (AUTHOR, "ab", "-", 1), ("c", "ad", "+", 1))
    (found,) = disagreements(evidence, Query(), "c")
    assert (found.relation_id, len(found.one.claims), len(found.other.claims)) == ("a|b", 2, 2)
    assert disagreements(told(("c", "ab", "+", 2)), Query(), "c") == []
