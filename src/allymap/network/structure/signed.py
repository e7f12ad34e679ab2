"""Relations as a graph with signs: +1 works together, -1 competes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...model import Relation, State

Tie = tuple[int, int, int]
"""Two rows of actors and the sign between them."""

BOTH = 0
"""The sign of a contested tie: whatever the camps are, one of its strands fits and the other does not."""


@dataclass(frozen=True, slots=True)
class SignedGraph:
    """``actors`` by row; ``ties`` have a sign of +1 or -1, at most one for each pair."""

    actors: tuple[str, ...]
    ties: tuple[Tie, ...]

    @property
    def neighbours(self) -> list[dict[int, int]]:
        """For each actor the signs of its ties by the other's row."""
        found: list[dict[int, int]] = [{} for _ in self.actors]
        for one, other, sign in self.ties:
            found[one][other] = found[other][one] = sign
        return found

    def misfits(self, camps: Sequence[int]) -> list[Tie]:
        """The ties that do not fit camps (one number an actor): cooperation between them, competition inside."""
        return [tie for tie in self.ties if (camps[tie[0]] == camps[tie[1]]) != (tie[2] > 0)]

    def undecided(self, camps: Sequence[int]) -> list[int]:
        """The rows of actors with ties that would fit another camp as well as their own."""
        pull: list[dict[int, int]] = [{} for _ in self.actors]
        for one, other, sign in self.ties:
            for actor, partner in ((one, other), (other, one)):
                camp = camps[partner]
                pull[actor][camp] = pull[actor].get(camp, 0) + sign
        return [
            actor
            for actor, felt in enumerate(pull)
            if felt and any(felt.get(camp, 0) >= felt.get(camps[actor], 0) for camp in set(camps) - {camps[actor]})
        ]


def sign_of(relation: Relation) -> int:
    """+1, -1, or ``BOTH`` for a contested pair and for a thin one whose strands weigh the same.

    Of a thin pair the heavier strand counts.
    """
    if relation.state in (State.CONTESTED, State.UNKNOWN):
        return BOTH
    return (relation.cooperation.weight > relation.competition.weight) - (
        relation.cooperation.weight < relation.competition.weight
    )


def signed_graph(relations: Iterable[Relation], read_as: Mapping[str, int] | None = None) -> SignedGraph:
    """The graph of some relations. ``read_as`` gives relations (by id) another sign; those of ``BOTH`` are left out.

    A contested tie is frustrated once in every split, so leaving it out changes no camp.
    """
    signs = {relation.actors: (read_as or {}).get(relation.id, sign_of(relation)) for relation in relations}
    actors = tuple(sorted({one for pair in signs for one in pair}))
    row = {one: at for at, one in enumerate(actors)}
    return SignedGraph(
        actors, tuple((row[one], row[other], sign) for (one, other), sign in sorted(signs.items()) if sign != BOTH)
    )
