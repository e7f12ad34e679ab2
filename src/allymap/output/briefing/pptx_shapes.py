"""Boxes of text and lengths of a slide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ...network import metrics
from ...network.look import LIGHT, Pen

_VEIL = 75_000
"""How much of what is behind a name is hidden, in thousandths of a per cent."""

Box = tuple[float, float, float, float]
"""Left, top, width and height in page pixels."""

_POINTS = 0.75
_PANOSE = "020B0503030403020204"
"""How the letters of Source Sans Pro are drawn (PANOSE, as its OS/2 table has it)."""
_ALIGNED = {"left": 1, "center": 2, "right": 3}
"""The numbers of ``PP_ALIGN``."""


def px(length: float) -> Any:
    """Page pixels (96 an inch) as PowerPoint's length."""
    from pptx.util import Emu

    return Emu(round(length * 9525))


def rgb(colour: str) -> Any:
    """A colour written ``#rrggbb`` as PowerPoint's."""
    from pptx.dml import color

    return color.RGBColor.from_string(colour.removeprefix("#").upper())  # type: ignore[no-untyped-call] # python-pptx


@dataclass(frozen=True, slots=True)
class Letters:
    """How text is set: type size in page pixels, weight, colour (``#rrggbb``)."""

    size: float
    bold: bool = False
    colour: str = LIGHT.text

    def apply(self, font: Any) -> None:
        from pptx.util import Pt

        font.name = LIGHT.font
        # Where our font is missing, PowerPoint looks for one that is drawn alike.
        font._element.find(font._element.tag.replace("rPr", "latin")).set("panose", _PANOSE)
        font.size = Pt(round(self.size * _POINTS * 2) / 2)
        font.bold = self.bold
        font.color.rgb = rgb(self.colour)


def add_text(
    slide: Any, text: str, box: Box, letters: Letters, align: Literal["left", "center", "right"] = "left"
) -> Any:
    """A box of text without inner margins that wraps and does not grow. Answers the shape."""
    from pptx.enum.text import MSO_AUTO_SIZE

    shape = slide.shapes.add_textbox(*(px(side) for side in box))
    frame = shape.text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for row, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if row == 0 else frame.add_paragraph()
        paragraph.alignment = _ALIGNED[align]
        run = paragraph.add_run()
        run.text = metrics.printable(line)
        letters.apply(run.font)
    return shape


def add_shape(slide: Any, box: Box, fill: str, line: str = "", width: float = 0.0) -> Any:
    """A shape with its colours (empty: none) and the width of its line in pixels. Answers the shape."""
    from pptx.enum.shapes import MSO_SHAPE

    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(px(side) for side in box))
    plain(shape)
    if fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(fill)
    else:
        shape.fill.background()
    if line:
        shape.line.color.rgb = rgb(line)
        shape.line.width = px(width)
    else:
        shape.line.fill.background()
    return shape


def veil(shape: Any, colour: str) -> None:
    """Let what runs behind a box of text show but faintly, so that its words can be read on it."""
    from lxml import etree

    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    shade = shape.fill.fore_color._xFill.srgbClr  # python-pptx has no name for transparency
    etree.SubElement(shade, shade.tag.replace("srgbClr", "alpha"), val=str(_VEIL))


def plain(shape: Any) -> None:
    """Take off what the theme would add: shadows and colours that the picture does not have."""
    style = next((one for one in shape._element if one.tag.endswith("}style")), None)  # no name for it
    if style is not None:
        shape._element.remove(style)


def describe(shape: Any, name: str, description: str = "") -> None:
    """The name in the selection pane, and the alternative text that is read aloud."""
    shape.name = metrics.printable(name)
    for properties in shape._element.iter():  # python-pptx has no way to set an alternative text
        if properties.tag.endswith("}cNvPr"):
            properties.set("descr", metrics.printable(description))
            return


def stroke(line: Any, pen: Pen) -> None:
    """Colour, width and dashes of a line as the picture has them."""
    from lxml import etree

    line.color.rgb = rgb(pen.colour)
    line.width = px(pen.width)
    element = line._get_or_add_ln()  # python-pptx has no name for dashes of one's own
    if pen.dash:
        tag = element.tag.removesuffix("ln")
        dashes = etree.SubElement(element, f"{tag}custDash")
        lengths = (str(round(length / pen.width * 100_000)) for length in pen.dash)
        etree.SubElement(dashes, f"{tag}ds", dict(zip(("d", "sp"), lengths, strict=True)))
    if pen.hollow:
        element.set("cmpd", "dbl")  # a double line: PowerPoint's nearest to an outline
