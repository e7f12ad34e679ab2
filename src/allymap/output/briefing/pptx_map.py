"""A picture of the map as PowerPoint shapes: an actor is a shape, a strand a connector attached to two of them."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

from ...model import Polarity
from ...network import legend, metrics
from ...network.look import Look, Pen
from ...network.picture import Picture, Shape
from ...network.shapes import OUTLINES
from . import pages as sheet
from .pages import Page
from .pptx_shapes import Letters, add_text, describe, px, rgb

_POINTS = 0.75

_AUTO_SHAPES: dict[Shape, str] = {
    Shape.CIRCLE: "OVAL", Shape.SMALL_CIRCLE: "OVAL", Shape.DOUBLE_CIRCLE: "OVAL", Shape.HEXAGON: "HEXAGON",
    Shape.SQUARE: "ROUNDED_RECTANGLE", Shape.OTHER: "ROUNDED_RECTANGLE", Shape.DIAMOND: "DIAMOND",
}  # fmt: skip
_SITES: dict[str, tuple[int, ...]] = {
    "OVAL": (90, 135, 180, 225, 270, 315, 0, 45),
    "HEXAGON": (0, 300, 240, 180, 120, 60),
    "ROUNDED_RECTANGLE": (90, 180, 270, 0),
    "DIAMOND": (90, 180, 270, 0),
}
"""The directions of a shape's connection sites in their order (ECMA-376, presetShapeDefinitions), degrees from the
right, counted against the clock."""

Origin = tuple[float, float]


def draw_map(slide: Any, page: Page, origin: Origin, look: Look) -> None:
    """Draw a page's picture with its upper left corner at ``origin`` (page pixels), callouts and legend included."""
    assert page.picture is not None, "a page with a map has a picture"
    picture = page.picture
    discs = [_disc(slide, picture, row, origin, look) for row in range(len(picture.discs.ids))]
    # The order of drawing is only reached through the tree of elements.
    behind = slide.shapes._spTree  # noqa: SLF001
    for row in range(len(picture.strands.relation_ids)):
        line = _strand(slide, picture, row, discs, page, look)
        behind.remove(line._element)  # noqa: SLF001
        behind.insert(2, line._element)  # noqa: SLF001 - after the two elements every tree begins with
    _names(slide, picture, origin, look)
    _legend(slide, picture, origin, look)
    for caption in (one for one in picture.captions if one.role != "footnote"):
        width = metrics.width(caption.text, caption.size) + 6
        box = (origin[0] + caption.x - 3, origin[1] + caption.y - caption.size, width, caption.size * 1.3)
        add_text(slide, caption.text, box, Letters(caption.size, colour=look.muted), "center")
    for callout in page.callouts:
        _callout(slide, callout, origin, look)


def _kind(name: str) -> Any:
    from pptx.enum.shapes import MSO_SHAPE

    return getattr(MSO_SHAPE, name)


def _disc(slide: Any, picture: Picture, row: int, origin: Origin, look: Look) -> Any:
    discs = picture.discs
    x, y, radius = float(discs.x[row]) + origin[0], float(discs.y[row]) + origin[1], float(discs.radius[row])
    outline, kind = OUTLINES[Shape(discs.shape[row])], _AUTO_SHAPES[Shape(discs.shape[row])]
    wide, high = outline.half_width * radius, outline.half_height * radius
    shape = slide.shapes.add_shape(_kind(kind), px(x - wide), px(y - high), px(2 * wide), px(2 * high))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(look.disc)
    shape.line.color.rgb = rgb(look.rim)
    shape.line.width = px(1.5)
    if Shape(discs.shape[row]) is Shape.DOUBLE_CIRCLE:
        shape.line.width = px(3)
        _compound(shape.line, "dbl")
    shape.shadow.inherit = False
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = False
    frame.vertical_anchor = 3  # the middle
    paragraph = frame.paragraphs[0]
    paragraph.alignment = 2
    if discs.code_size[row]:
        run = paragraph.add_run()
        run.text = metrics.printable(discs.codes[row])
        Letters(float(discs.code_size[row]), bold=True, colour=look.text).apply(run.font)
    describe(shape, discs.names[row], discs.names[row])
    return shape, kind


