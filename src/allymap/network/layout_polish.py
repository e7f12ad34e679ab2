"""The last touch for small maps, which are looked at closely: fewer crossings, no line through a disc or a label.

Several beginnings are settled and compared; then each actor in turn tries spots around it and takes the best, at last
with discs and names as large as they look where a window shows the whole map. The cost of a spot adds the stress to
what the eye minds, so that a map stays true to its distances.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..model import Progress
from .layout_engine import goes_on
from .layout_net import DROP, LABEL_HEIGHT, UNIT, Net, Points, Rows
from .layout_packing import evened, lying, stretched
from .layout_spacing import as_read, spaced
from .layout_stress import Floats, at_scale_of, distances, majorise, pivot_mds

Flags = NDArray[np.bool_]

_ACTORS, _EDGES = 60, 150
_FEW_EDGES = 80

_BEGINNINGS = 8
_SEED = 2_024_04
_REACHES = (1.8, 1.1, 0.7, 0.45, 0.28, 0.16, 0.1)
_LAST_REACHES = _REACHES[3:6]
_ANGLES = 16
_KEEP_OFF = 14.0
_NEARER = 0.75

_ANY, _WORTH, _MUCH_BETTER = 1e-4, 2.0, 1.5
"""What a move has to gain at least; what on a map that stands; and how many times worse than settled anew that may be,
as long as settling would not gain as much for each of its actors."""

_CROSSING = 0.45
_THROUGH_DISC = 2.0
_THROUGH_LABEL = 0.6
_OVERLAP = 4.0
_SHARP = 0.7
_CROWD = 3.0


def worth_polishing(part: Net) -> bool:
    """Whether a part is small enough to be read closely, and to be polished in about half a second."""
    return len(part) <= _ACTORS and len(part.edges) <= _EDGES


def polishing_rounds(part: Net, fresh: bool) -> int:
    """How many units of progress ``polish`` takes."""
    few = len(part.edges) <= _FEW_EDGES
    if not fresh:
        return 1 + 2 * len(_reaches(few))
    return _BEGINNINGS + (2 if few else 1) * len(_reaches(few)) + len(_LAST_REACHES)


def polish(part: Net, start: Points | None, held: Flags, progress: Progress | None = None) -> Points:
    """Places of a connected part: from ``start``, or from nothing at all; ``held`` rows stay where they start.

    Cancelled, it answers how far it came.
    """
    wanted = _nearer(distances(part))
    canvas = _Canvas(part, wanted if start is None else at_scale_of(start, wanted), part.half)
    if start is not None:
        return _improved(canvas, start, held, progress)
    tries: list[Points] = []
    for one in _beginnings(canvas.wanted):
        tries.append(spaced(part, evened(stretched(lying(majorise(one, canvas.wanted, held)), part.shape)), held))
        if not goes_on(progress):
            break
    tries.sort(key=canvas.cost)
    best = tries[: 2 if canvas.small else 1]
    found = min((canvas.refined(one, held, progress) for one in best), key=canvas.cost)
    opened = spaced(part, evened(found), held)
    # Boxes as large as names are written would leave nobody a spot to go to: lines alone heed their size.
    read = _Canvas(as_read(part, opened), at_scale_of(opened, wanted), part.half)
    return read.refined(opened, held, progress, _LAST_REACHES)


def _improved(canvas: _Canvas, start: Points, held: Flags, progress: Progress | None) -> Points:
    """From where a map stands. A small change moves few: those who gain much by it, and nobody else.

    Where everybody settled anew makes a much better map, it was far from settled, and everybody moves.
    """
    mended = canvas.refined(start, held, progress, worth=_WORTH)
    if not goes_on(progress):
        return mended
    settled = canvas.refined(majorise(start, canvas.wanted, held), held, progress)
    before, after = canvas.cost(mended), canvas.cost(settled)
    return settled if before > _MUCH_BETTER * after and before > after + _WORTH * len(start) else mended


def _nearer(wanted: Floats) -> Floats:
    """Distances (n×n, map units) of which the long ones are shortened: true to all, most of the page would be rim."""
    return np.asarray(UNIT * (wanted / np.float32(UNIT)) ** np.float32(_NEARER), np.float32)


def _beginnings(wanted: Floats) -> list[Points]:
    """Classical scaling, and some scatterings that are the same each time."""
    chance = np.random.default_rng(_SEED)
    size = float(wanted.mean())
    scattered = [chance.normal(0, size / 2, (len(wanted), 2)) for _ in range(_BEGINNINGS - 1)]
    return [pivot_mds(wanted) + chance.normal(0, size / 50, (len(wanted), 2)), *scattered]


def _reaches(small: bool) -> tuple[float, ...]:
    return _REACHES if small else _REACHES[::2]


@dataclass(frozen=True, slots=True)
class _Canvas:
    """A part to be polished, with the wanted distances (n×n, map units) and the boxes (n×2) to be kept apart."""

    part: Net
    wanted: Floats
    half: Points

    @property
    def small(self) -> bool:
        """Whether there is time to look around more: the work grows with the square of the edges."""
        return len(self.part.edges) <= _FEW_EDGES

    def cost(self, at: Points) -> float:
        """What is to be minded about places, in all."""
        return sum(float(self.costs(at, row, at[row][None])[0]) for row in range(len(self.part)))

    def refined(
        self,
        start: Points,
        held: Flags,
        progress: Progress | None,
        reaches: tuple[float, ...] = (),
        worth: float = _ANY,
    ) -> Points:
        """Every actor that may move tries spots, far ones first, until nobody gains ``worth`` or nobody waits."""
        at = start.copy()
        if progress is not None and progress.cancelled:
            return at
        neighbours = self.part.neighbours()
        angles = _ANGLES if self.small else _ANGLES // 2
        turn = 2 * np.pi * np.arange(angles) / angles
        ring = np.column_stack((np.cos(turn), np.sin(turn))) * UNIT
        for reach in reaches or _reaches(self.small):
            for row in np.flatnonzero(~held).tolist():
                spots = [at[row][None], at[row] + reach * ring]
                if reach > _REACHES[3] and self.small:
                    near = neighbours[row]
                    spots += [at[near].mean(axis=0) + 0.8 * ring, at[near[0]] + 1.1 * ring]
                tried = np.concatenate(spots)
                costs = self.costs(at, row, tried)
                best = int(np.argmin(np.round(costs, 6)))
                if costs[best] < costs[0] - worth:
                    at[row] = tried[best]
            if not goes_on(progress):
                break
        return at

    def costs(self, at: Points, row: int, spots: Points) -> Points:
        """What the eye and the distances would mind if a row stood on each of some spots (c×2)."""
        others = np.delete(np.arange(len(at)), row)
        apart = spots[:, None] - at[others]
        far = np.hypot(apart[..., 0], apart[..., 1])
        cost: Points = ((far / self.wanted[row, others] - 1) ** 2).sum(axis=1)
        room = self.half[others] + self.half[row]
        cost += _CROWD * (np.maximum(0, 1 - far / UNIT) ** 2).sum(axis=1)
        cost += _OVERLAP * ((np.abs(apart[..., 0]) < room[:, 0]) & (np.abs(apart[..., 1]) < room[:, 1])).sum(axis=1)
        edges = self.part.edges
        mine = (edges[:, 0] == row) | (edges[:, 1] == row)
        ends = edges[mine].sum(axis=1) - row
        rest = edges[~mine]
        heed, heed_rest = self.part.heed[mine], self.part.heed[~mine]
        cost += _CROSSING * (_crossings(at, spots, ends, rest) * heed[:, None] * heed_rest).sum(axis=(1, 2))
        cost += _SHARP * _sharp_angles(apart[:, np.searchsorted(others, ends)], far[:, np.searchsorted(others, ends)])
        cost += (self._through_others(at, spots, ends, others) * heed).sum(axis=1)
        cost += (self._through_me(at, row, spots, rest) * heed_rest).sum(axis=1)
        return cost

    def _through_others(self, at: Points, spots: Points, ends: Rows, others: Rows) -> Points:
        """How far my lines (c×d) run over the discs and labels of the others (o), except those they end at."""
        middle = (spots[:, None] + at[ends]) / 2
        half = (at[ends] - spots[:, None]) / 2
        strange = others[None, :] != ends[:, None]
        disc = _nearness(middle[:, :, None], half[:, :, None], at[others], self.part.disc[others])
        label = self._on_label(middle[:, :, None], half[:, :, None], at[others], others)
        return np.asarray(((_THROUGH_DISC * disc + _THROUGH_LABEL * label) * strange).sum(axis=2), np.float64)

    def _through_me(self, at: Points, row: int, spots: Points, rest: Rows) -> Points:
        """How far the lines of the others (e) run over my disc and label: c×e."""
        middle, half = (at[rest[:, 0]] + at[rest[:, 1]]) / 2, (at[rest[:, 1]] - at[rest[:, 0]]) / 2
        disc = _nearness(middle, half, spots[:, None], self.part.disc[row])
        label = self._on_label(middle, half, spots[:, None], np.array(row))
        return np.asarray(_THROUGH_DISC * disc + _THROUGH_LABEL * label, np.float64)

    def _on_label(self, middle: Points, half: Points, place: Points, rows: Rows) -> Flags:
        """Which lines cross which labels: no axis separates the line from the label's box."""
        wide, high = self.part.label[rows], LABEL_HEIGHT / 2
        right = place[..., 0] - middle[..., 0]
        down = place[..., 1] + (self.part.disc[rows] + DROP) - middle[..., 1]
        along, aslant = half[..., 0], half[..., 1]
        steep, flat = np.abs(aslant), np.abs(along)
        beside = (np.abs(right) <= wide + flat) & (np.abs(down) <= high + steep)
        return np.asarray(beside & (np.abs(along * down - aslant * right) <= wide * steep + high * flat), np.bool_)


