"""Whether every passage still stands where it was found, and which documents are versions of one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..model import Anchor, Claim, Document, Remark, Severity
from ..network.anchors import unsettled


def anchors(documents: Mapping[str, Document], claims: Iterable[Claim]) -> list[Remark]:
    """A remark for each claim whose passage moved or was lost; a claim without a passage is a signed note."""
    remarks = []
    for claim, anchor, start, _ in unsettled(claims, documents):
        passage = claim.passage
        if passage is None:
            continue
        title = documents[passage.document_id].title
        if anchor is Anchor.LOST:
            message = f"The passage of claim {claim.id} is not in the document any more, so it counts for nothing."
            remarks.append(Remark(Severity.FAILED, title, message))
            continue
        message = (
            f"The passage of claim {claim.id} moved from {passage.start} to {start}."
            if start != passage.start
            else f"The text changed around the passage of claim {claim.id}, which stands where it stood."
        )
        remarks.append(Remark(Severity.NOTE, title, message))
    return remarks


def versions(documents: Mapping[str, Document]) -> list[Remark]:
    """A note for each document that is another version of one in the project."""
    return [
        Remark(
            Severity.NOTE,
            document.title,
            f"It ({document.id}) is another version of “{first.title}” ({first.id}): both count as one origin.",
        )
        for document in documents.values()
        if (first := documents.get(document.version_of))
    ]
