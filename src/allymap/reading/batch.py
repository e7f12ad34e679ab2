"""Files, folders or bytes → Documents with ids, checked dates and languages, and a Report of what went wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from os import PathLike
from pathlib import Path, PurePath

from allymap.model import AllyMapError, Document, FuzzyDate, Original, Progress, Report, UnreadableDocument

from . import message
from .dateline import checked, dateline
from .draft import Draft
from .files import files_in, load, shown
from .formats import Format, format_for
from .language import language_of

_MOST = 500_000_000
"""Bytes that one reading takes on: all of them are held in memory until they are stored."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: documents with their original bytes, in the same order, and remarks on the rest."""

    documents: tuple[Document, ...] = ()
    originals: tuple[Original, ...] = ()
    report: Report = field(default_factory=Report)


def read_paths(
    paths: Iterable[str | PathLike[str]],
    progress: Progress,
    published: str = "",
    attachments: Collection[str] | None = None,
) -> Reading:
    """Read files and folders. ``published`` (EDTF) dates those that do not date themselves.

    ``attachments`` of mails are those that are wanted, by ``Attachment.where``; all where it is ``None``.

    Bad inputs are named in the report and the rest is read. Raises ``AllyMapError`` for a ``published`` that is no
    date and ``Cancelled``.
    """
    batch = _Batch(_valid(published), attachments)
    progress.phase("Looking for documents")
    files = files_in([Path(path) for path in paths], batch.report, progress)
    progress.phase("Reading", len(files))
    for number, path in enumerate(files):
        if batch.size > _MOST:
            left = len(files) - number
            batch.report.failed(
                shown(path), f"This and what follows ({left} in all) are too much at once: add them later."
            )
            break
        try:
            batch.add(load(path), shown(path.name), shown(path))
        except UnreadableDocument as error:
            batch.report.failed(shown(path), str(error))
        progress.advance()
    return batch.reading()


def read_bytes(content: bytes, name: str, published: str = "") -> Reading:
    """Read what is already in memory, under a file name whose ending tells the format. Errors as ``read_paths``."""
    batch = _Batch(_valid(published))
    try:
        limit = format_for(name).limit
        if len(content) > limit:
            raise UnreadableDocument(f"It has more than {limit / 1e6:,.0f} MB: split it.")
        batch.add(content, name, "")
    except UnreadableDocument as error:
        batch.report.failed(name, str(error))
    return batch.reading()


def _valid(published: str) -> str:
    try:
        return FuzzyDate.parse(published).text
    except ValueError as error:
        raise AllyMapError(f"{error}.") from None


class _Batch:
    """Collects documents; ids are unique in it, and the same bytes are taken once."""

    def __init__(self, published: str, attachments: Collection[str] | None = None) -> None:
        self.report = Report()
        self.size = 0
        self._published = published
        self._attachments = attachments
        self._documents: dict[str, Document] = {}
        self._originals: list[Original] = []
        self._by_hash: dict[str, str] = {}

    def reading(self) -> Reading:
        return Reading(tuple(self._documents.values()), tuple(self._originals), self.report)

    def add(self, content: bytes, name: str, path: str) -> None:
        """Read one file. Raises ``UnreadableDocument``."""
        known = format_for(name)
        stem = PurePath(name).stem or name
        for draft in self._drafts(known, content, path or name):
            own = content if draft.content is None else draft.content
            digest = hashlib.sha256(own).hexdigest()
            if digest in self._by_hash:
                first = self._documents[self._by_hash[digest]]
                self.report.skipped(path or name, f"This is the same, byte for byte, as “{first.title}”, read before.")
                continue
            document = self._document(draft, stem, path or name)
            document = replace(document, sha256=digest, media_type=draft.media_type or known.media_type, path=path)
            self._by_hash[digest] = document.id
            self._documents[document.id] = document
            self._originals.append(Original(document.id, own))
            self.size += len(own)

    def _drafts(self, known: Format, content: bytes, where: str) -> list[Draft]:
        if known.reader is message.read:
            return message.read(content, where, self.report, self._attachments)
        return known.reader(content, where, self.report)

    def _document(self, draft: Draft, stem: str, where: str) -> Document:
        name = stem + draft.id.replace("#", "-") if draft.id.startswith("#") else draft.id or stem
        published = checked(draft.published)
        if draft.published and not published:
            self.report.note(where, f"“{draft.published[:60]}” is not a date that AllyMap understands.")
        published = published or dateline(draft.text) or self._published
        if not published and draft.made:
            published = draft.made
            self.report.note(where, f"It gives no date: the day it was made or sent stands in ({draft.made}).")
        return Document(
            id=self._free(name),
            title=draft.title or name,
            text=draft.text,
            sha256="",
            published=published,
            publisher=draft.publisher,
            author=draft.author,
            url=draft.url,
            language=language_of(draft.text) or draft.language[:2].casefold(),
            note=draft.note,
        )

    def _free(self, name: str) -> str:
        candidate, number = name, 1
        while candidate in self._documents:
            number += 1
            candidate = f"{name}-{number}"
        return candidate
