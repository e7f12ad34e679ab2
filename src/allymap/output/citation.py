"""A passage with where it was said, in a line that stands by itself in somebody's text."""

from __future__ import annotations

from ..model import Claim, Document, Tlp


def cite(claim: Claim, document: Document | None) -> str:
    """The words in quotation marks, then title, publisher, author, date and address as far as they are known.

    An analyst's note is cited by who signed it. What carries a handling label is cited with it.
    """
    labels = [Tlp(one) for one in (claim.tlp, document.tlp if document else "") if one]
    label = f" [{max(labels, key=lambda one: one.rank).value}]" if labels else ""
    if claim.passage is None or document is None:
        return f"{claim.note.strip()} (analyst’s note, {claim.by or 'unsigned'}){label}"
    words = " ".join(claim.passage.exact.split())
    facts = (document.author, f"“{document.title}”", document.publisher, document.published, document.url)
    return f"“{words}” — {', '.join(fact for fact in facts if fact)}{label}"
