"""A briefing as .pptx: native shapes and connectors that can be edited, speaker notes, alternative texts."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from ...model import SceneKind, Tlp
from ...network import metrics
from ...network.look import LIGHT
from . import pages as sheet
from . import pptx_geometry as geometry
from .pages import Briefing, Page, Source
from .pptx_map import draw_map
from .pptx_shapes import Box, Letters, add_shape, add_text, describe, px, rgb, stroke

_SOURCES_PER_PAGE = 9
_LABEL_ROOM = 220
_ROOM = sheet.PAGE[0] - 2 * sheet.MARGIN


class Heading(NamedTuple):
    """Where the title of a slide stands (left, top, width, height) and the size of its letters, in page pixels."""

    box: Box
    size: float


USUAL = Heading((sheet.MARGIN, 14, _ROOM - _LABEL_ROOM, 40), 26)
LARGE = Heading((sheet.WORDS_LEFT, sheet.WORDS_TOP, sheet.PAGE[0] - 2 * sheet.WORDS_LEFT, 64), sheet.TITLE_SIZE)


def write(briefing: Briefing) -> bytes:
    """The briefing as the bytes of a presentation, 16 : 9."""
    from pptx import Presentation

    deck = Presentation()
    deck.slide_width, deck.slide_height = px(sheet.PAGE[0]), px(sheet.PAGE[1])
    deck.core_properties.title = metrics.printable(briefing.title)
    deck.core_properties.author = ""
    deck.core_properties.last_modified_by = "AllyMap"
    if briefing.label:
        deck.core_properties.keywords = briefing.label
    for page in briefing.pages:
        slide = _slide(deck, page.title, briefing, LARGE if page.speaks else USUAL)
        (_map if page.picture is not None else _words)(slide, page, briefing)
        _notes(slide, page, briefing)
    for start in range(0, len(briefing.sources), _SOURCES_PER_PAGE):
        rows = briefing.sources[start : start + _SOURCES_PER_PAGE]
        _sources(_slide(deck, "Sources", briefing), rows)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def _slide(deck: Any, title: str, briefing: Briefing, heading: Heading = USUAL) -> Any:
    """A slide with a title that outlines and screen readers find, and the handling label."""
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.turbo_add_enabled = True  # or each new shape would look through all the others for a free number
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = rgb(LIGHT.canvas)
    box = slide.shapes.title
    box.left, box.top, box.width, box.height = (px(side) for side in heading.box)
    describe(box, "Title")
    frame = box.text_frame
    frame.margin_left = frame.margin_right = 0
    frame.text = metrics.printable(title) or "Untitled"
    paragraph = frame.paragraphs[0]
    paragraph.alignment = 1
    Letters(heading.size, bold=True).apply(paragraph.runs[0].font)
    if briefing.label:
        _label(slide, briefing.label)
    return slide


def _label(slide: Any, label: str) -> None:
    """Top right and bottom right, on black, as FIRST asks."""
    width = metrics.width(label, 16, "semibold") * 1.2 + 16  # room for a wider font, where ours is missing
    for top in (14, sheet.PAGE[1] - sheet.FOOT_HEIGHT + 4):
        place = (sheet.PAGE[0] - sheet.MARGIN - width, top, width, 26)
        box = add_text(slide, label, place, Letters(16, bold=True, colour=Tlp(label).colour), "center")
        box.name = "Handling label"
        box.text_frame.vertical_anchor = 3
        box.fill.solid()
        box.fill.fore_color.rgb = rgb("#000000")


def _words(slide: Any, page: Page, briefing: Briefing) -> None:
    if not page.speaks:
        if page.subtitle:
            box = (sheet.MARGIN, 56, _ROOM, 60)
            describe(add_text(slide, page.subtitle, box, Letters(20, colour=LIGHT.muted)), "Subtitle")
        _quotes(slide, page, (sheet.MARGIN, 130, _ROOM, 490))
        return
    _mark(slide)
    left, width = sheet.WORDS_LEFT, sheet.PAGE[0] - 2 * sheet.WORDS_LEFT
    if page.subtitle:
        box = (left, sheet.WORDS_TOP + 72, width, 120)
        describe(add_text(slide, page.subtitle, box, Letters(sheet.SUBTITLE_SIZE, colour=LIGHT.muted)), "Subtitle")
    if page.kind is SceneKind.TITLE:
        foot = "\n".join(filter(None, (briefing.rests_on, briefing.withheld)))
        box = (left, 616, width - _LABEL_ROOM, 44)
        describe(add_text(slide, foot, box, Letters(14, colour=LIGHT.muted)), "What it rests on")


def _mark(slide: Any) -> None:
    """The two strands of a contested pair above a large title."""
    for shift, polarity in ((0, 0), (10, 1)):
        pen = LIGHT.pen(polarity, 5.0, reviewed=True, factual=True)
        size = (sheet.MARK_WIDTH, 1.0)
        line = add_shape(slide, (sheet.WORDS_LEFT, sheet.WORDS_TOP - 34 + shift, *size), "", LIGHT.line, 1.0)
        geometry.put(line, geometry.lines([(0.0, 0.5, size[0], 0.5)], size))
        stroke(line.line, pen)
        describe(line, "Two strands")


def _map(slide: Any, page: Page, briefing: Briefing) -> None:
    assert page.picture is not None, "a page with a map has a picture"
    if page.under_title:
        box = (sheet.MARGIN, 52, _ROOM, 28)
        describe(add_text(slide, page.under_title, box, Letters(14, colour=LIGHT.muted)), "Subtitle")
    draw_map(slide, page, (sheet.MARGIN, sheet.TITLE_HEIGHT))
    if page.quotes:
        left = sheet.PAGE[0] - sheet.MARGIN - sheet.QUOTES_WIDTH
        _quotes(slide, page, (left, sheet.TITLE_HEIGHT, sheet.QUOTES_WIDTH, sheet.picture_size(True)[1]))
    numbers = sheet.footnote(page.numbers, most=len(page.numbers))
    if numbers:
        words = f"Sources {numbers}" if len(numbers) < 120 else f"{len(page.numbers)} sources, listed at the end"
        box = (sheet.MARGIN, sheet.PAGE[1] - sheet.FOOT_HEIGHT + 6, _ROOM - _LABEL_ROOM, 24)
        describe(add_text(slide, words, box, Letters(12, colour=LIGHT.muted)), "Sources of the page")


def _quotes(slide: Any, page: Page, box: Box) -> None:
    """The quotes in one box, one below the other, as large as all of them fit."""
    if not page.quotes:
        return
    from pptx.util import Pt

    set_ = sheet.set_quotes(page.quotes, box[2], box[3], wider=1.12)
    shape = add_text(slide, "", box, Letters(set_.size))
    describe(shape, "Quotes")
    frame = shape.text_frame
    for row, quote in enumerate(page.quotes):
        cited = f"[{quote.number}] {quote.citation}"
        for text, letters in (
            (f"“{set_.texts[row]}”", Letters(set_.size)), (cited, Letters(set_.cited, colour=LIGHT.muted)),
        ):  # fmt: skip
            first = row == 0 and letters.size == set_.size
            paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
            run = paragraph.runs[0] if first else paragraph.add_run()
            run.text = metrics.printable(text)
            letters.apply(run.font)
        paragraph.space_after = Pt(12)


def _notes(slide: Any, page: Page, briefing: Briefing) -> None:
    """Speaker notes, then the page in words and its sources: who prints the notes has the evidence at hand."""
    lines = [page.notes, page.twin, *(_line(source) for source in briefing.of(page))]
    slide.notes_slide.notes_text_frame.text = "\n".join(metrics.printable(line) for line in lines if line)


def _line(source: Source) -> str:
    dated = f" ({source.date})" if source.date else ""
    return f"[{source.number}] {source.sentence}{dated}: “{source.quote}” {source.citation}. {source.provenance}."


def _sources(slide: Any, sources: Sequence[Source]) -> None:
    height = (sheet.PAGE[1] - sheet.TITLE_HEIGHT - sheet.FOOT_HEIGHT) / _SOURCES_PER_PAGE
    width = sheet.PAGE[0] - 2 * sheet.MARGIN
    for row, source in enumerate(sources):
        top = sheet.TITLE_HEIGHT - 8 + row * height
        dated = f", {source.date}" if source.date else ""
        head = f"[{source.number}] {source.sentence}, {source.polarity}{dated}"
        shape = add_text(slide, head, (sheet.MARGIN, top, width, height - 4), Letters(13, bold=True))
        describe(shape, f"Source {source.number}")
        frame = shape.text_frame
        cited = f"“{sheet.shortened(source.quote, 260)}” {source.citation}. {source.provenance}."
        run = frame.add_paragraph().add_run()
        run.text = metrics.printable(cited)
        Letters(12, colour=LIGHT.text).apply(run.font)
