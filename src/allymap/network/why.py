"""Why a relation is in the state it is in: what counted, and the fewest claims whose rejection would change it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np

from ..model import Polarity, Relation, State, Thresholds, Verdict, VerdictValue
from .evidence import Evidence, Query
from .relations import derive, entered, relation_between
from .tally import STATES, state_of, states_of


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one claim adds to its strand.

    Claims whose passages are nearly identical have one ``passage`` number and share the weight of one passage.
    """

    claim_id: str
    polarity: Polarity
    weight: float
    passage: int


@dataclass(frozen=True, slots=True)
class Why:
    """``relation`` as a query counts it before strands are hidden, with its contributions in the order of its strands.

    ``tipping`` are the fewest claims whose rejection would change the state, and ``tipped`` is what it would be then;
    empty and *unknown* where nothing counts.
    """

    relation: Relation
    thresholds: Thresholds
    contributions: tuple[Contribution, ...]
    tipping: tuple[str, ...] = ()
    tipped: State = State.UNKNOWN

    @property
    def share(self) -> float:
        """The share of the smaller strand in the weight of the pair, 0 to 0.5."""
        weights = (self.relation.cooperation.weight, self.relation.competition.weight)
        return min(weights) / sum(weights) if any(weights) else 0.0


def why(evidence: Evidence, query: Query, one: str, other: str) -> Why:
    """Explain the relation of two actors of the map. Exact; 10,000 claims take about 0.1 s."""
    return explain(evidence, relation_between(evidence, _unhidden(query), one, other), query.thresholds)


def explain(evidence: Evidence, relation: Relation, thresholds: Thresholds) -> Why:
    """The same for a relation as derived with both its strands on show."""
    passages = _passages(evidence, relation)
    contributions = tuple(
        Contribution(claim, strand.polarity, 1 / len(group), number)
        for strand in relation.strands
        for claim, number, group in passages[strand.polarity]
    )
    sides = {
        polarity: sorted({number: group for _, number, group in rows}.values(), key=lambda group: (len(group), group))
        for polarity, rows in passages.items()
    }
    lost = _fewest(
        [len(group) for group in sides[Polarity.COOPERATION]],
        [len(group) for group in sides[Polarity.COMPETITION]], thresholds, relation.state,
    )  # fmt: skip
    tipping = tuple(
        claim
        for polarity, number in zip((Polarity.COOPERATION, Polarity.COMPETITION), lost, strict=True)
        for group in sides[polarity][:number]
        for claim in group
    )
    left = (len(sides[Polarity.COOPERATION]) - lost[0], len(sides[Polarity.COMPETITION]) - lost[1])
    return Why(relation, thresholds, contributions, tipping, state_of(*left, thresholds))


def without(evidence: Evidence, query: Query, claim_ids: tuple[str, ...], one: str, other: str) -> Relation:
    """The relation of two actors as it would be with some more claims rejected."""
    rejected = {claim: Verdict(claim, VerdictValue.REJECTED, "", "") for claim in claim_ids}
    return relation_between(replace(evidence, verdicts={**evidence.verdicts, **rejected}), query, one, other)


def by_impact(evidence: Evidence, query: Query) -> list[tuple[str, str]]:
    """The claims that a query counts with the id of their relation, those that decide most first.

    First those that decide a state together with the fewest others, then the rest; among equals those of heavier
    relations, then the less certain.
    """
    shown = {relation.id: relation for relation in derive(evidence, query)}
    ranked = []
    for relation in derive(evidence, _unhidden(query)):
        if relation.id not in shown:
            continue
        deciding = frozenset(explain(evidence, relation, query.thresholds).tipping)
        for claim in shown[relation.id].claims:
            needed = len(deciding) if claim in deciding else len(relation.claims) + 1
            rank = (claim not in deciding, needed, -relation.weight, evidence.claims[claim].confidence, claim)
            ranked.append((rank, claim, relation.id))
    return [(claim, relation_id) for _, claim, relation_id in sorted(ranked)]


def _unhidden(query: Query) -> Query:
    nothing: frozenset[str] = frozenset()
    return replace(
        query, polarities=frozenset(), states=frozenset(), hidden_actors=nothing, around=nothing, relations=nothing,
        single_origin=False,
    )  # fmt: skip


_Row = tuple[str, int, tuple[str, ...]]


def _passages(evidence: Evidence, relation: Relation) -> dict[Polarity, list[_Row]]:
    """Of each strand its claims with the number of their passage, and the claims of the strand that share it."""
    ledger, _, _ = entered(evidence)
    found: dict[Polarity, list[_Row]] = {}
    for strand in (relation.cooperation, relation.competition):
        groups: dict[int, list[str]] = defaultdict(list)
        numbers = [int(ledger.passage[ledger.rows[claim]]) for claim in strand.claims]
        for claim, number in zip(strand.claims, numbers, strict=True):
            groups[number].append(claim)
        settled = {number: tuple(sorted(group)) for number, group in groups.items()}
        found[strand.polarity] = [
            (claim, number, settled[number]) for claim, number in zip(strand.claims, numbers, strict=True)
        ]
    return found


def _fewest(cooperation: list[int], competition: list[int], thresholds: Thresholds, state: State) -> tuple[int, int]:
    """How many passages of either strand to take away, so that the state changes at the least cost in claims.

    A passage leaves only with all its claims, so that so many passages cost least when the smallest go first. Every
    pair of numbers that could cost less than the best one so far is tried. Nothing can change where nothing counts.
    """
    prices = [np.array([0, *accumulate(sizes)]) for sizes in (cooperation, competition)]
    best, answer = int(prices[0][-1] + prices[1][-1]), (len(cooperation), len(competition))
    rest = len(competition) - np.arange(len(competition) + 1)
    for gone, price in enumerate(prices[0].tolist()):
        if price > best:
            break
        left = len(cooperation) - gone
        affordable = int(np.searchsorted(prices[1], best - price, side="right"))
        changed = states_of(left, rest[:affordable], thresholds) != STATES.index(state)
        at = int(changed.argmax()) if changed.any() else -1
        if at >= 0 and price + int(prices[1][at]) < best:
            best, answer = price + int(prices[1][at]), (gone, at)
    return answer
