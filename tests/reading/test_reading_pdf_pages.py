"""PDF: what stands on a page beside columns of prose, what a file says about itself, and the way back to the page."""

from __future__ import annotations

import re
from itertools import pairwise

import pypdfium2
import pytest
from layouts import Magazine, varied
from made_pdf import BOLD, FONT, GOES_ON, HEIGHT, ITALIC, Sheet, document, paragraphs, pdf, plain

from allymap.model import Anchor, Passage
from allymap.reading import pdf as pdf_reader
from allymap.reading import read_bytes

LONG = varied(16)
BODY = LONG[:6]


def blocks(sheet: Sheet, top: float = 700) -> None:
    sheet.column(BODY, 50, top, 495)


def inside(content: bytes, places: list[tuple[int, pdf_reader.Rectangle]]) -> str:
    """The letters that pdfium itself finds within rectangles."""
    with pypdfium2.PdfDocument(content) as file:
        found = []
        for number, (x0, y0, x1, y1) in places:
            page = file[number]
            found.append(page.get_textpage().get_text_bounded(x0, HEIGHT - y1, x1, HEIGHT - y0))
            page.close()
    return letters("".join(found))


def pages_of(text: pdf_reader.PdfText, part: str) -> set[int]:
    start = text.text.index(part)
    return {page for page, _ in text.locate(start, start + len(part))}


def letters(text: str) -> str:
    return re.sub(r"[\s\x02\ufffe\u00ad-]+", "", text)


def test_a_passage_leads_back_to_its_letters_on_the_page() -> None:
    content = Magazine((50, 310), 235, between=0, indent=12).print(LONG * 2, "A late delivery")
    found = document(content)
    again = pdf_reader.pdf_text(content)
    assert again.text == found.text
    assert again.sizes[0] == pytest.approx((595, HEIGHT))
    sentences = [match.end() for match in re.finditer(r"[.;:] |\n\n", found.text)]
    for start, end in list(pairwise(sentences))[::9]:
        passage = Passage.of(found, start, end)
        assert passage.locate(read_bytes(content, "b.pdf").documents[0] if start < 500 else found)[0] is Anchor.EXACT
        assert inside(content, again.locate(start, end)) == letters(passage.exact)


def test_a_passage_over_two_pages_has_rectangles_on_both() -> None:
    content = Magazine((50,), 300, between=0, indent=12).print(LONG)
    again = pdf_reader.pdf_text(content)
    first = next(part for part in again.text.split("\n\n") if len(pages_of(again, part)) == 2)
    start = again.text.index(first)
    places = pdf_reader.locate(content, start, start + len(first))
    assert {page for page, _ in places} == {0, 1}
    assert all(0 <= x0 < x1 <= 595 and 0 <= y0 < y1 <= HEIGHT for _, (x0, y0, x1, y1) in places)
    assert inside(content, places) == letters(first)


def test_a_span_outside_the_text_is_refused() -> None:
    content = pdf(blocks)
    for start, end in ((0, 0), (-1, 2), (0, 10_000)):
        with pytest.raises(ValueError, match="no passage"):
            pdf_reader.locate(content, start, end)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turn: int) -> None:
    def page(sheet: Sheet) -> None:
        # The sheet lies on its side in the file and says that it is to be turned, as slides and scans do.
        sheet.canvas.setPageRotation(turn)
        match turn:
            case 90:
                sheet.canvas.translate(HEIGHT, 0)
            case 180:
                sheet.canvas.translate(595, HEIGHT)
            case 270:
                sheet.canvas.translate(0, 595)
        sheet.canvas.rotate(turn)
        sheet.column(BODY, 50, 500, 400)

    content = pdf(page)
    assert paragraphs(content) == list(map(plain, BODY))
    text = pdf_reader.pdf_text(content)
    assert text.sizes[0] == pytest.approx((595, HEIGHT))
    places = text.locate(0, len(text.text))
    middles = [(y0 + y1) / 2 for _, (_, y0, _, y1) in places]
    assert middles == sorted(middles)  # lines go down the page as it is shown
    assert all(x1 - x0 > y1 - y0 for _, (x0, y0, x1, y1) in places)


