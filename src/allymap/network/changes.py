"""What changed between two moments, and why: the world, our evidence, or our judgement.

A moment is the evidence as it was known then and the query it was looked at with. Each claim that counts in only one
of two moments, or reads differently, has one cause. The causes are put into effect one after the other, so that every
difference of a relation is told exactly once, under the cause that made it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from ..model import AllyMapError, Claim, FuzzyDate, Modality, Relation, Tier, Verdict, VerdictValue
from .balance import Balance
from .evidence import Evidence, Query
from .relations import counted, derive


class Cause(StrEnum):
    """Why a relation is not what it was, in the order in which causes are put into effect."""

    WORLD = "world"
    EVIDENCE = "evidence"
    JUDGEMENT = "judgement"


class ChangeKind(StrEnum):
    """What became of a relation.

    ``flipped``: another polarity prevails, or none any more, as in a pair that became contested.
    """

    NEW = "new"
    ENDED = "ended"
    FLIPPED = "flipped"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"


@dataclass(frozen=True, slots=True)
class Moment:
    """What was known, how it was looked at, and until what day the world could be known (``None``: nobody said).

    Filters of the query that hide strands, states and actors are not looked at: what is hidden has not changed.
    """

    evidence: Evidence
    query: Query
    day: date | None = None


@dataclass(frozen=True, slots=True)
class RelationChange:
    """One difference of a relation: its state, or the weight of a strand.

    ``before`` or ``after`` is ``None`` where there is no relation. ``gained`` and ``lost`` are the ids of the claims
    that made the difference; both are empty where actors were merged, split or folded.
    """

    cause: Cause
    kind: ChangeKind
    before: Relation | None
    after: Relation | None
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def relation(self) -> Relation:
        """The relation after the change, or before it ended. Raises ``ValueError`` where there is neither."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change has a side")
        return found


def moment_on(evidence: Evidence, query: Query, day: date) -> Moment:
    """The map as of a day: events until then, states that hold on it, and what this project knew and judged by then.

    For days before the project's first record there is no earlier knowledge to go by, so today's is taken.
    """
    told = replace(query, start=None, end=None, as_of=day)
    began = min((_day(claim.recorded_at) for claim in evidence.claims.values() if claim.recorded_at), default=None)
    if began is None or day < began:
        return Moment(evidence, told, day)
    known = {key: claim for key, claim in evidence.claims.items() if _by(claim.recorded_at, day)}
    verdicts = {key: verdict for key, verdict in evidence.verdicts.items() if _by(verdict.at, day)}
    judgements = {key: judgement for key, judgement in evidence.judgements.items() if _by(judgement.at, day)}
    return Moment(replace(evidence, claims=known, verdicts=verdicts, judgements=judgements), told, day)


def moment_of_file(evidence: Evidence, query: Query) -> Moment:
    """An earlier file of a project: it knew the world until something was last recorded in it."""
    stamps = [claim.recorded_at for claim in evidence.claims.values() if claim.recorded_at]
    return Moment(evidence, query, _day(max(stamps)) if stamps else None)


def day_named(written: str) -> date:
    """The last day that a date (EDTF) may mean: “as of 2015” is the end of that year. Raises ``AllyMapError``."""
    try:
        when = FuzzyDate.parse(written)
    except ValueError as error:
        raise AllyMapError(f"{error}.") from None
    if when.latest is None:
        raise AllyMapError(f"“{written}” is no day: its end is open." if written else "A day is missing.")
    return when.latest


def between_days(evidence: Evidence, query: Query, start: str, end: str) -> tuple[Moment, Moment]:
    """The two moments that two dates (EDTF) name. Raises ``AllyMapError`` where the second lies before the first."""
    first, last = day_named(start), day_named(end)
    if last < first:
        raise AllyMapError("The later day lies before the earlier one.")
    return moment_on(evidence, query, first), moment_on(evidence, query, last)


def changes(before: Moment, after: Moment) -> list[RelationChange]:
    """Every difference between the relations of two moments: by cause, then the heaviest relations first."""
    way = _Way(before, after)
    return [change for cause in Cause for change in way.step(cause)]


