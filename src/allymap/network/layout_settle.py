"""Settles a connected part of any size: stress majorisation (Gansner, Koren, North 2004) over all pairs of actors, or,
where memory would not hold all pairs, over neighbours and pivots (Ortmann, Klimenta, Brandes 2016).

Each round asks for every actor where all the others want it and moves it there and half as far again. The distances
near one are few and those far away many, so that the weights are much alike and a round does about what solving the
whole system would do. The start is pivot MDS (Brandes, Pich 2006).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from ..model import Progress
from .layout_engine import FEW, Share, goes_on, kernels, sharing
from .layout_net import UNIT, Net, Points
from .layout_packing import evened, lying, stretched
from .layout_plain import SOURCES
from .layout_spacing import roomy, spaced
from .layout_stress import pivot_mds, stress
from .layout_ways import Counts, Ways, all_pairs, kind_for, slices, spread, to_few, ways_of

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Pull = Callable[[Floats, Floats, int, int, Floats, Floats], None]

MOST_BYTES = 512_000_000
"""What the distances of all pairs may take; a byte a pair, or two where some are very long."""

_PIVOTS = 192
_ROUNDS, _FEW_ROUNDS = 60, 80
_TOUCHES = 5
_CALM_ROUNDS = 4
_EAGER, _CALM = 1.5, 0.7
_STILL = 2e-3
_BEGINNINGS = 8
_SEED = 20_240_411
_BETTER, _TORN = 1.1, 2.5
_MUCH_BETTER, _MUCH_BETTER_OF_FEW = 1.25, 2.2
"""Room and an open middle cost small maps more stress, so that a difference means less there."""

_SHAPELY, _SHARES = 1.005, (1.0, 0.8, 0.6, 0.4, 0.2)
_SCALES = 0.7, 200.0


def settle(net: Net, start: Points | None, held: Flags, progress: Progress | None = None, room: bool = True) -> Points:
    """Places for a connected net in map units; rows that are ``held`` stay exactly where ``start`` has them.

    A ``start`` is improved and keeps its scale (see ``improved`` below). From nothing, maps lie down like the window,
    small ones with the room that discs need; without ``room`` only stress counts. Cancelled, it answers how far it
    came.
    """
    if len(net) < 2 or held.all():
        return np.zeros((len(net), 2)) if start is None else start.copy()
    ways, loops = ways_of(net), kernels(len(net))
    some = spread(ways, SOURCES)
    few = to_few(ways, some, loops)
    with sharing(len(net)) as share:
        pull = _pull_for(ways, few, loops, share, progress)
        if pull is None:
            return _untangled(pivot_mds(few.astype(np.float64))) * ways.unit if start is None else start.copy()
        settling = _Settling(
            net, ways.unit, _Sample(few, some), partial(_relaxed, pull=pull, share=share, progress=progress)
        )
        if start is None:
            found = _fresh(ways, few, pull, share, progress) * ways.unit
            return settling.with_room(lying(found)) if room else found
        found = settling.improved(start, held)
    found[held] = start[held]
    return found


def settling_rounds(net: Net, fresh: bool) -> int:
    """How many units of progress ``settle`` takes."""
    if not fresh:
        return slices(len(net)) + 2 * _TOUCHES + _ROUNDS
    if len(net) > FEW:
        return slices(len(net)) + _ROUNDS
    return slices(len(net)) + _BEGINNINGS * _FEW_ROUNDS


@dataclass(frozen=True, slots=True)
class _Pull:
    """What a round needs to know: the loop over the rows, and all distances where they are known."""

    loop: Pull
    wanted: Counts | None = None


def _pull_for(ways: Ways, few: Counts, loops: ModuleType, share: Share, progress: Progress | None) -> _Pull | None:
    """All pairs where memory holds them, else pivots; ``None`` when cancelled."""
    kind = kind_for(few)
    if len(ways) ** 2 * np.dtype(kind).itemsize <= MOST_BYTES:
        wanted = all_pairs(ways, kind, loops, share, progress)
        return wanted if wanted is None else _Pull(partial(loops.pull, wanted), wanted)
    pivots = spread(ways, _PIVOTS)
    near = to_few(ways, pivots, loops)
    loop = partial(loops.pull_few, near, _spoken_for(near), pivots, ways.offsets, ways.ends, ways.steps)
    return _Pull(loop)


def _fresh(ways: Ways, few: Counts, pull: _Pull, share: Share, progress: Progress | None) -> Points:
    """From nothing, in steps. A small map has many ways to lie badly: the best of several beginnings is taken."""
    nobody = np.zeros(len(ways), np.bool_)
    begin = _untangled(pivot_mds(few.astype(np.float64)))
    if len(ways) > FEW or pull.wanted is None:
        rounds = _ROUNDS + (slices(len(ways)) if pull.wanted is None else 0)
        return _relaxed(begin, nobody, pull, share, rounds, progress)
    chance = np.random.default_rng(_SEED)
    size = float(np.abs(begin).mean())
    scattered = [begin + chance.normal(0, size * (0.2 + turn / 4), begin.shape) for turn in range(_BEGINNINGS - 1)]
    found = [_relaxed(one, nobody, pull, share, _FEW_ROUNDS, progress) for one in (begin, *scattered)]
    wanted = pull.wanted.astype(np.float32)
    return min(found, key=lambda at: round(stress(at, wanted), 5))


def _relaxed(start: Points, held: Flags, pull: _Pull, share: Share, rounds: int, progress: Progress | None) -> Points:
    """Some rounds from a start (n×2 in steps), fewer when nothing moves any more or nobody waits."""
    if held.all():
        return start.copy()
    middle = start.mean(axis=0)
    at = np.ascontiguousarray((start - middle).T, np.float32)
    goal = np.empty_like(at)
    free = ~held
    turn = partial(_turn, at, goal, pull.loop)
    for number in range(rounds):
        if not goes_on(progress):
            break
        share(turn, len(start))
        # Eager rounds may leave neighbours swinging around their places: the last ones calm them.
        far = np.float32(_CALM if number >= rounds - _CALM_ROUNDS else _EAGER)
        moves = far * (goal - at)[:, free]
        at[:, free] += moves
        if free.all():
            at -= at.mean(axis=1, keepdims=True)
        if np.sqrt(np.mean(moves**2)) < _STILL:
            goes_on(progress, rounds - 1 - number)
            break
    return np.asarray(at.T.astype(np.float64) + middle, np.float64)


def _turn(at: Floats, goal: Floats, loop: Pull, first: int, last: int) -> None:
    loop(at[0], at[1], first, last, goal[0], goal[1])


@dataclass(frozen=True, slots=True)
class _Sample:
    """The steps of all rows to some ``others`` (n×k): enough to judge places by."""

    few: Counts
    others: NDArray[np.int32]

    def scale(self, at: Points) -> float:
        """The scale that a map (n×2 in steps) already has, so that improving it does not blow it up."""
        share = self._share(at)
        return float(np.clip((share**2).sum() / max(float(share.sum()), 1e-9), *_SCALES))

    def stress(self, at: Points) -> float:
        """Normalised stress at the best scale, in whatever unit the places are."""
        share = self._share(at)
        return float(1 - share.sum() ** 2 / max(float((share**2).sum()), 1e-12) / max(share.size, 1))

    def _share(self, at: Points) -> NDArray[np.float64]:
        real = self.few > 0
        apart = at[:, None] - at[self.others]
        return np.asarray(np.hypot(apart[..., 0], apart[..., 1])[real] / self.few[real], np.float64)


@dataclass(frozen=True, slots=True)
class _Settling:
    """The work on one part: ``relaxed(start, held, rounds=…)`` works in steps, everything else in map units."""

    net: Net
    unit: float
    sample: _Sample
    relaxed: Callable[..., Points]

    def improved(self, start: Points, held: Flags) -> Points:
        """From where a map stands. A small change moves few: those whom it tears most, and nobody else.

        A map that is better after a few rounds (room made, as it will be in the end) takes all the rounds it needs;
        where it is much better then, it was far from settled, and everybody moves.
        """
        touched = self._rounds(_parted(start), held, _TOUCHES)
        if self._gain(start, self._cleared(touched, held)) > _BETTER:
            settled = self._rounds(touched, held, _ROUNDS)
            much = _MUCH_BETTER if len(start) > FEW else _MUCH_BETTER_OF_FEW
            if self._gain(start, self._cleared(settled, held)) > much:
                return settled
        moved = np.hypot(*(touched - start).T)
        torn = moved > _TORN * float(np.median(moved[~held]))
        touched[~torn] = start[~torn]
        found = self._rounds(touched, held | ~torn, _TOUCHES)
        found[~torn] = start[~torn]
        return found

    def with_room(self, at: Points) -> Points:
        """A small map in about the shape of a window, with the room that its discs need there."""
        return at if len(at) > FEW else self._cleared(self._shaped(at), np.zeros(len(at), np.bool_), stretch=True)

    def _shaped(self, at: Points) -> Points:
        """With an open middle, and as far in the shape of a window as costs next to nothing of the stress."""
        even = evened(at)
        goal, most = stretched(even, self.net.shape), _SHAPELY * self.sample.stress(even)
        tries = (even + share * (goal - even) for share in _SHARES)
        return next((one for one in tries if self.sample.stress(one) <= most), even)

    def _rounds(self, at: Points, held: Flags, rounds: int) -> Points:
        unit = self.unit * self.sample.scale(at / self.unit)
        return np.asarray(self.relaxed(at / unit, held, rounds=rounds) * unit, np.float64)

    def _cleared(self, at: Points, held: Flags, stretch: bool = False) -> Points:
        """With the room that is made in the end; on large maps that changes too little to be asked for."""
        if len(at) > FEW:
            return at
        return roomy(self.net, spaced(self.net, at, held, stretch), held, stretch)

    def _gain(self, before: Points, after: Points) -> float:
        return self.sample.stress(before) / max(self.sample.stress(after), 1e-6)


def _untangled(at: Points) -> Points:
    """Actors with the same distances to all pivots start in one point: move each a little, always the same way."""
    turn = 2.399963 * np.arange(len(at))
    return np.asarray(at + 0.02 * np.abs(at).mean() * np.column_stack((np.cos(turn), np.sin(turn))), np.float64)


def _parted(at: Points) -> Points:
    """Those in exactly one place would never part: move all of them but the first a little."""
    _, first = np.unique(at, axis=0, return_index=True)
    if len(first) == len(at):
        return at
    turn = 2.399963 * np.arange(len(at))
    moves = 0.1 * UNIT * np.column_stack((np.cos(turn), np.sin(turn)))
    moves[first] = 0.0
    return np.asarray(at + moves, np.float64)


def _spoken_for(near: Counts) -> Floats:
    """How heavily each pivot pulls each row (n×k): it speaks for those around it that are at most half as far away."""
    weight = np.zeros(near.shape, np.float32)
    nearest = np.argmin(near, axis=1)
    for pivot in range(near.shape[1]):
        around = np.cumsum(np.bincount(near[nearest == pivot, pivot], minlength=int(near[:, pivot].max()) + 1))
        weight[:, pivot] = around[near[:, pivot] // 2]
    square = near.astype(np.float32) ** 2
    return np.divide(weight, square, out=np.zeros_like(weight), where=square > 0)