def _strand(slide: Any, picture: Picture, row: int, discs: list[Any], page: Page, look: Look) -> Any:
    from pptx.enum.shapes import MSO_CONNECTOR

    strands = picture.strands
    source, target = int(strands.source[row]), int(strands.target[row])
    both = Counter(strands.relation_ids)[strands.relation_ids[row]] > 1
    side = (1 if strands.offset[row] >= 0 else -1) if both else 0
    sites = (
        _site(picture, source, target, discs[source][1], side),
        _site(picture, target, source, discs[target][1], -side),
    )
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 0, 0)
    # begin_connect would also move the end, which python-pptx can do for the first four sites only.
    line._connect_begin_to(discs[source][0], sites[0])  # noqa: SLF001
    line._connect_end_to(discs[target][0], sites[1])  # noqa: SLF001
    _place(line, _at(discs[source], sites[0]), _at(discs[target], sites[1]))
    pen = look.pen(
        int(strands.polarity[row]), float(strands.width[row]), bool(strands.reviewed[row]), bool(strands.factual[row])
    )
    _stroke(line, pen)
    polarity = list(Polarity)[int(strands.polarity[row])].value
    names = f"{picture.discs.names[source]} – {picture.discs.names[target]}"
    numbers = page.footnotes.get((strands.relation_ids[row], polarity), ())
    weight = round(float(strands.weight[row]))
    passages = "1 passage" if weight == 1 else f"{weight} passages"
    describe(line, f"{names}: {polarity}", f"{names}: {polarity}, {passages}, sources {sheet.footnote(numbers, 99)}")
    _footnote(slide, line, sheet.footnote(numbers), (side or 1) * (float(strands.width[row]) / 2 + 8), look)
    return line


def _footnote(slide: Any, line: Any, words: str, away: float, look: Look) -> None:
    """The numbers of a strand's sources, so many pixels to the left of its middle as it runs."""
    across, down = (line.end_x - line.begin_x) / 9525, (line.end_y - line.begin_y) / 9525
    length = max(math.hypot(across, down), 1.0)
    x = (line.begin_x + line.end_x) / 2 / 9525 + down / length * away
    y = (line.begin_y + line.end_y) / 2 / 9525 - across / length * away
    wide = metrics.width(words, 10) + 16
    box = add_text(slide, words, (x - wide / 2, y - 7, wide, 14), Letters(10, colour=look.muted), "center")
    describe(box, f"Sources {words}")


def _site(picture: Picture, one: int, other: int, kind: str, side: int) -> int:
    """The connection site that looks at the other actor; of a pair with two strands, one on either side of the line."""
    discs, angles = picture.discs, _SITES[kind]
    towards = math.degrees(math.atan2(float(discs.y[one] - discs.y[other]), float(discs.x[other] - discs.x[one])))
    wanted = towards + side * 180 / len(angles)
    return min(range(len(angles)), key=lambda n: abs((angles[n] - wanted + 180) % 360 - 180))


def _at(disc: Any, site: int) -> tuple[float, float]:
    """Where a connection site of a shape lies, in EMU."""
    shape, kind = disc
    angle = math.radians(_SITES[kind][site])
    reach = 1.0 if kind in ("OVAL", "HEXAGON") else 1.0 / max(abs(math.cos(angle)), abs(math.sin(angle)))
    return (
        shape.left + shape.width / 2 * (1 + reach * math.cos(angle)),
        shape.top + shape.height / 2 * (1 - reach * math.sin(angle)),
    )


def _place(line: Any, begin: tuple[float, float], end: tuple[float, float]) -> None:
    line.begin_x, line.begin_y = round(begin[0]), round(begin[1])
    line.end_x, line.end_y = round(end[0]), round(end[1])