def test_text_turned_on_an_upright_page_is_read_and_a_stamp_in_the_margin_is_not() -> None:
    def sideways(sheet: Sheet) -> None:
        sheet.canvas.translate(500, 50)
        sheet.canvas.rotate(90)
        sheet.column(BODY, 0, 400, 400)

    def stamped(sheet: Sheet) -> None:
        blocks(sheet)
        sheet.canvas.translate(30, 300)
        sheet.canvas.rotate(90)
        sheet.say(0, 0, "arXiv:1811.00001 12 Nov 2018", 14)

    assert paragraphs(pdf(sideways)) == list(map(plain, BODY))
    assert paragraphs(pdf(stamped)) == list(map(plain, BODY))


def test_notes_at_the_foot_stand_after_the_paragraph_they_interrupt_and_their_marks_go() -> None:
    def first(sheet: Sheet) -> None:
        sheet.say(50, 700, "The treaty of March")
        sheet.say(134, 703.5, "12", 6)
        sheet.say(142, 700, " was praised in Moscow, and the two ministers agreed on a common route to")
        sheet.say(50, 100, "12", 5)
        sheet.say(57, 97, "See the full text of the treaty in the archive of the ministry.", 7.5)

    def second(sheet: Sheet) -> None:
        sheet.say(50, 780, "the sea, on its cost and on the number of soldiers who would guard it, for all")
        sheet.say(50, 768, "the years to come.")

    assert paragraphs(pdf(first, second)) == [
        "The treaty of March was praised in Moscow, and the two ministers agreed on a common route to the sea, on its "
        "cost and on the number of soldiers who would guard it, for all the years to come.",
        "12 See the full text of the treaty in the archive of the ministry.",
    ]


@pytest.mark.parametrize("where", ["foot", "head"])
def test_a_caption_that_interrupts_a_sentence_stands_after_its_paragraph(where: str) -> None:
    def page(sheet: Sheet) -> None:
        rest = sheet.column(BODY, 50, 700, 235, bottom=440)
        assert rest[0].startswith(GOES_ON)
        caption = (50, 425) if where == "foot" else (310, 700)
        sheet.say(*caption, "The harbour of Tartus in", 7.5)
        sheet.say(caption[0], caption[1] - 9, "the autumn of 2015.", 7.5)
        sheet.column(rest, 310, 700 if where == "foot" else 670, 235)

    found = paragraphs(pdf(page))
    found.remove("The harbour of Tartus in the autumn of 2015.")
    assert found == list(map(plain, BODY))


def test_a_large_initial_belongs_to_the_first_line() -> None:
    def page(sheet: Sheet) -> None:
        sheet.say(50, 676, "R", 42, BOLD)
        rest = (
            "ussia sold Iran an air defence system, and",
            "the two ministers praised the delivery in",
            "Moscow, all of it, and as the proof",
        )
        for number, line in enumerate(rest):
            sheet.say(82, 700 - 12 * number, line)
        sheet.say(50, 664, "of a partnership that had survived nine years.")

    assert paragraphs(pdf(page)) == [
        "Russia sold Iran an air defence system, and the two ministers praised the delivery in Moscow, all of it, and "
        "as the proof of a partnership that had survived nine years."
    ]


