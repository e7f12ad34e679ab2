"""A picture as one PDF page: vectors, our fonts embedded, text that can be searched and copied."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from typing import Any, BinaryIO, NamedTuple

from ..model import Tlp
from ..network import arrows, hulls, legend, metrics, notes
from ..network.look import Pen
from ..network.picture import Picture, Shape
from ..network.shapes import BEHIND, LEAST_STACK, OUTLINES
from . import svg
from .lettering import as_image

_POINTS = 0.75
"""Points in a page pixel: 96 pixels are an inch, as in CSS."""

_FONTS: dict[metrics.Weight, str] = {"regular": "SourceSansPro", "semibold": "SourceSansPro-Semibold"}


def write(picture: Picture) -> bytes:
    """The picture as a PDF of one page, 96 pixels an inch."""
    file = io.BytesIO()
    page = sheets(file, picture.size, metrics.printable(picture.title) or "Map of relations", svg.summary(picture))
    turn_down(page, picture.size)
    Painter(page, picture).paint()
    page.showPage()
    page.save()
    return file.getvalue()


def sheets(file: BinaryIO, size: tuple[int, int], title: str, subject: str) -> Any:
    """A new document of pages of ``size`` page pixels, with our fonts: reportlab's canvas."""
    from reportlab.pdfgen.canvas import Canvas

    _register()
    # Invariant: the same content gives the same bytes, whatever the clock says.
    page = Canvas(
        file, pagesize=(size[0] * _POINTS, size[1] * _POINTS), pageCompression=1, invariant=1, lang="en",
        # Or the file would name Helvetica, which is not embedded; the stubs take the name for a number.
        initialFontName=_FONTS["regular"],  # type: ignore[arg-type]
    )  # fmt: skip
    page.setTitle(title)
    page.setSubject(subject)
    page.setCreator("AllyMap")
    page.setAuthor("")
    return page


def turn_down(page: Any, size: tuple[int, int]) -> None:
    """Count in page pixels from the upper left corner, downwards, until the page is shown."""
    page.scale(_POINTS, -_POINTS)
    page.translate(0, -size[1])


@cache
def _register() -> None:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    files = metrics.font_files()
    for weight, name in _FONTS.items():
        registerFont(TTFont(name, str(files[weight])))


class Letters(NamedTuple):
    """How a line of text is set: size in page pixels, weight, colour, and the colour around it, if any."""

    size: float
    weight: metrics.Weight
    colour: str
    halo: str = ""


