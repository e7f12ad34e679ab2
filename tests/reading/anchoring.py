"""Whether every claim of a project leads back to its own characters, and in a PDF to its own letters on the page."""

from __future__ import annotations

import re
import unicodedata

import pypdfium2
from made_pdf import HEIGHT

from allymap.model import Anchor, Claim, Document
from allymap.reading import pdf
from allymap.workspace import Workspace


def check_anchors(workspace: Workspace) -> None:
    """Every passage is exact, and its spans hold the words that the claim names."""
    for claim in workspace.claims.values():
        document = workspace.documents[claim.document_id]
        passage = claim.passage
        assert passage is not None
        assert passage.locate(document) == (Anchor.EXACT, passage.start, passage.end)
        for span, words in ((claim.source_span, claim.source_mention), (claim.target_span, claim.target_mention)):
            if span is not None:
                assert document.text[slice(*span)] == words
        if claim.trigger_span is not None:
            assert claim.trigger.split()[0] in document.text[slice(*claim.trigger_span)].casefold() or claim.trigger
        if document.media_type == "application/pdf":
            _check_rectangles(workspace, document, claim)
    assert workspace.check() == []


def _check_rectangles(workspace: Workspace, document: Document, claim: Claim) -> None:
    """On the page of a PDF, the letters within the rectangles of a passage are those of the passage."""
    content = workspace.original(document.id)
    assert content is not None
    found = pdf.pdf_text(content)
    assert found.text == document.text
    assert claim.passage is not None
    parts = []
    with pypdfium2.PdfDocument(content) as file:
        for number, (x0, y0, x1, y1) in found.locate(claim.passage.start, claim.passage.end):
            page = file[number]
            parts.append(page.get_textpage().get_text_bounded(x0, HEIGHT - y1, x1, HEIGHT - y0))
            page.close()
    assert letters("".join(parts)) == letters(claim.passage.exact), (parts, claim.passage.exact)


def letters(text: str) -> str:
    """A text without white space and hyphens, ligatures as the letters they stand for."""
    return re.sub(r"[\s\x02\ufffe\u00ad-]+", "", unicodedata.normalize("NFKC", text))
