"""What every exchange format writes: the actors, strands and claims of a map, as far as they may be shared."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ...model import Claim, Document, FuzzyDate, Relation, Strand
from ...network.evidence import Evidence, Query
from ...network.view import MapView, ViewActor, build
from .. import claims
from ..people import People
from ..sourcing import check

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Edge(NamedTuple):
    """One strand of a relation; ``id`` tells the two strands of a pair apart."""

    id: str
    relation: Relation
    strand: Strand


@dataclass(frozen=True)
class Content:
    """``evidence`` holds nothing above ``label``; ``view`` is the map of it, ``places`` disc centres in map units.

    ``written`` is the moment of the export, ISO 8601 in UTC.
    """

    evidence: Evidence
    view: MapView
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    title: str = ""
    label: str = ""
    written: str = "1970-01-01T00:00:00Z"

    def __post_init__(self) -> None:
        object.__setattr__(self, "people", People(self.evidence))

    people: People = field(init=False, repr=False, compare=False)

    @property
    def edges(self) -> Iterator[Edge]:
        """The strands of all relations, heaviest relations first."""
        for relation in self.view.relations:
            for strand in relation.strands:
                yield Edge(f"{relation.id}|{strand.polarity.value}", relation, strand)

    @property
    def claims(self) -> list[Claim]:
        """The claims behind the strands, each once, in the order of the evidence."""
        behind = {one for relation in self.view.relations for one in relation.claims}
        return [claim for key, claim in self.evidence.claims.items() if key in behind]

    def behind(self, strand: Strand) -> list[Claim]:
        """The claims of a strand."""
        return [self.evidence.claims[one] for one in strand.claims]

    def documents(self, found: Collection[Claim]) -> list[Document]:
        """The documents of some claims, each once."""
        ids = dict.fromkeys(claim.document_id for claim in found)
        return [self.evidence.documents[one] for one in ids if one in self.evidence.documents]

    def actor_facts(self, shown: ViewActor) -> dict[str, str]:
        """What is known of an actor, as texts; ``principal`` is a name, empty where it acts for nobody else."""
        actor, head = self.people.actor(shown.id), self.people.principal(shown.id)
        return {
            "name": shown.name, "kind": shown.kind.value, "code": actor.code,
            "principal": "" if head.id == actor.id else head.name, "aliases": "; ".join(actor.aliases),
        }  # fmt: skip

    def strand_facts(self, edge: Edge) -> dict[str, str | int | float | bool]:
        """What a strand adds up to. Its dates are EDTF, its ``weight`` the number of distinct passages."""
        strand = edge.strand
        return {
            "polarity": strand.polarity.value, "state": edge.relation.state.value, "weight": strand.weight,
            "documents": strand.documents, "origins": strand.origins,
            "reviewed": strand.reviewed, "factual": strand.factual, "earliest": strand.earliest,
            "latest": strand.latest,
        }  # fmt: skip

    def claim_facts(self, claim: Claim) -> dict[str, Any]:
        """A claim as ``allymap claims --format jsonl`` writes it, but for where the document lay on somebody's disk."""
        facts = claims.as_json(claim, self.evidence, self.people)
        if facts["document"]:
            del facts["document"]["path"]
        return facts


def collect(
    evidence: Evidence, label: str, query: Query, *, kept: Collection[str] = frozenset(),
    places: Mapping[str, tuple[float, float]] | None = None, title: str = "", written: str = "",
) -> Content:  # fmt: skip
    """What a query sees of what a label lets out. Raises ``UnsourcedError`` for a strand without a source."""
    view = build(evidence, query, kept)
    check(view.relations, evidence)
    shown = {actor.id for actor in view.actors}
    there = {one: place for one, place in (places or {}).items() if one in shown}
    return Content(evidence, view, there, title, label, written or Content.written)


def days(date: str) -> tuple[str, str]:
    """The first and the last day that an EDTF date may mean, ISO 8601; empty where an end is open or unknown.

    >>> days("2015-09"), days("2011/..")
    (('2015-09-01', '2015-09-30'), ('2011-01-01', ''))
    """
    when = FuzzyDate.parse(date)
    return (
        when.earliest.isoformat() if when.earliest else "",
        when.latest.isoformat() if when.latest else "",
    )


def for_xml(text: str) -> str:
    """The text with what XML 1.0 cannot hold replaced.

    >>> for_xml("a\\x0cb")
    'a\ufffdb'
    """
    return _NOT_IN_XML.sub("\ufffd", text)
