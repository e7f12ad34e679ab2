"""How wide a text is, without Qt: advances of Source Sans Pro, the family in which every painter draws.

The font files come from the package ``font_source_sans_pro``, so that a picture is the same on each machine.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from ..model import AllyMapError

Weight = Literal["regular", "semibold", "bold"]

FAMILY = "Source Sans Pro"
FALLBACK = "'Source Sans 3', 'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
"""Families for painters that do not find ours, as CSS lists them."""

LINE = 1.2
"""Height of a line of text, in multiples of the type size."""

BASELINE = 0.9
"""From the top of a line to its baseline, in multiples of the type size."""

MIDDLE = 0.33
"""From the middle of capitals down to their baseline, in multiples of the type size."""

_FILES: dict[Weight, str] = {
    "regular": "SourceSansPro-Regular.ttf",
    "semibold": "SourceSansPro-Semibold.ttf",
    "bold": "SourceSansPro-Bold.ttf",
}


@cache
def font_files() -> dict[Weight, Path]:
    """Where the font files are, by weight. Raises ``AllyMapError`` when the package is not installed."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise AllyMapError("The font package font-source-sans-pro is missing: install AllyMap again.")
    folder = Path(spec.origin).parent / "files"
    return {weight: folder / name for weight, name in _FILES.items()}


@cache
def _advances(weight: Weight) -> dict[int, float]:
    """The advance of each code point the font has, in multiples of the type size."""
    from fontTools.ttLib import TTFont

    with TTFont(font_files()[weight], lazy=True) as font:
        metrics, unit = font["hmtx"].metrics, font["head"].unitsPerEm
        return {code: metrics[glyph][0] / unit for code, glyph in font.getBestCmap().items()}


def _estimate(character: str) -> float:
    """The width of a character our font lacks and another font will draw; rather too wide than too narrow."""
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.66


@lru_cache(maxsize=65536)
def _em_width(text: str, weight: Weight) -> float:
    advances = _advances(weight)
    return sum(advances[code] if (code := ord(char)) in advances else _estimate(char) for char in text)


def width(text: str, size: float, weight: Weight = "regular") -> float:
    """The width of one line of text in pixels, ``size`` being the type size; kerning is left out.

    >>> round(width("Iran", 100), 1)
    166.1
    """
    return _em_width(text, weight) * size


def covered(text: str) -> bool:
    """Whether our font has a glyph for each character."""
    advances = _advances("regular")
    return all(ord(char) in advances for char in text)


def printable(text: str) -> str:
    """A text fit for one line: runs of white space become one blank; control characters and lone surrogates go.

    >>> printable(" Islamic\\tRepublic \\x00of Iran")
    'Islamic Republic of Iran'
    """
    if text.isprintable():  # as nearly all names and words are
        return " ".join(text.split())
    kept = (" " if char.isspace() else char for char in text)
    joined = "".join(char for char in kept if unicodedata.category(char) not in ("Cc", "Cs", "Cn"))
    return " ".join(joined.split())


def shorten(text: str, size: float, room: float, weight: Weight = "regular") -> str:
    """The text, or as much of it as fits into ``room`` pixels with an ellipsis at its end."""
    if width(text, size, weight) <= room:
        return text
    left = room - width("…", size, weight)
    end = 0
    while end < len(text) and (left := left - width(text[end], size, weight)) >= 0:
        end += 1
    return text[:end].rstrip() + "…"


def wrap(text: str, size: float, room: float, lines: int, weight: Weight = "regular") -> list[str]:
    """Break a text at blanks into at most ``lines`` lines of ``room`` pixels; what is left over ends in an ellipsis."""
    words = text.split()
    result: list[str] = []
    while words and len(result) < lines - 1:
        taken = 1
        while taken < len(words) and width(" ".join(words[: taken + 1]), size, weight) <= room:
            taken += 1
        result.append(shorten(" ".join(words[:taken]), size, room, weight))
        del words[:taken]
    return [*result, shorten(" ".join(words), size, room, weight)] if words else result
