"""A passage with where it was said, in a line that stands by itself in somebody's text."""

from __future__ import annotations

from ..model import Claim, Document, Tlp
from ..network.evidence import Evidence


def cite(claim: Claim, document: Document | None) -> str:
    """The words in quotation marks, then title, publisher, author, date and address as far as they are known.

    An analyst's note is cited by who signed it. What carries a handling label is cited with it.
    """
    labels = [Tlp(one) for one in (claim.tlp, document.tlp if document else "") if one]
    label = f" [{max(labels, key=lambda one: one.rank).value}]" if labels else ""
    if claim.passage is None or document is None:
        return f"{claim.note.strip()} (analyst’s note, {claim.by or 'unsigned'}){label}"
    facts = (document.author, f"“{document.title}”", document.publisher, document.published, document.url)
    return f"“{claim.words}” — {', '.join(fact for fact in facts if fact)}{label}"


def quoted(claim: Claim, evidence: Evidence) -> str:
    """A claim in one line under what it speaks for: its words, then polarity, date and title of the document."""
    document = evidence.documents.get(claim.document_id)
    title = f", {document.title or document.id}" if document else f", note by {claim.by}"
    return f"“{claim.words}” ({claim.polarity.value}, {claim.date or 'undated'}{title})"
