"""The numbers of the sources beside the strands of a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from ...model import Polarity
from ...network import metrics
from ...network.picture import Caption, Picture
from .pages import footnote
from .room import Room

_SIZE = 10.0
_ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)
"""Where along a strand its numbers are tried, as a share of its length, the best first."""

_GAP = 4.0
_FULL = (16, 3)
"""Up to how many strands of a page have so many numbers each; on fuller pages one stands for all: “7+”."""
Array = NDArray[np.float64]


def beside_strands(picture: Picture, footnotes: Mapping[tuple[str, str], tuple[int, ...]]) -> list[Caption]:
    """The numbers of each strand, small, beside it and away from the pair's other strand, where they cover least.

    Numbers of wide strands choose first; actors, names, the legend, other strands and numbers that are there already
    are avoided.
    """
    strands = picture.strands
    page = Room(picture)
    pairs: dict[str, list[int]] = {}
    for row, relation_id in enumerate(strands.relation_ids):
        pairs.setdefault(relation_id, []).append(row)
    most = _FULL[1] if len(strands.relation_ids) <= _FULL[0] else 1
    found: dict[int, Caption] = {}
    for row in np.argsort(-strands.width, kind="stable").tolist():
        polarity = list(Polarity)[int(strands.polarity[row])].value
        numbers = footnotes.get((strands.relation_ids[row], polarity))
        if not numbers:
            continue
        words = footnote(numbers, most)
        size = metrics.width(words, _SIZE), _SIZE
        middles = _places(picture, row, pairs[strands.relation_ids[row]], size)
        boxes = np.array([_box(middle, size) for middle in middles])
        box = boxes[int(np.argmin(page.covered(boxes)))]
        page.take(box[None, :])
        baseline = float(box[1]) + (0.5 + metrics.MIDDLE) * _SIZE
        found[row] = Caption("footnote", words, float(box[0]), baseline, _SIZE)
    return [found[row] for row in sorted(found)]


def middle_of(picture: Picture, row: int) -> tuple[float, float]:
    """The middle of a strand's curve, in page pixels."""
    x, y = _point(picture.strands.curve[row].astype(np.float64), 0.5).tolist()
    return x, y


def _places(picture: Picture, row: int, pair: list[int], size: tuple[float, float]) -> Iterator[Array]:
    """Middles for the numbers of a strand, the best first. Only a strand that is alone in its pair has two sides."""
    strands = picture.strands
    curve = strands.curve[row].astype(np.float64)
    chord = curve[4:6] - curve[0:2]
    across = np.array([-chord[1], chord[0]]) / max(float(np.hypot(*chord)), 1.0)
    other = next((one for one in pair if one != row), None)
    if other is not None and float(np.dot(across, _point(curve, 0.5) - middle_of(picture, other))) < 0:
        across = -across
    away = float(strands.width[row]) / 2 + _GAP + abs(across[0]) * size[0] / 2 + abs(across[1]) * size[1] / 2
    for share in _ALONG:
        yield _point(curve, share) + across * away
        if other is None:
            yield _point(curve, share) - across * away


def _point(curve: Array, share: float) -> Array:
    left = 1.0 - share
    return left * left * curve[0:2] + 2 * left * share * curve[2:4] + share * share * curve[4:6]


def _box(middle: Array, size: tuple[float, float]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    x, y = middle.tolist()
    return x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2
