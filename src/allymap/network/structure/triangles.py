"""Strained triangles: two actors that compete while both work with the third."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from ...model import Polarity, Relation, State
from .findings import Finding, FindingKind, Telling
from .signed import sign_of
from .steadiness import Steadiness

_TOGETHER, _AGAINST = Polarity.COOPERATION, Polarity.COMPETITION


def shows(relation: Relation, polarity: Polarity) -> bool:
    """Whether a relation counts as this polarity: a contested one counts as both."""
    if not relation.strand(polarity):
        return False
    return relation.state is State.CONTESTED or sign_of(relation) == (1 if polarity is _TOGETHER else -1)


def strained_triangles(relations: Sequence[Relation], steadiness: Steadiness, telling: Telling) -> Iterator[Finding]:
    """All of them, those with the heaviest weakest side first."""
    by_pair = {frozenset(relation.actors): relation for relation in relations}
    near: dict[str, set[str]] = {}
    for relation in relations:
        for one, other in (relation.actors, relation.actors[::-1]):
            near.setdefault(one, set()).add(other)
    found: list[tuple[float, float, tuple[str, ...], Finding]] = []
    for relation in relations:
        one, other = relation.actors
        for third in near[one] & near[other]:
            if third > other:
                sides = (
                    by_pair[frozenset((one, other))],
                    by_pair[frozenset((other, third))],
                    by_pair[frozenset((one, third))],
                )
                for weights, finding in _readings(sides, steadiness, telling):
                    found.append((-min(weights), -sum(weights), finding.actors, finding))
    yield from (finding for *_, finding in sorted(found, key=lambda row: row[:3]))


def _readings(
    sides: tuple[Relation, Relation, Relation], steadiness: Steadiness, telling: Telling
) -> Iterator[tuple[list[float], Finding]]:
    """A triangle for each side that can be the competition while the other two are cooperation."""
    for against, *together in permutations(sides):
        if together[0].id > together[1].id or not shows(against, _AGAINST):
            continue
        if not all(shows(side, _TOGETHER) for side in together):
            continue
        used = [(together[0], _TOGETHER), (against, _AGAINST), (together[1], _TOGETHER)]
        yield [side.strand(polarity).weight for side, polarity in used], _finding(used, steadiness, telling)


def _finding(used: list[tuple[Relation, Polarity]], steadiness: Steadiness, telling: Telling) -> Finding:
    (first, _), (against, _), (last, _) = used
    hub = next(iter(set(first.actors) & set(last.actors)))
    near = next(one for one in first.actors if one != hub)
    far = next(one for one in last.actors if one != hub)
    steps = (
        telling.step(first, _TOGETHER, hub), telling.step(against, _AGAINST, near), telling.step(last, _TOGETHER, far)
    )  # fmt: skip
    decided = [
        lost for side, polarity in used for lost, left in steadiness.without_one(side) if not shows(left, polarity)
    ]
    both = [telling.names(side.actors) for side, _ in used if side.state is State.CONTESTED]
    caveat = f"Contested, so that it counts here by one of its two strands: {'; '.join(both)}." if both else ""
    return Finding(
        FindingKind.TRIANGLE, f"{'; '.join(step.sentence for step in steps)}.",
        (hub, near, far), steps, tuple(decided), caveat,
    )  # fmt: skip
