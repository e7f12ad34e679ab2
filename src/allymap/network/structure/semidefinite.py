"""A lower bound on the ties that do not fit so many camps: a semidefinite relaxation, solved by alternating directions.

Actors are unit vectors, those of a camp the same one and those of different camps as far apart as so many vectors can
be: the relaxation of Frieze and Jerrum (1997) with the triangle inequalities of Grötschel and Wakabayashi (1989), each
added once it is violated. Solved on the dual side after Wen, Goldfarb and Yin (2010). Any dual point gives a bound that
holds whatever the rounding errors of the way there, so that nothing has to converge for a proof.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import eigh, eigvalsh
from scipy.sparse import csc_array, csr_array, eye_array
from scipy.sparse.linalg import splu

from .signed import SignedGraph

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
"""Constraints: three pairs of actors and which kind it is."""

_LOW, _TRIANGLE, _THREE, _APART, _TOGETHER = range(5)
_COEFFICIENTS = np.array([[-1.0, 0, 0], [1, 1, -1], [-1, -1, -1], [1, 0, 0], [-1, 0, 0]])
_OVERSHOOT = 1.6
_ROUNDS = 40
_STEPS = 20
_VIOLATED, _PRICED = 0.005, 1e-3
_NEW_ROWS = 6
"""Constraints added in a round, for each actor."""


@dataclass(frozen=True, slots=True)
class Point:
    """Where the solution stands: cosines between actors, the dual matrix, the constraints with what is left of each
    and what each costs. ``together`` is 1 for a pair in one camp and 0 for one that is not, or something between."""

    cosines: Floats
    dual: Floats
    rows: Rows
    slack: Floats
    price: Floats
    together: Floats
    value: float = 0.0


class Relaxation:
    """The relaxation for one graph; ``number`` of camps is ``None`` where there may be as many as there are actors."""

    def __init__(self, graph: SignedGraph, number: int | None) -> None:
        self._size = len(graph.actors)
        self._share = 0.0 if number is None else 1 / number
        self._low = 0.0 if number is None else -1 / (number - 1)
        self._cost = np.zeros((self._size, self._size))
        self._constant = 0.0
        for one, other, sign in graph.ties:
            self._constant += 1 - self._share if sign > 0 else self._share
            self._cost[one, other] = self._cost[other, one] = -sign * (1 - self._share) / 2
        self._one, self._other = np.triu_indices(self._size, 1)
        self._limits = np.array([-self._low, 1.0, 1.0, self._low, -1.0])

    @cached_property
    def _pair(self) -> NDArray[np.intp]:
        """The row of each pair of actors."""
        rows = np.zeros((self._size, self._size), np.intp)
        rows[self._one, self._other] = rows[self._other, self._one] = np.arange(len(self._one))
        return rows

    def start(self) -> Point:
        """Everybody at right angles, nothing asked of them."""
        none = np.zeros(0)
        square = np.eye(self._size)
        return Point(square, np.zeros_like(square), np.zeros((0, 4), np.intp), none, none, square)

    def told(self, point: Point, one: int, other: int, together: bool) -> Point:
        """The same place with two actors told to be in one camp, or not to be."""
        pair = self._pair[one, other]
        return self._with(point, np.array([[pair, pair, pair, _TOGETHER if together else _APART]]))

    def bound(self, point: Point, beyond: float, deadline: float) -> tuple[float, Point]:
        """A number that no split's misfits fall below, and the point of it. Goes on until the bound is ``beyond`` or
        until it is clear that it will not be."""
        best = -np.inf
        for number in range(_ROUNDS):
            asked = _Asked(point.rows, len(self._one), self._limits)
            point, diagonal, prices = self._walk(point, asked, _STEPS * (2 if number == 0 else 1))
            found = self._safe(diagonal, prices, asked)
            best = max(best, found)
            violated, worst = self._violated(point.cosines)
            hopeless = worst < 10 * _VIOLATED and point.value - found < 0.15 and point.value < beyond + 0.3
            if best > beyond or time.monotonic() > deadline or (number > 1 and hopeless):
                break
            kept = (prices < -_PRICED) | (point.rows[:, 3] >= _APART)
            point = replace(point, rows=point.rows[kept], slack=point.slack[kept], price=point.price[kept])
            known = set(map(bytes, point.rows))
            new = [row for row in violated if bytes(row) not in known]
            point = self._with(point, np.array(new, np.intp).reshape(-1, 4))
        return float(best), point

    def _with(self, point: Point, rows: Rows) -> Point:
        nothing = np.zeros(len(rows))
        return replace(
            point, rows=np.concatenate([point.rows, rows]), slack=np.concatenate([point.slack, nothing]),
            price=np.concatenate([point.price, nothing]),
        )  # fmt: skip

    def _walk(self, point: Point, asked: _Asked, steps: int) -> tuple[Point, Floats, Floats]:
        """Some steps; the point, and the dual prices of the unit lengths and of the constraints."""
        cosines, dual, slack, price = point.cosines, point.dual, point.slack, point.price
        one, other = self._one, self._other
        diagonal = prices = np.zeros(0)
        for _ in range(steps):
            rest = dual - self._cost
            diagonal = 1 - np.diag(cosines) - np.diag(rest)
            prices = -asked.solve(asked.left(cosines[one, other]) + slack + asked.matrix @ rest[one, other] + price)
            moved = self._reduced(diagonal, prices, asked) - cosines
            lengths, axes = eigh(moved, check_finite=False)
            below = lengths < 0
            part = (axes[:, below] * -lengths[below]) @ axes[:, below].T
            dual = moved + part
            cosines = cosines + _OVERSHOOT * (part - cosines)
            over = -prices - slack
            price = np.maximum(over, 0)
            slack = slack + _OVERSHOOT * (np.maximum(-over, 0) - slack)
        together = self._share + (1 - self._share) * cosines
        value = self._constant + float((self._cost * cosines).sum())
        return Point(cosines, dual, point.rows, slack, price, together, value), diagonal, prices

    def _reduced(self, diagonal: Floats, prices: Floats, asked: _Asked) -> Floats:
        matrix = self._cost - np.diag(diagonal)
        off = asked.transposed @ prices / 2
        matrix[self._one, self._other] -= off
        matrix[self._other, self._one] -= off
        return matrix

    def _safe(self, diagonal: Floats, prices: Floats, asked: _Asked) -> float:
        """The dual value, less what the smallest eigenvalue falls short of nought, for each of the unit lengths."""
        prices = np.minimum(prices, 0)
        least = eigvalsh(self._reduced(diagonal, prices, asked), subset_by_index=[0, 0])[0]
        value = self._constant + diagonal.sum() + asked.limits @ prices
        return float(value + self._size * min(0.0, float(least)))

    def _violated(self, cosines: Floats) -> tuple[Rows, float]:
        """The constraints violated most, and by how much the worst is."""
        sides = cosines[:, :, None], cosines[:, None, :], cosines[None]
        low = self._low - cosines[self._one, self._other]
        pairs = np.nonzero(low > _VIOLATED)[0]
        rows, excess = [np.stack([pairs, pairs, pairs, np.full_like(pairs, _LOW)], 1)], [low[pairs]]
        found = [(sides[0] + sides[1] - sides[2] - 1, _TRIANGLE)]
        if self._low == -1:  # of three actors in two camps, two are in the same
            found.append((-sides[0] - sides[1] - sides[2] - 1, _THREE))
        for over, kind in found:
            hub, near, far = np.nonzero(over > _VIOLATED)
            proper = (near < far) & (hub != near) & (hub != far)
            hub, near, far = hub[proper], near[proper], far[proper]
            corners = self._pair[hub, near], self._pair[hub, far], self._pair[near, far]
            rows.append(np.stack([*corners, np.full_like(hub, kind)], 1))
            excess.append(over[hub, near, far])
        by = np.concatenate(excess)
        order = np.argsort(-by, kind="stable")[: _NEW_ROWS * self._size]
        return np.concatenate(rows)[order], float(by.max(initial=0.0))


class _Asked:
    """Constraints as a matrix over the pairs of actors, each row at most its limit."""

    def __init__(self, rows: Rows, pairs: int, limits: Floats) -> None:
        number, kinds = len(rows), rows[:, 3]
        at = (_COEFFICIENTS[kinds].ravel(), (np.repeat(np.arange(number), 3), rows[:, :3].ravel()))
        self.matrix = csr_array(at, shape=(number, pairs))
        self.transposed = csr_array(self.matrix.T)
        self.limits = limits[kinds]
        # An entry of a symmetric matrix counts twice, hence the half.
        gram = csc_array(self.matrix @ self.transposed / 2 + eye_array(number))
        self._factors = splu(gram) if number else None

    def left(self, values: Floats) -> Floats:
        """By how much values of the pairs exceed the limits."""
        return np.asarray(self.matrix @ values) - self.limits

    def solve(self, values: Floats) -> Floats:
        """The values in terms of the constraints."""
        return np.asarray(self._factors.solve(values)) if self._factors is not None else values
