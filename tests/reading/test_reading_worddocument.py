"""Word documents: text in reading order, notes after what calls them, and nothing that was deleted."""

from __future__ import annotations

import io

import docx as python_docx
import pytest
from made_docx import STRICT, docx, note, p, r, table

from allymap.model import Document
from allymap.reading import read_bytes

CORE = (
    "<dc:title>A late delivery</dc:title><dc:creator>Jane Doe</dc:creator>"
    "<dcterms:created>2018-11-12T10:00:00Z</dcterms:created>"
)


def document(content: bytes, published: str = "") -> Document:
    reading = read_bytes(content, "a.docx", published)
    assert not reading.report.failures
    (found,) = reading.documents
    return found


def blocks(body: str, **parts: dict[int, str]) -> list[str]:
    return document(docx(body, **parts)).text.split("\n\n")


def test_paragraphs_tables_and_notes_stand_in_reading_order() -> None:
    body = (
        p("A late delivery", style="Title")
        + p("Russia armed Iran", note(2), " in 2016.", note(3, "endnote"))
        + table(("Country", "System"), ("Iran", "S-300"))
        + p("Turkey", note(1), " waited.")
    )
    footnotes = {1: p("So its minister said."), 2: p("After nine years."), 9: p("Nobody calls this one.")}
    assert blocks(body, footnotes=footnotes, endnotes={3: p("See the treaty.")}) == [
        "A late delivery", "Russia armed Iran in 2016.", "After nine years.", "Country | System", "Iran | S-300",
        "Turkey waited.", "So its minister said.", "See the treaty.",
    ]  # fmt: skip


def test_core_properties_are_the_metadata_and_a_given_date_comes_before_the_day_of_making() -> None:
    content = docx(p("Russia armed Iran."), core=CORE)
    found = document(content)
    assert (found.title, found.author, found.published) == ("A late delivery", "Jane Doe", "2018-11-12")
    assert found.media_type.endswith("wordprocessingml.document")
    assert document(content, "2016-04").published == "2016-04"
    assert document(docx(p("Date: 3 May 2017") + p("Iran waits."), core=CORE)).published == "2017-05-03"
    (remark,) = read_bytes(content, "a.docx").report.remarks
    assert remark.message == "It gives no date: the day it was made or sent stands in (2018-11-12)."


@pytest.mark.parametrize(
    "title", ["", "<dc:title>Microsoft Word - draft.doc</dc:title>", "<dc:title>Document1</dc:title>"]
)
def test_a_title_that_a_program_made_gives_way_to_the_heading(title: str) -> None:
    assert document(docx(p("Preface.") + p("Quiet lines", style="Heading1") + p("Iran waits."), core=title)).title == (
        "Quiet lines"
    )


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    tracked = (
        "Russia ", '<w:ins w:id="1"><w:r><w:t>armed</w:t></w:r></w:ins>',
        '<w:del w:id="2"><w:r><w:delText>attacked</w:delText></w:r></w:del>',
        '<w:moveFrom w:id="3"><w:r><w:t> in May</w:t></w:r></w:moveFrom>', " Iran", r("."),
    )  # fmt: skip
    gone = "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("An old row") + "</w:tc></w:tr></w:tbl>"
    assert blocks(p(*tracked) + gone) == ["Russia armed Iran."]


def test_words_are_joined_across_runs_links_fields_and_controls() -> None:
    body = p(
        r("Rus"), r("sia"), '<w:r><w:tab/></w:r>', "<w:hyperlink><w:r><w:t>armed</w:t></w:r></w:hyperlink>",
        '<w:r><w:br/></w:r>', "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>",
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent><w:r><w:t>Iran</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:r><w:noBreakHyphen/><w:t>backed groups</w:t></w:r>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> secretly</w:t></w:r>", "<w:r><w:softHyphen/><w:t>.</w:t></w:r>",
    )  # fmt: skip
    assert blocks(body) == ["Russia armed Iran-backed groups."]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    inner = f"<w:txbxContent>{p('A box')}</w:txbxContent>"
    shape = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert blocks(p("Iran ", shape, "waits.")) == ["Iran waits.", "A box"]


