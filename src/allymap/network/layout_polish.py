"""The last touch for small maps, which are looked at closely: fewer crossings, no line through a disc or a label.

Several beginnings are settled and compared; then each actor in turn tries spots around it and takes the best, at last
with discs and names as large as they look where a window shows the whole map. The cost of a spot adds the stress to
what the eye minds, so that a map stays true to its distances.
"""

from __future__ import annotations

from typing import NamedTuple

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


class _Row(NamedTuple):
    """What the cost of a row's place depends on, wherever it is: who else is there, and which lines.

    ``others`` are all other rows, ``wanted`` their distances and ``room`` (2×o) how far their boxes keep off. ``ends``
    are those at the other end of its own lines, ``rest`` (2×e) the lines of others. ``heed`` and ``heed_rest`` say how
    much these count, ``crossing`` (d×e) how much it counts that the one crosses the other, and ``strange`` (d×o) whose
    disc and label each of its own lines should not run over.
    """

    others: Rows
    wanted: Floats
    room: Points
    ends: Rows
    rest: Rows
    heed: Points
    heed_rest: Points
    crossing: Points
    strange: Flags


class _Canvas:
    """A part to be polished, with the wanted distances (n×n, map units) and the boxes (n×2) to be kept apart.

    Within it places are 2×n, so that each coordinate lies in one piece of memory.
    """

    def __init__(self, part: Net, wanted: Floats, half: Points) -> None:
        self.part, self.wanted, self._half = part, wanted, half.T
        around = part.disc + max(_KEEP_OFF, DROP + LABEL_HEIGHT / 2)
        self._reach = np.stack((np.maximum(around, part.label), around))  # 2×n: no line further off runs over anything
        self._rows = [self._row(row) for row in range(len(part))]

    @property
    def small(self) -> bool:
        """Whether there is time to look around more: the work grows with the square of the edges."""
        return len(self.part.edges) <= _FEW_EDGES

    def cost(self, at: Points) -> float:
        """What is to be minded about places, in all: the sum of what ``costs`` says of each row where it stands."""
        place, heed, lines = at.T.copy(), self.part.heed, self.part.edges.T
        one, other = np.triu_indices(len(at), 1)
        apart = (place[:, one] - place[:, other])[:, None]
        room = self._half[:, one] + self._half[:, other]
        cost = 2 * float(_of_pairs(apart, np.hypot(*apart), self.wanted[one, other], room)[0])
        for row, mine in enumerate(self._rows):
            lines_of = (place[:, row, None] - place[:, mine.ends])[:, None]
            cost += _SHARP * float(_sharp_angles(lines_of, np.hypot(*lines_of))[0])
        # Each of two that cross is a line of two rows, and what a line runs over minds it too.
        cost += 2 * _CROSSING * float(heed @ crossed(at, self.part.edges) @ heed)
        start, end = place[:, lines[0], None], place[:, lines[1], None]
        over = self._over(start, end, place[:, None], np.arange(len(at)))
        over[np.arange(len(heed)), lines] = 0.0
        return cost + 3 * float(heed @ over.sum(axis=1))

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
        place, here, mine = at.T.copy(), spots.T.copy()[:, :, None], self._rows[row]
        apart = here - place[:, None, mine.others]
        far = np.hypot(*apart)
        cost = _of_pairs(apart, far, mine.wanted, mine.room)
        goal, start, end = place[:, mine.ends], place[:, mine.rest[0]], place[:, mine.rest[1]]
        at_ends = np.searchsorted(mine.others, mine.ends)
        cost += _SHARP * _sharp_angles(apart[..., at_ends], far[:, at_ends])
        # Most lines are nowhere near: only those are measured whose boxes meet.
        low, high = spots.min(axis=0)[:, None], spots.max(axis=0)[:, None]
        fans = np.minimum(low, goal)[..., None], np.maximum(high, goal)[..., None]
        lines = np.minimum(start, end), np.maximum(start, end)
        line, rest = np.nonzero(_meet(fans, lines) & (mine.crossing > 0))
        crossing = _crossings(here, goal[:, None, line], start[:, None, rest], end[:, None, rest])
        cost += _CROSSING * (crossing @ mine.crossing[line, rest])
        there, reach = place[:, mine.others], self._reach[:, mine.others]
        line, other = np.nonzero(_meet(fans, (there - reach, there + reach)) & mine.strange)
        cost += self._over(here, goal[:, None, line], there[:, None, other], mine.others[other]) @ mine.heed[line]
        reach = self._reach[:, row, None]
        (rest,) = np.nonzero(_meet((low - reach, high + reach), lines))
        cost += self._over(start[:, None, rest], end[:, None, rest], here, np.array(row)) @ mine.heed_rest[rest]
        return cost

    def _row(self, row: int) -> _Row:
        edges, half = self.part.edges, self._half
        mine = (edges == row).any(axis=1)
        others = np.delete(np.arange(len(self.part)), row)
        ends, rest = edges[mine].sum(axis=1) - row, edges[~mine].T
        heed, heed_rest = self.part.heed[mine], self.part.heed[~mine]
        crossing = (rest[:, None] != ends[:, None]).all(axis=0) * (heed[:, None] * heed_rest)
        return _Row(
            others, self.wanted[row, others], half[:, others] + half[:, row, None], ends, rest, heed, heed_rest,
            crossing, others != ends[:, None],
        )  # fmt: skip

    def _over(self, start: Points, end: Points, place: Points, rows: Rows) -> Points:
        """How far lines run over the discs and labels of some rows at their places."""
        middle, half = (start + end) / 2, (end - start) / 2
        disc = _nearness(middle, half, place, self.part.disc[rows])
        return np.asarray(_THROUGH_DISC * disc + _THROUGH_LABEL * self._on_label(middle, half, place, rows), np.float64)

    def _on_label(self, middle: Points, half: Points, place: Points, rows: Rows) -> Flags:
        """Which lines cross which labels: no axis separates the line from the label's box."""
        wide, high = self.part.label[rows], LABEL_HEIGHT / 2
        right = place[0] - middle[0]
        down = place[1] + (self.part.disc[rows] + DROP) - middle[1]
        along, aslant = half
        steep, flat = np.abs(aslant), np.abs(along)
        beside = (np.abs(right) <= wide + flat) & (np.abs(down) <= high + steep)
        return np.asarray(beside & (np.abs(along * down - aslant * right) <= wide * steep + high * flat), np.bool_)


