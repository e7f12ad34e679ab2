"""Why a relation is in its state: the fewest claims are the fewest, by brute force."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allymap.model import Actor, Claim, Document, Kind, Passage, Polarity, State, Thresholds, Verdict, VerdictValue
from allymap.network.evidence import Evidence, Query
from allymap.network.relations import relation_between
from allymap.network.why import by_impact, why, without

WORDS = ("harbour", "lemon", "copper", "saddle", "violin", "glacier", "ticket", "basket")


def evidence_of(cooperation: list[int], competition: list[int]) -> Evidence:
    """Claims on one pair: of each strand its passages, and how many claims each of them has."""
    sides = [(Polarity.COOPERATION, n, size) for n, size in enumerate(cooperation)]
    sides += [(Polarity.COMPETITION, n, size) for n, size in enumerate(competition)]
    quotes = [f"{side.value} {number} {WORDS[number % 8]} {number * 7}" for side, number, _ in sides]
    paper = Document("d", "A paper", ". ".join(quotes) + ".", "")
    claims = {}
    for (side, number, size), quote in zip(sides, quotes, strict=True):
        start = paper.text.index(quote + ".")
        for copy in range(size):
            key = f"{side.value}-{number}-{copy}"
            passage = Passage.of(paper, start, start + len(quote))
            claims[key] = Claim(key, Kind.EVENT, "arda", "boral", side, passage)
    return Evidence({"d": paper}, {one: Actor(one, one.title()) for one in ("arda", "boral")}, claims)


def state_without(evidence: Evidence, query: Query, lost: tuple[str, ...]) -> State:
    return without(evidence, query, lost, "arda", "boral").state


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(1, 3), max_size=4), st.lists(st.integers(1, 3), max_size=3),
    st.sampled_from((0.1, 0.2, 0.35, 0.5)), st.integers(0, 3),
)  # fmt: skip
def test_the_fewest_claims_are_the_fewest(
    cooperation: list[int], competition: list[int], share: float, thin: int
) -> None:
    evidence = evidence_of(cooperation, competition)
    query = Query(thresholds=Thresholds(share, thin))
    found = why(evidence, query, "arda", "boral")
    assert found.relation == relation_between(evidence, query, "arda", "boral")
    if not evidence.claims:
        assert (found.tipping, found.tipped) == ((), State.UNKNOWN)
        return
    assert state_without(evidence, query, found.tipping) is found.tipped
    assert found.tipped is not found.relation.state
    for fewer in combinations(evidence.claims, len(found.tipping) - 1):
        assert state_without(evidence, query, fewer) is found.relation.state


def test_weights_add_up_to_those_of_the_strands() -> None:
    found = why(evidence_of([1, 3, 2], [2]), Query(), "arda", "boral")
    for strand in found.relation.strands:
        mine = [one for one in found.contributions if one.polarity is strand.polarity]
        assert [one.claim_id for one in mine] == list(strand.claims)
        assert sum(one.weight for one in mine) == pytest.approx(strand.weight)
    assert found.share == 0.25


def test_hidden_strands_count_and_rejected_claims_do_not() -> None:
    evidence = evidence_of([1] * 4, [1])
    hiding = Query(polarities=frozenset({Polarity.COOPERATION}))
    assert why(evidence, hiding, "arda", "boral").tipping == ("competition-0-0",)
    no = {"competition-0-0": Verdict("competition-0-0", VerdictValue.REJECTED, "me", "2026")}
    found = why(replace(evidence, verdicts=no), Query(), "arda", "boral")
    assert (found.relation.state, found.tipped, len(found.tipping)) == (State.COOPERATIVE, State.THIN, 3)


def test_what_decides_a_state_is_judged_first() -> None:
    evidence = evidence_of([1, 1, 1, 1], [1])
    sure = {key: replace(claim, confidence=0.9) for key, claim in evidence.claims.items()}
    sure["cooperation-2-0"] = replace(sure["cooperation-2-0"], confidence=0.4)
    ordered = by_impact(replace(evidence, claims=sure), Query())
    assert ordered[:2] == [("competition-0-0", "arda|boral"), ("cooperation-2-0", "arda|boral")]
    assert {claim for claim, _ in ordered} == set(sure)


def test_ten_thousand_claims_are_explained_quickly() -> None:
    evidence = evidence_of([1] * 6000, [1] * 4000)
    why(evidence, Query(), "arda", "boral")
    started = time.perf_counter()
    found = why(evidence, Query(), "arda", "boral")
    assert time.perf_counter() - started < 2
    assert (found.relation.state, found.tipped) == (State.CONTESTED, State.COOPERATIVE)
    assert len(found.tipping) == 2501
