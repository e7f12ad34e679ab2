"""Derives relations from claims: which claims count, for whom they act, and what they add up to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..model import Document, Kind, Polarity, Relation, State, Strand, VerdictValue, relation_id_for
from . import ledger as ledgers
from . import likeness
from .comparisons import made_of
from .evidence import Evidence, Query
from .fading import UNFADED, Fading
from .identity import representative
from .ledger import MODALITIES, TIERS, Ledger
from .memo import Content, Memo, Rows
from .tally import IGNORED, Marks, Pairs, state_of

__all__ = [
    "Evidence",
    "Query",
    "counted",
    "derive",
    "entered",
    "forget",
    "origins",
    "relation_between",
    "representative",
    "state_of",
    "summary",
    "within",
]

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Which rows of a ledger a person rejected, and which a person accepted."""

    rejected: Flags
    accepted: Flags


_origins: Memo[dict[str, int]] = Memo()
_ledgers: Memo[Ledger] = Memo()
_judged: Memo[Judged] = Memo()
_pairs: Memo[Pairs] = Memo(4)
_timeless: Memo[Marks] = Memo(4)


def derive(evidence: Evidence, query: Query) -> list[Relation]:
    """The relations that a query sees, strongest first, then by id. What counts is told at ``Query``.

    What depends on the evidence alone is remembered, so that another window or filter costs a few milliseconds even
    over 100,000 claims. A pair without a claim that counts has no relation; see ``relation_between``.
    """
    pairs, marks, fading = _marked(evidence, query)
    relations = pairs.relations(marks, query.thresholds, fading)
    if query.polarities or query.states or query.hidden_actors or query.single_origin:
        merged = representative(evidence, folded=False)
        hidden = frozenset(merged.get(one, one) for one in query.hidden_actors)
        seen = (_shown(relation, query, hidden) for relation in relations)
        relations = sorted(filter(None, seen), key=lambda relation: (-relation.strength, relation.id))
    if query.relations:
        relations = [relation for relation in relations if relation.id in query.relations]
    if query.around:
        heads = representative(evidence, query.folded)
        near = within(relations, {heads.get(one, one) for one in query.around}, query.steps)
        relations = [relation for relation in relations if near.issuperset(relation.actors)]
    return relations


def within(relations: Iterable[Relation], centre: Collection[str], steps: int) -> set[str]:
    """The ids of a centre and of everybody whom at most so many relations lead to."""
    beside: dict[str, set[str]] = {}
    for relation in relations:
        one, other = relation.actors
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    reached, edge = set(centre), set(centre)
    for _ in range(steps):
        edge = {other for one in edge for other in beside.get(one, ())} - reached
        reached |= edge
    return reached


def counted(evidence: Evidence, query: Query) -> frozenset[str]:
    """The ids of the claims that a query counts, before anything is hidden."""
    ledger, judged = _entered(evidence)
    seen = _in_time(query, ledger.earliest, ledger.latest, ledger.holds)
    rows = np.flatnonzero((_timeless_marks(evidence, query, ledger, judged) != IGNORED) & seen)
    return frozenset(ledger.claims[row].id for row in rows.tolist())


def origins(evidence: Evidence) -> dict[str, int]:
    """A number for the origin of each document: those with one number are one origin."""
    return _origins.get("", (Content(evidence.documents),), lambda: likeness.origins(evidence.documents.values()))


def comparisons(evidence: Evidence) -> dict[str, str]:
    """Which passages and documents repeat each other, as far as that was asked for; for ``comparisons.recall``."""
    documents = list(evidence.documents.values())
    passages = ledgers.quoted(list(evidence.claims.values()), documents)
    return made_of(likeness.names(list(passages.values()), documents))


def relation_between(evidence: Evidence, query: Query, one: str, other: str) -> Relation:
    """The relation of two actors as a query sees it; one of state *unknown* when it sees no claim about them."""
    wanted = relation_id_for(one, other)
    found = next((relation for relation in derive(evidence, query) if relation.id == wanted), None)
    pair = (min(one, other), max(one, other))
    return found or Relation(pair, Strand(Polarity.COOPERATION), Strand(Polarity.COMPETITION), State.UNKNOWN)