def _stroke(line: Any, pen: Pen) -> None:
    from pptx.enum.dml import MSO_LINE

    line.line.color.rgb = rgb(pen.colour)
    line.line.width = px(pen.width)
    if pen.dash:
        line.line.dash_style = MSO_LINE.DASH
    if pen.hollow:
        _compound(line.line, "dbl")


def _compound(line: Any, kind: str) -> None:
    """A double line: PowerPoint's nearest to an outline."""
    line._get_or_add_ln().set("cmpd", kind)  # noqa: SLF001 - python-pptx has no name for it


def _names(slide: Any, picture: Picture, origin: Origin, look: Look) -> None:
    discs = picture.discs
    for row in discs.label_shown.nonzero()[0].tolist():
        left, top, width, height = discs.label_box[row].tolist()
        box = (origin[0] + left - 8, origin[1] + top, width + 16, height)
        letters = Letters(picture.label_size, bold=bool(discs.prominent[row]), colour=look.text)
        describe(add_text(slide, discs.labels[row], box, letters, "center"), f"Name of {discs.names[row]}")


def _legend(slide: Any, picture: Picture, origin: Origin, look: Look) -> None:
    from pptx.enum.shapes import MSO_CONNECTOR

    if picture.legend_box is None:
        return
    x, y, width, height = picture.legend_box
    left, top = origin[0] + x, origin[1] + y
    ground = slide.shapes.add_shape(_kind("ROUNDED_RECTANGLE"), px(left), px(top), px(width), px(height))
    ground.adjustments[0] = min(8 / max(height, 1.0), 0.5)
    ground.fill.solid()
    ground.fill.fore_color.rgb = rgb(look.surface)
    ground.line.color.rgb = rgb(look.line)
    ground.shadow.inherit = False
    describe(ground, "Legend", "; ".join(entry.text for entry in picture.legend))
    for entry in picture.legend:
        at = origin[0] + entry.x, origin[1] + entry.y
        if entry.symbol.isupper():
            outline, half = OUTLINES[Shape[entry.symbol]], legend.SHAPE_WIDTH / 2
            wide, high = outline.half_width * (half - 1), outline.half_height * (half - 1)
            sample = slide.shapes.add_shape(
                _kind(_AUTO_SHAPES[Shape[entry.symbol]]),
                px(at[0] + half - wide),
                px(at[1] - high),
                px(2 * wide),
                px(2 * high),
            )
            sample.fill.solid()
            sample.fill.fore_color.rgb = rgb(look.disc)
            sample.line.color.rgb = rgb(look.rim)
            sample.line.width = px(1.2)
            sample.shadow.inherit = False
        for stroke in legend.SAMPLES.get(entry.symbol, ()):
            # A free line: only the map's strands join two actors.
            row = at[1] + stroke.shift
            line = slide.shapes.add_connector(
                MSO_CONNECTOR.STRAIGHT, px(at[0]), px(row), px(at[0] + legend.STRAND_WIDTH), px(row)
            )
            _stroke(line, look.pen(stroke.polarity, stroke.width, stroke.reviewed, stroke.factual))
            describe(line, f"Legend: {entry.text}")
        box = (origin[0] + entry.text_x, at[1] - 9, metrics.width(entry.text, look.small_size) + 12, 18)
        # A machine without our font has a wider one: better a little over than on two lines.
        add_text(slide, entry.text, box, Letters(look.small_size, colour=look.text)).text_frame.word_wrap = False


def _callout(slide: Any, callout: sheet.PlacedCallout, origin: Origin, look: Look) -> None:
    lines = metrics.wrap(callout.text, 13, 180, 4)
    width = max(metrics.width(line, 13) for line in lines) + 18
    height = 17 * len(lines) + 10
    left = min(max(origin[0] + callout.x + 14, 0), sheet.PAGE[0] - width)
    top = max(origin[1] + callout.y - height - 14, sheet.TITLE_HEIGHT)
    box = add_text(slide, "\n".join(lines), (left, top, width, height), Letters(13, colour=look.text), "center")
    box.fill.solid()
    box.fill.fore_color.rgb = rgb(look.highlight)
    box.text_frame.vertical_anchor = 3
    describe(box, "Callout", callout.text)
