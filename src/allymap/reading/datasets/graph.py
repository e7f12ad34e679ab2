"""The nodes and edges of a graph file as records: AllyMap's own with all their claims, others by what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from allymap.model import ActorKind

from . import edges, own_claims
from .edge_list import columns_of
from .record import Party, Record, Told, tidy
from .tally import Tally

_CLAIMS = "claims"
_SIGNS = ("polarity", "sign", "kind", "label", "type", "relationship")
"""Where graphs say what an edge means, the surest first."""


@dataclass(frozen=True, slots=True)
class Node:
    """``facts`` are its attributes by name."""

    id: str
    label: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edge:
    """Between two nodes by their ids; ``spells`` are the times (start, end) in which it is there."""

    source: str
    target: str
    facts: Mapping[str, str]
    directed: bool = False
    spells: tuple[tuple[str, str], ...] = field(default=())


def records(nodes: Iterable[Node], found: Iterable[Edge], tally: Tally) -> Iterator[Told]:
    """AllyMap's own actors, then the records of all edges; each edge is counted as a row, from 1."""
    parties = {node.id: _party(node) for node in nodes}
    own = own_claims.Parties(party for party in parties.values() if party.key)
    yield from own.described
    for row, edge in enumerate(found, 1):
        tally.rows += 1
        source, target = parties.get(edge.source), parties.get(edge.target)
        if source is None or target is None:
            tally.spoil(row, "an edge to a node that is not in the file")
        elif _CLAIMS in edge.facts:
            yield from own_claims.records_of(edge.facts[_CLAIMS], row, own, tally)
        else:
            yield from _told(row, edge, source, target, tally)


def _party(node: Node) -> Party:
    facts = {**node.facts, "id": node.id, "name": node.facts.get("name") or node.label}
    if facts.get("kind") in list(ActorKind) and "principal" in facts:
        return own_claims.party(facts)
    name = tidy(node.label or facts["name"] or node.id)
    return Party(name, tidy(node.facts.get("country", "")))


def _told(row: int, edge: Edge, source: Party, target: Party, tally: Tally) -> Iterator[Record]:
    given = {name.lower(): text for name, text in edge.facts.items()}
    fields = {one: given[name] for one, name in columns_of(list(given), {}).items() if one not in ("source", "target")}
    try:
        signs = [given.get(name, "") for name in _SIGNS]
        weight = given.get("weight", "").strip()
        fields["polarity"] = edges.polarity_of(*signs, weight if weight.startswith("-") else "").value
        for start, end in edge.spells or (("", ""),):
            when = {"start": start, "end": end} if start or end else {}
            yield edges.record_of(row, source, target, {**fields, **when}, edge.directed, "imported")
    except edges.Unusable as reason:
        tally.spoil(row, str(reason))