def test_a_table_that_only_frames_text_is_read_as_text_and_one_within_a_cell_as_its_words() -> None:
    frame = f"<w:tbl><w:tr><w:tc>{p('One.')}{p('Two.')}</w:tc></w:tr></w:tbl>"
    nested = f"<w:tbl><w:tr><w:tc>{table(('a', 'b'))}</w:tc><w:tc>{p('c')}</w:tc></w:tr></w:tbl>"
    assert blocks(frame + nested) == ["One.", "Two.", "a | b | c"]


def test_a_table_of_contents_is_left_out() -> None:
    assert blocks(p("Quiet lines 3", style="TOC1") + p("Iran waits.")) == ["Iran waits."]


def test_the_strict_form_of_the_format_is_read_too() -> None:
    assert document(docx(p("Iran waits."), namespace=STRICT)).text == "Iran waits."


def test_a_file_of_another_program_reads_whole() -> None:
    made = python_docx.Document()
    made.core_properties.title, made.core_properties.author = "Quiet lines", "J. Doe"
    made.sections[0].header.paragraphs[0].text = "The Levant Desk"
    made.sections[0].footer.paragraphs[0].text = "Page 1"
    made.add_heading("Quiet lines", 0)
    made.add_paragraph("Russia’s envoy left for Tehran.")
    grid = made.add_table(rows=1, cols=2)
    grid.rows[0].cells[0].text, grid.rows[0].cells[1].text = "Iran", "S-300"
    made.add_paragraph("Iran waits.", style="List Bullet")
    out = io.BytesIO()
    made.save(out)
    found = document(out.getvalue())
    assert found.text.split("\n\n") == ["Quiet lines", "Russia’s envoy left for Tehran.", "Iran | S-300", "Iran waits."]
    assert (found.title, found.author) == ("Quiet lines", "J. Doe")


def test_a_document_with_macros_is_read_without_them() -> None:
    content = docx(p("Iran waits."), extra={"word/vbaProject.bin": b"\x00Sub AutoOpen()"})
    assert read_bytes(content, "a.docm").documents[0].text == "Iran waits."


GOOD = docx(p("Russia armed Iran."), core=CORE)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "cannot be unpacked"),
        (b"Russia armed Iran.", "cannot be unpacked"),
        (GOOD[: len(GOOD) // 2], "cannot be unpacked"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 10, "old or password-protected"),
        (docx(""), "holds no text"),
        (docx("<w:p>"), "not valid XML"),
        (docx(p("<!ENTITY")), "not valid XML"),
        (docx("<w:p>" * 400 + "</w:p>" * 400), "not valid XML"),
        (docx(p("x")).replace(b"word/document.xml", b"xl/workbook12.xml"), "of another kind"),
    ],
)
def test_a_bad_file_is_one_sentence(content: bytes, reason: str) -> None:
    reading = read_bytes(content, "a.docx")
    assert reading.documents == ()
    (remark,) = reading.report.failures
    assert reason in remark.message


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = docx(p("a" * 60_000_000))
    assert len(bomb) < 200_000
    assert "unpacks to more than 40 MB" in read_bytes(bomb, "a.docx").report.failures[0].message
    # What holds no text is not unpacked at all.
    picture = docx(p("Iran waits."), extra={"word/media/huge.png": b"\0" * 60_000_000})
    assert document(picture).text == "Iran waits."


def test_entities_of_a_document_type_are_not_put_in() -> None:
    doctype = '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    assert document(docx(p("Iran", "<w:r><w:t>&b;&c;</w:t></w:r>", " waits."), doctype=doctype)).text == ("Iran waits.")