def _of_pairs(apart: Points, far: Points, wanted: Floats, room: Points) -> Points:
    """What there is to mind about each spot (c) and those it is so far from (2×c×o): distances, crowds, overlaps."""
    cost: Points = ((far / wanted - 1) ** 2).sum(axis=1)
    cost += _CROWD * (np.maximum(0, 1 - far / UNIT) ** 2).sum(axis=1)
    across, down = np.abs(apart)
    cost += _OVERLAP * ((across < room[0]) & (down < room[1])).sum(axis=1)
    return cost


def crossed(at: Points, edges: Rows) -> Flags:
    """Which edges cross which others (m×m); two that share an end do not."""
    place, (one, other) = at.T, edges.T
    side = _side(place[:, one, None], place[:, other, None], place[:, None])
    parted = side[:, one] * side[:, other] < 0
    return np.asarray(parted & parted.T, np.bool_)


def _meet(some: tuple[Points, Points], others: tuple[Points, Points]) -> Flags:
    """Which boxes meet which others, both as their upper left and lower right corners (2×…)."""
    (left, top), (right, bottom) = some
    (others_left, others_top), (others_right, others_bottom) = others
    beside = (left <= others_right) & (right >= others_left)
    return np.asarray(beside & (top <= others_bottom) & (bottom >= others_top), np.bool_)


def _crossings(here: Points, goal: Points, start: Points, end: Points) -> Flags:
    """Which lines from ``here`` to a ``goal`` cross which of those from a ``start`` to an ``end``, all 2×…"""
    parts = _side(here, goal, start) * _side(here, goal, end) < 0
    parted = _side(start, end, here) * _side(start, end, goal) < 0
    return np.asarray(parts & parted, np.bool_)


def _side(start: Points, end: Points, point: Points) -> Points:
    """Positive where a point lies to one side of a line, negative on the other."""
    along, there = end - start, point - start
    return np.asarray(along[0] * there[1] - along[1] * there[0], np.float64)


def _nearness(middle: Points, half: Points, place: Points, disc: Points) -> Points:
    """How far lines run into discs and the air around them: 0 outside, 1 through the centre."""
    along, aslant = half
    right, down = place - middle
    square = np.maximum(along * along + aslant * aslant, 1e-9)
    share = np.minimum(np.maximum((right * along + down * aslant) / square, -1), 1)
    right, down = right - share * along, down - share * aslant
    gap = np.sqrt(right * right + down * down)
    return np.asarray(np.maximum(0, 1 - gap / (disc + _KEEP_OFF)), np.float64)


def _sharp_angles(apart: Points, far: Points) -> Points:
    """How nearly lines from one actor lie on each other: for 2×c×d lines, 1 for each pair in one direction."""
    right, down = apart / np.maximum(far, 1e-9)
    cosine = right[:, :, None] * right[:, None] + down[:, :, None] * down[:, None]
    sharp = np.maximum(0, (cosine - 0.94) / 0.06) * (1 - np.eye(far.shape[1]))
    return np.asarray(sharp.sum(axis=(1, 2)) / 2, np.float64)
