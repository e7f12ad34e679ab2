"""What every exchange format is made from."""

from __future__ import annotations

from dataclasses import replace

import pytest
from evidence_rows import DRONES, EVIDENCE, HELPED, NOTE
from exchanged import PLACES, content

from allymap.network.evidence import Query
from allymap.output.exchange.content import collect, days, for_xml
from allymap.output.sourcing import UnsourcedError


def test_both_strands_of_a_pair_are_edges_of_their_own() -> None:
    found = {edge.id: edge for edge in content().edges}
    assert set(found) == {
        "iran|russia|cooperation", "iran|russia|competition", "russia|syria|cooperation", "iran|syria|cooperation",
    }  # fmt: skip
    assert found["iran|russia|competition"].strand.claims == ("c2",)


def test_only_what_a_query_counts_is_written() -> None:
    drawn = content(query=Query())
    assert {claim.id for claim in drawn.claims} == {HELPED.id, NOTE.id}
    assert {actor.id for actor in drawn.view.actors} == {"russia", "syria", "iran"}


def test_places_are_those_of_actors_on_the_map() -> None:
    assert content().places == {one: PLACES[one] for one in ("russia", "iran")}


def test_facts_of_strands_and_actors() -> None:
    shown = content()
    edge = next(one for one in shown.edges if one.id == "russia|syria|cooperation")
    assert shown.strand_facts(edge) == {
        "polarity": "cooperation", "state": "thin", "weight": 1.0, "documents": 1, "origins": 1,
        "reviewed": True, "factual": True, "earliest": "2015-09", "latest": "2015-09",
    }  # fmt: skip
    unfolded = content(query=Query(folded=False))
    putin = next(actor for actor in unfolded.view.actors if actor.id == "putin")
    assert unfolded.actor_facts(putin) == {
        "name": "Vladimir Putin", "kind": "person", "code": "", "principal": "Russia", "aliases": "",
    }  # fmt: skip


def test_nobody_learns_where_a_document_lay() -> None:
    facts = content().claim_facts(HELPED)
    assert facts["exact"] == HELPED.passage.exact
    assert facts["document"]["title"] == "Who helps whom?"
    assert "path" not in facts["document"]


def test_the_documents_of_claims_come_once() -> None:
    shown = content()
    assert [one.id for one in shown.documents([HELPED, DRONES, HELPED, NOTE])] == ["article", "other"]


def test_a_strand_without_a_source_is_refused() -> None:
    unsigned = replace(EVIDENCE, claims={NOTE.id: replace(NOTE, note="")})
    with pytest.raises(UnsourcedError, match="Iran – Syria"):
        collect(unsigned, "", Query())


@pytest.mark.parametrize(
    ("date", "bounds"),
    [
        ("2015-09", ("2015-09-01", "2015-09-30")), ("../2015", ("", "2015-12-31")), ("2015/..", ("2015-01-01", "")),
        ("", ("", "")), ("201X", ("2010-01-01", "2019-12-31")),
    ],
)  # fmt: skip
def test_days_of_dates(date: str, bounds: tuple[str, str]) -> None:
    assert days(date) == bounds


def test_xml_holds_every_text() -> None:
    assert for_xml("a\x00b\ud800c\ufffed\te\U0001f600") == "a\ufffdb\ufffdc\ufffdd\te\U0001f600"