def summary(relation: Relation) -> str:
    """A relation in a line: how many passages on each side, from when to when, from how many origins.

    >>> from allymap.model import Polarity
    >>> sides = Strand(Polarity.COOPERATION, ("a",), 20, earliest="2011"), Strand(Polarity.COMPETITION)
    >>> summary(Relation(("iran", "russia"), *sides, State.COOPERATIVE, 4))
    '20 cooperation · 2011 · 4 origins'
    """
    parts = [f"{strand.weight:.0f} {strand.polarity.value}" for strand in relation.strands]
    days = [day for strand in relation.strands for day in (strand.earliest, strand.latest) if day]
    if days:
        first, last = min(days)[:4], max(days)[:4]
        parts.append(first if first == last else f"{first}–{last}")
    if relation.origins:
        parts.append("1 origin" if relation.origins == 1 else f"{relation.origins} origins")
    return " · ".join(parts) or "no claims"


def forget() -> None:
    """Let go of everything remembered about earlier evidence."""
    for memo in (_origins, _ledgers, _judged, _pairs, _timeless):
        memo.clear()


def _shown(relation: Relation, query: Query, hidden: frozenset[str]) -> Relation | None:
    """What the filters that hide leave of a relation. Its state stays what the evidence says."""
    if hidden.intersection(relation.actors) or (query.states and relation.state not in query.states):
        return None
    if query.single_origin and relation.origins > 1:
        return None
    kept = [strand for strand in relation.strands if not query.polarities or strand.polarity in query.polarities]
    if len(kept) == len(relation.strands):
        return relation
    if not kept:
        return None
    one = kept[0]
    if one is relation.cooperation:
        return replace(relation, competition=Strand(Polarity.COMPETITION), origins=one.origins)
    return replace(relation, cooperation=Strand(Polarity.COOPERATION), origins=one.origins)


def _marked(evidence: Evidence, query: Query) -> tuple[Pairs, Marks, Fading]:
    """The sorted pairs of the evidence, which of their rows count, and how they fade."""
    ledger, judged = _entered(evidence)
    known: Rows = ([ledger], Content(evidence.actors), Content(evidence.judgements))
    pairs = _pairs.get(query.folded, known, lambda: Pairs(ledger, representative(evidence, query.folded)))
    # While a window moves, all that does not depend on it stays as it is.
    timeless = replace(query, start=None, end=None, as_of=None, half_life=0)
    marks = _timeless.get(
        timeless, ([pairs, judged], Content(evidence.documents)),
        lambda: _timeless_marks(evidence, query, ledger, judged)[pairs.order],
    )  # fmt: skip
    if query.start or query.end or query.as_of:
        marks = marks * _in_time(query, pairs.earliest, pairs.latest, pairs.holds)
    return pairs, marks, _fading(query, ledger)


def _fading(query: Query, ledger: Ledger) -> Fading:
    """From which day a query looks back: its own last one, else the last on which a claim of the evidence may begin."""
    if not query.half_life:
        return UNFADED
    asked = query.as_of or query.end
    return Fading(query.half_life, asked.toordinal() if asked else ledger.newest)


def entered(evidence: Evidence) -> tuple[Ledger, Flags, Flags]:
    """The claims as columns, and which of them a person rejected and accepted; remembered."""
    ledger, judged = _entered(evidence)
    return ledger, judged.rejected, judged.accepted


def _entered(evidence: Evidence) -> tuple[Ledger, Judged]:
    """The claims are compared here, once; whatever else depends on them goes by the ledger that stands for them."""
    rows = Content(evidence.claims), Content(evidence.documents)
    ledger = _ledgers.get("", rows, lambda: _ledger(evidence))
    return ledger, _judged.get("", ([ledger], Content(evidence.verdicts)), lambda: _verdicts(evidence, ledger))