class Painter:
    """Draws a picture on a page whose y axis points downwards, in page pixels (see ``turn_down``)."""

    def __init__(self, page: Any, picture: Picture) -> None:
        self._page, self._picture, self._look = page, picture, picture.look

    def paint(self) -> None:
        width, height = self._picture.size
        self._page.setFillColor(self._look.canvas)
        self._page.rect(0, 0, width, height, stroke=0, fill=1)
        self._hulls()
        self._strands()
        self._heads()
        self._discs()
        self._labels()
        self._notes()
        self._legend()
        for line in self._picture.captions:
            colour = self._look.text if line.role == "title" else self._look.muted
            if line.role == "handling":
                colour = Tlp(line.text).colour
                self._page.setFillColor("#000000")
                self._page.rect(*legend.banner(line), stroke=0, fill=1)
            letters = Letters(line.size, "semibold" if line.bold else "regular", colour)
            self.text(line.text, line.x, line.y, letters)

    def _hulls(self) -> None:
        picture, page = self._picture, self._page
        page.setFillColor(hulls.tint(self._look))
        page.setStrokeColor(hulls.tint(self._look))
        page.setLineWidth(hulls.BAND * picture.scale)
        for rows in hulls.groups(picture.discs) if picture.hulls else []:
            for line in hulls.bands(picture.discs, rows).tolist():
                page.line(*line)
            for bubble in hulls.bubbles(picture.discs, rows, picture.scale).tolist():
                page.circle(*bubble, stroke=0, fill=1)

    def _heads(self) -> None:
        strands = self._picture.strands
        rows, corners = arrows.triangles(strands)
        for row, (ax, ay, bx, by, cx, cy) in zip(rows.tolist(), corners.tolist(), strict=True):
            colour = self._look.stroke(int(strands.polarity[row]), bool(strands.reviewed[row]))
            self._page.setFillColor(colour)
            self._polygon([(ax, ay), (bx, by), (cx, cy)], stroke=0)

    def _polygon(self, corners: Sequence[Sequence[float]], stroke: int = 1) -> None:
        path = self._page.beginPath()
        path.moveTo(*corners[0])
        for corner in corners[1:]:
            path.lineTo(*corner)
        path.close()
        self._page.drawPath(path, stroke=stroke, fill=1)

    def _notes(self) -> None:
        page, look = self._page, self._look
        for note in self._picture.notes:
            left, top, width, height = note.box
            page.setStrokeColor(look.muted)
            page.setLineWidth(1)
            if note.anchor is not None:
                page.setDash(2, 3)
                page.line(*notes.leader(note))
                page.setDash()
            page.setFillColor(look.highlight)
            page.setStrokeColor(look.line)
            page.roundRect(left, top, width, height, 6, stroke=1, fill=1)
            for index, line in enumerate(note.lines):
                baseline = top + note.padding - 2 + (metrics.BASELINE + index * metrics.LINE) * note.size
                self.text(line, left + note.padding, baseline, Letters(note.size, "regular", look.text))

    def _strands(self) -> None:
        strands = self._picture.strands
        for row, curve in enumerate(strands.curve.tolist()):
            x0, y0, cx, cy, x1, y1 = curve
            # A quadratic curve as the cubic one that PDF has.
            first = x0 + 2 / 3 * (cx - x0), y0 + 2 / 3 * (cy - y0)
            second = x1 + 2 / 3 * (cx - x1), y1 + 2 / 3 * (cy - y1)
            path = self._page.beginPath()
            path.moveTo(x0, y0)
            path.curveTo(*first, *second, x1, y1)
            pen = self._look.pen(
                int(strands.polarity[row]),
                float(strands.width[row]),
                bool(strands.reviewed[row]),
                bool(strands.factual[row]),
            )
            self._stroke(path, pen, self._look.canvas)

    def _stroke(self, path: Any, pen: Pen, ground: str) -> None:
        page = self._page
        page.setDash(*pen.dash) if pen.dash else page.setDash()
        page.setStrokeColor(pen.colour)
        page.setLineWidth(pen.width)
        page.drawPath(path, stroke=1, fill=0)
        page.setDash()
        if pen.hollow:
            page.setStrokeColor(ground)
            page.setLineWidth(pen.hollow)
            page.drawPath(path, stroke=1, fill=0)

    def _discs(self) -> None:
        discs, look = self._picture.discs, self._look
        solid = discs.solid
        for row, code in enumerate(discs.codes):
            x, y, radius, size = (float(column[row]) for column in (discs.x, discs.y, discs.radius, discs.code_size))
            fill = look.rim if solid[row] else look.disc
            if discs.stands_for[row] and radius > LEAST_STACK:
                self._shape(Shape(discs.shape[row]), (x + BEHIND, y + BEHIND), radius, 1.5)
            self._shape(Shape(discs.shape[row]), (x, y), radius, 1.5, fill)
            if size:
                letters = Letters(size, "semibold", look.text)
                self._centred(metrics.printable(code), x, y + metrics.MIDDLE * size, letters)
            if discs.pinned[row]:
                self._page.setLineWidth(1)
                self._page.circle(x + 0.78 * radius, y - 0.78 * radius, 5, stroke=1, fill=1)
                self._page.setFillColor(look.rim)
                self._page.circle(x + 0.78 * radius, y - 0.78 * radius, 1.7, stroke=0, fill=1)

    def _shape(self, shape: Shape, centre: tuple[float, float], radius: float, line: float, fill: str = "") -> None:
        page, outline, (x, y) = self._page, OUTLINES[shape], centre
        page.setFillColor(fill or self._look.disc)
        page.setStrokeColor(self._look.rim)
        page.setLineWidth(line)
        if outline.circle:
            for ring in outline.rings(radius):
                page.circle(x, y, ring, stroke=1, fill=1)
        elif outline.points:
            self._polygon([(x + px * radius, y + py * radius) for px, py in outline.points])
        else:
            wide, high = outline.half_width * radius, outline.half_height * radius
            page.roundRect(x - wide, y - high, 2 * wide, 2 * high, outline.corner * radius, stroke=1, fill=1)

    def _labels(self) -> None:
        discs, size = self._picture.discs, self._picture.label_size
        for row in discs.label_shown.nonzero()[0].tolist():
            left, top, width, _ = discs.label_box[row].tolist()
            weight: metrics.Weight = "semibold" if discs.prominent[row] else "regular"
            letters = Letters(size, weight, self._look.text, self._look.canvas)
            for index, line in enumerate(discs.labels[row].split("\n")):
                baseline = top + (metrics.BASELINE + index * metrics.LINE) * size
                self._centred(line, left + width / 2, baseline, letters)

    def _legend(self) -> None:
        picture, look = self._picture, self._look
        if picture.legend_box is None:
            return
        self._page.setFillColor(look.surface)
        self._page.setStrokeColor(look.line)
        self._page.setLineWidth(1)
        self._page.roundRect(*picture.legend_box, 8, stroke=1, fill=1)
        for entry in picture.legend:
            if entry.symbol.isupper():
                half = legend.SHAPE_WIDTH / 2
                self._shape(Shape[entry.symbol], (entry.x + half, entry.y), half - 1, 1.2)
            for sample in legend.SAMPLES.get(entry.symbol, ()):
                path = self._page.beginPath()
                path.moveTo(entry.x, entry.y + sample.shift)
                path.lineTo(entry.x + legend.STRAND_WIDTH, entry.y + sample.shift)
                pen = look.pen(sample.polarity, sample.width, sample.reviewed, sample.factual)
                self._stroke(path, pen, look.surface)
            baseline = entry.y + metrics.MIDDLE * look.small_size
            colour = look.text if entry.symbol else look.muted
            self.text(entry.text, entry.text_x, baseline, Letters(look.small_size, "regular", colour))

    def _centred(self, text: str, x: float, baseline: float, letters: Letters) -> None:
        self.text(text, x - metrics.width(text, letters.size, letters.weight) / 2, baseline, letters)

    def text(self, text: str, x: float, baseline: float, letters: Letters) -> None:
        """One line of text."""
        page = self._page
        if not metrics.covered(text):
            self._foreign(text, x, baseline, letters)
            return
        for mode, shade in ((1, letters.halo), (0, letters.colour)) if letters.halo else ((0, letters.colour),):
            page.saveState()
            page.translate(x, baseline)
            page.scale(1, -1)
            page.setFillColor(shade)
            page.setStrokeColor(shade)
            page.setLineWidth(4)
            page.setLineJoin(1)
            words = page.beginText(0, 0)
            words.setFont(_FONTS[letters.weight], letters.size)
            words.setTextRenderMode(mode)
            words.textOut(text)
            page.drawText(words)
            page.restoreState()

    def _foreign(self, text: str, x: float, baseline: float, letters: Letters) -> None:
        """Text in a script our fonts lack, as a picture that a font of this machine draws."""
        from reportlab.lib.utils import ImageReader

        image = ImageReader(io.BytesIO(as_image(text, letters.size, letters.weight, letters.colour)))
        below = (metrics.LINE - metrics.BASELINE) * letters.size
        self._page.saveState()
        self._page.translate(x, baseline + below)
        self._page.scale(1, -1)
        width, height = metrics.width(text, letters.size, letters.weight), metrics.LINE * letters.size
        self._page.drawImage(image, 0, 0, width, height, mask="auto")
        self._page.restoreState()
