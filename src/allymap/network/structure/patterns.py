"""All findings of a map: camps, ties across their lines and inside them, brokers, strained triangles."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass

from ...model import Progress
from ..evidence import Evidence, Query
from ..relations import derive
from .camp_findings import camp_findings
from .camps import Split, least_frustration
from .findings import Finding, FindingKind, Telling
from .signed import SignedGraph, signed_graph
from .steadiness import Steadiness
from .trial import Trial
from .triangles import strained_triangles

_FEWEST_IN_A_CAMP = 2


@dataclass(frozen=True, slots=True)
class Patterns:
    """The ``findings``, firm ones first within each kind, and the split they speak of (``None`` without two camps)."""

    findings: tuple[Finding, ...]
    graph: SignedGraph
    split: Split

    def shown(self, fragile: bool) -> tuple[Finding, ...]:
        """The findings that no single claim decides, those of which that is not settled among them, or all."""
        return tuple(finding for finding in self.findings if fragile or not finding.fragile)


def find_patterns(
    evidence: Evidence, query: Query, camps: int | None = 2, seconds: float = 10.0, progress: Progress | None = None
) -> Patterns:
    """The findings of what a query sees, with at most so many ``camps``, as many as fit best where it is ``None``.

    ``seconds`` bound the proof of the camps, and again the trial of each claim. Raises ``Cancelled`` between proofs and
    ``ValueError`` for less than two camps.
    """
    progress = progress or Progress()
    relations = derive(evidence, query)
    telling = Telling(evidence, lambda one: evidence.actors[one].name if one in evidence.actors else one)
    steadiness = Steadiness(evidence, query)
    progress.phase("Looking for camps")
    graph = signed_graph(relations)
    split = least_frustration(graph, camps, seconds)
    findings: list[Finding] = []
    if _two_sides(split):
        progress.advance(0)
        trial = Trial(relations, graph, split, camps, steadiness, time.monotonic() + seconds, progress)
        findings += camp_findings(relations, split, trial, steadiness, telling)
    progress.phase("Looking for strained triangles")
    findings += strained_triangles(relations, steadiness, telling)
    kinds = list(FindingKind)
    findings.sort(key=lambda finding: (kinds.index(finding.kind), finding.fragile or not finding.settled))
    return Patterns(tuple(findings), graph, split)


def _two_sides(split: Split) -> bool:
    sizes = Counter(split.camps)
    return sum(size >= _FEWEST_IN_A_CAMP for size in sizes.values()) >= 2
