"""How the map looks: colours, type sizes, stroke widths. Light, dark, and in high contrast.

Text has a contrast of at least 4.5 with what it stands on, strands and rims at least 3 (WCAG 2.2), and cooperation and
competition stay apart for people without red, green or blue cones; tests/network/test_look.py computes all of it.
"""

from __future__ import annotations

from typing import NamedTuple


class Pen(NamedTuple):
    """How a strand is stroked: pixels, flat caps. ``dash`` is dash and gap, or empty; then ``hollow`` pixels, if any,
    of the ground's colour are stroked along the middle.
    """

    colour: str
    width: float
    dash: tuple[float, ...]
    hollow: float


class Look(NamedTuple):
    """Colours are ``#rrggbb``; sizes are pixels at zoom 1. The ``proposed`` colours are for strands nobody reviewed.

    A named tuple, because the window needs it before its first paint and importing dataclasses would delay that.
    """

    name: str
    canvas: str
    surface: str
    line: str
    text: str
    muted: str
    disc: str
    rim: str
    accent: str
    cooperation: str
    competition: str
    cooperation_proposed: str
    competition_proposed: str
    unknown: str
    highlight: str
    font: str = "Source Sans Pro"
    code_size: float = 15.0
    label_size: float = 14.0
    small_size: float = 12.5
    title_size: float = 20.0

    def stroke(self, polarity: int, reviewed: bool) -> str:
        """The colour of a strand: ``polarity`` is 0 for cooperation and 1 for competition; lighter until reviewed."""
        if polarity == 0:
            return self.cooperation if reviewed else self.cooperation_proposed
        return self.competition if reviewed else self.competition_proposed

    def pen(self, polarity: int, width: float, reviewed: bool, factual: bool) -> Pen:
        """How a strand of this width is stroked."""
        outer, hollow = (width, 0.0) if factual else hollow_of(width)
        return Pen(self.stroke(polarity, reviewed), outer, dash_of(outer) if polarity == 1 else (), hollow)


def dash_of(width: float) -> tuple[float, float]:
    """Dash and gap of a competition strand in pixels, for flat caps; wider strands have longer ones."""
    return max(6.0, 2.1 * width), max(4.0, 1.1 * width)


def hollow_of(width: float) -> tuple[float, float]:
    """Strands without a fact (announced, hypothetical, denied) are outlines: their width, and the canvas inside it."""
    outer = max(width, 5.4)
    return outer, outer - 3.2


LIGHT = Look(
    name="light", canvas="#fbfcfe", surface="#ffffff", line="#dfe5ec", text="#16202c", muted="#5b6877",
    disc="#ffffff", rim="#2b3542", accent="#0072b2", cooperation="#0072b2", competition="#d55e00",
    cooperation_proposed="#3f93c7", competition_proposed="#d1773f", unknown="#888888", highlight="#fff0bf",
)  # fmt: skip
DARK = Look(
    name="dark", canvas="#111519", surface="#1c2128", line="#2d343d", text="#eef2f6", muted="#9aa6b3",
    disc="#232a34", rim="#c3ccd6", accent="#4ba3dc", cooperation="#4ba3dc", competition="#f28c3e",
    cooperation_proposed="#387dab", competition_proposed="#b8692e", unknown="#8b8b8b", highlight="#4d4113",
)  # fmt: skip
CONTRAST = Look(
    name="contrast", canvas="#ffffff", surface="#ffffff", line="#3a3a3a", text="#000000", muted="#2b2b2b",
    disc="#ffffff", rim="#000000", accent="#0033a0", cooperation="#00447a", competition="#a83a00",
    cooperation_proposed="#1a6fae", competition_proposed="#c95a14", unknown="#5a5a5a", highlight="#ffe26b",
)  # fmt: skip