def _crossings(at: Points, spots: Points, ends: Rows, rest: Rows) -> Flags:
    """Which lines from each spot (c) to ``ends`` (d) cross which of ``rest`` (e) with other ends, as c×d×e."""
    start, end = at[rest[:, 0]], at[rest[:, 1]]
    goal = at[ends][:, None]
    here = spots[:, None, None]
    side_start, side_end = _side(here, goal, start), _side(here, goal, end)
    mine, theirs = _side(start, end, here), _side(start, end, goal)
    strange = (rest[:, 0] != ends[:, None]) & (rest[:, 1] != ends[:, None])
    return np.asarray((side_start * side_end < 0) & (mine * theirs < 0) & strange, np.bool_)


def _side(start: Points, end: Points, point: Points) -> Points:
    """Positive where a point lies to one side of a line, negative on the other."""
    along, there = end - start, point - start
    return np.asarray(along[..., 0] * there[..., 1] - along[..., 1] * there[..., 0], np.float64)


def _nearness(middle: Points, half: Points, place: Points, disc: Points | float) -> Points:
    """How far lines run into discs and the air around them: 0 outside, 1 through the centre."""
    along, aslant = half[..., 0], half[..., 1]
    right, down = place[..., 0] - middle[..., 0], place[..., 1] - middle[..., 1]
    square = np.maximum(along * along + aslant * aslant, 1e-9)
    share = np.minimum(np.maximum((right * along + down * aslant) / square, -1), 1)
    gap = np.hypot(right - share * along, down - share * aslant)
    return np.asarray(np.maximum(0, 1 - gap / (disc + _KEEP_OFF)), np.float64)


def _sharp_angles(apart: Points, far: Points) -> Points:
    """How nearly lines from one actor lie on each other: for c×d lines, 1 for each pair in one direction."""
    unit = apart / np.maximum(far, 1e-9)[..., None]
    cosine = np.einsum("cij,ckj->cik", unit, unit)
    sharp = np.maximum(0, (cosine - 0.94) / 0.06) * (1 - np.eye(apart.shape[1]))
    return np.asarray(sharp.sum(axis=(1, 2)) / 2, np.float64)
