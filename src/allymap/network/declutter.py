"""Arranges strands and names so that neither runs through the other; on large maps names only the most related."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from . import metrics
from .bends import Lines, Obstacles, blocked, choose
from .columns import Columns
from .display import Discs, Picture, Strands
from .labels import Placer, Surroundings
from .shapes import BEHIND, EXTENTS, LEAST_STACK
from .tracks import Ends, points_on, trace

Array = NDArray[np.float64]

_LABEL_ROOMS = (9.0, 13.0)
"""Type sizes in a line of a name, and in one of a name that would be cut short otherwise."""
_MOST_LABELS = 300
_PIECES = 16
_MOST_SETTLED = 400
"""Maps of more strands are too dense for strands and names to settle with each other."""


def segments_of(strands: Strands) -> tuple[Array, Array]:
    """The strands' straight pieces (k×4) and their widths (k): one for a straight strand, 16 for a bent one."""
    bent = strands.bend != 0
    straight = strands.curve[~bent][:, [0, 1, 4, 5]].astype(np.float64)
    points = points_on(strands.curve[bent], _PIECES + 1)
    pieces = np.concatenate([points[:, :-1], points[:, 1:]], axis=2).reshape(-1, 4)
    width = strands.width.astype(np.float64)
    return np.concatenate([straight, pieces]), np.concatenate([width[~bent], np.repeat(width[bent], _PIECES)])


def arrange(picture: Picture, columns: Columns, bends: bool) -> None:
    """Fill in ``labels``, ``label_box``, ``label_shown`` and ``prominent``, and bend strands where ``bends`` is set.

    On a large map names may cover the tiny discs of actors that are not named themselves, never those that are. On a
    small map first strands give way to discs, then names to strands, then strands to the names that found no
    better place; names that are still crossed look again, and strands that need no bend any more lose it.
    """
    discs = picture.discs
    width, height = picture.size
    inside = (discs.x >= 0) & (discs.x <= width) & (discs.y >= 0) & (discs.y <= height)
    rows = np.nonzero(inside)[0]
    rows = rows[np.argsort(-columns.importance[rows], kind="stable")]
    if not bends:
        rows = rows[:_MOST_LABELS]
    _words(picture, rows, columns)
    if not bends:
        _place(picture, Placer(_surroundings(picture, with_strands=False, solid=rows)), rows)
        return
    every = np.arange(len(discs.ids))
    _bend(picture, columns, _keep_out(picture))
    _place(picture, Placer(_surroundings(picture, with_strands=True, solid=every)), rows)
    if len(columns.pair) > _MOST_SETTLED:
        return
    _bend(picture, columns, np.concatenate([_keep_out(picture), _shown_boxes(picture)]))
    _look_again(picture, rows, every)
    _bend(picture, columns, np.concatenate([_keep_out(picture), _shown_boxes(picture)]))


def _place(picture: Picture, placer: Placer, rows: NDArray[np.intp], hard: bool = False) -> None:
    discs = picture.discs
    for row in rows.tolist():
        _, _, wide, high = discs.label_box[row].tolist()
        box = placer.place(row, wide, high, hard)
        discs.label_shown[row] = box is not None
        if box is not None:
            discs.label_box[row, :2] = box[:2]


def _look_again(picture: Picture, rows: NDArray[np.intp], solid: NDArray[np.intp]) -> None:
    """Place those names anew that strands run through or that found no room, anywhere around their discs."""
    placer = Placer(_surroundings(picture, with_strands=True, solid=solid))
    boxes, discs = _shown_boxes(picture), picture.discs
    shown = np.nonzero(discs.label_shown)[0]
    for row, box in zip(shown.tolist(), boxes, strict=True):
        placer.keep(row, box)
    free = ~discs.label_shown
    free[shown[[placer.crossing_cost(box[None])[0] > 0 for box in boxes]]] = True
    _place(picture, placer, rows[free[rows]], hard=True)


def _shown_boxes(picture: Picture) -> Array:
    boxes = picture.discs.label_box[picture.discs.label_shown].astype(np.float64)
    boxes[:, 2:] += boxes[:, :2]
    return boxes


