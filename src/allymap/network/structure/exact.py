"""The fewest ties that do not fit, proven by SciPy's HiGHS as a mixed integer programme.

After Aref, Mason and Wilson (2020), "A modeling and computational study of the frustration index in signed networks":
an actor's camp is a binary variable, a tie's misfit another one; short cycles and degrees tighten what lies between.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from .cycles import Cycle, never_fits
from .signed import SignedGraph

Term = tuple[int, float]


class _Rows:
    """Linear constraints, each ``sum of terms >= least``."""

    def __init__(self) -> None:
        self.entries: list[tuple[int, int, float]] = []
        self.least: list[float] = []

    def add(self, terms: Iterable[Term], least: float) -> None:
        row = len(self.least)
        self.entries += [(row, column, value) for column, value in terms]
        self.least.append(least)

    def constraint(self, columns: int) -> LinearConstraint:
        row, column, value = zip(*self.entries, strict=True)
        matrix = coo_array((value, (row, column)), shape=(len(self.least), columns)).tocsr()
        return LinearConstraint(matrix, lb=np.array(self.least))


def prove(
    graph: SignedGraph, number: int, cycles: Sequence[Cycle], known: int, seconds: float
) -> tuple[tuple[int, ...] | None, int]:
    """A better split than one with ``known`` misfits, or ``None``, and a number of misfits that none falls below.

    The bound equals ``known`` when nothing better exists; it is lower when ``seconds`` ran out first.
    """
    actors, ties = len(graph.actors), len(graph.ties)
    places = actors if number == 2 else actors * number
    rows = _Rows()
    (_two_camps if number == 2 else _many_camps)(rows, graph, number, places)
    for cycle in cycles:
        _cycle(rows, graph, cycle, number, places)
    for mine in _incident(graph):
        # In the best split, moving one actor over gains nothing: with two camps, no more than half of its ties misfit.
        if number == 2 and mine:
            rows.add([(places + row, -1) for row in mine], -(len(mine) // 2))
    rows.add([(places + row, -1) for row in range(ties)], -(known - 1))
    low, high = _bounds(graph, number, places + ties)
    result = milp(
        np.concatenate([np.zeros(places), np.ones(ties)]), constraints=rows.constraint(places + ties),
        integrality=np.ones(places + ties, np.int8), bounds=Bounds(low, high),
        options={"time_limit": max(seconds, 0.01)},
    )  # fmt: skip
    if result.status == 2:  # infeasible: nothing has fewer misfits than what is known
        return None, known
    bound = 0 if result.mip_dual_bound is None else max(0, math.ceil(result.mip_dual_bound - 1e-6))
    camps = None if result.x is None else _read(result.x, actors, number)
    return camps, min(bound, known)


def _two_camps(rows: _Rows, graph: SignedGraph, _: int, places: int) -> None:
    for at, (one, other, sign) in enumerate(graph.ties):
        misfit = places + at
        if sign > 0:
            rows.add([(misfit, 1), (one, -1), (other, 1)], 0)
            rows.add([(misfit, 1), (one, 1), (other, -1)], 0)
        else:
            rows.add([(misfit, 1), (one, -1), (other, -1)], -1)
            rows.add([(misfit, 1), (one, 1), (other, 1)], 1)


def _many_camps(rows: _Rows, graph: SignedGraph, number: int, places: int) -> None:
    for actor in range(len(graph.actors)):
        mine = [actor * number + camp for camp in range(number)]
        rows.add([(place, 1) for place in mine], 1)
        rows.add([(place, -1) for place in mine], -1)
    for at, (one, other, sign) in enumerate(graph.ties):
        misfit = places + at
        for camp in range(number):
            here, there = one * number + camp, other * number + camp
            if sign > 0:
                rows.add([(misfit, 1), (here, -1), (there, 1)], 0)
            else:
                rows.add([(misfit, 1), (here, -1), (there, -1)], -1)


def _cycle(rows: _Rows, graph: SignedGraph, cycle: Cycle, number: int, places: int) -> None:
    """With two camps, a cycle has as many misfits, odd or even, as competitions; with more, at least one or none."""
    if number > 2:
        if never_fits(graph, cycle, number):
            rows.add([(places + row, 1) for row in cycle], 1)
        return
    wrong = 0 if never_fits(graph, cycle, number) else 1
    for size in range(wrong, len(cycle) + 1, 2):
        for chosen in combinations(cycle, size):
            rows.add([(places + row, -1 if row in chosen else 1) for row in cycle], 1 - size)


def _incident(graph: SignedGraph) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in graph.actors]
    for row, (one, other, _) in enumerate(graph.ties):
        found[one].append(row)
        found[other].append(row)
    return found


def _bounds(graph: SignedGraph, number: int, columns: int) -> tuple[list[float], list[float]]:
    """The camps have no names: the most tied actor stands in the first, the next in one of two, and so on."""
    low, high = [0.0] * columns, [1.0] * columns
    by_degree = sorted(range(len(graph.actors)), key=lambda actor: -len(graph.neighbours[actor]))
    if number == 2:
        low[by_degree[0]] = 1.0
        return low, high
    for rank, actor in enumerate(by_degree[: number - 1]):
        for camp in range(rank + 1, number):
            high[actor * number + camp] = 0.0
    return low, high


def _read(solution: NDArray[np.float64], actors: int, number: int) -> tuple[int, ...]:
    if number == 2:
        return tuple(int(solution[actor] < 0.5) for actor in range(actors))
    table = np.asarray(solution[: actors * number]).reshape(actors, number)
    return tuple(table.argmax(axis=1).tolist())
