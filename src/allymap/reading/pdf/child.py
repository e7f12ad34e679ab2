"""The program that opens PDF files with pdfium: a process of its own, which a bad file may hang or bring down.

Stands alone: it is started by its path and imports nothing of AllyMap, so that it starts in a tenth of a second.
Request on standard input: length (8 bytes), content. Answer on standard output: frames of a kind (1 byte), a length
(8 bytes) and a payload: ``D`` the file's metadata and number of pages (JSON), ``P`` a page, ``E`` what is wrong (JSON),
``.`` the end. All numbers are little-endian. The end of the input ends the program.
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
_MEMORY = 2_000_000_000
"""Bytes of address space beyond which the system refuses: a bomb ends this process and no other."""
_NO_PASSWORD = 4  # pdfium's FPDF_ERR_PASSWORD
_PAGE_GLYPHS = 200_000
"""Glyphs of a page that are read: ten times a page of the smallest print."""
_BLANK = frozenset((0x00, 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x200B, 0x3000, 0xFFFE, 0xFFFF, *range(0x2000, 0x200B)))


def answers(content: bytes, most_pages: int) -> Iterator[tuple[bytes, bytes]]:
    """The frames that answer one file."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        problem = "password" if getattr(error, "err_code", 0) == _NO_PASSWORD else "broken"
        yield b"E", json.dumps(problem).encode()
        return
    try:
        names = ("Title", "Author", "CreationDate")
        about = {name: document.get_metadata_value(name) for name in names}
        yield b"D", json.dumps({"pages": len(document), **about}).encode()
        for number in range(min(len(document), most_pages)):
            try:
                page = document[number]
            except pypdfium2.PdfiumError:
                yield b"P", PAGE_HEADER.pack(0, 0, 0, 0, 0, 0)
                continue
            yield b"P", _page(page)
            page.close()
    finally:
        document.close()
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
    """Answer files until the requests end."""
    while len(head := requests.read(8)) == 8:
        content = requests.read(int.from_bytes(head, "little"))
        for kind, payload in answers(content, most_pages):
            replies.write(kind + len(payload).to_bytes(8, "little"))
            replies.write(payload)
        replies.flush()


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
