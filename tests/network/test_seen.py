"""Fingerprints of what a scene showed: nothing changed, nothing told; and every change of a relation is told once."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "output"))

from briefed import evidence

from allymap.model import Claim, Polarity, Verdict, VerdictValue
from allymap.network.changes import ChangeKind
from allymap.network.evidence import Evidence, Query
from allymap.network.relations import derive
from allymap.network.seen import Difference, differences, fingerprint


def seen_of(found: Evidence) -> str:
    return fingerprint(derive(found, Query()))


def with_claims(claims: dict[str, Claim]) -> Evidence:
    return replace(evidence(), claims=claims)


def test_the_same_evidence_differs_in_nothing() -> None:
    assert differences(seen_of(evidence()), derive(evidence(), Query())) == []
    assert differences("", derive(evidence(), Query())) == []


def test_a_relation_that_went_and_one_that_came() -> None:
    claims = evidence().claims
    fewer = with_claims({key: one for key, one in claims.items() if key != "treaty"})
    pair = ("arda", "cedra")
    assert differences(seen_of(evidence()), derive(fewer, Query())) == [Difference(pair, ChangeKind.ENDED)]
    assert differences(seen_of(fewer), derive(evidence(), Query())) == [Difference(pair, ChangeKind.NEW)]


@pytest.mark.parametrize(("key", "kind"), [("drills", ChangeKind.WEAKENED), ("spying", ChangeKind.FLIPPED)])
def test_a_claim_less(key: str, kind: ChangeKind) -> None:
    fewer = with_claims({one: claim for one, claim in evidence().claims.items() if one != key})
    assert differences(seen_of(evidence()), derive(fewer, Query())) == [Difference(("arda", "boral"), kind)]


def test_another_polarity_turns_a_relation_over() -> None:
    claims = dict(evidence().claims)
    claims["treaty"] = replace(claims["treaty"], polarity=Polarity.COMPETITION)
    after = derive(with_claims(claims), Query())
    assert differences(seen_of(evidence()), after) == [Difference(("arda", "cedra"), ChangeKind.FLIPPED)]


def test_a_verdict_alone_is_a_difference_without_a_direction() -> None:
    found = evidence()
    judged = replace(found, verdicts={"treaty": Verdict("treaty", VerdictValue.ACCEPTED, "tester", "2020-01-01")})
    told = differences(seen_of(found), derive(judged, Query()))
    assert [one.actors for one in told] == [("arda", "cedra")]


def test_no_relation_at_all_can_be_seen_too() -> None:
    nothing = fingerprint([])
    assert nothing
    assert {one.kind for one in differences(nothing, derive(evidence(), Query()))} == {ChangeKind.NEW}
