"""A picture as PNG, drawn by resvg from the SVG: no Qt, and the same pixels on each machine."""

from __future__ import annotations

from ..model import AllyMapError
from ..network import metrics
from ..network.picture import Picture
from . import svg
from .lettering import resvg

_LARGEST = 20_000


def write(picture: Picture, scale: float = 1.0, ground: bool = True) -> bytes:
    """The picture as PNG with ``scale`` pixels a page pixel; without ``ground`` it is transparent.

    Raises ``AllyMapError`` for a size nobody can draw.

    System fonts are looked at only when a name has characters that our own font lacks.
    """
    width, height = (round(side * scale) for side in picture.size)
    if not (0 < width <= _LARGEST and 0 < height <= _LARGEST):
        raise AllyMapError(f"A picture of {width} × {height} pixels cannot be drawn: choose at most {_LARGEST} a side.")
    discs = picture.discs
    texts = [*discs.labels, *discs.codes, *(caption.text for caption in picture.captions)]
    texts += [line for note in picture.notes for line in note.lines]
    foreign = not all(metrics.covered(text.replace("\n", "")) for text in texts)
    return resvg(svg.write(picture, ground), width, height, foreign)
