"""A lower bound on the ties that do not fit two camps: how much of the ties it takes to meet every odd cycle.

A split leaves a tie of every cycle with an odd number of competitions unfitting, and whatever meets all of these cycles
comes from a split. Taken as a linear programme (SciPy's HiGHS), with cycles added as they are violated, this is the
relaxation of Barahona and Mahjoub (1986), "On the cut polytope"; on maps with few ties an actor it mostly is exact.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from .cycles import Cycle, odd_cycles
from .signed import SignedGraph

_ROUNDING_ERROR = 1e-4


def covered(graph: SignedGraph, enough: int, deadline: float) -> tuple[int, tuple[int, ...]]:
    """How many ties misfit at least, and the camps that the solution suggests; over at ``enough`` or the deadline."""
    ties = len(graph.ties)
    misfit = np.zeros(ties)
    cycles: dict[Cycle, None] = {}
    bound = 0
    while bound < enough and (left := deadline - time.monotonic()) > 0:
        new = [cycle for cycle in odd_cycles(graph, misfit) if cycle not in cycles]
        if not new:
            break
        cycles.update(dict.fromkeys(new))
        solved = milp(
            np.ones(ties), constraints=LinearConstraint(_matrix(cycles, ties), lb=1), bounds=Bounds(0, 1),
            options={"time_limit": left},
        )  # fmt: skip
        if solved.x is None or solved.status != 0:  # out of time
            break
        misfit, bound = solved.x, math.ceil(float(solved.x.sum()) - _ROUNDING_ERROR)
    return bound, _coloured(graph, misfit)


def _matrix(cycles: Iterable[Cycle], ties: int) -> csr_array:
    entries = [(row, tie) for row, cycle in enumerate(cycles) for tie in cycle]
    rows, columns = zip(*entries, strict=True)
    return csr_array((np.ones(len(entries)), (rows, columns)), shape=(rows[-1] + 1, ties))


def _coloured(graph: SignedGraph, misfit: NDArray[np.float64]) -> tuple[int, ...]:
    """Camps that follow from the ties that rather fit, going from actor to actor."""
    near: list[list[tuple[int, int]]] = [[] for _ in graph.actors]
    for (one, other, sign), share in zip(graph.ties, misfit.tolist(), strict=True):
        if share < 0.5:
            near[one].append((other, sign))
            near[other].append((one, sign))
    camps: dict[int, int] = {}
    for first in range(len(graph.actors)):
        camps.setdefault(first, 0)
        waiting = deque([first])
        while waiting:
            actor = waiting.popleft()
            for other, sign in near[actor]:
                if other not in camps:
                    camps[other] = camps[actor] if sign > 0 else 1 - camps[actor]
                    waiting.append(other)
    return tuple(camps[actor] for actor in range(len(graph.actors)))
