"""All findings of a map: camps, ties across their lines and inside them, brokers, strained triangles."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...model import Polarity, Progress, Relation
from ..evidence import Evidence, Query
from ..relations import derive
from .camps import Split, least_frustration
from .findings import Finding, FindingKind, Step, Telling
from .signed import BOTH, SignedGraph, sign_of, signed_graph
from .steadiness import Steadiness
from .triangles import shows, strained_triangles

_FEWEST_IN_A_CAMP = 2
_FEWEST_OF_A_BROKER = 2
_TOGETHER, _AGAINST = Polarity.COOPERATION, Polarity.COMPETITION


@dataclass(frozen=True, slots=True)
class Patterns:
    """The ``findings``, firm ones first within each kind, and the split they speak of (``None`` without two camps)."""

    findings: tuple[Finding, ...]
    graph: SignedGraph
    split: Split

    def shown(self, fragile: bool) -> tuple[Finding, ...]:
        """The findings that no single claim decides, or all of them."""
        return tuple(finding for finding in self.findings if fragile or not finding.fragile)


def find_patterns(
    evidence: Evidence, query: Query, camps: int = 2, seconds: float = 10.0, progress: Progress | None = None
) -> Patterns:
    """The findings of what a query sees. ``seconds`` bound the proof of the camps, and again the trial of each claim.

    Raises ``Cancelled`` between solver runs and ``ValueError`` for less than two camps.
    """
    progress = progress or Progress()
    relations = derive(evidence, query)
    telling = Telling(evidence, lambda one: evidence.actors[one].name if one in evidence.actors else one)
    steadiness = Steadiness(evidence, query)
    progress.phase("Looking for camps")
    graph = signed_graph(relations)
    split = least_frustration(graph, camps, seconds)
    camp_of = dict(zip(graph.actors, split.camps, strict=True))
    findings: list[Finding] = []
    if _two_sides(camp_of):
        progress.advance(0)
        trial = _Trial(relations, graph, split, camps, steadiness, time.monotonic() + seconds, progress)
        decided = trial.deciding_claims()
        findings.append(_camps(relations, split, camp_of, decided, trial.caveat(telling), telling))
        findings += _misfits(relations, camp_of, steadiness, telling)
        findings += _brokers(relations, camp_of, steadiness, telling)
    progress.phase("Looking for strained triangles")
    findings += strained_triangles(relations, steadiness, telling)
    kinds = list(FindingKind)
    findings.sort(key=lambda finding: (kinds.index(finding.kind), finding.fragile))
    return Patterns(tuple(findings), graph, split)


def _two_sides(camp_of: Mapping[str, int]) -> bool:
    sizes = Counter(camp_of.values())
    return sum(size >= _FEWEST_IN_A_CAMP for size in sizes.values()) >= 2


class _Trial:
    """Tries what would become of the camps if a single claim were dropped, or a contested tie were only one thing."""

    def __init__(
        self, relations: Sequence[Relation], graph: SignedGraph, split: Split, number: int, steadiness: Steadiness,
        deadline: float, progress: Progress,
    ) -> None:  # fmt: skip
        self._relations, self._number, self._progress = relations, number, progress
        self._camp_of = dict(zip(graph.actors, split.camps, strict=True))
        self._graph, self._split = graph, split
        self._steadiness, self._deadline = steadiness, deadline
        self._unknown = not split.exact

    def deciding_claims(self) -> tuple[str, ...]:
        """The claims without which another split would leave fewer ties that do not fit."""
        found = []
        for relation in self._relations:
            outcome: dict[int, bool] = {}
            for lost, left in self._steadiness.without_one(relation):
                sign = sign_of(left)
                if sign != sign_of(relation):
                    if sign not in outcome:
                        outcome[sign] = self._stands(relation, sign)
                    if not outcome[sign]:
                        found.append(lost)
        return tuple(found)

    def caveat(self, telling: Telling) -> str:
        """What else the camps hang on, in a sentence or two."""
        turning = [
            telling.names(relation.actors)
            for relation in self._relations
            if sign_of(relation) == BOTH and not (self._stands(relation, 1) and self._stands(relation, -1))
        ]
        swaying = [self._graph.actors[row] for row in self._graph.undecided(self._split.camps)]
        parts = []
        if swaying:
            parts.append(f"{telling.names(swaying, 4)} would fit another camp as well.")
        if turning:
            parts.append(f"The camps change with how a contested tie is read: {'; '.join(turning[:3])}.")
        if self._unknown:
            parts.append("Whether a better split exists was not settled in the time allowed.")
        return " ".join(parts)

    def _stands(self, relation: Relation, sign: int) -> bool:
        """Whether these camps are still the best when a relation has another sign."""
        one, other = relation.actors
        fits = BOTH if one not in self._camp_of or other not in self._camp_of else self._fit(one, other)
        was = sign_of(relation)
        # Dropping or turning a tie that does not fit makes this split better by as much as any other can become.
        if fits == BOTH or (was not in (BOTH, fits)) or (was == BOTH and sign == fits):
            return True
        self._progress.advance(0)
        left = self._deadline - time.monotonic()
        graph = signed_graph(self._relations, {relation.id: sign})
        mine = len(graph.misfits([self._camp_of[actor] for actor in graph.actors]))
        best = least_frustration(graph, self._number, max(left, 0.0))
        if best.frustration >= mine and not best.exact:
            self._unknown = True
        return best.frustration >= mine

    def _fit(self, one: str, other: str) -> int:
        return 1 if self._camp_of[one] == self._camp_of[other] else -1


def _camps(
    relations: Sequence[Relation], split: Split, camp_of: Mapping[str, int], decided: tuple[str, ...], caveat: str,
    telling: Telling,
) -> Finding:  # fmt: skip
    heavy: Counter[str] = Counter()
    members: dict[int, list[str]] = defaultdict(list)
    for relation in relations:
        for one in relation.actors:
            heavy[one] += int(relation.weight)
    for one in sorted(camp_of, key=lambda actor: (-heavy[actor], actor)):
        members[camp_of[one]].append(one)
    camps = tuple(tuple(members[camp]) for camp in sorted(members))
    listed = "; ".join(telling.names(camp) for camp in camps)
    ties = sum(sign_of(relation) != BOTH for relation in relations)
    proven = "" if split.exact else f" (at least {split.bound} in any split)"
    verb = "does" if split.frustration == 1 else "do"
    sentence = f"{len(camps)} camps: {listed}. {split.frustration} of {ties} ties {verb} not fit{proven}."
    steps = [
        telling.step(relation, polarity)
        for relation in relations
        for polarity in (_TOGETHER, _AGAINST)
        if shows(relation, polarity) and relation.actors[0] in camp_of and relation.actors[1] in camp_of
    ]
    everybody = tuple(one for camp in camps for one in camp)
    return Finding(FindingKind.CAMPS, sentence, everybody, tuple(steps), decided, caveat, camps)


def _misfits(
    relations: Sequence[Relation], camp_of: Mapping[str, int], steadiness: Steadiness, telling: Telling
) -> Iterator[Finding]:
    """Cooperation across the line and competition inside a camp, heaviest first."""
    for polarity, kind, where in (
        (_TOGETHER, FindingKind.ACROSS, "across the line between the camps"),
        (_AGAINST, FindingKind.INSIDE, "inside their own camp"),
    ):
        found = [
            relation
            for relation in relations
            if shows(relation, polarity)
            and all(one in camp_of for one in relation.actors)
            and (camp_of[relation.actors[0]] == camp_of[relation.actors[1]]) == (kind is FindingKind.INSIDE)
        ]
        for relation in sorted(found, key=lambda one: (-one.strand(polarity).weight, one.id)):
            step = telling.step(relation, polarity)
            decided = tuple(lost for lost, left in steadiness.without_one(relation) if not shows(left, polarity))
            yield Finding(kind, f"{step.sentence} {where}.", relation.actors, (step,), decided)


def _brokers(
    relations: Sequence[Relation], camp_of: Mapping[str, int], steadiness: Steadiness, telling: Telling
) -> Iterator[Finding]:
    """Actors that work with at least two of their own camp and two of another, the most even ones first."""
    partners: dict[str, dict[int, list[tuple[str, Relation]]]] = defaultdict(lambda: defaultdict(list))
    for relation in relations:
        one, other = relation.actors
        if shows(relation, _TOGETHER) and one in camp_of and other in camp_of:
            partners[one][camp_of[other]].append((other, relation))
            partners[other][camp_of[one]].append((one, relation))
    found = []
    for actor, by_camp in partners.items():
        sides = sorted(by_camp.items(), key=lambda side: (side[0] != camp_of[actor], -len(side[1]), side[0]))[:2]
        if len(sides) == 2 and min(len(side) for _, side in sides) >= _FEWEST_OF_A_BROKER:
            found.append((-min(len(side) for _, side in sides), actor, sides))
    for _, actor, sides in sorted(found, key=lambda row: row[:2]):
        decided = [
            lost
            for _, side in sides
            if len(side) == _FEWEST_OF_A_BROKER
            for _, relation in side
            for lost, left in steadiness.without_one(relation)
            if not shows(left, _TOGETHER)
        ]
        mine, theirs = (telling.names([one for one, _ in side]) for _, side in sides)
        sentence = f"Between the camps: {telling.name(actor)}, with {mine} of the own camp and {theirs} of the other."
        steps: list[Step] = [telling.step(relation, _TOGETHER, actor) for _, side in sides for _, relation in side]
        everybody = (actor, *(one for _, side in sides for one, _ in side))
        yield Finding(FindingKind.BROKER, sentence, everybody, tuple(steps), tuple(decided))
