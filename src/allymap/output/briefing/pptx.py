"""A briefing as .pptx: native shapes and connectors that can be edited, speaker notes, alternative texts."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from ...model import SceneKind, Tlp
from ...network import metrics
from ...network.look import LIGHT
from . import pages as sheet
from .pages import Briefing, Page, Source
from .pptx_map import draw_map
from .pptx_shapes import Letters, add_text, px, rgb

_SOURCES_PER_PAGE = 9


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
        slide = _slide(deck, page.title, briefing)
        (_map if page.picture is not None else _words)(slide, page, briefing)
        _notes(slide, page, briefing)
    for start in range(0, len(briefing.sources), _SOURCES_PER_PAGE):
        rows = briefing.sources[start : start + _SOURCES_PER_PAGE]
        _sources(_slide(deck, "Sources", briefing), rows)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def _slide(deck: Any, title: str, briefing: Briefing) -> Any:
    """A slide with a title that outlines and screen readers find, and the handling label."""
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    box = slide.shapes.title
    box.left, box.top = px(sheet.MARGIN), px(14)
    box.width, box.height = px(sheet.PAGE[0] - 2 * sheet.MARGIN - 220), px(40)
    frame = box.text_frame
    frame.margin_left = frame.margin_right = 0
    frame.text = metrics.printable(title) or "Untitled"
    paragraph = frame.paragraphs[0]
    paragraph.alignment = 1
    Letters(26, bold=True).apply(paragraph.runs[0].font)
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
        box.fill.solid()
        box.fill.fore_color.rgb = rgb("#000000")


def _words(slide: Any, page: Page, briefing: Briefing) -> None:
    size = 24 if page.kind is SceneKind.TITLE else 20
    width = sheet.PAGE[0] - 2 * sheet.MARGIN
    if page.subtitle:
        add_text(slide, page.subtitle, (sheet.MARGIN, 84, width, 60), Letters(size, colour=LIGHT.muted))
    if page.kind is SceneKind.TITLE and briefing.withheld:
        add_text(slide, briefing.withheld, (sheet.MARGIN, 640, width - 220, 30), Letters(14, colour=LIGHT.muted))
    _quotes(slide, page, (sheet.MARGIN, 160, width, 460))


def _map(slide: Any, page: Page, briefing: Briefing) -> None:
    assert page.picture is not None, "a page with a map has a picture"
    if page.subtitle:
        box = (sheet.MARGIN, 52, sheet.PAGE[0] - 2 * sheet.MARGIN, 28)
        add_text(slide, page.subtitle, box, Letters(14, colour=LIGHT.muted))
    draw_map(slide, page, (sheet.MARGIN, sheet.TITLE_HEIGHT), page.picture.look)
    if page.quotes:
        left = sheet.PAGE[0] - sheet.MARGIN - sheet.QUOTES_WIDTH
        _quotes(slide, page, (left, sheet.TITLE_HEIGHT, sheet.QUOTES_WIDTH, sheet.picture_size(True)[1]))
    numbers = sheet.footnote(page.numbers, most=len(page.numbers))
    if numbers:
        words = f"Sources {numbers}" if len(numbers) < 120 else f"{len(page.numbers)} sources, listed at the end"
        box = (sheet.MARGIN, sheet.PAGE[1] - sheet.FOOT_HEIGHT + 6, sheet.PAGE[0] - 2 * sheet.MARGIN - 220, 24)
        add_text(slide, words, box, Letters(12, colour=LIGHT.muted))


def _quotes(slide: Any, page: Page, box: tuple[float, float, float, float]) -> None:
    if not page.quotes:
        return
    each = min(box[3] / len(page.quotes), 190)
    for row, quote in enumerate(page.quotes):
        top = box[1] + row * each
        words = sheet.shortened(quote.text, 230 if box[2] < 500 else 420)
        frame = add_text(slide, f"“{words}”", (box[0], top, box[2], each - 8), Letters(14)).text_frame
        paragraph = frame.add_paragraph()
        run = paragraph.add_run()
        run.text = metrics.printable(f"[{quote.number}] {quote.citation}")
        Letters(11, colour=LIGHT.muted).apply(run.font)


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
        frame = add_text(slide, head, (sheet.MARGIN, top, width, height - 4), Letters(13, bold=True)).text_frame
        cited = f"“{sheet.shortened(source.quote, 260)}” {source.citation}. {source.provenance}."
        run = frame.add_paragraph().add_run()
        run.text = metrics.printable(cited)
        Letters(12, colour=LIGHT.text).apply(run.font)
