"""The part of the network that a map shows: actors with letters and counts, relations, and how many are hidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ..model import Actor, ActorKind, Relation
from .evidence import Evidence, Query
from .letters import letters_for
from .relations import derive, representative


@dataclass(frozen=True, slots=True)
class ViewActor:
    """An actor on the map. ``code`` goes into the disc; ``members`` are the ids it stands for, its own among them.

    ``relations`` and ``weight`` (distinct passages) count what the map shows of it. ``principal`` is the id of the
    actor it acts for in the end, where the map shows it apart from that; empty for its own principal.
    """

    id: str
    name: str
    kind: ActorKind = ActorKind.OTHER
    code: str = ""
    relations: int = 0
    weight: float = 0.0
    members: tuple[str, ...] = ()
    principal: str = ""


@dataclass(frozen=True, slots=True)
class MapView:
    """What a map shows: actors, most related first, and relations, heaviest first.

    Filters hide ``hidden_relations`` of the ``total_relations`` that there are without them.
    """

    actors: tuple[ViewActor, ...] = ()
    relations: tuple[Relation, ...] = ()
    total_relations: int = 0
    hidden_relations: int = 0


def build(evidence: Evidence, query: Query, kept: Collection[str] = frozenset()) -> MapView:
    """The view that a query asks for: every actor with a relation, and those ``kept`` (by id) even without one.

    The letters are given out as if nothing were hidden, so that no filter changes them.
    """
    shown = derive(evidence, query)
    every = shown if query == query.unfiltered else derive(evidence, query.unfiltered)
    heads = representative(evidence, query.folded)
    above = {} if query.folded else representative(evidence, folded=True)
    members: dict[str, list[str]] = defaultdict(list)
    for member, head in heads.items():
        members[head].append(member)
    centre = {heads[one] for one in query.around if one in heads}
    alone = {heads[one] for one in kept if one in heads and (not centre or heads[one] in centre)} | centre
    alone -= set(query.hidden_actors)
    counted = _counts(shown, alone)
    lettered = counted if every is shown else _counts(every, alone)
    letters = letters_for(_actor(evidence.actors, one) for one in lettered)
    actors = (
        _view_actor(_actor(evidence.actors, one), letters[one], count, members[one], above.get(one, one))
        for one, count in counted.items()
    )
    return MapView(tuple(actors), tuple(shown), len(every), len(every) - len(shown))


def _counts(relations: Sequence[Relation], alone: Collection[str]) -> dict[str, tuple[int, float]]:
    """The number and the weight of each actor's relations, most related first, then heaviest, then by id."""
    counts: dict[str, tuple[int, float]] = dict.fromkeys(alone, (0, 0.0))
    for relation in relations:
        weight = relation.cooperation.weight + relation.competition.weight
        for one in relation.actors:
            number, sum_ = counts.get(one, (0, 0.0))
            counts[one] = number + 1, sum_ + weight
    return dict(sorted(counts.items(), key=lambda item: (-item[1][0], -item[1][1], item[0])))


def _view_actor(actor: Actor, code: str, count: tuple[int, float], members: Sequence[str], principal: str) -> ViewActor:
    own = (actor.id,) if members == [actor.id] else tuple(sorted({actor.id, *members}))
    return ViewActor(actor.id, actor.name, actor.kind, code, *count, own, "" if principal == actor.id else principal)


def _actor(actors: Mapping[str, Actor], one: str) -> Actor:
    """An actor, or a nameless one for an id that only claims know."""
    return actors.get(one) or Actor(one, one)
