"""What stands below a map that leaves the program: as of when, which part of the evidence, and from which sources."""

from __future__ import annotations

from ..model.wording import counted
from ..network.evidence import Evidence, Query
from ..network.view import MapView
from .briefing.seen_part import part_words


def as_of_line(evidence: Evidence, query: Query, view: MapView) -> str:
    """The day that the map is of, the latest publication where none was asked for, and what its filters leave."""
    part = part_words(query, view)
    if not query.as_of:
        published = max((one.published for one in evidence.documents.values()), default="")
        part = " · ".join(filter(None, (f"as of {published}" if published else "", part)))
    return part[:1].upper() + part[1:]


def sources_line(evidence: Evidence) -> str:
    """How many documents there are, and who published them."""
    publishers = dict.fromkeys(document.publisher for document in evidence.documents.values() if document.publisher)
    documents = counted(len(evidence.documents), "document")
    return f"{documents}: {', '.join(publishers)}" if publishers else documents