class _Way:
    """Goes from one moment to the other, cause by cause, deriving the relations on the way."""

    def __init__(self, before: Moment, after: Moment) -> None:
        self._before, self._after = before, after
        self._claims, self._to = _counting(before), _counting(after)
        self._there = dict(before.evidence.claims)
        """What has been said so far, counted or not: passages near-identical to it count once all the same."""
        differ = sorted(
            claim_id
            for claim_id in self._claims.keys() | self._to.keys()
            if self._claims.get(claim_id) != self._to.get(claim_id)
        )
        self._causes = _causes(differ, before, after)
        self._relations = self._derived(before.evidence, before.query)

    def step(self, cause: Cause) -> Iterator[RelationChange]:
        """Put into effect what one cause changed, and tell the relations that it changed."""
        mine = [claim_id for claim_id, why in self._causes.items() if why is cause]
        lost = {claim_id: self._claims[claim_id] for claim_id in mine if claim_id in self._claims}
        gained = {claim_id: self._to[claim_id] for claim_id in mine if claim_id in self._to}
        self._claims = {key: claim for key, claim in self._claims.items() if key not in lost} | gained
        self._there = self._then(cause, mine)
        earlier = self._relations
        evidence, query = self._known(cause)
        self._relations = self._derived(evidence, query)
        found = []
        for pair in earlier.keys() | self._relations.keys():
            old, new = earlier.get(pair), self._relations.get(pair)
            kind = kind_between(Balance.of(old) if old else None, Balance.of(new) if new else None)
            if kind is not None:
                found.append(RelationChange(cause, kind, old, new, _only(new, gained), _only(old, lost)))
        yield from sorted(found, key=lambda change: (-change.relation.weight, change.relation.id))

    def _then(self, cause: Cause, ids: Sequence[str]) -> dict[str, Claim]:
        """What has been said after a cause took effect on some claims."""
        after = self._after.evidence.claims
        if cause is Cause.JUDGEMENT:
            return dict(after)
        kept = {key: claim for key, claim in self._there.items() if key in after or key not in ids}
        return kept | {key: after[key] for key in ids if key in after}

    def _known(self, cause: Cause) -> tuple[Evidence, Query]:
        """Who is who, and what the thresholds are, is a judgement: the earlier one's until the last step."""
        before, after = self._before.evidence, self._after.evidence
        if cause is Cause.JUDGEMENT:
            return after, self._after.query
        documents = {**before.documents, **after.documents}
        return replace(before, documents=documents, actors={**after.actors, **before.actors}), self._before.query

    def _derived(self, evidence: Evidence, query: Query) -> Mapping[str, Relation]:
        """The relations of exactly the claims that count on this part of the way."""
        everything = Query(
            folded=query.folded, thresholds=query.thresholds, tiers=frozenset(Tier), modalities=frozenset(Modality)
        )
        aside = {one: Verdict(one, VerdictValue.REJECTED, "", "") for one in self._there.keys() - self._claims.keys()}
        found = derive(replace(evidence, claims=self._there, verdicts=aside), everything)
        return {relation.id: relation for relation in found}


def _causes(differ: Sequence[str], before: Moment, after: Moment) -> dict[str, Cause]:
    """Why each of some claims counts, or reads, differently.

    A claim that both moments knew and that only the days asked about keep apart: the world. One that only the later
    moment knew: the world if it happened after the earlier one's day, else evidence; one that is gone: evidence.
    Everything else is judgement: a verdict, an edit, a tier, another question.
    """
    known = counted(before.evidence, _at_any_time(before.query)) & counted(after.evidence, _at_any_time(after.query))
    return {
        one: _cause(before.evidence.claims.get(one), after.evidence.claims.get(one), one in known, before.day)
        for one in differ
    }


def _cause(old: Claim | None, new: Claim | None, known: bool, day: date | None) -> Cause:
    if old is None and new is not None:
        return Cause.WORLD if day and _first_day(new) > day else Cause.EVIDENCE
    if old is None or new is None:
        return Cause.EVIDENCE
    return Cause.WORLD if old == new and known else Cause.JUDGEMENT


def _counting(moment: Moment) -> dict[str, Claim]:
    return {one: moment.evidence.claims[one] for one in counted(moment.evidence, moment.query)}


def _at_any_time(query: Query) -> Query:
    return replace(query, start=None, end=None, as_of=None)


def kind_between(old: Balance | None, new: Balance | None) -> ChangeKind | None:
    """What became of a relation that stood so and stands so now; nothing where state and weights are the same."""
    if old is None or new is None:
        return ChangeKind.NEW if new else ChangeKind.ENDED if old else None
    if old.side != new.side:
        return ChangeKind.FLIPPED
    if old == new:
        return None
    return ChangeKind.STRENGTHENED if new.weight >= old.weight else ChangeKind.WEAKENED


def _only(relation: Relation | None, claims: Mapping[str, Claim]) -> tuple[str, ...]:
    return tuple(one for one in relation.claims if one in claims) if relation else ()


def _first_day(claim: Claim) -> date:
    """The first day a claim may speak of; the dawn of time where it does not say."""
    try:
        return FuzzyDate.parse(claim.date).earliest or date.min
    except ValueError:
        return date.min


def _day(stamp: str) -> date:
    return datetime.fromisoformat(stamp).date()


def _by(stamp: str, day: date) -> bool:
    return not stamp or _day(stamp) <= day
