"""How large names and the legend are for people who look from afar: they grow with the height of what they see."""

from __future__ import annotations

from functools import lru_cache

from ...network.look import Look

_USUAL_HEIGHT = 640
"""Pixels of height for which a look's own letters are made."""
_NAMES = 2.0
"""How much larger names get at most: discs do not grow along."""
_SMALL = 1.25
"""How much larger the letters of notes and of the legend get at most beside what stands around them."""
_CARD = 1.8
"""How much larger than that the legend gets at most, as a whole."""


@lru_cache(maxsize=8)
def look_from_afar(look: Look, height: int) -> Look:
    """The look with letters for a map so many pixels high. Equal requests answer the same object, which is how a
    canvas knows a look again.
    """
    taller = max(height / _USUAL_HEIGHT, 1.0)
    larger = look._replace(
        label_size=look.label_size * min(taller, _NAMES), small_size=look.small_size * min(taller, _SMALL)
    )
    return look if larger == look else larger


def legend_scale(height: int) -> float:
    """How much larger than the canvas draws it the legend is in a map so many pixels high.

    >>> legend_scale(600), legend_scale(4000)
    (1.0, 1.8)
    """
    return min(max(height / _USUAL_HEIGHT / _SMALL, 1.0), _CARD)
