"""PDF files that are no use or mean harm: each ends in one sentence, and the next one is read as ever."""

from __future__ import annotations

import gc
import threading
import time
import zlib

import numpy as np
import pytest
from made_pdf import Sheet, pdf
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from allymap.model import UnreadableDocument
from allymap.reading import pdf as pdf_reader
from allymap.reading import read_bytes
from allymap.reading.pdf import child, glyphs
from allymap.reading.pdf.process import Process

LINE = "Russia sold Iran an air defence system."


def line(sheet: Sheet) -> None:
    sheet.say(50, 700, LINE)


def empty(sheet: Sheet) -> None:
    sheet.canvas.rect(50, 50, 400, 600, fill=1)


GOOD = pdf(line)


def failure(content: bytes) -> str:
    reading = read_bytes(content, "a.pdf")
    assert reading.documents == ()
    (remark,) = reading.report.failures
    return remark.message


def built(*objects: bytes) -> bytes:
    """A file of numbered objects, the first of them the catalogue; pdfium finds them without a table."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer <</Root 1 0 R>>\n%%EOF"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (entries, len(packed), packed)


def with_content(content: bytes, *more: bytes, resources: bytes = b"") -> bytes:
    return built(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>%s>>>>" % resources,
        stream(content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *more,
    )


def form(content: bytes, resources: bytes) -> bytes:
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<%s>>" % resources)


SPOKEN = b"BT /F1 10 Tf 50 700 Td (%s) Tj ET" % LINE.encode()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty"),
        (LINE.encode(), "not a PDF file"),
        (b"%PDF-1.7\n", "damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged"),
        (GOOD[:200], "damaged"),
        (built(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"), "damaged"),
        (pdf(empty), "its page is a picture"),
        (pdf(empty, empty, empty), "its 3 pages are pictures"),
        (pdf(lambda sheet: sheet.say(290, 20, "12")), "no text but page numbers"),
    ],
)
def test_a_file_of_no_use_is_one_sentence(content: bytes, reason: str) -> None:
    assert reason in failure(content)


def test_a_file_cut_off_at_its_end_is_read_as_far_as_it_goes() -> None:
    assert read_bytes(GOOD[:-15], "a.pdf").documents[0].text == LINE


def test_pages_without_text_are_named() -> None:
    (remark,) = read_bytes(pdf(line, empty, line, empty), "a.pdf", "2018").report.remarks
    assert remark.message == "Pages 2, 4 (2 in all) hold no text: empty, or pictures."


def test_a_password_is_asked_for_and_a_mere_restriction_is_none() -> None:
    def locked(user: str) -> bytes:
        lock = pdfencrypt.StandardEncryption(user, ownerPassword="owner", canCopy=0)
        canvas = Canvas("unused.pdf", encrypt=lock)
        canvas.drawString(50, 700, LINE)
        return bytes(canvas.getpdfdata())

    assert "protected by a password" in failure(locked("secret"))
    assert read_bytes(locked(""), "a.pdf").documents[0].text == LINE


def test_letters_that_a_font_does_not_name_are_no_text() -> None:
    coded = SPOKEN.replace(LINE.encode(), b"\\001\\002\\003\\004\\005 \\006\\007\\016\\017")
    font = b"<</Type/Font/Subtype/Type1/BaseFont/X/Encoding<</Differences[1%s]>>>>" % (b"/uniE001" * 20)
    content = with_content(coded).replace(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", font)
    assert failure(content) in (
        "Its fonts do not name the letters they draw: let a program recognise the text (OCR).",
        "It holds no text: its page is a picture (a scan). Let a program recognise the text (OCR) first.",
    )


def test_only_so_many_pages_are_read() -> None:
    reader = child.Reader(2)
    frames = list(reader.answers(b"F", pdf(line, line, line)))
    assert [kind for kind, _ in frames] == [b"D", b"P", b"P", b"."]
    reader.close()


def test_pages_left_out_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = glyphs.open_pdf(pdf(line, line, line))
    part = glyphs.PdfFile(whole.about, whole.count, whole.pages[:2])
    monkeypatch.setattr(pdf_reader.reader, "open_pdf", lambda _: part)
    monkeypatch.setattr(pdf_reader.reader, "MOST_PAGES", 2)
    remarks = [remark.message for remark in read_bytes(GOOD, "a.pdf").report.remarks]
    assert "Only the first 2 of its 3 pages were read: split it." in remarks


@pytest.mark.parametrize(
    "content",
    [
        with_content(SPOKEN + b" q Q" * 3_000_000),
        with_content((SPOKEN + b"\n") * 20_000),
        with_content(
            SPOKEN + b" /X0 Do",
            *[form(b"/X%d Do " % one * 12, b"/XObject<</X%d %d 0 R>>" % (one, 6 + one)) for one in range(1, 13)],
            form(SPOKEN, b"/Font<</F1 5 0 R>>"),
            resources=b"/XObject<</X0 6 0 R>>",
        ),
        built(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 2000000000/Kids[%s]>>" % (b"2 0 R " * 100_000),
        ),
    ],
    ids=["a long stream", "a crowded page", "forms within forms", "a page tree within itself"],
)
def test_a_bomb_ends_in_time_and_the_next_file_is_read(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "_SECONDS", 2.0)
    began = time.monotonic()
    reading = read_bytes(content, "a.pdf")
    assert time.monotonic() - began < 8
    assert reading.documents or reading.report.failures
    assert read_bytes(GOOD, "b.pdf").documents[0].text == LINE


def test_a_file_that_takes_too_long_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "_SECONDS", 0.0)
    assert "longer than" in failure(pdf(*[line] * 300))


def test_a_process_that_was_brought_down_is_started_again() -> None:
    process = Process()
    assert len(glyphs.open_pdf(GOOD, process).pages) == 1
    first = process._process
    assert first is not None
    first.kill()
    first.wait()
    assert not process.running
    assert len(glyphs.open_pdf(GOOD, process).pages) == 1
    assert process._process is not first
    process.stop()
    assert not process.running


def test_a_file_that_brings_the_process_down_says_so() -> None:
    process = Process()

    def die(_: object) -> None:
        raise EOFError

    with pytest.raises(UnreadableDocument, match="damaged in a way"):
        process.ask(b"F", GOOD, 5, die)
    assert not process.running


def test_a_process_that_is_stopped_while_it_answers_tells_who_asks() -> None:
    process, told = Process(), []
    long = pdf(*[line] * 400)

    def ask() -> None:
        try:
            glyphs.open_pdf(long, process)
        except UnreadableDocument as error:
            told.append(str(error))

    for _ in range(5):
        asking = threading.Thread(target=ask)
        asking.start()
        while not process.running:
            time.sleep(0.001)
        process.stop()
        asking.join(10)
        assert not asking.is_alive()
    assert told == ["The PDF is damaged in a way that cannot be read."] * 5
    assert len(glyphs.open_pdf(GOOD, process).pages) == 1
    process.stop()


def test_a_process_ends_with_whoever_asks_it() -> None:
    process = Process()
    glyphs.open_pdf(GOOD, process)
    running = process._process
    assert running is not None
    del process
    gc.collect()
    assert running.poll() is not None


def test_threads_take_their_turns() -> None:
    files = [pdf(lambda sheet, number=number: sheet.say(50, 700, f"Oman waits {number} years.")) for number in range(8)]
    texts: dict[int, str] = {}

    def read(number: int) -> None:
        texts[number] = pdf_reader.pdf_text(files[number]).text

    threads = [threading.Thread(target=read, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == {number: f"Oman waits {number} years." for number in range(8)}


def test_a_page_that_shows_only_a_part_of_itself_is_read_in_that_part() -> None:
    content = with_content(SPOKEN + b" BT /F1 10 Tf 50 100 Td (Outside.) Tj ET")
    content = content.replace(b"/MediaBox[0 0 595 842]", b"/MediaBox[0 0 595 842]/CropBox[40 600 595 842]")
    text = pdf_reader.pdf_text(content)
    assert text.text == LINE
    ((_, (x0, _, _, y1)),) = text.locate(0, len(LINE))
    assert x0 == pytest.approx(10, abs=1)
    assert 140 < y1 < 146


@pytest.mark.parametrize(
    ("quarters", "expected"), [(0, [10, 20, 30, 25]), (2, [70, 175, 90, 180]), (3, [20, 70, 25, 90])]
)
def test_boxes_turn_with_their_page(quarters: int, expected: list[float]) -> None:
    assert glyphs.turned(np.array([[10, 20, 30, 25]], np.float32), quarters, 100, 200).tolist() == [expected]
