"""No line without a source: whoever writes strands into a file asks here first."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import AllyMapError, Claim, Relation, pair_words
from ..network.evidence import Evidence
from .people import People

_MOST = 5


class UnsourcedError(AllyMapError):
    """A strand without a source: nothing is written until it has one, or is gone."""


def sourced(claim: Claim, evidence: Evidence) -> bool:
    """Whether a claim says where it is from: words of a document that is there, or a signed note."""
    if claim.passage is None:
        return bool(claim.by and claim.note)
    return bool(claim.passage.exact) and claim.document_id in evidence.documents


def check(relations: Iterable[Relation], evidence: Evidence) -> None:
    """Raise ``UnsourcedError`` with the strands of some relations that have no source, if any."""
    people = People(evidence)
    missing = [
        f"{pair_words(people.actor(one).name for one in relation.actors)} ({strand.polarity.value})"
        for relation in relations
        for strand in relation.strands
        if not any(sourced(evidence.claims[one], evidence) for one in strand.claims)
    ]
    if missing:
        listed = "; ".join(missing[:_MOST]) + (f" and {len(missing) - _MOST} more" if len(missing) > _MOST else "")
        raise UnsourcedError(f"Not written: these strands have no source: {listed}.")
