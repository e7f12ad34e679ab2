"""The network as a networkx graph, for analyses of one's own: one edge a claim, nothing averaged away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..model import Claim, Relation, VerdictValue
from .evidence import Evidence, Query
from .relations import derive, representative
from .view import build

if TYPE_CHECKING:
    import networkx as nx


def to_networkx(evidence: Evidence, query: Query) -> nx.MultiDiGraph[str]:
    """A ``networkx.MultiDiGraph`` of the relations a query sees.

    A node is an actor id with ``name``, ``kind``, ``code`` (as the evidence has it), ``letters`` (as its disc shows),
    ``principal`` (an id or empty) and ``members``. An edge is a claim, keyed by its id, from source to target, with the
    claim's own fields as plain strings and numbers, ``document`` and ``exact`` from its passage, ``verdict`` from its
    judge and the relation's ``state``. One with ``directed=False`` points as the text has it, and means both ways.
    """
    # Importing networkx takes 0.2 s, which only those pay who ask for a graph.
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for shown in build(evidence, query).actors:
        actor = evidence.actors.get(shown.id)
        graph.add_node(
            shown.id, name=shown.name, kind=shown.kind.value, code=actor.code if actor else "", letters=shown.code,
            principal=actor.principal_id if actor else "", members=shown.members,
        )  # fmt: skip
    who = representative(evidence, query.folded)
    for relation in derive(evidence, query):
        for one in relation.claims:
            claim = evidence.claims[one]
            source, target = (who.get(end, end) for end in (claim.source_id, claim.target_id))
            graph.add_edge(source, target, key=claim.id, **_edge(evidence, claim, relation))
    return graph


def _edge(evidence: Evidence, claim: Claim, relation: Relation) -> dict[str, Any]:
    """The attributes of a claim's edge: strings, numbers, booleans and tuples of strings, so that writers can cope."""
    verdict = evidence.verdicts.get(claim.id)
    value = verdict.value if verdict else VerdictValue.PROPOSED
    passage = claim.passage
    exact, start, end = (passage.exact, passage.start, passage.end) if passage else ("", -1, -1)
    return {
        "polarity": claim.polarity.value, "kind": claim.kind.value, "event": claim.event, "mode": claim.mode,
        "directed": claim.directed, "modality": claim.modality.value, "date": claim.date,
        "date_basis": claim.date_basis, "arena": claim.arena, "narrator": claim.narrator,
        "source_id": claim.source_id, "target_id": claim.target_id, "source_mention": claim.source_mention,
        "target_mention": claim.target_mention, "trigger": claim.trigger, "confidence": claim.confidence,
        "tier": claim.tier.value, "verdict": value.value, "by": claim.by, "note": claim.note,
        "document": claim.document_id, "exact": exact, "start": start, "end": end, "state": relation.state.value,
    }  # fmt: skip
