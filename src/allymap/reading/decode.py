"""Bytes → text: byte-order marks, UTF-8, what the file declares, then a guess that the report owns up to."""

from __future__ import annotations

import codecs
import re

from allymap.model import Report, UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old or password-protected Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "a compressed file"),
)
_DECLARABLE = ("iso8859", "cp", "koi8", "mac", "gb", "big5", "euc", "shift_jis", "iso2022", "tis", "hz")
"""How the encodings begin that a file may name: character sets, and none of Python's conversions (rot-13, idna …)."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 200_000
"""Bytes that a guess looks at; enough for a verdict, and quick."""


def decode(content: bytes, where: str, report: Report, declared: str = "") -> str:
    """The text of a file; ``declared`` is the encoding it names itself. Raises ``UnreadableDocument`` for no text.

    A text that is valid UTF-8 comes back as it stands, without its byte-order mark.
    """
    if not content:
        raise UnreadableDocument("The file is empty.")
    for magic, name in _KNOWN_BINARY:
        if content.startswith(magic):
            raise UnreadableDocument(f"This is {name}, not a text file.")
    text = _decoded(content, where, report, declared)
    controls = len(_CONTROLS.findall(text[:_SAMPLE]))
    if "\x00" in text or controls > 0.02 * min(len(text), _SAMPLE):
        raise UnreadableDocument("The file holds binary data, not text.")
    if not text.strip():
        raise UnreadableDocument("The file holds nothing but white space.")
    return text


def storable(text: str) -> str:
    """The text with what no file and no window can hold (NUL, lone surrogates) replaced, one mark a character."""
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", text)


def visible(text: str) -> str:
    """The text without what only tells a program where a line may be broken: soft hyphens, spaces of no width.

    For formats in which the text is taken out of mark-up; a plain text stays as it is.

    >>> visible("Rus\u00adsia"), visible("a\u200bb\ufeff")
    ('Russia', 'ab')
    """
    return re.sub("[\u00ad\u200b\u2060\ufeff]", "", text)


def _decoded(content: bytes, where: str, report: Report, declared: str) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _lenient(content[len(mark) :], encoding, where, report)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        first_fault = error
    if _cut_short(content, first_fault.start):
        report.note(where, "The file ends in the middle of a character, which was left out.")
        return content[: first_fault.start].decode("utf-8")
    if _damaged_utf8(content):
        return _lenient(content, "utf-8", where, report)
    encoding = _known(declared) or _guess(content)
    if not encoding:
        raise UnreadableDocument("The file holds binary data, or text in an encoding AllyMap does not know.")
    report.note(where, f"The file is not UTF-8 and was read as {encoding}.")
    return _lenient(content, encoding, where, report)


def _lenient(content: bytes, encoding: str, where: str, report: Report) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
        report.note(where, f"Some bytes are not valid {encoding} and stand as \ufffd in the text.")
        return text


def _cut_short(content: bytes, fault: int) -> bool:
    """Whether UTF-8 ends in the middle of a character: one of its beginning is told from a last letter of another
    encoding by what follows it, or by characters before it that no other encoding would have by chance.
    """
    ends_there = not content[fault + 1 :].strip(bytes(range(0x80, 0xC0))) and content[fault] >= 0xC2
    return ends_there and (len(content) > fault + 1 or not content[:fault].isascii())


def _damaged_utf8(content: bytes) -> bool:
    """Mostly good UTF-8 with a few bad bytes, as after a careless paste; guessing would garble all of it."""
    text = content[:_SAMPLE].decode("utf-8", "replace")
    good = sum(1 for character in text if character > "\x7f" and character != "\ufffd")
    return good > 4 * text.count("\ufffd")


def _known(declared: str) -> str:
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return ""
    if name in ("iso8859-1", "ascii"):
        return "cp1252"  # as browsers read these labels
    return name if name.startswith(_DECLARABLE) else ""


def _guess(content: bytes) -> str:
    sample = content[:_SAMPLE]
    if sample.count(0) > len(sample) // 50 or not sample:
        return ""
    letters = sum(1 for byte in sample if byte > 0x9F)
    if letters < 0.05 * len(sample):  # Western text with a few accents and quotation marks: too little for statistics
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else ""
