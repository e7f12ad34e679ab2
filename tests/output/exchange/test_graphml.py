"""GraphML, read back by networkx."""

from __future__ import annotations

import io
import json

import networkx as nx
from evidence_rows import QUARREL
from exchanged import content, unprintable

from allymap.output.exchange import graphml


def _read(written: bytes) -> nx.MultiGraph:
    return nx.read_graphml(io.BytesIO(written), force_multigraph=True)


def test_actors_and_strands_come_back() -> None:
    graph = _read(graphml.write(content(label="TLP:GREEN")))
    assert set(graph.nodes) == {"russia", "iran", "syria"}
    assert graph.nodes["russia"] == {
        "name": "Russia", "kind": "state", "code": "RUS", "principal": "", "aliases": "", "x": 10.0, "y": -20.0,
    }  # fmt: skip
    assert (graph.graph["title"], graph.graph["tlp"]) == ("A map & more", "TLP:GREEN")
    strand = graph.edges["iran", "russia", "iran|russia|competition"]
    assert (strand["polarity"], strand["weight"], strand["reviewed"]) == ("competition", 1.0, False)
    (claim,) = json.loads(strand["claims"])
    assert claim["exact"] == QUARREL.passage.exact
    assert claim["narrator"] == "Iran"


def test_what_xml_cannot_hold_does_no_harm() -> None:
    graph = _read(graphml.write(content(unprintable())))
    (claim,) = json.loads(graph.edges["iran", "russia", "iran|russia|competition"]["claims"])
    assert claim["exact"].replace("\x0c", "\ufffd") == "Later\ufffd the Quds \ufffdForce"
