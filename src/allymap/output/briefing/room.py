"""What is taken on a page, and how much of it a box would cover."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...network import notes
from ...network.picture import Picture
from ...network.shapes import EXTENTS
from ...network.tracks import points_on

_STEPS = 24
Array = NDArray[np.float64]


_CELL = 2.0
"""Pixels of a side of a cell."""


class Room:
    """A page as a grid of cells, each with how many things lie on it; what is off the page is nowhere."""

    def __init__(self, picture: Picture) -> None:
        width, height = picture.size
        self._cells = np.zeros((int(height // _CELL) + 1, int(width // _CELL) + 1), np.int32)
        self.take(taken(picture))

    def take(self, boxes: Array) -> None:
        """Lay boxes on the page, n×4 as left, top, right, bottom."""
        for left, top, right, bottom in self._in_cells(boxes):
            self._cells[top:bottom, left:right] += 1

    def covered(self, boxes: Array) -> Array:
        """How much of what lies on the page each box would cover; 0 where it covers nothing."""
        found = [self._cells[top:bottom, left:right].sum() for left, top, right, bottom in self._in_cells(boxes)]
        return np.array(found, np.float64)

    def _in_cells(self, boxes: Array) -> list[list[int]]:
        """Boxes with every cell that they touch."""
        low, high = np.floor(boxes[:, :2] / _CELL), np.ceil(boxes[:, 2:] / _CELL)
        cells: list[list[int]] = np.maximum(np.concatenate([low, high], axis=1), 0).astype(np.int64).tolist()
        return cells


def taken(picture: Picture) -> Array:
    """What nothing should lie on, n×4 as left, top, right, bottom: discs, strands, names, the legend, notes
    and their lines."""
    discs = picture.discs
    reach = EXTENTS[discs.shape] * discs.radius[:, None]
    middles = np.stack([discs.x, discs.y], axis=1).astype(np.float64)
    shown = discs.label_box[discs.label_shown].astype(np.float64)
    others = [note.box for note in picture.notes] + ([picture.legend_box] if picture.legend_box else [])
    boxes = np.concatenate([shown, np.array(others, np.float64).reshape(-1, 4)])
    boxes[:, 2:] += boxes[:, :2]
    leaders = np.array([notes.leader(note) for note in picture.notes if note.anchor]).reshape(-1, 4)
    on_leaders = np.linspace(leaders[:, :2], leaders[:, 2:], _STEPS).reshape(-1, 2)
    on_strands = points_on(picture.strands.curve, _STEPS).reshape(-1, 2)
    half = np.repeat(np.maximum(picture.strands.width.astype(np.float64), 3.0) / 2, _STEPS)[:, None]
    return np.concatenate(
        [
            np.concatenate([middles - reach, middles + reach], axis=1),
            np.concatenate([on_strands - half, on_strands + half], axis=1),
            np.concatenate([on_leaders - 2.0, on_leaders + 2.0], axis=1),
            boxes,
        ]
    )
