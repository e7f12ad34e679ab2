"""The sources of a picture that stands by itself, below it in small letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...network import metrics
from ...network.picture import Caption
from .pages import Source

_SIZE, _LINE, _MARGIN, _BETWEEN = 11.0, 15.0, 18.0, 24.0
_COLUMN = 440.0
_MOST = 0.3
"""How much of the picture's height the list takes at most."""


class Listing(NamedTuple):
    """Captions at their places on the whole picture, and how many pixels of its height they take."""

    captions: list[Caption]
    height: int


def listing(sources: Sequence[Source], size: tuple[int, int]) -> Listing:
    """The sources in columns at the lower edge; where they are too many, the last line says how many more there are."""
    if not sources:
        return Listing([], 0)
    width, height = size
    columns = max(1, int((width - 2 * _MARGIN + _BETWEEN) // (_COLUMN + _BETWEEN)))
    wide = (width - 2 * _MARGIN - (columns - 1) * _BETWEEN) / columns
    rows = min(-(-len(sources) // columns), max(1, int(_MOST * height / _LINE)))
    lines = [f"{one.number} {one.sentence}: {one.citation}" for one in sources]
    if len(lines) > rows * columns:
        kept = rows * columns - 1
        lines = [*lines[:kept], f"and {len(lines) - kept} more in the briefing"]
    top = height - rows * _LINE - _MARGIN
    captions = [
        Caption(
            "sources", metrics.shorten(metrics.printable(line), _SIZE, wide),
            _MARGIN + (at // rows) * (wide + _BETWEEN), top + (at % rows + 1) * _LINE, _SIZE,
        )
        for at, line in enumerate(lines)
    ]  # fmt: skip
    return Listing(captions, round(rows * _LINE + _MARGIN))
