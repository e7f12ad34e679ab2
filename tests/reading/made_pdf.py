"""PDF files as newspapers, journals and printers of web pages make them, set by the tests themselves."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from allymap.model import Document
from allymap.reading import read_bytes

FONT, BOLD, ITALIC = "Times-Roman", "Times-Bold", "Times-Italic"
WIDTH, HEIGHT = 595.0, 842.0
SOFT = "\u00ad"
"""Where a word of the source may be broken at the end of a line."""
GOES_ON = "\0"
"""Before the rest of a paragraph whose beginning was set in another column."""


class Sheet:
    """A page description: sets paragraphs line by line, breaking at white space and at soft hyphens."""

    def __init__(self, canvas: Canvas, font: str = FONT) -> None:
        self.canvas, self.font = canvas, font

    def say(self, x: float, y: float, text: str, size: float = 10, font: str = FONT) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)

    def column(
        self, paragraphs: Iterable[str], x: float, top: float, width: float, *,
        bottom: float = 60, size: float = 10, indent: float = 0, between: float = 6, justify: bool = True,
    ) -> list[str]:  # fmt: skip
        """Set paragraphs in a column and answer what found no room, the rest of a broken paragraph first."""
        y = top
        waiting = list(paragraphs)
        while waiting:
            rest = waiting.pop(0)
            first = not rest.startswith(GOES_ON)
            rest = rest.removeprefix(GOES_ON)
            while rest:
                if y < bottom:
                    return [rest if first else GOES_ON + rest, *waiting]
                inset = indent if first else 0
                line, rest = one_line(rest.split(), width - inset, size, self.font)
                self._line(line, x + inset, y, width - inset, size, justify=justify and bool(rest))
                y -= 1.2 * size
                first = False
            y -= between
        return []

    def _line(self, line: str, x: float, y: float, width: float, size: float, *, justify: bool) -> None:
        text = self.canvas.beginText(x, y)
        text.setFont(self.font, size)
        if justify and " " in line:
            text.setWordSpace((width - stringWidth(line, self.font, size)) / line.count(" "))
        text.textOut(line)
        text.setWordSpace(0)
        self.canvas.drawText(text)


def one_line(words: list[str], room: float, size: float, font: str = FONT) -> tuple[str, str]:
    """As many words as fit, and the rest; the last one is broken at a hyphen, or at a soft one, where that helps."""
    line = ""
    for number, word in enumerate(words):
        whole = f"{line} {word.replace(SOFT, '')}".strip()
        if stringWidth(whole, font, size) <= room:
            line = whole
            continue
        for place in reversed(list(re.finditer(f"{SOFT}|(?<=-)(?=.)", word))):
            head = word[: place.start()].replace(SOFT, "").removesuffix("-") + "-"
            broken = f"{line} {head}".strip()
            if stringWidth(broken, font, size) <= room:
                return broken, " ".join([word[place.end() :], *words[number + 1 :]])
        return line or word, " ".join(words[number + (not line) :])
    return line, ""


def pdf(
    *pages: Callable[[Sheet], None], title: str = "", author: str = "", compress: int = 1, font: str = FONT
) -> bytes:
    """A file with the pages that the functions draw; columns are set in ``font``."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=compress)
    if title:
        canvas.setTitle(title)
    if author:
        canvas.setAuthor(author)
    for page in pages:
        page(Sheet(canvas, font))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def plain(paragraph: str) -> str:
    """A paragraph of the source as it should be read."""
    return " ".join(paragraph.replace(SOFT, "").split())


def document(content: bytes) -> Document:
    """The only document of a file, published in 2018, of which everything could be read."""
    reading = read_bytes(content, "a.pdf", "2018")
    assert not reading.report.failures
    (found,) = reading.documents
    return found


def paragraphs(content: bytes) -> list[str]:
    """The paragraphs of that document."""
    return document(content).text.split("\n\n")