def _ledger(evidence: Evidence) -> Ledger:
    return ledgers.build(list(evidence.claims.values()), list(evidence.documents.values()), origins(evidence))


def _verdicts(evidence: Evidence, ledger: Ledger) -> Judged:
    values = {verdict.claim_id: verdict.value for verdict in evidence.verdicts.values()}
    given = [values.get(claim.id) for claim in ledger.claims]
    rejected = np.array([value is VerdictValue.REJECTED for value in given], np.bool_)
    accepted = np.array([value is VerdictValue.ACCEPTED for value in given], np.bool_)
    return Judged(rejected, accepted)


def _timeless_marks(evidence: Evidence, query: Query, ledger: Ledger, judged: Judged) -> Marks:
    """What each claim counts for with the time window open."""
    counts = _counts(ledger, query, judged) & _seen(evidence, query, ledger, judged)
    return counts.view(np.int8) << (counts & judged.accepted).view(np.int8)


def _counts(ledger: Ledger, query: Query, judged: Judged) -> Flags:
    """What the evidence means: verdict, tier, modality, and whether the passage stands."""
    if query.reviewed_only:
        drawn = judged.accepted
    else:
        drawn = judged.accepted | np.array([tier in query.tiers for tier in TIERS])[ledger.tier]
    told = np.array([modality in query.modalities for modality in MODALITIES])[ledger.modality]
    return np.asarray(drawn & ~judged.rejected & told & ledger.stands)


def _seen(evidence: Evidence, query: Query, ledger: Ledger, judged: Judged) -> Flags:
    """What the filters on claims leave."""
    seen = np.ones(len(ledger.claims), np.bool_)
    if query.arenas:
        seen &= ledger.in_arenas(query.arenas)
    if query.documents:
        seen &= _among(ledger.document, ledger.documents, query.documents)
    if query.publishers or query.grades:
        wanted = frozenset(one.id for one in evidence.documents.values() if _from(one, query))
        seen &= _among(ledger.document, ledger.documents, wanted)
    if query.narrators:
        seen &= _among(ledger.narrator, ledger.narrators, query.narrators)
    if query.events:
        seen &= _among(ledger.event, ledger.events, query.events)
    if query.kinds:
        seen &= np.where(ledger.holds, Kind.STATE in query.kinds, Kind.EVENT in query.kinds)
    if query.verdicts:
        seen &= _judged_as(query.verdicts, judged)
    return seen


def _judged_as(verdicts: frozenset[VerdictValue], judged: Judged) -> Flags:
    proposed = np.full(len(judged.accepted), VerdictValue.PROPOSED in verdicts) & ~(judged.rejected | judged.accepted)
    return np.asarray(proposed | (judged.accepted & (VerdictValue.ACCEPTED in verdicts)))


def _from(document: Document, query: Query) -> bool:
    """Whether a document has one of the publishers and of the grades that a query asks for."""
    letters, numbers = query.grades & frozenset("ABCDEF"), query.grades & frozenset("123456")
    return (
        (not query.publishers or document.publisher in query.publishers)
        and (not letters or document.reliability in letters)
        and (not numbers or document.credibility in numbers)
    )


def _in_time(query: Query, earliest: NDArray[np.int32], latest: NDArray[np.int32], holds: Flags) -> Flags:
    """Which of some claims the window leaves, by the days (ordinals) that each may mean and whether it is a state."""
    if query.start and query.end and query.end < query.start:
        return np.zeros(len(holds), np.bool_)
    seen = np.ones(len(holds), np.bool_)
    if query.end:
        seen &= earliest <= query.end.toordinal()
    if query.start:
        seen &= latest >= query.start.toordinal()
    if query.as_of:
        day = query.as_of.toordinal()
        seen &= (earliest <= day) & (~holds | (latest >= day))
    return seen


def _among(column: NDArray[np.int32], codes: dict[str, int], wanted: frozenset[str]) -> Flags:
    return np.isin(column, [codes[one] for one in wanted if one in codes])
