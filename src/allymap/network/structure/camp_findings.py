"""What camps say in plain words: who stands with whom, which ties do not fit, who works with both sides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ...model import Polarity, Relation
from .camps import Split
from .findings import Finding, FindingKind, Telling
from .signed import BOTH, sign_of
from .steadiness import Steadiness
from .trial import Camps, Trial
from .triangles import shows

_FEWEST_OF_A_BROKER = 2
_TOGETHER, _AGAINST = Polarity.COOPERATION, Polarity.COMPETITION


def camp_findings(
    relations: Sequence[Relation], split: Split, trial: Trial, steadiness: Steadiness, telling: Telling
) -> Iterator[Finding]:
    """The camps, the ties that do not fit them, heaviest first, and the brokers, the most even ones first."""
    yield _camps(relations, split, trial, telling)
    yield from _misfits(relations, trial, steadiness, telling)
    yield from _brokers(relations, trial, steadiness, telling)


def _camps(relations: Sequence[Relation], split: Split, trial: Trial, telling: Telling) -> Finding:
    heavy: Counter[str] = Counter()
    members: dict[int, list[str]] = defaultdict(list)
    for relation in relations:
        for one in relation.actors:
            heavy[one] += int(relation.weight)
    for one in sorted(trial.camps, key=lambda actor: (-heavy[actor], actor)):
        members[trial.camps[one]].append(one)
    camps = tuple(tuple(members[camp]) for camp in sorted(members))
    ties = sum(sign_of(relation) != BOTH for relation in relations)
    verb = "does" if split.frustration == 1 else "do"
    sentence = (
        f"{len(camps)} camps: {'; '.join(telling.names(camp) for camp in camps)}. "
        f"{split.frustration} of {ties} ties {verb} not fit{_gap(split)}."
    )
    steps = [
        telling.step(relation, polarity)
        for relation in relations
        for polarity in (_TOGETHER, _AGAINST)
        if shows(relation, polarity)
    ]
    everybody = tuple(one for camp in camps for one in camp)
    decided, caveat = tuple(trial.without), trial.caveat(telling)
    return Finding(FindingKind.CAMPS, sentence, everybody, tuple(steps), decided, caveat, camps, trial.settled)


def _gap(split: Split) -> str:
    """How far the best split may be away, in words; empty where there is none better."""
    if split.exact:
        return ""
    gap = split.frustration - split.bound
    return f"; no split leaves fewer than {split.bound}, so the best one fits at most {gap} more"


def _misfits(
    relations: Sequence[Relation], trial: Trial, steadiness: Steadiness, telling: Telling
) -> Iterator[Finding]:
    """Cooperation across the line and competition inside a camp."""
    for polarity, kind, where in (
        (_TOGETHER, FindingKind.ACROSS, "across the line between the camps"),
        (_AGAINST, FindingKind.INSIDE, "inside their own camp"),
    ):
        inside = kind is FindingKind.INSIDE
        found = [one for one in relations if shows(one, polarity) and _together(one, trial.camps) == inside]
        for relation in sorted(found, key=lambda one: (-one.strand(polarity).weight, one.id)):
            step = telling.step(relation, polarity)
            empty = [lost for lost, left in steadiness.without_one(relation) if not shows(left, polarity)]
            moved = [lost for lost, camps in trial.without.items() if _together(relation, camps) != inside]
            decided = tuple(dict.fromkeys(empty + moved))
            yield Finding(kind, f"{step.sentence} {where}.", relation.actors, (step,), decided, settled=trial.settled)


def _together(relation: Relation, camps: Camps) -> bool:
    return camps[relation.actors[0]] == camps[relation.actors[1]]


def _brokers(
    relations: Sequence[Relation], trial: Trial, steadiness: Steadiness, telling: Telling
) -> Iterator[Finding]:
    """Actors that work with at least two of their own camp and two of another."""
    partners: dict[str, dict[str, Relation]] = defaultdict(dict)
    for relation in relations:
        if shows(relation, _TOGETHER):
            for one, other in (relation.actors, relation.actors[::-1]):
                partners[one][other] = relation
    found = []
    for actor, with_whom in partners.items():
        sides = _sides(actor, list(with_whom), trial.camps)
        if sides is not None:
            found.append((-min(len(side) for side in sides), actor, sides))
    for _, actor, sides in sorted(found, key=lambda row: row[:2]):
        mine, theirs = (telling.names(side) for side in sides)
        everybody = (actor, *sides[0], *sides[1])
        steps = tuple(telling.step(partners[actor][one], _TOGETHER, actor) for one in everybody[1:])
        decided = tuple(_undoing(actor, partners[actor], trial, steadiness))
        sentence = f"{telling.name(actor)} works with {mine} of its own camp and with {theirs} of another."
        yield Finding(FindingKind.BROKER, sentence, everybody, steps, decided, settled=trial.settled)


def _sides(actor: str, partners: Sequence[str], camps: Camps) -> tuple[list[str], list[str]] | None:
    """Partners in the own camp and in the one with most partners besides; ``None`` for one who is no broker."""
    by_camp: dict[int, list[str]] = defaultdict(list)
    for one in partners:
        by_camp[camps[one]].append(one)
    mine = by_camp.pop(camps[actor], [])
    theirs = max(by_camp.values(), key=len, default=[])
    return (mine, theirs) if min(len(mine), len(theirs)) >= _FEWEST_OF_A_BROKER else None


def _undoing(actor: str, partners: Mapping[str, Relation], trial: Trial, steadiness: Steadiness) -> Iterator[str]:
    """The claims without which an actor is no broker: each takes a partner away, or makes for other camps."""
    lost = {
        claim: other
        for other, relation in partners.items()
        for claim, left in steadiness.without_one(relation)
        if not shows(left, _TOGETHER)
    }
    for claim in dict.fromkeys([*lost, *trial.without]):
        left = [one for one in partners if one != lost.get(claim)]
        if _sides(actor, left, trial.without.get(claim, trial.camps)) is None:
            yield claim
