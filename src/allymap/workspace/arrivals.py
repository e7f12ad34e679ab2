"""Which of the documents that were read are new to a project, under ids that are free in it; and what they correct."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from ..model import Document, FuzzyDate, Original, Report
from .wording import free

if TYPE_CHECKING:
    from ..reading import Reading


def arrivals(reading: Reading, known: Iterable[Document], report: Report) -> tuple[list[Document], list[Original]]:
    """The documents that are not there yet, each with its original; the report has the rest with a pointer.

    Another version of a document comes in beside it and says so, in ``version_of`` and in the report.
    """
    known = list(known)
    contents = {original.document_id: original for original in reading.originals}
    by_bytes = {document.sha256: document for document in known}
    by_text = {_words(document): document for document in known}
    taken = {document.id for document in known}
    documents, originals = [], []
    for document in reading.documents:
        words = _words(document)
        first = by_bytes.get(document.sha256) or by_text.get(words)
        if first is not None:
            where = document.path or document.title
            report.skipped(where, f"This is the same text as “{first.title}”, which is there already.")
            continue
        new = replace(document, id=free(document.id, taken))
        taken.add(new.id)
        by_text[words] = new
        documents.append(new)
        if document.id in contents:
            originals.append(replace(contents[document.id], document_id=new.id))
    return _linked(documents, known, report), originals


def _linked(documents: list[Document], known: list[Document], report: Report) -> list[Document]:
    """The documents with ``version_of``; of two that come in together the one published later is the version."""
    from ..reading import Versions

    versions = Versions()
    for document in known:
        versions.add(document)
    found = {document.id: document for document in documents}
    for document in documents:
        other = versions.of(document)
        versions.add(document)
        if other is None:
            continue
        later, first = document, other
        if other.id in found and not found[other.id].version_of and _day(document) < _day(other):
            later, first = other, document
        found[later.id] = replace(found[later.id], version_of=first.id)
        where = later.path or later.title
        report.note(where, f"This is another version of “{first.title}” ({first.id}): both are kept, as one origin.")
    return list(found.values())


def _day(document: Document) -> str:
    """The day from which on a document was published, to compare; undated ones come last."""
    earliest = FuzzyDate.parse(document.published).earliest
    return earliest.isoformat() if earliest else "9999"


def _words(document: Document) -> bytes:
    """A digest of the text by which it is recognised however its lines are broken."""
    return hashlib.sha256(" ".join(document.text.split()).encode("utf-8", "surrogatepass")).digest()
