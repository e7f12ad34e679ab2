"""Cytoscape.js JSON."""

from __future__ import annotations

import json

from evidence_rows import HELPED
from exchanged import content, unprintable

from allymap.output.exchange import cytoscape


def test_elements_hold_places_and_claims() -> None:
    whole = json.loads(cytoscape.write(content(label="TLP:AMBER")))
    assert whole["data"] == {"name": "A map & more", "tlp": "TLP:AMBER"}
    nodes = {node["data"]["id"]: node for node in whole["elements"]["nodes"]}
    assert nodes["russia"]["position"] == {"x": 10.0, "y": -20.0}
    assert "position" not in nodes["syria"]
    assert nodes["iran"]["data"]["letters"] == "IR"
    edges = {edge["data"]["id"]: edge["data"] for edge in whole["elements"]["edges"]}
    assert len(edges) == 4
    strand = edges["russia|syria|cooperation"]
    assert (strand["source"], strand["target"], strand["reviewed"]) == ("russia", "syria", True)
    assert [claim["exact"] for claim in strand["claims"]] == [HELPED.passage.exact]


def test_every_edge_ends_at_a_node() -> None:
    elements = json.loads(cytoscape.write(content()))["elements"]
    ids = {node["data"]["id"] for node in elements["nodes"]}
    assert all({edge["data"]["source"], edge["data"]["target"]} <= ids for edge in elements["edges"])


def test_a_lone_surrogate_does_no_harm() -> None:
    assert "the Quds ?Force" in cytoscape.write(content(unprintable())).decode()
