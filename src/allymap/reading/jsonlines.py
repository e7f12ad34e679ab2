""".jsonl: one document a line (`id`, `title`, `published`, `text`, `url`, `publisher`, `author`, `language`)."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator

from allymap.model import Report, UnreadableDocument

from .decode import decode, storable
from .draft import Draft


def read(content: bytes, where: str, report: Report) -> list[Draft]:
    """The documents of all sound lines; the report names the others. Raises ``UnreadableDocument`` for none at all."""
    drafts = []
    broken = 0
    for number, line in _lines(content, where, report):
        try:
            drafts.append(_draft(line, number))
        except UnreadableDocument as error:
            broken += 1
            report.failed(f"{where}, line {number}", str(error))
    if drafts or broken:
        return drafts
    raise UnreadableDocument("The file is empty.")


def _lines(content: bytes, where: str, report: Report) -> Iterator[tuple[int, bytes]]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = decode(content, where, report).encode()
    for number, line in enumerate(content.removeprefix(codecs.BOM_UTF8).split(b"\n"), 1):
        if stripped := line.strip():
            yield number, stripped


def _draft(line: bytes, number: int) -> Draft:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise UnreadableDocument("This line is not UTF-8 and was left out.") from None
    except RecursionError:
        raise UnreadableDocument("This line is nested too deeply and was left out.") from None
    except ValueError as error:
        reason = getattr(error, "msg", "a number is too long")
        raise UnreadableDocument(f"This line is not valid JSON ({reason}) and was left out.") from None
    if not isinstance(row, dict):
        raise UnreadableDocument("This line is not a JSON object and was left out.")
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise UnreadableDocument("This line has no “text” and was left out.")
    return Draft(
        storable(text), _field(row, "title"), _field(row, "published"), _field(row, "publisher"),
        _field(row, "author"), _field(row, "url"), _field(row, "language"), _field(row, "id") or f"#{number}", line,
    )  # fmt: skip


def _field(row: dict[str, object], name: str) -> str:
    """A field as one line of text; a number (an id, a year) is written out, anything else counts as absent."""
    value = row.get(name)
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    return " ".join(storable(str(value)).split())
