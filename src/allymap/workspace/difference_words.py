"""A difference told in sentences, the most telling first: relations, then claims, then what stays and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from ..model import Actor, Claim, Relation
from ..model.wording import counted, cut
from .plan import Kept, Reason

if TYPE_CHECKING:
    from .difference import ChangedClaim, ChangedRelation, Difference

T = TypeVar("T")

_QUOTED = 90
"""Characters of a passage that are quoted."""

_QUIET = frozenset({"confidence", "reasons", "by"})
"""Fields whose change alone is counted and not told claim by claim."""

_STAYS = {
    Reason.ACCEPTED: "accepted claim",
    Reason.REJECTED: "rejected claim",
    Reason.BY_HAND: "hand-made or corrected claim",
}


class Matter(StrEnum):
    """What a part of a difference is about."""

    RELATIONS = "relations"
    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    ACTORS = "actors"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a difference: how many rows are concerned, and what becomes of them in sentences."""

    matter: Matter
    number: int
    sentences: tuple[str, ...]


def parts_of(difference: Difference, most: int) -> list[Part]:
    """What would change and what stays, by matter, leaving out empty ones; of each at most ``most`` are named."""
    told = _Teller(difference.names)
    outcomes = [pair for pair in difference.relations if pair.outcome]
    resting = _resting_on_others(len(difference.relations) - len(outcomes))
    changes = sorted(difference.changed, key=lambda change: _QUIET.issuperset(change.fields))
    lost = [one.claim for one in difference.kept if one.found is None]
    parts = (
        Part(
            Matter.RELATIONS, len(difference.relations), (*_some(outcomes, most, told.relation, "relation"), *resting)
        ),
        Part(Matter.NEW, len(difference.new), tuple(_some(difference.new, most, told.claim, "claim"))),
        Part(Matter.GONE, len(difference.gone), tuple(_some(difference.gone, most, told.claim, "claim"))),
        Part(Matter.CHANGED, len(changes), tuple(_some(changes, most, told.change, "claim"))),
        Part(Matter.ACTORS, len(difference.actors), tuple(_some(difference.actors, most, told.actor, "actor"))),
        Part(Matter.KEPT, len(difference.kept), (*_staying(difference.kept), *_some(lost, most, told.lost, "claim"))),
    )
    return [part for part in parts if part.number]


def headline(difference: Difference) -> str:
    """The difference in one sentence of numbers."""
    read = counted(difference.documents, "document")
    if not difference:
        return f"Nothing changes: {read} read again with the same outcome."
    counts = Counter(_spoken(name) for change in difference.changed for name in change.fields)
    which = f" ({', '.join(f'{name} {number}' for name, number in counts.most_common())})" if counts else ""
    actors = f"; {counted(len(difference.actors), 'actor')} new or with a principal" if difference.actors else ""
    return (
        f"{read} read again: {counted(len(difference.new), 'claim')} new, {len(difference.gone)} gone,"
        f" {len(difference.changed)} changed{which}{actors}."
    )


def sentences_on(difference: Difference, most: int) -> list[str]:
    """What would change; of each kind of change at most ``most`` are named, and the rest are counted."""
    told = _Teller(difference.names)
    outcomes = [pair for pair in difference.relations if pair.outcome]
    changes = [change for change in difference.changed if not _QUIET.issuperset(change.fields)]
    lost = [one.claim for one in difference.kept if one.reason is Reason.ACCEPTED and one.found is None]
    return [
        headline(difference),
        *_some(outcomes, most, told.relation, "relation"),
        *_resting_on_others(len(difference.relations) - len(outcomes)),
        *_some(difference.new, most, lambda claim: f"New: {told.claim(claim)}", "new claim"),
        *_some(difference.gone, most, lambda claim: f"Not found any more: {told.claim(claim)}", "vanished claim"),
        *_some(changes, most, lambda change: f"Changed {told.change(change)}", "changed claim"),
        *_staying(difference.kept),
        *_some(lost, most, lambda claim: f"Accepted, not found any more, and kept: {told.claim(claim)}", "such claim"),
    ]


class _Teller:
    """Tells of claims and relations by the names of their actors."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def name(self, actor_id: str) -> str:
        return self._names.get(actor_id, actor_id)

    def relation(self, pair: ChangedRelation) -> str:
        both = " and ".join(map(self.name, pair.actors))
        return f"{both}: {_strands(pair.before)} → {_strands(pair.after)}."

    def claim(self, claim: Claim) -> str:
        arrow = "→" if claim.directed else "↔"
        what = ", ".join(filter(None, (claim.polarity.value, claim.event or claim.kind.value, claim.date)))
        quoted = cut(claim.words, _QUOTED)
        stop = "" if quoted.endswith((".", "!", "?", "…")) else "."
        return f"{self.name(claim.source_id)} {arrow} {self.name(claim.target_id)}, {what}: “{quoted}”{stop}"

    def change(self, change: ChangedClaim) -> str:
        told = [_change_of(name, getattr(change.before, name), getattr(change.after, name)) for name in change.fields]
        return f"({'; '.join(told)}): {self.claim(change.after)}"

    def lost(self, claim: Claim) -> str:
        return f"Not found any more: {self.claim(claim)}"

    def actor(self, actor: Actor) -> str:
        principal = f", acts for {self.name(actor.principal_id)}" if actor.principal_id else ""
        return f"{actor.name} ({_spoken(actor.kind.value)}){principal}."


def _resting_on_others(number: int) -> Iterable[str]:
    if number == 1:
        yield "1 relation rests on other claims and stays what it is."
    elif number:
        yield f"{number} relations rest on other claims and stay what they are."


def _staying(kept: Sequence[Kept]) -> Iterable[str]:
    counts = Counter(one.reason for one in kept)
    for reason, noun in _STAYS.items():
        if number := counts[reason]:
            yield f"{counted(number, noun)} {'stays as it is' if number == 1 else 'stay as they are'}."


def _some(rows: Sequence[T], most: int, tell: Callable[[T], str], noun: str) -> Iterable[str]:
    yield from (tell(row) for row in rows[:most])
    if len(rows) > most:
        yield f"… and {counted(len(rows) - most, f'more {noun}')}."


def _strands(relation: Relation | None) -> str:
    if relation is None:
        return "no relation"
    counts = [f"{strand.weight:.0f} {strand.polarity.value}" for strand in relation.strands]
    return f"{relation.state.value} ({', '.join(counts)})"


def _change_of(name: str, before: object, after: object) -> str:
    """A field with its values, or the field alone where its values say nothing to a person."""
    if name in ("reasons", "passage") or name.endswith("_span"):
        return _spoken(name)
    was, now = _value(before), _value(after)
    return f"{_spoken(name)} by less than 0.01" if was == now else f"{_spoken(name)} {was} → {now}"


def _spoken(name: str) -> str:
    return name.replace("_", " ")


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return str(value) or "none"
