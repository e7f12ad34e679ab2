"""Short cycles of a signed graph: each one that cannot fit any camps costs at least one tie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from .signed import SignedGraph

Cycle = tuple[int, ...]
"""The rows of its ties in ``SignedGraph.ties``."""


def triangles(graph: SignedGraph) -> Iterator[tuple[int, int, int]]:
    """The rows of three actors that are all tied to each other, in rising order."""
    neighbours = graph.neighbours
    for one, near in enumerate(neighbours):
        for other, third in combinations(sorted(row for row in near if row > one), 2):
            if third in neighbours[other]:
                yield one, other, third


def short_cycles(graph: SignedGraph, most: int) -> list[Cycle]:
    """Triangles, then squares without a diagonal, at most so many."""
    at = {frozenset(tie[:2]): row for row, tie in enumerate(graph.ties)}
    found: list[Cycle] = []
    for corners in _rings(graph):
        if len(found) == most:
            break
        following = (*corners[1:], corners[0])
        found.append(tuple(at[frozenset(pair)] for pair in zip(corners, following, strict=True)))
    return found


def _rings(graph: SignedGraph) -> Iterator[tuple[int, ...]]:
    yield from triangles(graph)
    neighbours = graph.neighbours
    for one, far in combinations(range(len(neighbours)), 2):
        if far in neighbours[one]:
            continue
        for left, right in combinations(sorted(neighbours[one].keys() & neighbours[far].keys()), 2):
            if one < left and right not in neighbours[left]:
                yield one, left, far, right


def never_fits(graph: SignedGraph, cycle: Iterable[int], number: int) -> bool:
    """Whether no ``number`` of camps fits a cycle: an odd number of competitions for two, exactly one for more."""
    against = sum(graph.ties[row][2] < 0 for row in cycle)
    return against % 2 == 1 if number == 2 else against == 1


def packed(graph: SignedGraph, cycles: Iterable[Cycle], number: int) -> int:
    """How many cycles that never fit can be laid side by side without sharing a tie (greedily): a lower bound."""
    taken: set[int] = set()
    count = 0
    for cycle in cycles:
        if taken.isdisjoint(cycle) and never_fits(graph, cycle, number):
            taken.update(cycle)
            count += 1
    return count
