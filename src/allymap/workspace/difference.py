"""What reading documents again would change, worked out before anything is written."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from ..model import Actor, Claim, Relation
from .difference_words import Matter, Part, headline, parts_of, sentences_on
from .importing import Batch, plan_of
from .plan import Kept, carried_out

if TYPE_CHECKING:
    from ..network.evidence import Evidence, Query

__all__ = ["ChangedClaim", "ChangedRelation", "Difference", "Matter", "Part", "between"]

_FIELDS = tuple(one.name for one in fields(Claim))


@dataclass(frozen=True, slots=True)
class ChangedClaim:
    """A claim of a machine that is found again and says something else; ``fields`` names what of it."""

    before: Claim
    after: Claim

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(name for name in _FIELDS if getattr(self.before, name) != getattr(self.after, name))


@dataclass(frozen=True, slots=True)
class ChangedRelation:
    """A pair whose state or strands change; ``None`` where there is no relation before, or none after."""

    before: Relation | None
    after: Relation | None

    @property
    def actors(self) -> tuple[str, str]:
        relation = self.before or self.after
        return relation.actors if relation else ("", "")

    @property
    def outcome(self) -> bool:
        """Whether the state or a weight changes, and not only which claims the weight is made of."""
        return _gist(self.before) != _gist(self.after)


@dataclass(frozen=True, slots=True)
class Difference:
    """What ``importing.apply`` would do with a batch. False when it would do nothing.

    ``actors`` are the rows of actors that are new, or whose principal was told now; ``kept`` are the claims that stay
    because of what a person did, whether they are found again or not. ``names`` are of all actors after it.
    """

    documents: int = 0
    actors: tuple[Actor, ...] = ()
    new: tuple[Claim, ...] = ()
    gone: tuple[Claim, ...] = ()
    changed: tuple[ChangedClaim, ...] = ()
    kept: tuple[Kept, ...] = ()
    relations: tuple[ChangedRelation, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.actors or self.new or self.gone or self.changed)

    def sentences(self, most: int = 5) -> list[str]:
        """The difference in words, one sentence each; of every kind of change at most ``most`` are named."""
        return sentences_on(self, most)

    def headline(self) -> str:
        """The difference in one sentence of numbers."""
        return headline(self)

    def parts(self, most: int = 500) -> list[Part]:
        """The same by matter (relations, new, gone, changed, actors, kept), for a window that has room for it."""
        return parts_of(self, most)


def between(
    evidence: Evidence, batch: Batch, own: Collection[str] = frozenset(), query: Query | None = None
) -> Difference:
    """What applying a batch would change in a project with this evidence; touches nothing.

    ``own`` are the ids of actors that a person made or edited (``Workspace.own_actors``), ``query`` says which
    relations are compared, usually those that a map draws.
    """
    from ..network.evidence import Query
    from ..network.relations import derive

    plan = plan_of(batch, evidence, own)
    after = carried_out(evidence, plan, () if batch.again else batch.documents)
    query = query or Query()
    before = {relation.id: relation for relation in derive(evidence, query)}
    then = {relation.id: relation for relation in derive(after, query)}
    pairs = [ChangedRelation(before.get(key), then.get(key)) for key in dict.fromkeys((*then, *before))]
    return Difference(
        documents=len(batch.documents),
        actors=plan.actors,
        new=tuple(claim for claim in plan.claims if claim.id not in evidence.claims),
        gone=plan.gone,
        changed=tuple(
            ChangedClaim(evidence.claims[claim.id], claim) for claim in plan.claims if claim.id in evidence.claims
        ),
        kept=plan.kept,
        relations=tuple(pair for pair in pairs if pair.before != pair.after),
        names={actor.id: actor.name for actor in after.actors.values()},
    )


def _gist(relation: Relation | None) -> object:
    return relation and (relation.state, relation.cooperation.weight, relation.competition.weight)
