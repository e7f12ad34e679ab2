"""What a person asks of a selection: lines, even gaps, mirrors and turns.

Each tool takes ``(view, places, selected, pinned)`` and answers all places anew. ``selected`` actors move (everybody on
the view where nobody is selected), ``pinned`` ones never do; who is not on the view or has no place is left alone. The
same question has the same answer. ``layout_groups`` has the tools that look at relations.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from itertools import accumulate, pairwise

from .layout_net import net_of
from .view import MapView

Places = dict[str, tuple[float, float]]
KnownPlaces = Mapping[str, tuple[float, float]]

_FIRM = 1e9
"""How much more than others a pinned actor weighs: they give way to it, it does not move."""


class Line(StrEnum):
    """Where the centres of aligned actors lie, relative to what they were."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Axis(StrEnum):
    """Across the map or down it."""

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"


def chosen(view: MapView, places: KnownPlaces, selected: Collection[str]) -> list[str]:
    """The ids a tool works on, in alphabetical order: the selected, or everybody, on the view and with a place."""
    return sorted(actor.id for actor in view.actors if actor.id in places and (not selected or actor.id in selected))


def align(
    view: MapView, places: KnownPlaces, selected: Collection[str], pinned: Collection[str] = frozenset(),
    line: Line = Line.CENTRE,
) -> Places:  # fmt: skip
    """Centres on one line. Where pinned ones are among the selected, the line goes through theirs.

    Those that would stand on one another, or on a name, part along the line, each as little as may be.
    """
    ids = chosen(view, places, selected)
    axis = 0 if line in (Line.LEFT, Line.CENTRE, Line.RIGHT) else 1
    found = dict(places)
    if not ids:
        return found
    at = [places[one][axis] for one in ids if one in pinned] or [places[one][axis] for one in ids]
    low, high = min(at), max(at)
    goal = {Line.LEFT: low, Line.TOP: low, Line.RIGHT: high, Line.BOTTOM: high}.get(line, (low + high) / 2)
    along = _parted(view, places, ids, pinned, 1 - axis)
    for one in ids:
        if one not in pinned:
            found[one] = (goal, along[one]) if axis == 0 else (along[one], goal)
    return found


def distribute(
    view: MapView, places: KnownPlaces, selected: Collection[str], pinned: Collection[str] = frozenset(),
    axis: Axis = Axis.HORIZONTAL,
) -> Places:  # fmt: skip
    """Equal gaps between centres along an axis. The outermost stay, and pinned ones do: the gaps between two of these
    are equal.
    """
    way = 0 if axis is Axis.HORIZONTAL else 1
    ids = sorted(chosen(view, places, selected), key=lambda one: (places[one][way], one))
    found = dict(places)
    fixed = [row for row, one in enumerate(ids) if row in (0, len(ids) - 1) or one in pinned]
    for first, last in pairwise(fixed):
        begin, end = places[ids[first]][way], places[ids[last]][way]
        for row in range(first + 1, last):
            x, y = places[ids[row]]
            goal = begin + (end - begin) * (row - first) / (last - first)
            found[ids[row]] = (goal, y) if way == 0 else (x, goal)
    return found


def mirror(
    view: MapView, places: KnownPlaces, selected: Collection[str], pinned: Collection[str] = frozenset(),
    axis: Axis = Axis.HORIZONTAL,
) -> Places:  # fmt: skip
    """Left and right exchanged (horizontal), or above and below, around the middle of the selected."""
    ids = chosen(view, places, selected)
    left, top, right, bottom = _frame([places[one] for one in ids])
    turned = (
        {one: (left + right - places[one][0], places[one][1]) for one in ids}
        if axis is Axis.HORIZONTAL
        else {one: (places[one][0], top + bottom - places[one][1]) for one in ids}
    )
    return {**places, **_unpinned(turned, pinned)}


def rotate(
    view: MapView, places: KnownPlaces, selected: Collection[str], pinned: Collection[str] = frozenset(),
    degrees: float = 90.0,
) -> Places:  # fmt: skip
    """Turned clockwise around the middle of the selected. Quarter turns are exact."""
    ids = chosen(view, places, selected)
    left, top, right, bottom = _frame([places[one] for one in ids])
    x, y = (left + right) / 2, (top + bottom) / 2
    cosine, sine = _turn(degrees)
    turned = {}
    for one in ids:
        across, down = places[one][0] - x, places[one][1] - y
        turned[one] = (x + cosine * across - sine * down, y + sine * across + cosine * down)
    return {**places, **_unpinned(turned, pinned)}


def _parted(
    view: MapView, places: KnownPlaces, ids: Sequence[str], pinned: Collection[str], way: int
) -> dict[str, float]:
    """Where each of some actors stands along a line on which none may overlap the next: in the order they have, moved
    as little as may be (isotonic regression, by pooling those in each other's way).
    """
    net = net_of(view)
    half = dict(zip(net.ids, net.half[:, way].tolist(), strict=True))
    ordered = sorted(ids, key=lambda one: (places[one][way], one))
    ahead = [0.0, *accumulate(half[one] + half[other] for one, other in pairwise(ordered))]
    pools: list[tuple[float, float, int]] = []
    for one, room in zip(ordered, ahead, strict=True):
        weight, mean, count = _FIRM if one in pinned else 1.0, places[one][way] - room, 1
        while pools and pools[-1][1] > mean:
            heavier, before, more = pools.pop()
            mean = (mean * weight + before * heavier) / (weight + heavier)
            weight, count = weight + heavier, count + more
        pools.append((weight, mean, count))
    means = [mean for _, mean, count in pools for _ in range(count)]
    return {one: mean + room for one, mean, room in zip(ordered, means, ahead, strict=True)}


def _turn(degrees: float) -> tuple[float, float]:
    """Cosine and sine, without the last digit's noise at quarter turns."""
    quarters, rest = divmod(degrees, 90.0)
    if rest == 0.0:
        return ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[int(quarters) % 4]
    angle = math.radians(degrees)
    return math.cos(angle), math.sin(angle)


def _unpinned(places: Places, pinned: Collection[str]) -> Places:
    return {one: place for one, place in places.items() if one not in pinned}


def _frame(at: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of points; zeros for none."""
    across, down = [x for x, _ in at] or [0.0], [y for _, y in at] or [0.0]
    return min(across), min(down), max(across), max(down)
