"""Whether camps stand without any single claim, and however a contested tie is read."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from functools import cached_property

import networkx as nx

from ...model import Progress, Relation
from .camps import Split, least_frustration
from .findings import Telling
from .signed import BOTH, SignedGraph, sign_of, signed_graph
from .steadiness import Steadiness

Camps = Mapping[str, int]
"""The number of each actor's camp."""


class Trial:
    """Tries what would become of the camps if a single claim were dropped, or a contested tie were only one thing.

    ``settled`` is whether every answer so far was proven; ``deadline`` (``time.monotonic``) ends the proofs.
    """

    def __init__(
        self, relations: Sequence[Relation], graph: SignedGraph, split: Split, number: int | None,
        steadiness: Steadiness, deadline: float, progress: Progress,
    ) -> None:  # fmt: skip
        self._relations, self._graph, self._split, self._number = relations, graph, split, number
        self._steadiness, self._deadline, self._progress = steadiness, deadline, progress
        self.camps: Camps = dict(zip(graph.actors, split.camps, strict=True))
        self.settled = split.exact

    @cached_property
    def without(self) -> Mapping[str, Camps]:
        """The claims without which another split leaves fewer ties that do not fit, and that split."""
        found: dict[str, Camps] = {}
        for relation in self._relations:
            better: dict[int, Camps | None] = {}
            for lost, left in self._steadiness.without_one(relation):
                sign = sign_of(left)
                if sign != sign_of(relation):
                    if sign not in better:
                        better[sign] = self._better(relation, sign)
                    camps = better[sign]
                    if camps is not None:
                        found[lost] = camps
        return found

    def caveat(self, telling: Telling) -> str:
        """What else the camps hang on, in a sentence or two."""
        turning = [
            telling.names(relation.actors)
            for relation in self._relations
            if sign_of(relation) == BOTH and any(self._better(relation, sign) is not None for sign in (1, -1))
        ]
        swaying = [self._graph.actors[row] for row in self._graph.undecided(self._split.camps)]
        parts = []
        if swaying:
            parts.append(f"{telling.names(swaying, 4)} would fit another camp as well.")
        apart = self._apart()
        if apart:
            rest, whom = ("has no tie", "it") if len(apart) == 1 else ("have no ties", "them")
            parts.append(f"{telling.names(apart, 4)} {rest} to the others: nothing tells which camp to list {whom} in.")
        if turning:
            parts.append(f"The camps change with how a contested tie is read: {'; '.join(turning[:3])}.")
        if not self._split.exact:
            parts.append("Whether a better split exists was not settled in the time allowed.")
        elif not self.settled:
            parts.append("Whether a single claim decides this was not settled in the time allowed.")
        return " ".join(parts)

    def _apart(self) -> list[str]:
        """Who is in a group that no tie with one sign joins to the largest."""
        whole: nx.Graph[int] = nx.Graph((one, other) for one, other, _ in self._graph.ties)
        whole.add_nodes_from(range(len(self._graph.actors)))
        groups = sorted((sorted(group) for group in nx.connected_components(whole)), key=lambda one: (-len(one), one))
        return [self._graph.actors[row] for group in groups[1:] for row in group]

    def _better(self, relation: Relation, sign: int) -> Camps | None:
        """Better camps if a relation had another sign, ``None`` where these are still the best."""
        one, other = relation.actors
        fits = 1 if self.camps[one] == self.camps[other] else -1
        was = sign_of(relation)
        # Dropping or turning a tie that does not fit makes this split better by as much as any other can become.
        if was not in (BOTH, fits) or (was == BOTH and sign == fits):
            return None
        self._progress.advance(0)
        graph = signed_graph(self._relations, {relation.id: sign})
        known = [self.camps[actor] for actor in graph.actors]
        mine = len(graph.misfits(known))
        best = least_frustration(graph, self._number, max(self._deadline - time.monotonic(), 0.0), known)
        if best.frustration < mine:
            return dict(zip(graph.actors, best.camps, strict=True))
        if best.bound < mine:
            self.settled = False
        return None
