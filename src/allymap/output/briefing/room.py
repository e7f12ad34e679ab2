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
    leaders = np.array([(*note.anchor, *notes.leader(note)) for note in picture.notes if note.anchor]).reshape(-1, 4)
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


def covered(boxes: Array, others: Array) -> Array:
    """How many square pixels of what is taken each box would cover."""
    low = np.maximum(boxes[:, None, :2], others[None, :, :2])
    high = np.minimum(boxes[:, None, 2:], others[None, :, 2:])
    shared: Array = np.maximum(high - low, 0.0).prod(axis=2).sum(axis=1)
    return shared
