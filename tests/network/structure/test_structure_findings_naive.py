"""Every finding, and what a single claim decides of it, against the definition worked out from scratch."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from signed_maps import evidence_of

from allymap.model import Relation, State
from allymap.network.evidence import Evidence, Query
from allymap.network.relations import derive
from allymap.network.structure.findings import FindingKind
from allymap.network.structure.patterns import find_patterns

ACTORS = ("arda", "boral", "cedra", "dorne", "elbia", "farro")
Key = tuple[FindingKind, tuple[str, ...]]
Camps = Mapping[str, int]

_strands = st.sampled_from(("+", "-", "++", "--", "+-", "++--", "++-"))
maps = st.dictionaries(st.sampled_from(list(itertools.combinations(ACTORS, 2))), _strands, min_size=4, max_size=11)


def reads(relation: Relation) -> set[str]:
    """The signs that a relation counts by: both where it is contested, the heavier one else."""
    if relation.state is State.CONTESTED:
        return {"+", "-"}
    balance = relation.cooperation.weight - relation.competition.weight
    return {"+"} if balance > 0 else {"-"} if balance < 0 else set()


def pairs(evidence: Evidence) -> dict[frozenset[str], set[str]]:
    return {frozenset(one.actors): reads(one) for one in derive(evidence, Query())}


def misfits(signs: Mapping[frozenset[str], set[str]], camps: Camps) -> int:
    one_sign = ((sorted(pair), *read) for pair, read in signs.items() if len(read) == 1)
    return sum((camps[a] == camps[b]) != (sign == "+") for (a, b), sign in one_sign)


def fewest(signs: Mapping[frozenset[str], set[str]]) -> int:
    splits = itertools.product((0, 1), repeat=len(ACTORS))
    return min(misfits(signs, dict(zip(ACTORS, split, strict=True))) for split in splits)


def naive(signs: Mapping[frozenset[str], set[str]], camps: Camps) -> set[Key]:
    """Ties across and inside, brokers and strained triangles, by their definitions."""
    found: set[Key] = set()
    partners: dict[str, list[str]] = {one: [] for one in ACTORS}
    for pair, read in signs.items():
        one, other = sorted(pair)
        if "+" in read:
            partners[one].append(other)
            partners[other].append(one)
        if "+" in read and camps[one] != camps[other]:
            found.add((FindingKind.ACROSS, (one, other)))
        if "-" in read and camps[one] == camps[other]:
            found.add((FindingKind.INSIDE, (one, other)))
    for one, near in partners.items():
        mine = sum(camps[other] == camps[one] for other in near)
        if mine >= 2 and len(near) - mine >= 2:
            found.add((FindingKind.BROKER, (one,)))
    for hub in ACTORS:
        for near, far in itertools.combinations(partners[hub], 2):
            if "-" in signs.get(frozenset((near, far)), ()):
                found.add((FindingKind.TRIANGLE, (hub, *sorted((near, far)))))
    return found


def key(kind: FindingKind, actors: tuple[str, ...]) -> Key:
    if kind is FindingKind.BROKER:
        return kind, actors[:1]
    return (kind, (actors[0], *sorted(actors[1:]))) if kind is FindingKind.TRIANGLE else (kind, tuple(sorted(actors)))


def drop(evidence: Evidence, claim_id: str) -> Evidence:
    return replace(evidence, claims={one: claim for one, claim in evidence.claims.items() if one != claim_id})


@settings(deadline=None, max_examples=40)
@given(maps)
def test_findings_and_what_decides_them(ties: dict[tuple[str, str], str]) -> None:
    evidence = evidence_of(ties)
    patterns = find_patterns(evidence, Query())
    signs = pairs(evidence)
    found = {key(one.kind, one.actors): one for one in patterns.findings if one.kind is not FindingKind.CAMPS}
    assert len(found) == sum(one.kind is not FindingKind.CAMPS for one in patterns.findings)
    (camps_found,) = [one for one in patterns.findings if one.kind is FindingKind.CAMPS] or [None]
    if camps_found is None:
        assert set(found) == {one for one in naive(signs, dict.fromkeys(ACTORS, 0)) if one[0] is FindingKind.TRIANGLE}
        return
    camps = {**dict.fromkeys(ACTORS, 0), **dict(zip(patterns.graph.actors, patterns.split.camps, strict=True))}
    assert set(found) == naive(signs, camps)
    assert patterns.split.frustration == misfits(signs, camps) == fewest(signs)
    for claim_id in evidence.claims:
        left = pairs(drop(evidence, claim_id))
        stands = misfits(left, camps) == fewest(left)
        assert (claim_id in camps_found.decided_by) != stands
        still = naive(left, camps)
        for one, finding in found.items():
            if stands or one[0] is FindingKind.TRIANGLE:
                assert (claim_id in finding.decided_by) == (one not in still)
