"""Derives relations from claims: which claims count, for whom they act, and what they add up to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..model import Document, Kind, Polarity, Relation, State, Strand, VerdictValue, relation_id_for
from . import ledger as ledgers
from . import likeness
from .evidence import Evidence, Query
from .identity import representative
from .ledger import MODALITIES, TIERS, Ledger
from .memo import Memo, Rows
from .tally import Marks, Pairs, state_of

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

_origins: Memo[dict[str, int]] = Memo()
_ledgers: Memo[Ledger] = Memo()
_judged: Memo[tuple[Flags, Flags]] = Memo()
_pairs: Memo[Pairs] = Memo(4)


def derive(evidence: Evidence, query: Query) -> list[Relation]:
    """The relations that a query sees, heaviest first, then by id. What counts is told at ``Query``.

    What depends on the evidence alone is remembered, so that another window or filter costs a few milliseconds even
    over 100,000 claims. A pair without a claim that counts has no relation; see ``relation_between``.
    """
    pairs, marks = _marked(evidence, query)
    relations = pairs.relations(marks, query.thresholds)
    if query.polarities or query.states or query.hidden_actors or query.single_origin:
        merged = representative(evidence, folded=False)
        hidden = frozenset(merged.get(one, one) for one in query.hidden_actors)
        seen = (_shown(relation, query, hidden) for relation in relations)
        relations = sorted(filter(None, seen), key=lambda relation: (-relation.weight, relation.id))
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
    ledger, rejected, accepted = entered(evidence)
    rows = np.flatnonzero(_counts(ledger, query, rejected, accepted) & _seen(evidence, query))
    return frozenset(ledger.claims[row].id for row in rows.tolist())


def origins(evidence: Evidence) -> dict[str, int]:
    """A number for the origin of each document: those with one number are one origin."""
    documents = list(evidence.documents.values())
    return _origins.get("", (documents,), lambda: likeness.origins(documents))


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
    for memo in (_origins, _ledgers, _judged, _pairs):
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


def _marked(evidence: Evidence, query: Query) -> tuple[Pairs, Marks]:
    """The sorted pairs of the evidence, and which of their rows count."""
    ledger, rejected, accepted = entered(evidence)
    known: Rows = ([ledger], list(evidence.actors.values()), list(evidence.judgements.values()))
    pairs = _pairs.get(query.folded, known, lambda: Pairs(ledger, representative(evidence, query.folded)))
    counted = _counts(ledger, query, rejected, accepted) & _seen(evidence, query)
    marks = counted.view(np.int8) << (counted & accepted).view(np.int8)
    return pairs, marks[pairs.order]


def entered(evidence: Evidence) -> tuple[Ledger, Flags, Flags]:
    """The claims as columns, and which of them a person rejected and accepted; remembered.

    A million claims are compared here once; whatever else depends on them goes by the ledger that stands for them.
    """
    claims, documents = list(evidence.claims.values()), list(evidence.documents.values())
    ledger = _ledgers.get("", (claims, documents), lambda: ledgers.build(claims, documents, origins(evidence)))
    judged: Rows = ([ledger], list(evidence.verdicts.values()))
    return ledger, *_judged.get("", judged, lambda: _verdicts(evidence, ledger))


def _verdicts(evidence: Evidence, ledger: Ledger) -> tuple[Flags, Flags]:
    """Which rows a person rejected, and which a person accepted."""
    values = {verdict.claim_id: verdict.value for verdict in evidence.verdicts.values()}
    given = [values.get(claim.id) for claim in ledger.claims]
    rejected = np.array([value is VerdictValue.REJECTED for value in given], np.bool_)
    accepted = np.array([value is VerdictValue.ACCEPTED for value in given], np.bool_)
    return rejected, accepted


def _counts(ledger: Ledger, query: Query, rejected: Flags, accepted: Flags) -> Flags:
    """What the evidence means: verdict, tier, modality, and whether the passage stands."""
    if query.reviewed_only:
        drawn = accepted
    else:
        drawn = accepted | np.array([tier in query.tiers for tier in TIERS])[ledger.tier]
    told = np.array([modality in query.modalities for modality in MODALITIES])[ledger.modality]
    return np.asarray(drawn & ~rejected & told & ledger.stands)


def _seen(evidence: Evidence, query: Query) -> Flags:
    """What the window and the filters on claims leave."""
    ledger, rejected, accepted = entered(evidence)
    seen = _in_time(ledger, query)
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
        seen &= _judged_as(query.verdicts, rejected, accepted)
    return seen


def _judged_as(verdicts: frozenset[VerdictValue], rejected: Flags, accepted: Flags) -> Flags:
    proposed = np.full(len(accepted), VerdictValue.PROPOSED in verdicts) & ~(rejected | accepted)
    return np.asarray(proposed | (accepted & (VerdictValue.ACCEPTED in verdicts)))


def _from(document: Document, query: Query) -> bool:
    """Whether a document has one of the publishers and of the grades that a query asks for."""
    letters, numbers = query.grades & frozenset("ABCDEF"), query.grades & frozenset("123456")
    return (
        (not query.publishers or document.publisher in query.publishers)
        and (not letters or document.reliability in letters)
        and (not numbers or document.credibility in numbers)
    )


def _in_time(ledger: Ledger, query: Query) -> Flags:
    seen = np.ones(len(ledger.claims), np.bool_)
    if query.end:
        seen &= ledger.earliest <= query.end.toordinal()
    if query.start:
        seen &= ledger.latest >= query.start.toordinal()
    if query.as_of:
        day = query.as_of.toordinal()
        seen &= (ledger.earliest <= day) & (~ledger.holds | (ledger.latest >= day))
    return seen


def _among(column: NDArray[np.int32], codes: dict[str, int], wanted: frozenset[str]) -> Flags:
    return np.isin(column, [codes[one] for one in wanted if one in codes])
