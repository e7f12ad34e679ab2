"""Shapes of a slide with a geometry of their own: the map's outlines, with a connection site where each strand ends.

Element names and units are those of DrawingML (ECMA-376, part 1, 20.1.9): lengths in EMU within the shape's box, angles
in sixty-thousandths of a degree, clockwise from the right.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from ...network.shapes import BEHIND, OUTLINES, Shape

_EMU = 9525
"""EMU in a page pixel."""

_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
_TURN, _QUARTER = 21_600_000, 5_400_000

Point = tuple[float, float]

COMPASS = 4
"""How many sites stand before those of the strands: above, left, below, right, where LibreOffice has its own."""


def outline(shape: Shape, radius: float, stacked: bool) -> str:
    """The paths of a disc of this radius in its own box; ``stacked``: with another behind it."""
    wide, high = (2 * side for side in half_sizes(shape, radius))
    behind = _path(_contour(shape, radius, BEHIND), wide, high) if stacked else ""
    form = OUTLINES[shape]
    inner = "".join(
        _path(_ring(wide / 2, high / 2, ring), wide, high) for ring in (form.rings(radius)[1:] if form.circle else ())
    )
    return behind + _path(_contour(shape, radius, 0.0), wide, high) + inner


def half_sizes(shape: Shape, radius: float) -> Point:
    """Half the width and half the height of a disc, in pixels."""
    return OUTLINES[shape].half_width * radius, OUTLINES[shape].half_height * radius


def lines(segments: Sequence[Sequence[float]], size: Point) -> str:
    """A path of lines (x0, y0, x1, y1), in pixels of a box of this size."""
    drawn = "".join(f"{_move(x0, y0)}{_line(x1, y1)}" for x0, y0, x1, y1 in segments)
    return _path(drawn, *size, filled=False)


def put(shape: Any, paths: str, sites: Sequence[tuple[Point, float]] = ()) -> None:
    """Give a shape paths in place of its preset geometry. ``sites``: points of its box, and the way out in degrees."""
    from lxml import etree

    listed = "".join(
        f'<a:cxn ang="{round(angle * 60_000) % _TURN}"><a:pos x="{_emu(x)}" y="{_emu(y)}"/></a:cxn>'
        for (x, y), angle in sites
    )
    made = etree.fromstring(
        f'<a:custGeom xmlns:a="{_NAMESPACE}"><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>{listed}</a:cxnLst>'
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{paths}</a:pathLst></a:custGeom>'
    )
    properties = shape._element.spPr  # python-pptx has no name for a geometry of one's own
    properties.replace(properties.find(f"{{{_NAMESPACE}}}prstGeom"), made)


def compass(width: float, height: float) -> list[tuple[Point, float]]:
    """The sites above, left, below and right of a box."""
    return [
        ((width / 2, 0.0), 270.0), ((0.0, height / 2), 180.0), ((width / 2, height), 90.0), ((width, height / 2), 0.0),
    ]  # fmt: skip


def way_out(x: float, y: float) -> float:
    """The direction of a point seen from the middle, as DrawingML counts it."""
    return math.degrees(math.atan2(y, x)) % 360


def _contour(shape: Shape, radius: float, shift: float) -> str:
    form, (wide, high) = OUTLINES[shape], half_sizes(shape, radius)
    if form.circle:
        return _ring(wide + shift, high + shift, form.circle * radius)
    if form.points:
        corners = [(wide + x * radius + shift, high + y * radius + shift) for x, y in form.points]
        return f"{_move(*corners[0])}{''.join(_line(*corner) for corner in corners[1:])}<a:close/>"
    corner, right, low = form.corner * radius, 2 * wide, 2 * high
    ends = ((right - corner, 0.0), (right, low - corner), (corner, low), (0.0, corner))
    arcs = "".join(
        f"{_line(x + shift, y + shift)}{_arc(corner, 270 + 90 * n, _QUARTER)}" for n, (x, y) in enumerate(ends)
    )
    return f"{_move(corner + shift, shift)}{arcs}<a:close/>"


def _ring(x: float, y: float, radius: float) -> str:
    # In quarters, as the preset shapes have it: programs differ about an arc that ends where it began.
    return f"{_move(x - radius, y)}{''.join(_arc(radius, 180 + 90 * n, _QUARTER) for n in range(4))}<a:close/>"


def _path(drawn: str, width: float, height: float, filled: bool = True) -> str:
    fill = "" if filled else ' fill="none"'
    return f'<a:path w="{_emu(width)}" h="{_emu(height)}"{fill}>{drawn}</a:path>'


def _move(x: float, y: float) -> str:
    return f"<a:moveTo>{_point(x, y)}</a:moveTo>"


def _line(x: float, y: float) -> str:
    return f"<a:lnTo>{_point(x, y)}</a:lnTo>"


def _arc(radius: float, start: float, swing: int) -> str:
    start = round(start % 360 * 60_000)
    return f'<a:arcTo wR="{_emu(radius)}" hR="{_emu(radius)}" stAng="{start}" swAng="{swing}"/>'


def _point(x: float, y: float) -> str:
    return f'<a:pt x="{_emu(x)}" y="{_emu(y)}"/>'


def _emu(pixels: float) -> int:
    return round(pixels * _EMU)
