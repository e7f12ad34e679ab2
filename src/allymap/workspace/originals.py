"""A document as it was: the pages of a PDF, and the form that other originals give to their text."""

from __future__ import annotations

from ..model import Document, Formed
from ..reading import forms_of
from ..reading.pdf import PdfPages, PdfText, Raster

__all__ = ["PdfPages", "PdfText", "Raster", "form_of", "pages_of"]


def pages_of(content: bytes) -> PdfPages:
    """An original's pages; takes a moment for a long one. Raises ``UnreadableDocument``; to be closed by the caller."""
    return PdfPages(content)


def form_of(content: bytes, document: Document) -> tuple[Formed, ...]:
    """Headings, lists, emphasis … of a document's text as its original has them. Nothing is loaded and nothing runs."""
    return forms_of(content, document)
