"""The program that opens PDF files with pdfium: a process of its own, which a bad file may hang or bring down.

Stands alone: it is started by its path and imports nothing of AllyMap, so that it starts in a tenth of a second.
Request on standard input: a kind (1 byte), a length (8 bytes) and a payload: ``F`` the content of a file, which stays
open until the next one; ``I`` a page of it to be drawn (``DRAWING``). Answer on standard output: frames of a kind
(1 byte), a length (8 bytes) and a payload: ``D`` the file's metadata and number of pages (JSON), ``P`` the glyphs of a
page, ``I`` a drawn page (``IMAGE``, then its pixels), ``E`` what is wrong (JSON), ``.`` the end. After an ``E`` there
is no ``.``. All numbers are little-endian. The end of the input ends the program.
"""

from __future__ import annotations

import json
import struct
import sys
from array import array
from collections.abc import Iterator
from typing import Any, BinaryIO

PAGE_HEADER = struct.Struct("<I4fI")
"""Glyphs; left, bottom, right and top of the page in its own coordinates; quarter turns clockwise for display.

Then, one array after the other, for each glyph: code point (uint32), quarter turns of its base line to the left
(uint32, 4: slanted), left, bottom, right, top (float32).
"""
DRAWING = struct.Struct("<If")
"""Page (0 = the first), and pixels a point."""
IMAGE = struct.Struct("<III")
"""Width and height in pixels, bytes a row; then the rows from the top, four bytes a pixel: blue, green, red, none."""
_MEMORY = 2_000_000_000
"""Bytes of address space beyond which the system refuses: a bomb ends this process and no other."""
_NO_PASSWORD = 4  # pdfium's FPDF_ERR_PASSWORD
_PAGE_GLYPHS = 200_000
"""Glyphs of a page that are read: ten times a page of the smallest print."""
_BLANK = frozenset((0x00, 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x200B, 0x3000, 0xFFFE, 0xFFFF, *range(0x2000, 0x200B)))


class Reader:
    """Keeps the file that it was given last."""

    def __init__(self, most_pages: int) -> None:
        self._most = most_pages
        self._document: Any = None

    def answers(self, kind: bytes, payload: bytes) -> Iterator[tuple[bytes, bytes]]:
        """The frames that answer one request."""
        if kind == b"F":
            return self._file(payload)
        return self._image(*DRAWING.unpack(payload))

    def close(self) -> None:
        document, self._document = self._document, None
        if document is not None:
            document.close()

    def _file(self, content: bytes) -> Iterator[tuple[bytes, bytes]]:
        import pypdfium2

        self.close()
        try:
            document = self._document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            problem = "password" if getattr(error, "err_code", 0) == _NO_PASSWORD else "broken"
            yield b"E", json.dumps(problem).encode()
            return
        names = ("Title", "Author", "CreationDate")
        about = {name: document.get_metadata_value(name) for name in names}
        yield b"D", json.dumps({"pages": len(document), **about}).encode()
        for number in range(min(len(document), self._most)):
            try:
                page = document[number]
            except pypdfium2.PdfiumError:
                yield b"P", PAGE_HEADER.pack(0, 0, 0, 0, 0, 0)
                continue
            yield b"P", _page(page)
            page.close()
        yield b".", b""

    def _image(self, number: int, scale: float) -> Iterator[tuple[bytes, bytes]]:
        import pypdfium2

        try:
            page = self._document[number]
            drawn = page.render(scale=scale, prefer_bgrx=True)
        except (pypdfium2.PdfiumError, ValueError, TypeError):  # no file is open, or nothing of the page can be drawn
            yield b"E", json.dumps("broken").encode()
            return
        yield b"I", IMAGE.pack(drawn.width, drawn.height, drawn.stride) + bytes(drawn.buffer)
        drawn.close()
        page.close()
        yield b".", b""


def _page(page: Any) -> bytes:
    import pypdfium2
    import pypdfium2.raw as pdfium

    left, bottom, right, top = page.get_bbox()
    codes, turns, boxes = array("I"), array("I"), array("f")
    try:
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return PAGE_HEADER.pack(0, left, bottom, right, top, page.get_rotation() // 90)
    box, turn, in_word = pdfium.FS_RECTF(), 0, False
    raw = text.raw
    for index in range(min(pdfium.FPDFText_CountChars(raw), _PAGE_GLYPHS)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        codes.append(code)
        if code in _BLANK:
            turns.append(turn)
            boxes.extend((0, 0, 0, 0))
            in_word = False
            continue
        if not in_word:
            turn, in_word = _quarter(pdfium.FPDFText_GetCharAngle(raw, index)), True
        turns.append(turn)
        if pdfium.FPDFText_GetLooseCharBox(raw, index, box) and abs(box.top - box.bottom) > 0.5:
            boxes.extend((box.left, box.bottom, box.right, box.top))
        else:
            boxes.extend(text.get_charbox(index))
    text.close()
    header = PAGE_HEADER.pack(len(codes), left, bottom, right, top, page.get_rotation() // 90)
    return header + codes.tobytes() + turns.tobytes() + boxes.tobytes()


def _quarter(angle: float) -> int:
    """Quarter turns to the left of a base line at ``angle`` (radians to the right); 4 when it is slanted."""
    quarters = -angle / 1.5707963267948966
    return round(quarters) % 4 if abs(quarters - round(quarters)) < 0.1 else 4


def serve(requests: BinaryIO, replies: BinaryIO, most_pages: int) -> None:
    """Answer requests until they end."""
    reader = Reader(most_pages)
    while len(head := requests.read(9)) == 9:
        payload = requests.read(int.from_bytes(head[1:], "little"))
        for kind, answer in reader.answers(head[:1], payload):
            replies.write(kind + len(answer).to_bytes(8, "little"))
            replies.write(answer)
        replies.flush()
    reader.close()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit still holds
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


if __name__ == "__main__":
    _limit_memory()
    serve(sys.stdin.buffer, sys.stdout.buffer, int(sys.argv[1]))
