"""A PDF file → one draft: its text, and what its metadata and its first page say about it."""

from __future__ import annotations

import re

from allymap.model import Report, UnreadableDocument

from ..dateline import checked, dateline
from ..decode import storable
from ..draft import Draft
from ..plain import is_placeholder, title_in
from .columns import Strip, columns_of
from .furniture import bodies
from .glyphs import PdfFile, open_pdf
from .lines import lines_of
from .paragraphs import Row, paragraphs_of, rows_of
from .process import MOST_PAGES, Process
from .text import PdfText, text_of
from .words import Sheet, Word, sheet_of

_LONGEST_TITLE = 250
_SENTENCE = re.compile(r"\.\W*\Z|\A[“„«\"].*[”“»\"]\Z", re.DOTALL)
_NOBODY = ("anonymous", "unspecified", "unknown", "user", "admin", "administrator")


def read(content: bytes, where: str, report: Report) -> list[Draft]:
    """One document. Raises ``UnreadableDocument`` for a file without text, and for one that cannot be opened."""
    if b"%PDF-" not in content[:1024]:
        raise UnreadableDocument("The file is empty." if not content else "This is not a PDF file.")
    file = open_pdf(content)
    sheets = [sheet_of(page) for page in file.pages]
    _check(file, sheets, where, report)
    body = bodies(sheets)
    paragraphs = _paragraphs(body.pages)
    text = text_of(paragraphs, file).text
    if not text.strip():
        raise UnreadableDocument("It holds no text but page numbers.")
    about = {name: storable(" ".join(value.split())) for name, value in file.about.items()}
    title = "" if is_placeholder(about["Title"]) else about["Title"]
    return [
        Draft(
            storable(text),
            title=title or _largest(paragraphs) or title_in(text),
            # A magazine's running header names its day; the text's own dateline comes before it.
            published="" if dateline(text) else dateline("\n".join(body.around)),
            url=next((match[0] for piece in body.around if (match := re.match(r"https?://\S+", piece))), ""),
            author="" if about["Author"].strip("()").casefold() in _NOBODY else about["Author"],
            made=_made(about["CreationDate"]),
        )
    ]


def pdf_text(content: bytes, process: Process | None = None) -> PdfText:
    """The text of a file with the way back to its pages. Raises ``UnreadableDocument``; ``process`` as ``open_pdf``."""
    file = open_pdf(content, process)
    return text_of(_paragraphs(bodies([sheet_of(page) for page in file.pages]).pages), file)


def _paragraphs(pages: list[list[Word]]) -> list[list[Row]]:
    rows: list[Row] = []
    column = 0
    gutters: set[Strip] = set()
    for page, words in enumerate(pages):
        for part in columns_of(words, gutters):
            rows += rows_of(lines_of(part), page, column)
            column += 1
    return paragraphs_of(rows)


def _check(file: PdfFile, sheets: list[Sheet], where: str, report: Report) -> None:
    """Refuse a file without text and remark on the pages that are missing from it."""
    if not file.count:
        raise UnreadableDocument("The PDF is damaged: no page of it can be read.")
    glyphs, lost = sum(sheet.glyphs for sheet in sheets), sum(sheet.lost for sheet in sheets)
    if not glyphs:
        pages = "its page is a picture" if file.count == 1 else f"its {file.count} pages are pictures"
        raise UnreadableDocument(f"It holds no text: {pages} (a scan). Let a program recognise the text (OCR) first.")
    if lost > 0.3 * glyphs:
        raise UnreadableDocument("Its fonts do not name the letters they draw: let a program recognise the text (OCR).")
    if file.count > len(sheets):
        report.note(where, f"Only the first {MOST_PAGES:,} of its {file.count:,} pages were read: split it.")
    empty = [number for number, sheet in enumerate(sheets, 1) if not sheet.words]
    if empty:
        listed = ", ".join(map(str, empty[:5])) + (" …" if len(empty) > 5 else "")
        pages = f"Page {listed} holds" if len(empty) == 1 else f"Pages {listed} ({len(empty)} in all) hold"
        report.note(where, f"{pages} no text: empty, or pictures.")


def _largest(paragraphs: list[list[Row]]) -> str:
    """The paragraph in the largest letters on the first page, where they are clearly larger than the rest.

    A sentence with its full stop or in quotation marks is no title, however large: pages are set with pull quotes.
    """
    sizes = sorted(row.line.size for paragraph in paragraphs for row in paragraph)
    large = [one for one in paragraphs if one[0].page == 0 and one[0].line.size > 1.2 * sizes[len(sizes) // 2]]
    texts = [(one[0].line.size, " ".join(row.line.text for row in one)) for one in large]
    titles = [row for row in texts if 2 < len(row[1]) <= _LONGEST_TITLE and not _SENTENCE.search(row[1])]
    return storable(max(titles, key=lambda row: row[0])[1]) if titles else ""


def _made(written: str) -> str:
    """The day of a PDF date.

    >>> _made("D:20181112101500+01'00'"), _made("D:2018"), _made("")
    ('2018-11-12', '', '')
    """
    match = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", written)
    return checked("-".join(match.groups())) if match else ""
