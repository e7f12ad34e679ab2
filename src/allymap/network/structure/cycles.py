"""Cycles of a signed graph: each one that cannot fit any camps costs at least one tie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

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


def never_fits(graph: SignedGraph, cycle: Iterable[int], number: int | None) -> bool:
    """Whether no ``number`` of camps fits a cycle: an odd number of competitions for two, exactly one for more."""
    against = sum(graph.ties[row][2] < 0 for row in cycle)
    return against % 2 == 1 if number == 2 else against == 1


def packed(graph: SignedGraph, cycles: Iterable[Cycle], number: int | None) -> int:
    """How many cycles that never fit can be laid side by side without sharing a tie (greedily): a lower bound."""
    taken: set[int] = set()
    count = 0
    for cycle in cycles:
        if taken.isdisjoint(cycle) and never_fits(graph, cycle, number):
            taken.update(cycle)
            count += 1
    return count


_LONGEST = 1 - 1e-4
_NOUGHT = 1e-7
"""What a tie is taken to be long at least: paths of no length at all could go round for ever."""


def odd_cycles(graph: SignedGraph, misfit: NDArray[np.float64]) -> list[Cycle]:
    """Cycles with an odd number of competitions whose ties have less than one ``misfit`` between them; none is missed.

    The shortest one through each actor: the way from its one side to its other, where competition changes sides.
    """
    size = len(graph.actors)
    paths = []
    for (one, other, sign), length in zip(graph.ties, misfit.tolist(), strict=True):
        for side in (0, 1):
            here, there = one + side * size, other + (side if sign > 0 else 1 - side) * size
            paths += [(here, there, length + _NOUGHT), (there, here, length + _NOUGHT)]
    starts, ends, lengths = zip(*paths, strict=True)
    ways = csr_array((lengths, (starts, ends)), shape=(2 * size, 2 * size))
    far, before = dijkstra(ways, indices=range(size), return_predecessors=True)
    found: dict[Cycle, None] = {}
    for actor in np.nonzero(far[np.arange(size), np.arange(size) + size] < _LONGEST)[0].tolist():
        walk = [actor + size]
        while walk[-1] != actor:
            walk.append(int(before[actor, walk[-1]]))
        found[_odd_round(graph, [at % size for at in walk])] = None
    return list(found)


def _odd_round(graph: SignedGraph, walk: Sequence[int]) -> Cycle:
    """The first round of a closed walk with an odd number of competitions. Raises ``ValueError`` if it has none."""
    row_of = {frozenset(tie[:2]): row for row, tie in enumerate(graph.ties)}
    trail: list[int] = []
    for actor in walk:
        if actor not in trail:
            trail.append(actor)
            continue
        start = trail.index(actor)
        cycle = tuple(sorted(row_of[frozenset(pair)] for pair in pairwise([*trail[start:], actor])))
        if never_fits(graph, cycle, 2):
            return cycle
        del trail[start + 1 :]
    raise ValueError("every round of this walk fits two camps")
