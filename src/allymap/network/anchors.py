"""Where the passages of claims stand in their documents now: exact, moved or lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ..model import Anchor, Claim, Document


class Unsettled(NamedTuple):
    """A claim whose passage is not exactly where it was found; ``start … end`` is where it stands now.

    A lost one has its old offsets.
    """

    claim: Claim
    anchor: Anchor
    start: int
    end: int


def unsettled(claims: Iterable[Claim], documents: Mapping[str, Document]) -> Iterator[Unsettled]:
    """The claims whose passage moved or was lost, in their order.

    Notes have no passage, and nothing can be said of a passage whose document is not among ``documents``.
    """
    hashes: dict[str, str] = {}
    for claim in claims:
        passage = claim.passage
        document = documents.get(passage.document_id) if passage else None
        if passage is None or document is None:
            continue
        # Hashing a long text for each of its claims would take minutes, so the usual case is told apart first.
        known = hashes.get(document.id) or hashes.setdefault(document.id, document.text_sha256)
        if passage.text_sha256 == known and document.text[passage.start : passage.end] == passage.exact:
            continue
        yield Unsettled(claim, *passage.locate(document))


def lost(claims: Iterable[Claim], documents: Mapping[str, Document]) -> frozenset[str]:
    """The ids of the claims whose passage is in its document no more: they count for nothing until re-confirmed.

    One without any words is not among them: it never had a source, and a briefing has to refuse it, not leave it out.
    """
    astray = (one for one in unsettled(claims, documents) if one.anchor is Anchor.LOST)
    return frozenset(one.claim.id for one in astray if one.claim.passage and one.claim.passage.exact)
