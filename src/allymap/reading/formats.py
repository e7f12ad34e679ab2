"""The table of formats: a file's ending → its reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType

from allymap.model import Report, UnreadableDocument

from . import jsonlines, markdown, message, pdf, plain, webpage, worddocument
from .block import Block
from .draft import Draft

Reader = Callable[[bytes, str, Report], list[Draft]]
"""Bytes, the name to report under and the report → drafts. Raises ``UnreadableDocument`` where nothing remains."""

_TEXT_LIMIT = 50_000_000
_LINES_LIMIT = 150_000_000
_PICTURES_LIMIT = 100_000_000
"""For formats that hold pictures beside their text."""


@dataclass(frozen=True, slots=True)
class Format:
    """How to read a kind of file, and the largest one (bytes) that is taken on."""

    media_type: str
    reader: Reader
    limit: int = _TEXT_LIMIT
    blocks: Callable[[bytes], Iterable[Block]] | None = None
    """The form that a file gives to its text, for formats that give one."""


_PLAIN = Format("text/plain", plain.read)
_MARKDOWN = Format("text/markdown", markdown.read, blocks=markdown.blocks)
_HTML = Format("text/html", webpage.read, blocks=webpage.blocks)
_JSONL = Format("application/jsonl", jsonlines.read, _LINES_LIMIT)
_PDF = Format("application/pdf", pdf.read, _PICTURES_LIMIT)
_DOCX = Format(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    worddocument.read,
    _PICTURES_LIMIT,
    worddocument.blocks,
)
_EML = Format("message/rfc822", message.read, _PICTURES_LIMIT)

SUFFIXES: MappingProxyType[str, Format] = MappingProxyType(
    {
        ".txt": _PLAIN, ".text": _PLAIN, ".md": _MARKDOWN, ".markdown": _MARKDOWN,
        ".html": _HTML, ".htm": _HTML, ".xhtml": _HTML, ".jsonl": _JSONL, ".ndjson": _JSONL,
        ".pdf": _PDF, ".docx": _DOCX, ".docm": _DOCX, ".eml": _EML,
    }
)  # fmt: skip


def format_for(name: str) -> Format:
    """The format of a file by its name; one without an ending is taken for text. Raises ``UnreadableDocument``."""
    suffix = PurePath(name).suffix.lower()
    if not suffix:
        return _PLAIN
    if suffix not in SUFFIXES:
        raise UnreadableDocument(f"AllyMap does not read {suffix} files, but {', '.join(SUFFIXES)}.")
    return SUFFIXES[suffix]


def suffix_for(media_type: str) -> str:
    """The first ending of a kind of file as mail names it, or an empty string."""
    return next((suffix for suffix, known in SUFFIXES.items() if known.media_type == media_type), "")
