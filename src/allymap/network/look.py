"""How the map looks: colours, type sizes, stroke widths. Two looks: light and dark."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Colours are ``#rrggbb``; sizes are pixels at zoom 1."""

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
    unknown: str
    highlight: str
    font: str = "Source Sans Pro"
    code_size: float = 15.0
    label_size: float = 14.0
    small_size: float = 12.5


LIGHT = Look(
    name="light", canvas="#fbfcfe", surface="#ffffff", line="#dfe5ec", text="#16202c", muted="#5b6877",
    disc="#ffffff", rim="#2b3542", accent="#0072b2", cooperation="#0072b2", competition="#d55e00", unknown="#999999",
    highlight="#fff0bf",
)  # fmt: skip
DARK = Look(
    name="dark", canvas="#111519", surface="#1c2128", line="#2d343d", text="#eef2f6", muted="#9aa6b3",
    disc="#232a34", rim="#c3ccd6", accent="#4ba3dc", cooperation="#4ba3dc", competition="#f28c3e", unknown="#8b8b8b",
    highlight="#4d4113",
)  # fmt: skip
