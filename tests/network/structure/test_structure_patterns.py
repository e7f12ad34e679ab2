"""Findings: what they say, what they rest on, and what a single claim decides."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from signed_maps import evidence_of

from allymap.model import Cancelled, Progress, Tier, Verdict, VerdictValue
from allymap.network.evidence import Evidence, Query
from allymap.network.structure.findings import Finding, FindingKind
from allymap.network.structure.patterns import find_patterns

TRIANGLE = {("arda", "boral"): "+++", ("boral", "cedra"): "---", ("arda", "cedra"): "+++"}
BLOCS = {
    ("arda", "boral"): "+++", ("boral", "cedra"): "+++", ("arda", "cedra"): "+++",
    ("dorne", "elbia"): "+++", ("elbia", "farro"): "+++", ("dorne", "farro"): "+++",
    ("arda", "dorne"): "---", ("boral", "elbia"): "---", ("cedra", "farro"): "---", ("arda", "elbia"): "---",
}  # fmt: skip


def found(evidence: Evidence, kind: FindingKind, query: Query | None = None) -> list[Finding]:
    return [one for one in find_patterns(evidence, query or Query()).findings if one.kind is kind]


def test_a_strained_triangle_in_words_with_three_passages() -> None:
    (triangle,) = found(evidence_of(TRIANGLE), FindingKind.TRIANGLE)
    assert triangle.sentence == "Arda and Boral work together; Boral and Cedra compete; Cedra and Arda work together."
    assert [step.relation_id for step in triangle.steps] == ["arda|boral", "boral|cedra", "arda|cedra"]
    assert [step.claim_id for step in triangle.steps] == ["arda-boral-2", "boral-cedra-2", "arda-cedra-2"]
    assert not triangle.fragile


def test_a_side_of_one_claim_makes_it_fragile() -> None:
    (triangle,) = found(evidence_of({**TRIANGLE, ("boral", "cedra"): "-"}), FindingKind.TRIANGLE)
    assert triangle.decided_by == ("boral-cedra-0",)


def test_accepted_claims_speak_first() -> None:
    evidence = evidence_of(TRIANGLE)
    verdict = Verdict("arda-boral-0", VerdictValue.ACCEPTED, "an analyst", "2025-01-01T00:00:00+00:00")
    evidence = replace(evidence, verdicts={"arda-boral-0": verdict})
    (triangle,) = found(evidence, FindingKind.TRIANGLE)
    assert triangle.steps[0].claim_id == "arda-boral-0"


def test_a_contested_tie_counts_as_both_and_says_so() -> None:
    (triangle,) = found(evidence_of({**TRIANGLE, ("arda", "cedra"): "++--"}), FindingKind.TRIANGLE)
    assert triangle.caveat == "Contested, so that it counts here by one of its two strands: Arda and Cedra."
    assert not triangle.fragile


def test_enemies_all_round_are_no_strained_triangle() -> None:
    assert not found(evidence_of(dict.fromkeys(TRIANGLE, "---")), FindingKind.TRIANGLE)


def test_camps_in_words() -> None:
    (camps,) = found(evidence_of(BLOCS), FindingKind.CAMPS)
    assert [set(camp) for camp in camps.camps] == [{"arda", "boral", "cedra"}, {"dorne", "elbia", "farro"}]
    assert camps.sentence.endswith("0 of 10 ties do not fit.")
    assert not camps.fragile
    assert not camps.caveat


def test_losing_a_tie_that_fits_and_leaves_no_better_split_decides_nothing() -> None:
    (camps,) = found(evidence_of({**BLOCS, ("cedra", "gond"): "+"}), FindingKind.CAMPS)
    assert not camps.fragile


def test_an_actor_that_fits_either_camp_is_named() -> None:
    ties = {**BLOCS, ("cedra", "gond"): "+++", ("farro", "gond"): "+++"}
    (camps,) = found(evidence_of(ties), FindingKind.CAMPS)
    assert camps.caveat == "Gond would fit another camp as well."


def test_a_tie_whose_loss_moves_an_actor_is_named() -> None:
    ties = {**BLOCS, ("cedra", "gond"): "+++", ("boral", "gond"): "+", ("farro", "gond"): "+++", ("elbia", "gond"): "+"}
    ties[("dorne", "gond")] = "-"
    (camps,) = found(evidence_of(ties), FindingKind.CAMPS)
    gond_with = next(set(camp) for camp in camps.camps if "gond" in camp)
    decisive = {"arda", "boral", "cedra"} <= gond_with
    assert decisive
    assert set(camps.decided_by) <= {"boral-gond-0", "dorne-gond-0"}


def test_a_contested_tie_that_would_turn_the_camps_is_told() -> None:
    ties = {**BLOCS, ("cedra", "gond"): "+++", ("farro", "gond"): "+++", ("elbia", "gond"): "++--"}
    (camps,) = found(evidence_of(ties), FindingKind.CAMPS)
    assert "how a contested tie is read: Elbia and Gond" in camps.caveat


def test_ties_that_do_not_fit() -> None:
    ties = {**BLOCS, ("arda", "farro"): "++", ("boral", "cedra"): "++--"}
    across = found(evidence_of(ties), FindingKind.ACROSS)
    inside = found(evidence_of(ties), FindingKind.INSIDE)
    assert [one.sentence for one in across] == ["Arda and Farro work together across the line between the camps."]
    assert [one.sentence for one in inside] == ["Boral and Cedra compete inside their own camp."]
    assert not across[0].fragile


def test_a_broker_works_with_both_camps() -> None:
    ties = {**BLOCS, ("arda", "gond"): "+++", ("boral", "gond"): "+++", ("cedra", "gond"): "+++",
            ("dorne", "gond"): "+++", ("elbia", "gond"): "++"}  # fmt: skip
    (broker,) = found(evidence_of(ties), FindingKind.BROKER)
    assert broker.actors[0] == "gond"
    assert broker.sentence == (
        "Gond works with Arda, Boral and Cedra of its own camp and with Dorne and Elbia of another."
    )
    assert not broker.fragile


def test_a_broker_by_one_claim_is_fragile() -> None:
    ties = {**BLOCS, ("arda", "gond"): "+++", ("boral", "gond"): "+++", ("cedra", "gond"): "+++",
            ("dorne", "gond"): "+++", ("elbia", "gond"): "+"}  # fmt: skip
    (broker,) = found(evidence_of(ties), FindingKind.BROKER)
    assert broker.decided_by == ("elbia-gond-0",)


def test_camps_without_time_for_a_proof_say_how_far_off_they_may_be() -> None:
    ties = dict.fromkeys(itertools.combinations(("arda", "boral", "cedra", "dorne", "elbia"), 2), "---")
    patterns = find_patterns(evidence_of(ties), Query(), 2, 0)
    camps = patterns.findings[0]
    assert not camps.settled
    assert "4 of 10 ties do not fit; no split leaves fewer than 2, so the best one fits at most 2 more." in (
        camps.sentence
    )
    assert "not settled in the time allowed" in camps.caveat


def test_as_many_camps_as_fit_best() -> None:
    ties = dict.fromkeys(itertools.combinations(("arda", "boral", "cedra"), 2), "---")
    ties |= {("arda", "dorne"): "+++", ("boral", "elbia"): "+++"}
    (camps,) = [one for one in find_patterns(evidence_of(ties), Query(), None).findings if one.camps]
    assert sorted(map(len, camps.camps)) == [1, 2, 2]
    assert camps.sentence.endswith("0 of 5 ties do not fit.")


def test_who_has_no_tie_to_the_others_is_named() -> None:
    (camps,) = found(evidence_of({**BLOCS, ("gond", "harra"): "+++"}), FindingKind.CAMPS)
    assert camps.caveat == "Gond and Harra have no ties to the others: nothing tells which camp to list them in."


def test_fragile_findings_are_not_shown_unless_asked_for() -> None:
    patterns = find_patterns(evidence_of({**TRIANGLE, ("boral", "cedra"): "-"}), Query())
    assert patterns.shown(fragile=False) == ()
    assert [one.kind for one in patterns.shown(fragile=True)] == [FindingKind.TRIANGLE]


def test_every_decided_claim_decides_and_no_other() -> None:
    """The triangles of the evidence without a claim, for each claim there is."""
    ties = {**TRIANGLE, ("boral", "cedra"): "--+", ("arda", "dorne"): "+", ("boral", "dorne"): "-"}
    evidence = evidence_of(ties)
    for triangle in found(evidence, FindingKind.TRIANGLE):
        for claim_id in evidence.claims:
            rest = {key: claim for key, claim in evidence.claims.items() if key != claim_id}
            left = [one.actors for one in found(replace(evidence, claims=rest), FindingKind.TRIANGLE)]
            assert (triangle.actors in left) == (claim_id not in triangle.decided_by)


def test_a_query_that_sees_nothing_finds_nothing() -> None:
    patterns = find_patterns(evidence_of(TRIANGLE), Query(tiers=frozenset({Tier.SUGGESTED})))
    assert patterns.findings == ()


def test_looking_can_be_cancelled() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        find_patterns(evidence_of(TRIANGLE), Query(), progress=progress)
