"""The sizes and in-between colours of the window around the map. No Qt: the look's colours are strings."""

from __future__ import annotations

from typing import NamedTuple

from ..network.look import DARK, Look


class Sizes(NamedTuple):
    """The four type sizes, in pixels, and the step of the grid that every distance is a multiple of."""

    small: int = 12
    body: int = 14
    title: int = 19
    display: int = 28
    grid: int = 4


SIZES = Sizes()


class Tones(NamedTuple):
    """Colours between those of a look, for the window around the map. ``on_accent`` is text on the accent colour."""

    raised: str
    hover: str
    pressed: str
    faint: str
    on_accent: str


def mixed(one: str, other: str, share: float) -> str:
    """``share`` of the second colour over the first.

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share + 1e-9):02x}" for a, b in pairs)


def tones(look: Look) -> Tones:
    """The in-between colours of a look."""
    ink = mixed(look.text, look.accent, 0.3)
    return Tones(
        raised=mixed(look.surface, ink, 0.07),
        hover=mixed(look.surface, ink, 0.035),
        pressed=mixed(look.surface, ink, 0.12),
        faint=mixed(look.surface, look.muted, 0.65),
        on_accent=look.canvas if look is DARK else look.surface,
    )
