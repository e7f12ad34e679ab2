"""What changed: every difference once, under the cause that made it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from signed_maps import evidence_of

from allymap.model import (
    Actor,
    Claim,
    Judgement,
    Kind,
    Modality,
    Passage,
    Polarity,
    Relation,
    Sameness,
    Tier,
    Verdict,
    VerdictValue,
)
from allymap.network.changes import Cause, ChangeKind, Moment, RelationChange, changes, moment_on
from allymap.network.evidence import Evidence, Query
from allymap.network.relations import derive

RECORDED = "2024-05-01T09:00:00+00:00"
EARLIER = evidence_of(
    {("arda", "boral"): "+++", ("boral", "cedra"): "--", ("arda", "cedra"): "+-"},
    {"arda-boral-0": "2014", "arda-boral-1": "2016-03", "boral-cedra-0": "2016", "arda-cedra-1": "2017"},
)
Shape = tuple[str, float, float] | None


def shape(relation: Relation | None) -> Shape:
    """What can change of a relation."""
    return relation and (relation.state.value, relation.cooperation.weight, relation.competition.weight)


def shapes(moment: Moment) -> dict[str, Shape]:
    return {one.id: shape(one) for one in derive(moment.evidence, moment.query)}


def told(found: list[RelationChange]) -> list[tuple[str, str, str]]:
    return [(one.cause.value, one.kind.value, one.relation.id) for one in found]


def with_claims(evidence: Evidence, *claims: Claim) -> Evidence:
    return replace(evidence, claims={**evidence.claims, **{claim.id: claim for claim in claims}})


def judged(evidence: Evidence, claim_id: str, value: VerdictValue) -> Evidence:
    return replace(evidence, verdicts={**evidence.verdicts, claim_id: Verdict(claim_id, value, "me", RECORDED)})


def test_nothing_changed() -> None:
    moment = Moment(EARLIER, Query())
    assert changes(moment, moment) == []


def test_a_new_event_is_the_world() -> None:
    new = replace(EARLIER.claims["boral-cedra-0"], id="new", polarity=Polarity.COOPERATION, date="2025-02")
    later = with_claims(EARLIER, new)
    (change,) = changes(Moment(EARLIER, Query(), date(2024, 5, 1)), Moment(later, Query()))
    assert (change.cause, change.kind, change.gained) == (Cause.WORLD, ChangeKind.FLIPPED, ("new",))


def test_an_old_event_learned_late_is_our_evidence() -> None:
    new = replace(EARLIER.claims["boral-cedra-0"], id="new", polarity=Polarity.COOPERATION, date="2013")
    later = with_claims(EARLIER, new)
    (change,) = changes(Moment(EARLIER, Query(), date(2024, 5, 1)), Moment(later, Query()))
    assert (change.cause, change.gained) == (Cause.EVIDENCE, ("new",))


def test_a_document_that_went_is_our_evidence() -> None:
    left = {key: claim for key, claim in EARLIER.claims.items() if not key.startswith("boral-cedra")}
    (change,) = changes(Moment(EARLIER, Query()), Moment(replace(EARLIER, claims=left), Query()))
    assert (change.cause, change.kind, change.after) == (Cause.EVIDENCE, ChangeKind.ENDED, None)
    assert set(change.lost) == {"boral-cedra-0", "boral-cedra-1"}


def test_a_verdict_is_our_judgement() -> None:
    later = judged(EARLIER, "arda-cedra-1", VerdictValue.REJECTED)
    (change,) = changes(Moment(EARLIER, Query()), Moment(later, Query()))
    assert told([change]) == [("judgement", "flipped", "arda|cedra")]
    assert change.lost == ("arda-cedra-1",)


def test_an_edited_claim_is_our_judgement() -> None:
    turned = replace(EARLIER.claims["boral-cedra-0"], polarity=Polarity.COOPERATION)
    found = changes(Moment(EARLIER, Query()), Moment(with_claims(EARLIER, turned), Query()))
    assert told(found) == [("judgement", "flipped", "boral|cedra")]
    assert (found[0].gained, found[0].lost) == (("boral-cedra-0",), ("boral-cedra-0",))


def test_a_merge_is_our_judgement_without_claims() -> None:
    same = Judgement("arda", "boral", Sameness.SAME, "me", RECORDED)
    found = changes(Moment(EARLIER, Query()), Moment(replace(EARLIER, judgements={"j": same}), Query()))
    assert {one.cause for one in found} == {Cause.JUDGEMENT}
    assert ("judgement", "ended", "arda|boral") in told(found)


def test_one_relation_may_change_for_two_causes() -> None:
    new = replace(EARLIER.claims["boral-cedra-0"], id="new", polarity=Polarity.COOPERATION, date="2025")
    later = judged(with_claims(EARLIER, new), "boral-cedra-0", VerdictValue.REJECTED)
    found = changes(Moment(EARLIER, Query(), date(2024, 5, 1)), Moment(later, Query()))
    assert told(found) == [("world", "flipped", "boral|cedra"), ("judgement", "weakened", "boral|cedra")]
    assert shape(found[0].after) == shape(found[1].before)


def test_between_two_days_events_come_and_states_go() -> None:
    pact = Claim("pact", Kind.STATE, "arda", "dorne", Polarity.COOPERATION, EARLIER.claims["arda-boral-0"].passage,
                 date="2010/2015")  # fmt: skip
    evidence = with_claims(replace(EARLIER, actors={**EARLIER.actors, "dorne": Actor("dorne", "Dorne")}), pact)
    found = changes(moment_on(evidence, Query(), date(2014, 12, 31)), moment_on(evidence, Query(), date(2016, 12, 31)))
    assert sorted(told(found)) == [
        ("world", "ended", "arda|dorne"), ("world", "new", "boral|cedra"), ("world", "strengthened", "arda|boral"),
    ]  # fmt: skip


def test_before_the_first_record_there_is_no_earlier_knowledge() -> None:
    recorded = {key: replace(claim, recorded_at=RECORDED) for key, claim in EARLIER.claims.items()}
    evidence = replace(EARLIER, claims=recorded)
    assert moment_on(evidence, Query(), date(2016, 1, 1)).evidence.claims == recorded
    late = replace(EARLIER.claims["boral-cedra-0"], id="late", recorded_at="2024-06-02T00:00:00+00:00")
    known = moment_on(with_claims(evidence, late), Query(), date(2024, 6, 1)).evidence
    assert "late" not in known.claims


def test_a_later_verdict_was_not_yet_given() -> None:
    recorded = {key: replace(claim, recorded_at=RECORDED) for key, claim in EARLIER.claims.items()}
    verdict = Verdict("boral-cedra-0", VerdictValue.REJECTED, "me", "2024-07-01T00:00:00+00:00")
    evidence = replace(EARLIER, claims=recorded, verdicts={"boral-cedra-0": verdict})
    found = changes(moment_on(evidence, Query(), date(2024, 6, 1)), moment_on(evidence, Query(), date(2024, 8, 1)))
    assert told(found) == [("judgement", "ended", "boral|cedra")]


def test_what_filters_hide_has_not_changed() -> None:
    hidden = Query(hidden_actors=frozenset({"cedra"}))
    assert changes(Moment(EARLIER, Query()), Moment(EARLIER, hidden)) == []


def test_a_rejected_claim_still_tells_that_two_passages_are_one() -> None:
    """Passages alike to a third one count once, whoever judged the third; nothing changed, so nothing is told."""
    words = [f"word{number:02}" for number in range(40)]
    texts = [" ".join([*words[:at], *other, *words[at + len(other) :]]) for at, other in
             ((3, ["zzzzzz"] * 4), (0, []), (30, ["yyyyyy"] * 4))]  # fmt: skip
    claims = {
        str(at): replace(EARLIER.claims["arda-boral-0"], id=str(at), passage=Passage("d", 0, len(text), text))
        for at, text in enumerate(texts)
    }
    rejected = {"1": Verdict("1", VerdictValue.REJECTED, "me", RECORDED)}
    moment = Moment(replace(EARLIER, documents={}, claims=claims, verdicts=rejected), Query())
    more = replace(EARLIER.claims["arda-boral-1"], id="more")
    later = Moment(replace(moment.evidence, claims={**claims, "more": more}), Query())
    (change,) = changes(moment, later)
    assert (shape(change.before), shape(change.after)) == (shapes(moment)["arda|boral"], shapes(later)["arda|boral"])
    assert shape(change.before) == ("thin", 1, 0)


def test_a_change_without_sides_is_none() -> None:
    with pytest.raises(ValueError, match="side"):
        _ = RelationChange(Cause.WORLD, ChangeKind.NEW, None, None).relation


EDITS = ("add", "drop", "turn", "reject", "accept", "merge", "redate", "retier", "deny")


@st.composite
def edited(draw: st.DrawFn) -> Evidence:
    """The earlier evidence after random additions, losses, edits, verdicts and merges."""
    evidence = EARLIER
    actors = sorted(EARLIER.actors)
    for number in range(draw(st.integers(1, 6))):
        some = draw(st.sampled_from(sorted(EARLIER.claims)))
        edit = draw(st.sampled_from(EDITS))
        claim = evidence.claims.get(some)
        if edit == "merge":
            one, other = draw(st.permutations(actors))[:2]
            judgement = Judgement(one, other, Sameness.SAME, "me", RECORDED)
            evidence = replace(evidence, judgements={**evidence.judgements, f"j{number}": judgement})
        elif edit in ("reject", "accept"):
            value = VerdictValue.REJECTED if edit == "reject" else VerdictValue.ACCEPTED
            evidence = judged(evidence, some, value)
        elif claim is None:
            continue
        elif edit in ("retier", "deny"):
            aside = {"tier": Tier.SUGGESTED} if edit == "retier" else {"modality": Modality.DENIED}
            evidence = with_claims(evidence, replace(claim, **aside))
        elif edit == "drop":
            evidence = replace(evidence, claims={k: c for k, c in evidence.claims.items() if k != some})
        elif edit == "add":
            day = draw(st.sampled_from(("2013", "2025-01", "2026/..", "")))
            assert claim.passage is not None
            passage = replace(claim.passage, exact=f"{claim.passage.exact} number {number}")
            evidence = with_claims(evidence, replace(claim, id=f"new{number}", date=day, passage=passage))
        else:
            turned = Polarity.COOPERATION if claim.polarity is Polarity.COMPETITION else Polarity.COMPETITION
            new = replace(claim, polarity=turned) if edit == "turn" else replace(claim, date="2019")
            evidence = with_claims(evidence, new)
    return evidence


@settings(deadline=None, max_examples=150)
@given(edited(), st.sampled_from((None, date(2024, 5, 1))), st.booleans())
def test_complete_and_disjoint(later: Evidence, day: date | None, windowed: bool) -> None:
    """Going from change to change leads from every relation of the one moment to the same one of the other."""
    before = Moment(EARLIER, Query(), day)
    after = Moment(later, Query(end=date(2016, 12, 31)) if windowed else Query())
    found = changes(before, after)
    assert len({(one.cause, one.relation.id) for one in found}) == len(found)
    standing = shapes(before)
    for change in found:
        assert shape(change.before) == standing.get(change.relation.id)
        assert shape(change.before) != shape(change.after)
        standing[change.relation.id] = shape(change.after)
    assert {key: value for key, value in standing.items() if value} == shapes(after)
    for change in found:
        for claim_id in change.gained + change.lost:
            assert change.cause is tag(claim_id, before, after)
        if change.cause is not Cause.JUDGEMENT:
            assert change.gained or change.lost


def tag(claim_id: str, before: Moment, after: Moment) -> Cause:
    """The definition again, in other words: what the earlier moment did not hold was learned or has happened since."""
    old, new = (moment.evidence.claims.get(claim_id) for moment in (before, after))
    if new is None:
        return Cause.EVIDENCE
    if old is None:
        return Cause.WORLD if before.day and new.date[:4] > "2024" else Cause.EVIDENCE
    both = admitted(claim_id, before) and admitted(claim_id, after)
    return Cause.WORLD if old == new and both else Cause.JUDGEMENT


def admitted(claim_id: str, moment: Moment) -> bool:
    """Whether a claim counts but for the days that are asked about."""
    claim, verdict = moment.evidence.claims[claim_id], moment.evidence.verdicts.get(claim_id)
    if verdict is not None and verdict.value is VerdictValue.REJECTED:
        return False
    accepted = verdict is not None and verdict.value is VerdictValue.ACCEPTED
    return claim.modality is Modality.HAPPENED and (accepted or claim.tier is Tier.DRAWN)
