"""The fewest ties that do not fit camps, proven by branch and bound over pairs that stand together or apart.

As Rendl, Rinaldi and Wiegele (2010) do it for two camps, with the bounds of ``semidefinite``.
"""

from __future__ import annotations

import heapq
import itertools
import math
import time
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from .search import improved
from .semidefinite import Point, Relaxation
from .signed import SignedGraph

_SEED = 19_970_718
_ROUNDINGS = 8
_CERTAIN = 0.02
_ROUNDING_ERROR = 1e-6


def prove(graph: SignedGraph, number: int | None, camps: Sequence[int], seconds: float) -> tuple[tuple[int, ...], int]:
    """The best split found, ``camps`` or a better one, and a number of misfits that no split falls below.

    The two are equal unless ``seconds`` ran out.
    """
    return _Branching(graph, number, camps, time.monotonic() + seconds).run()


class _Branching:
    """Parts of what is possible, those with the lowest bound first; a part that cannot be better is let go."""

    def __init__(self, graph: SignedGraph, number: int | None, camps: Sequence[int], deadline: float) -> None:
        self._graph, self._number, self._deadline = graph, number, deadline
        self._relaxation = Relaxation(graph, number)
        self._best, self._found = tuple(camps), len(graph.misfits(camps))
        self._chance = np.random.default_rng(_SEED)

    @property
    def _beyond(self) -> float:
        """A bound above this leaves nothing better, since misfits come whole."""
        return self._found - 1 + _ROUNDING_ERROR

    def run(self) -> tuple[tuple[int, ...], int]:
        order = itertools.count()
        bound, point = self._bounded(self._relaxation.start())
        parts = [(bound, next(order), point)]
        while parts and parts[0][0] <= self._beyond and time.monotonic() < self._deadline:
            bound, _, point = heapq.heappop(parts)
            for part in self._halves(point):
                lower, point = self._bounded(part)
                lower = max(lower, bound)
                if lower <= self._beyond:
                    heapq.heappush(parts, (lower, next(order), point))
        least = min(parts[0][0], self._found) if parts else self._found
        return self._best, max(0, math.ceil(least - _ROUNDING_ERROR))

    def _bounded(self, point: Point) -> tuple[float, Point]:
        bound, point = self._relaxation.bound(point, self._beyond, self._deadline)
        self._keep(_as_camps(point.together))
        if bound <= self._beyond:
            self._round(point)
        return bound, point

    def _halves(self, point: Point) -> Iterator[Point]:
        one, other = self._doubtful(point)
        for together in (False, True):
            yield self._relaxation.told(point, one, other, together)

    def _doubtful(self, point: Point) -> tuple[int, int]:
        """The pair that is least surely together or apart, a tied one if any is in doubt."""
        doubt = np.abs(point.together - 0.5)
        tied = min(self._graph.ties, key=lambda tie: float(doubt[tie[:2]]))
        if doubt[tied[:2]] < 0.5 - _CERTAIN:
            return tied[:2]
        np.fill_diagonal(doubt, math.inf)
        one, other = np.unravel_index(int(doubt.argmin()), doubt.shape)
        return int(one), int(other)

    def _round(self, point: Point) -> None:
        """Try camps drawn from the relaxation: each actor goes with the one of some random axes it is nearest to."""
        lengths, axes = np.linalg.eigh(point.cosines)
        vectors = axes * np.sqrt(np.maximum(lengths, 0))
        width = self._number or min(len(vectors), 8)
        for _ in range(_ROUNDINGS):
            drawn = self._chance.standard_normal((vectors.shape[1], width))
            self._keep((vectors @ drawn).argmax(axis=1))

    def _keep(self, camps: NDArray[np.intp]) -> None:
        """Take camps, after what single moves gain, if they are better; what is too many goes with the others."""
        better, found = improved(self._graph, camps % (self._number or len(camps)), self._number)
        if found < self._found:
            self._best, self._found = better, found


def _as_camps(together: NDArray[np.float64]) -> NDArray[np.intp]:
    """Everybody with the first actor that it is rather together with than apart from."""
    first: NDArray[np.intp] = (together > 0.5).argmax(axis=1)
    leaders = np.where(first[first] == first, first, np.arange(len(first)))
    return np.unique(leaders, return_inverse=True)[1].astype(np.intp)
