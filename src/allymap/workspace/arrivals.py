"""Which of the documents that were read are new to a project, under ids that are free in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from ..model import Document, Original, Report
from .wording import free

if TYPE_CHECKING:
    from ..reading import Reading


def arrivals(
    reading: Reading, known: Iterable[Document], report: Report
) -> tuple[list[Document], list[Original]]:  # fmt: skip
    """The documents that are not there yet, each with its original; the report has the rest with a pointer."""
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
    return documents, originals


def _words(document: Document) -> bytes:
    """A digest of the text by which it is recognised however its lines are broken."""
    return hashlib.sha256(" ".join(document.text.split()).encode("utf-8", "surrogatepass")).digest()
