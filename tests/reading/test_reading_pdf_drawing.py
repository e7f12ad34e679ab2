"""The pages of a PDF as pictures, and the way from a point of a page to the text."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from layouts import Magazine, varied
from made_pdf import HEIGHT, WIDTH, Sheet, pdf
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from allymap.model import UnreadableDocument
from allymap.reading.pdf import PdfPages, Raster

LONG = varied(4)


def box(sheet: Sheet) -> None:
    sheet.say(100, 700, "Arlen sold grain to Brask.", 20)
    sheet.canvas.rect(50, 50, 100, 100, fill=1)


def pixels(raster: Raster) -> npt.NDArray[np.uint8]:
    rows = np.frombuffer(raster.pixels, np.uint8).reshape(raster.height, raster.stride)
    return rows[:, : 4 * raster.width].reshape(raster.height, raster.width, 4)


def test_a_page_is_drawn_at_any_scale() -> None:
    pages = PdfPages(pdf(box))
    for scale in (0.5, 1.0, 2.0):
        raster = pages.draw(0, scale)
        seen = pixels(raster)[..., 0]
        assert abs(raster.width - WIDTH * scale) <= 1
        assert abs(raster.height - HEIGHT * scale) <= 1
        inside = seen[
            round((HEIGHT - 140) * scale) : round((HEIGHT - 60) * scale), round(60 * scale) : round(140 * scale)
        ]
        assert inside.max() == 0, "the black rectangle"
        assert seen[: round(50 * scale)].min() == 255, "the empty margin"
    pages.close()


def test_letters_are_drawn_within_the_rectangles_of_their_passage() -> None:
    pages = PdfPages(Magazine((50, 310), 235).print(LONG, "A late delivery"))
    start = pages.text.text.index("ambassador home")
    seen = pixels(pages.draw(0, 2))[..., 0]
    for page, (x0, y0, x1, y1) in pages.text.locate(start, start + len("ambassador home")):
        assert page == 0
        ink = seen[round(2 * y0) : round(2 * y1), round(2 * x0) : round(2 * x1)] < 128
        assert ink.mean() > 0.05
        beside = seen[round(2 * y0) : round(2 * y1), (2 * 290) : (2 * 305)] < 128
        assert not beside.any(), "nothing is drawn between the columns"
    pages.close()


def test_a_very_large_page_is_drawn_as_large_as_memory_allows() -> None:
    pages = PdfPages(pdf(box))
    raster = pages.draw(0, 100)
    assert raster.width * raster.height == pytest.approx(16_000_000, rel=0.01)
    pages.close()


def test_a_page_can_be_drawn_after_the_process_ended() -> None:
    pages = PdfPages(pdf(box))
    first = pages.draw(0, 1)
    pages.close()
    assert pages.draw(0, 1).pixels == first.pixels
    pages.close()


def test_a_page_that_cannot_be_drawn_says_so_and_others_can() -> None:
    content = pdf(box, box)
    pages = PdfPages(content)
    pages.text = type(pages.text)(
        pages.text.text,
        (*pages.text.sizes, (10.0, 10.0), (0.0, 0.0)),
        pages.text.pages,
        pages.text.lines,
        pages.text.boxes,
    )
    for page, reason in ((2, "damaged"), (3, "no size")):
        with pytest.raises(UnreadableDocument, match=reason):
            pages.draw(page, 1)
    assert pages.draw(1, 1).width
    pages.close()


def test_a_locked_or_damaged_file_does_not_open() -> None:
    canvas = Canvas("unused.pdf", encrypt=pdfencrypt.StandardEncryption("secret"))
    canvas.drawString(50, 700, "Arlen sold grain.")
    for content, reason in ((bytes(canvas.getpdfdata()), "password"), (b"%PDF-1.7\n", "damaged")):
        with pytest.raises(UnreadableDocument, match=reason):
            PdfPages(content)


def test_the_nearest_place_in_the_text_is_the_one_beside_the_point() -> None:
    pages = PdfPages(Magazine((50, 310), 235).print(LONG))
    text = pages.text
    for words in ("Russia sold", "ambassador", "Saudi Arabia"):
        start = text.text.index(words)
        ((page, (x0, y0, x1, y1)),) = text.locate(start, start + len(words))
        assert text.nearest(page, x0 - 1, (y0 + y1) / 2) == start
        assert text.nearest(page, x1 + 0.2, (y0 + y1) / 2) == start + len(words)
        assert text.nearest(page, x0 + 0.1, (y0 + y1) / 2) == start
    pages.close()


def test_a_page_without_text_has_no_nearest_place() -> None:
    pages = PdfPages(pdf(box, lambda sheet: sheet.canvas.rect(50, 50, 100, 100)))
    assert pages.text.nearest(1, 50, 50) is None
    assert pages.text.nearest(0, 0, 0) == 0
    pages.close()


@pytest.mark.parametrize(("columns", "width"), [((50.0, 310.0), 235), ((50.0,), 495)])
def test_the_width_of_a_column_is_that_of_its_lines(columns: tuple[float, ...], width: float) -> None:
    pages = PdfPages(Magazine(columns, width).print(LONG))
    assert pages.text.column == pytest.approx(width, abs=3)
    pages.close()
