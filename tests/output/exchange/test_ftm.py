"""FollowTheMoney entities."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from evidence_rows import EVIDENCE, HELPED, NOTE
from exchanged import content

from allymap.model import Polarity
from allymap.network.evidence import Query
from allymap.output.exchange import ftm


def _rows(**asked: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ftm.write(content(**asked)).decode().splitlines()]


def _named(rows: list[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [row for row in rows if row["schema"] == schema]


def test_a_contested_pair_is_two_links() -> None:
    rows = _rows()
    ids = {row["properties"]["name"][0]: row["id"] for row in _named(rows, "PublicBody")}
    links = [
        link for link in _named(rows, "UnknownLink")
        if {*link["properties"]["subject"], *link["properties"]["object"]} == {ids["Iran"], ids["Russia"]}
    ]  # fmt: skip
    assert sorted(link["properties"]["role"][0] for link in links) == ["competition", "cooperation"]


def test_kinds_are_schemata() -> None:
    rows = _rows(query=Query(folded=False))
    assert {row["properties"]["name"][0]: row["schema"] for row in rows if "name" in row["properties"]} == {
        "Vladimir Putin": "Person", "Syria": "PublicBody", "Iran": "PublicBody",
    }  # fmt: skip


def test_references_lead_somewhere() -> None:
    rows = _rows()
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids))
    for row in rows:
        for name in ("subject", "object", "document", "entity", "proof"):
            assert set(row["properties"].get(name, ())) <= set(ids)


def test_an_entity_is_one_line() -> None:
    """A document that tells of an actor's fights with two others names it once for both."""
    fights = {
        other: replace(HELPED, id=other, source_id="russia", target_id=other, polarity=Polarity.COMPETITION)
        for other in ("iran", "syria")
    }
    rows = _rows(evidence=replace(EVIDENCE, claims=fights))
    assert len(_named(rows, "UnknownLink")) == 2
    assert len(_named(rows, "Documentation")) == 3


def test_values_are_lists_of_texts_that_say_something() -> None:
    for row in _rows():
        assert row["properties"]
        for values in row["properties"].values():
            assert values
            assert all(isinstance(value, str) and value for value in values)


def test_days_quotes_and_documents() -> None:
    rows = _rows()
    links = {link["properties"]["summary"][0]: link["properties"] for link in _named(rows, "UnknownLink")}
    helped = links[HELPED.passage.exact]
    assert (helped["startDate"], helped["endDate"], helped["status"]) == (["2015-09-01"], ["2015-09-30"], ["reviewed"])
    article = next(row for row in _named(rows, "Article") if row["properties"]["title"] == ["Who helps whom?"])
    assert helped["proof"] == [article["id"]]
    assert article["properties"]["publishedAt"] == ["2024-04"]
    assert "proof" not in links[NOTE.note]
    mentions = [row["properties"] for row in _named(rows, "Documentation")]
    assert {"document": [article["id"]], "entity": helped["subject"], "role": ["cooperation"]} in mentions
