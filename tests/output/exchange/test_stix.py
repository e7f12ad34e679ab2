"""A STIX 2.1 bundle."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from evidence_rows import ARTICLE, EVIDENCE, HELPED, with_document
from exchanged import WRITTEN, content

from allymap.model import Claim
from allymap.output.exchange import stix

_ID = re.compile(r"[a-z-]+--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def _objects(written: bytes, kind: str = "") -> list[dict[str, Any]]:
    return [one for one in json.loads(written)["objects"] if kind in ("", one["type"])]


def test_strands_are_relationships_between_identities() -> None:
    written = stix.write(content())
    names = {one["id"]: one["name"] for one in _objects(written, "identity")}
    assert sorted(names.values()) == ["Iran", "Russia", "Syria"]
    pairs = [
        (names[one["source_ref"]], names[one["target_ref"]], one["labels"], one["relationship_type"])
        for one in _objects(written, "relationship")
    ]
    assert ("Iran", "Russia", ["competition", "contested"], "related-to") in pairs
    assert ("Iran", "Russia", ["cooperation", "contested"], "related-to") in pairs


def test_every_object_has_its_head() -> None:
    for one in _objects(stix.write(content(label="TLP:RED"))):
        assert one["spec_version"] == "2.1"
        assert one["created"] == "2026-11-23T10:00:00.000Z"
        assert _ID.fullmatch(one["id"])
        assert one["id"].startswith(f"{one['type']}--")
        assert "" not in one.values()


def test_the_end_of_a_relationship_is_after_its_start() -> None:
    day: Claim = replace(HELPED, date="2015-09-30")
    for evidence in (EVIDENCE, replace(EVIDENCE, claims={**EVIDENCE.claims, "c1": day})):
        for one in _objects(stix.write(content(evidence)), "relationship"):
            assert one.get("stop_time", "9999") > one.get("start_time", "")
    (helped,) = (one for one in _objects(stix.write(content())) if HELPED.passage.exact in one.get("description", ""))
    assert (helped["start_time"], helped["stop_time"]) == ("2015-09-01T00:00:00.000Z", "2015-09-30T00:00:00.000Z")


def test_sources_are_external_references() -> None:
    addressed = with_document(replace(ARTICLE, url="https://weekly.example/a", sha256="ab" * 32))
    (helped,) = (
        one for one in _objects(stix.write(content(addressed))) if HELPED.passage.exact in one.get("description", "")
    )
    assert helped["external_references"] == [
        {
            "source_name": "Weekly", "description": "Who helps whom?, 2024-04", "url": "https://weekly.example/a",
            "hashes": {"SHA-256": "ab" * 32},
        }
    ]  # fmt: skip


def test_the_label_marks_every_object() -> None:
    written = stix.write(content(label="TLP:AMBER+STRICT"))
    (marking,) = _objects(written, "marking-definition")
    assert marking["definition"] == {"statement": "TLP:AMBER+STRICT"}
    assert "modified" not in marking
    others = [one for one in _objects(written) if one is not marking and one["type"] != "marking-definition"]
    assert all(one["object_marking_refs"] == [marking["id"]] for one in others)
    assert all("object_marking_refs" not in one for one in _objects(stix.write(content())))


def test_ids_stay_the_same_from_export_to_export() -> None:
    later = replace(content(), written="2027-01-01T00:00:00Z")
    one, other = ({row["id"] for row in _objects(stix.write(made))} for made in (content(), later))
    assert one == other
    assert json.loads(stix.write(content()))["id"] != json.loads(stix.write(later))["id"]
    assert WRITTEN[:4] == "2026"


def test_the_report_refers_to_all() -> None:
    written = stix.write(content())
    (report,) = _objects(written, "report")
    rest = {one["id"] for one in _objects(written)} - {report["id"]}
    assert set(report["object_refs"]) == rest