def _bend(picture: Picture, columns: Columns, boxes: Array) -> None:
    """Bend the lines of pairs, both tracks together, around discs and ``boxes`` (left, top, right, bottom)."""
    discs, strands = picture.discs, picture.strands
    if not len(strands.source):
        return
    _, first, pair = np.unique(columns.pair, return_index=True, return_inverse=True)
    half = np.zeros(len(first))
    np.maximum.at(half, pair, np.abs(strands.offset) + strands.width / 2)
    centre = np.stack([discs.x, discs.y], axis=1).astype(np.float64)
    source, target = strands.source[first], strands.target[first]
    lines = Lines(centre[source], centre[target], source, target, half)
    reach = EXTENTS[discs.shape].max(axis=1) * discs.radius
    obstacles = Obstacles(picture.size, centre, reach, boxes)
    rows = blocked(lines, obstacles)
    bend = by_hand(discs, strands, first)
    rows = rows[np.isnan(bend[rows])]  # nobody's hand is corrected
    bend = np.nan_to_num(bend)
    bend[rows] = choose(lines, rows, obstacles)
    strands.bend[:] = bend[pair]
    ends = Ends(discs.x, discs.y, discs.radius, discs.shape)
    strands.curve[:] = trace(ends, strands.source, strands.target, strands.offset, strands.bend, strands.heads)


def by_hand(discs: Discs, strands: Strands, rows: NDArray[np.integer]) -> Array:
    """How many pixels a person bent the lines of these strands aside; ``nan`` for those that nobody bent."""
    source, target = strands.source[rows], strands.target[rows]
    length = np.hypot(discs.x[source] - discs.x[target], discs.y[source] - discs.y[target])
    return np.asarray(strands.aside[rows] * length, np.float64)


def _words(picture: Picture, rows: NDArray[np.intp], columns: Columns) -> None:
    """Break names into lines and measure them; the box starts below the disc."""
    discs, size = picture.discs, picture.label_size
    leading = columns.relations[rows] >= 0.7 * columns.relations.max(initial=1.0)
    discs.prominent[rows] = leading & (columns.relations[rows] >= 3)
    for row in rows.tolist():
        weight: metrics.Weight = "semibold" if discs.prominent[row] else "regular"
        lines = _lines(metrics.printable(discs.names[row]), size, weight)
        discs.labels[row] = "\n".join(lines)
        wide = max((metrics.width(line, size, weight) for line in lines), default=0.0)
        high = len(lines) * metrics.LINE * size
        discs.label_box[row] = (discs.x[row] - wide / 2, discs.y[row] + discs.radius[row] + 4, wide, high)


def _lines(name: str, size: float, weight: metrics.Weight) -> list[str]:
    """A name in one or two lines, as narrow as it can be without being cut; one that is cut anyhow is narrow."""
    narrow, wide = (metrics.wrap(name, size, room * size, 2, weight) for room in _LABEL_ROOMS)
    return wide if " ".join(narrow) != name == " ".join(wide) else narrow


def _keep_out(picture: Picture) -> Array:
    """The boxes (left, top, right, bottom) of the legend, the notes and the captions."""
    boxes = []
    if picture.legend_box:
        left, top, width, height = picture.legend_box
        boxes.append((left, top, left + width, top + height))
    boxes += [(left, top, left + wide, top + high) for left, top, wide, high in (note.box for note in picture.notes)]
    for line in picture.captions:
        weight: metrics.Weight = "semibold" if line.bold else "regular"
        boxes.append((line.x, line.y - line.size, line.x + metrics.width(line.text, line.size, weight), line.y + 5))
    return np.array(boxes, np.float64).reshape(-1, 4)


def _surroundings(picture: Picture, with_strands: bool, solid: NDArray[np.intp]) -> Surroundings:
    discs = picture.discs
    stacked = (discs.stands_for > 0) & (discs.radius > LEAST_STACK)
    extents = EXTENTS[discs.shape] * discs.radius[:, None] + BEHIND * stacked[:, None]
    segments, thickness = segments_of(picture.strands) if with_strands else (np.zeros((0, 4)), np.zeros(0))
    return Surroundings(
        picture.size, discs.x.astype(np.float64), discs.y.astype(np.float64), extents[:, 0], extents[:, 1],
        segments, thickness, _keep_out(picture), solid,
    )  # fmt: skip
