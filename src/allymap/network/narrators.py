"""The map according to one narrator, and the pairs on which two narrators disagree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from ..model import Relation
from .balance import Balance
from .evidence import Evidence, Query
from .relations import counted, derive


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A pair of which two narrators tell different things: its relation by the claims of each alone."""

    one: Relation
    other: Relation

    @property
    def relation_id(self) -> str:
        return self.one.id

    @property
    def claims(self) -> tuple[str, ...]:
        """What either says, the first narrator's claims first."""
        return self.one.claims + self.other.claims


def narrators(evidence: Evidence, query: Query) -> list[tuple[str, int]]:
    """Who says what a query counts, with the number of their claims, whoever says most first."""
    every = counted(evidence, replace(query, narrators=frozenset()))
    spoken = Counter(evidence.claims[one].narrator for one in every)
    return sorted(spoken.items(), key=lambda entry: (-entry[1], entry[0]))


def disagreements(evidence: Evidence, query: Query, one: str, other: str | None = None) -> list[Disagreement]:
    """The pairs both narrators speak of with another side prevailing, or contested for one only; heaviest first.

    Without an ``other``, that one is everybody else, taken together.
    """
    rest = frozenset(name for name, _ in narrators(evidence, query)) - {one} if other is None else frozenset({other})
    if not rest:
        return []
    first, second = (
        {relation.id: relation for relation in derive(evidence, replace(query, narrators=speakers))}
        for speakers in (frozenset({one}), rest)
    )
    found = [
        Disagreement(first[pair], second[pair])
        for pair in first.keys() & second.keys()
        if Balance.of(first[pair]).side != Balance.of(second[pair]).side
    ]
    return sorted(found, key=lambda pair: (-(pair.one.weight + pair.other.weight), pair.relation_id))
