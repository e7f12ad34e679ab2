"""A briefing as .pdf: one scene a page, drawn as vectors, then the evidence annex."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from ...model import Camera, SceneKind, Tlp
from ...network import metrics
from ...network.look import LIGHT
from ...network.picture import Picture, compose
from ...network.view import MapView
from ..pdf import Letters, Painter, sheets, turn_down
from . import pages as sheet
from .pages import Briefing, Page, Source

_INK, _FAINT = LIGHT.text, LIGHT.muted
_ROOM = sheet.PAGE[0] - 2 * sheet.MARGIN
_LABEL_WIDTH = 200


def write(briefing: Briefing) -> bytes:
    """The briefing as the bytes of a PDF with pages of 16 : 9."""
    file = io.BytesIO()
    page = sheets(file, sheet.PAGE, metrics.printable(briefing.title) or "Briefing", f"{len(briefing.pages)} scenes")
    if briefing.label:
        page.setKeywords([briefing.label])
    printer = _Printer(page, briefing)
    for one in briefing.pages:
        printer.scene(one)
    printer.annex()
    page.save()
    return file.getvalue()


class _Printer:
    """Prints sheet after sheet."""

    def __init__(self, page: Any, briefing: Briefing) -> None:
        self._page, self._briefing = page, briefing
        self._number = 0
        self._plain = Painter(page, compose(MapView(), {}, Camera(), sheet.PAGE, legend=False))

    def scene(self, page: Page) -> None:
        """One page of the briefing."""
        if page.speaks:
            self._turn(page.title)
            self._words(page)
        else:
            self._begin(page.title, page.under_title)
        if page.picture is not None:
            self._map(page.picture)
        if page.quotes:
            beside = page.picture is not None
            left = sheet.PAGE[0] - sheet.MARGIN - sheet.QUOTES_WIDTH if beside else sheet.MARGIN
            self._quotes(page, left, sheet.QUOTES_WIDTH if beside else _ROOM)
        self._end()

    def _words(self, page: Page) -> None:
        """A title that has the page for itself, under the two strands of a contested pair."""
        left, room = sheet.WORDS_LEFT, sheet.PAGE[0] - 2 * sheet.WORDS_LEFT
        for shift, polarity in ((0, 0), (10, 1)):
            pen = LIGHT.pen(polarity, 5.0, reviewed=True, factual=True)
            line = sheet.WORDS_TOP - 34 + shift
            self._page.setDash(*pen.dash) if pen.dash else self._page.setDash()
            self._page.setStrokeColor(pen.colour)
            self._page.setLineWidth(pen.width)
            self._page.line(left, line, left + sheet.MARK_WIDTH, line)
        self._page.setDash()
        y = float(sheet.WORDS_TOP)
        for text in metrics.wrap(metrics.printable(page.title), sheet.TITLE_SIZE, room, 3):
            y += sheet.TITLE_SIZE * metrics.LINE
            self._line(text, left, y - 10, _letters(sheet.TITLE_SIZE, True))
        for text in metrics.wrap(metrics.printable(page.subtitle), sheet.SUBTITLE_SIZE, room, 4):
            y += sheet.SUBTITLE_SIZE * sheet.LEADING
            self._line(text, left, y + 4, Letters(sheet.SUBTITLE_SIZE, "regular", _FAINT))
        if page.kind is SceneKind.TITLE:
            told = filter(None, (self._briefing.rests_on, self._briefing.withheld))
            for row, text in enumerate(told):
                self._line(text, left, 632 + 20 * row, Letters(14, "regular", _FAINT))

    def annex(self) -> None:
        """Every source in full; a source is never torn over two pages."""
        bottom = float(sheet.PAGE[1] - sheet.FOOT_HEIGHT)
        y = bottom
        for source in self._briefing.sources:
            lines = list(_in_full(source))
            height = sum(letters.size * 1.35 for _, letters in lines) + 10
            if y + height > bottom:
                if source.number > 1:
                    self._end()
                self._begin("Sources", "", listed=source.number == 1)
                y = float(sheet.TITLE_HEIGHT)
            for text, letters in lines:
                y += letters.size * 1.35
                self._line(text, sheet.MARGIN, y, letters)
            y += 10
        if self._briefing.sources:
            self._end()

    def _turn(self, title: str) -> None:
        """Begin a page; with a title it is in the list of contents that readers show at the side."""
        self._number += 1
        if title:
            key = f"page-{self._number}"
            self._page.bookmarkPage(key)
            self._page.addOutlineEntry(metrics.printable(title), key)
        turn_down(self._page, sheet.PAGE)
        self._page.setFillColor(LIGHT.canvas)
        self._page.rect(0, 0, *sheet.PAGE, stroke=0, fill=1)

    def _begin(self, title: str, subtitle: str, listed: bool = True) -> None:
        self._turn(title if listed else "")
        room = _ROOM - (_LABEL_WIDTH if self._briefing.label else 0)
        self._line(
            metrics.shorten(metrics.printable(title), 26, room, "semibold"), sheet.MARGIN, 42, _letters(26, True)
        )
        for row, text in enumerate(metrics.wrap(metrics.printable(subtitle), 14, room, 2)):
            self._line(text, sheet.MARGIN, 62 + 17 * row, Letters(14, "regular", _FAINT))

    def _end(self) -> None:
        if self._briefing.label:
            for top in (14, sheet.PAGE[1] - sheet.FOOT_HEIGHT + 4):
                self._label(self._briefing.label, top)
        self._line(str(self._number), sheet.MARGIN, sheet.PAGE[1] - 14, Letters(12, "regular", _FAINT))
        self._page.showPage()

    def _label(self, label: str, top: float) -> None:
        width = metrics.width(label, 16, "semibold")
        left = sheet.PAGE[0] - sheet.MARGIN - width - 16
        self._page.setFillColor("#000000")
        self._page.rect(left, top, width + 16, 26, stroke=0, fill=1)
        self._line(label, left + 8, top + 18.5, Letters(16, "semibold", Tlp(label).colour))

    def _map(self, picture: Picture) -> None:
        self._page.saveState()
        self._page.translate(sheet.MARGIN, sheet.TITLE_HEIGHT)
        Painter(self._page, picture).paint()
        self._page.restoreState()

    def _quotes(self, page: Page, left: float, width: float) -> None:
        y = float(sheet.TITLE_HEIGHT)
        set_ = sheet.set_quotes(page.quotes, width, sheet.PAGE[1] - sheet.FOOT_HEIGHT - y)
        for row, quote in enumerate(page.quotes):
            said, cited = set_.lines(row, quote, width)
            for lines, letters in ((said, _letters(set_.size)), (cited, Letters(set_.cited, "regular", _FAINT))):
                for line in lines:
                    y += letters.size * sheet.LEADING
                    self._line(line, left, y, letters)
            y += sheet.QUOTE_GAP

    def _line(self, text: str, x: float, baseline: float, letters: Letters) -> None:
        self._plain.text(metrics.printable(text), x, baseline, letters)


def _letters(size: float, bold: bool = False) -> Letters:
    return Letters(size, "semibold" if bold else "regular", _INK)


def _in_full(source: Source) -> Iterator[tuple[str, Letters]]:
    """A source in lines: what it says, the passage, where it stands, how it was found."""
    dated = f", {source.date}" if source.date else ""
    said = "" if source.narrator == "author" else f", according to {source.narrator}"
    yield f"[{source.number}] {source.sentence}, {source.polarity}{dated}{said}", _letters(14, True)
    for line in metrics.wrap(metrics.printable(f"“{source.quote}”"), 14, _ROOM, 12):
        yield line, _letters(14)
    for line in metrics.wrap(metrics.printable(f"{source.citation}. {source.provenance}."), 12, _ROOM, 2):
        yield line, Letters(12, "regular", _FAINT)
