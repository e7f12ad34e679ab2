"""What a relation would be without any single one of its claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...model import Polarity, Relation, State, Strand
from ..evidence import Evidence, Query
from ..relations import derive
from ..tally import state_of


class Steadiness:
    """Answers for the relations of one query, each worked out once."""

    def __init__(self, evidence: Evidence, query: Query) -> None:
        self._evidence, self._query = evidence, query
        self._known: dict[str, tuple[tuple[str, Relation], ...]] = {}

    def without_one(self, relation: Relation) -> tuple[tuple[str, Relation], ...]:
        """Each claim whose loss changes the state or empties a strand, with what is left of the relation then."""
        if relation.id not in self._known:
            self._known[relation.id] = tuple(self._worked_out(relation)) if self._could_change(relation) else ()
        return self._known[relation.id]

    def _could_change(self, relation: Relation) -> bool:
        """A claim takes at most one passage along: where even that changes nothing, no claim has to be tried."""
        weights = {strand.polarity: strand.weight for strand in relation.strands}
        for polarity, weight in weights.items():
            fewer = {**weights, polarity: weight - 1}
            state = state_of(
                fewer.get(Polarity.COOPERATION, 0), fewer.get(Polarity.COMPETITION, 0), self._query.thresholds
            )
            if state is not relation.state or weight <= 1:
                return True
        return False

    def _worked_out(self, relation: Relation) -> Iterator[tuple[str, Relation]]:
        # The filters that hide strands and relations do not change what a relation is.
        query = replace(self._query, polarities=frozenset(), states=frozenset())
        claims = {one: self._evidence.claims[one] for one in relation.claims}
        for lost in relation.claims:
            rest = {one: claim for one, claim in claims.items() if one != lost}
            found = derive(replace(self._evidence, claims=rest), query)
            left = found[0] if found else _nothing(relation)
            if left.state is not relation.state or len(left.strands) != len(relation.strands):
                yield lost, left


def _nothing(relation: Relation) -> Relation:
    cooperation, competition = Strand(Polarity.COOPERATION), Strand(Polarity.COMPETITION)
    return Relation(relation.actors, cooperation, competition, State.UNKNOWN)