def test_rows_of_a_table_are_lines_with_their_cells_apart() -> None:
    rows = (("Country", "System", "Year"), ("Iran", "S-300", "2016"), ("Saudi Arabia", "Patriot", "2014"))

    def page(sheet: Sheet) -> None:
        sheet.column(BODY[:2], 50, 700, 495)
        for number, row in enumerate(rows):
            for x, cell in zip((50, 180, 300), row, strict=True):
                sheet.say(x, 600 - 14 * number, cell)
        sheet.column(BODY[2:4], 50, 520, 495)

    assert paragraphs(pdf(page)) == [
        *map(plain, BODY[:2]), *(" | ".join(row) for row in rows), *map(plain, BODY[2:4]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the long-awaited agree-", "ment of the two", "agreement"),
        ("the militias are Iran-", "backed and armed", "Iran-backed"),
        ("the force is pro-", "Russian and armed", "pro-Russian"),
        ("a co-", "operation that began", "co-operation"),
        ("the US-", "led coalition of", "US-led"),
        ("the envoy al-", "Assad of Damascus", "al-Assad"),
        ("a treaty of 15-", "year terms that", "15-year"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_where_it_belongs_to_the_word(first: str, second: str, joined: str) -> None:
    def page(sheet: Sheet) -> None:
        sheet.say(50, 700, f"Everybody in Moscow had spoken of co-operation and {first}")
        sheet.say(50, 688, f"{second} governments in the north of the country, it was said again.")

    (paragraph,) = paragraphs(pdf(page))
    assert f" {joined} " in paragraph


def test_a_title_is_what_the_file_says_or_the_largest_letters_of_the_first_page() -> None:
    def page(sheet: Sheet) -> None:
        sheet.say(50, 760, "A late delivery", 24, BOLD)
        sheet.say(50, 730, "changes the Levant", 24, BOLD)
        sheet.say(50, 705, "By Jane Doe", 10, ITALIC)
        blocks(sheet, 680)

    own = "A late delivery changes the Levant"
    assert document(pdf(page)).title == own
    assert document(pdf(page, title="Microsoft Word - draft7.doc")).title == own
    named = document(pdf(page, title="Quiet lines", author="Jane Doe"))
    assert (named.title, named.author, named.media_type) == ("Quiet lines", "Jane Doe", "application/pdf")
    assert document(pdf(page)).author == ""


@pytest.mark.parametrize("quote", ["“Nobody waited here”", "Nobody waited here."])
def test_a_pull_quote_is_no_title_however_large(quote: str) -> None:
    def page(sheet: Sheet) -> None:
        sheet.say(50, 780, quote, 30, ITALIC)
        sheet.say(50, 740, "A late delivery", 20, BOLD)
        blocks(sheet, 700)

    assert document(pdf(page)).title == "A late delivery"


def test_a_date_is_the_texts_own_then_the_running_headers_then_the_one_given_then_the_files() -> None:
    printed = Magazine((50,), 300).print(LONG)
    assert document(printed).published == "2018-11-12"
    assert document(pdf(blocks)).published == "2018"
    reading = read_bytes(pdf(blocks), "a.pdf")
    assert reading.documents[0].published == "2000-01-01"
    assert "the day it was made or sent stands in (2000-01-01)" in reading.report.remarks[0].message


def test_what_a_browser_prints_around_a_page_is_left_out_and_its_address_kept() -> None:
    def page(sheet: Sheet) -> None:
        sheet.say(20, 825, "12/11/2018, 10:00", 8)
        sheet.say(250, 825, "A late delivery | The Levant Desk", 8)
        blocks(sheet)
        sheet.say(20, 15, "https://desk.example/a-late-delivery", 8)
        sheet.say(560, 15, "1/1", 8)

    found = document(pdf(page))
    assert found.text.split("\n\n") == list(map(plain, BODY))
    assert found.url == "https://desk.example/a-late-delivery"


def test_a_recognised_scan_is_read_by_its_invisible_text() -> None:
    def page(sheet: Sheet) -> None:
        text = sheet.canvas.beginText(50, 700)
        text.setFont(FONT, 10)
        text.setTextRenderMode(3)
        text.textOut("Russia sold Iran an air defence system.")
        sheet.canvas.drawText(text)

    assert document(pdf(page)).text == "Russia sold Iran an air defence system."
