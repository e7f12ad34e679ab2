"""What rests on which documents: how broadly, which strands would be without a source, and who confirms whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

import numpy as np

from ..model import Polarity
from .evidence import Evidence, Query
from .relations import derive, entered, origins


class Loss(NamedTuple):
    """A strand that would be gone."""

    relation_id: str
    polarity: Polarity


class Support(NamedTuple):
    """How broadly claims are supported: distinct passages (near-identical ones are one), documents, origins."""

    passages: int = 0
    documents: int = 0
    origins: int = 0


def support(evidence: Evidence, claim_ids: Iterable[str]) -> Support:
    """What some claims of the evidence rest on; an analyst's note is a passage and an origin without a document."""
    ledger, _, _ = entered(evidence)
    rows = np.fromiter((ledger.rows[one] for one in claim_ids), np.int64)
    passages, documents, found = (
        len(np.unique(column[rows])) for column in (ledger.passage, ledger.document, ledger.origin)
    )
    unwritten = ledger.documents.get("", -1)
    return Support(passages, documents - bool((ledger.document[rows] == unwritten).any()), found)


def losses(evidence: Evidence, query: Query, document_ids: Collection[str]) -> list[Loss]:
    """The strands, of those a query sees, whose every claim stands in these documents; heaviest relation first."""
    claims = evidence.claims
    return [
        Loss(relation.id, strand.polarity)
        for relation in derive(evidence, query)
        for strand in relation.strands
        if all(claims[one].document_id in document_ids for one in strand.claims)
    ]


def confirmed(evidence: Evidence, document_id: str) -> bool:
    """Whether a second origin says something that a document says: some strand rests on both."""
    origin_of = origins(evidence)
    own = origin_of.get(document_id)
    for relation in derive(evidence, Query()):
        for strand in relation.strands:
            told = {evidence.claims[one].document_id for one in strand.claims}
            if document_id in told and any(origin_of.get(one) != own for one in told):
                return True
    return False


def siblings(evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """For each document that shares its origin: the ids of the others, in the order of the project."""
    groups: dict[int, list[str]] = {}
    origin_of = origins(evidence)
    for one in evidence.documents:
        groups.setdefault(origin_of[one], []).append(one)
    return {
        one: tuple(other for other in group if other != one)
        for group in groups.values()
        if len(group) > 1
        for one in group
    }
