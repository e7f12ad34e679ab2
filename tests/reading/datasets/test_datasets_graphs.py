"""Graphs of other programs, and files that are built to do harm."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from allymap.model import Polarity, Progress, UnreadableDocument
from allymap.reading.datasets import Party, Record, Tally, kind_named

GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph defaultedgetype="directed" mode="dynamic">
<attributes class="edge"><attribute id="0" title="polarity" type="string"/></attributes>
<nodes><node id="1" label="Iran"/><node id="2" label="Iraq"/><node id="3" label="Syria"/></nodes>
<edges>
<edge id="a" source="1" target="2"><attvalues><attvalue for="0" value="competition"/></attvalues>
<spells><spell start="1980" end="1988"/><spell start="2003-05"/></spells></edge>
<edge id="b" source="2" target="3" kind="cooperation" type="undirected" start="2015-09-30" end="2015-09-30"/>
<edge id="c" source="1" target="3" weight="2"/>
<edge id="d" source="1" target="9" kind="cooperation"/>
</edges></graph></gexf>
"""
YED = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key for="node" id="d0" yfiles.type="nodegraphics"/><key for="edge" id="d1" attr.name="sign" attr.type="int"/>
<graph edgedefault="directed">
<edge source="n0" target="n1"><data key="d1">-1</data></edge>
<node id="n0"><data key="d0"><y:ShapeNode><y:NodeLabel>Iran</y:NodeLabel></y:ShapeNode></data></node>
<node id="n1"><data key="d0"><y:ShapeNode><y:NodeLabel>Iraq</y:NodeLabel></y:ShapeNode></data></node>
</graph></graphml>
"""


def read(path: Path, kind: str) -> tuple[list[Record], Tally]:
    tally = Tally()
    found = list(kind_named(kind).read(path, tally, Progress()))
    return [one for one in found if isinstance(one, Record)], tally


def test_times_of_edges_become_states_and_days_events(tmp_path: Path) -> None:
    path = tmp_path / "a.gexf"
    path.write_text(GEXF, "utf-8")
    records, tally = read(path, "gexf")
    assert [(one.source.name, one.target.name, one.date, one.kind.value, one.directed) for one in records] == [
        ("Iran", "Iraq", "1980/1988", "state", True), ("Iran", "Iraq", "2003-05/..", "state", True),
        ("Iraq", "Syria", "2015-09-30", "event", False),
    ]  # fmt: skip
    assert tally.broken == {
        "nothing that says cooperation or competition": (1, [3]),
        "an edge to a node that is not in the file": (1, [4]),
    }
    assert tally.rows == 4


def test_what_yed_draws_is_named_by_its_labels(tmp_path: Path) -> None:
    path = tmp_path / "a.graphml"
    path.write_text(YED, "utf-8")
    (record,), _ = read(path, "graphml")
    assert (record.source.name, record.target.name, record.polarity) == ("Iran", "Iraq", Polarity.COMPETITION)


def test_a_graph_of_networkx(tmp_path: Path) -> None:
    graph = nx.MultiGraph()
    graph.add_edge("Iran", "Iraq", polarity="cooperation", date="2019", quote="They met.", source_title="A paper")
    graph.add_edge("Iran", "Iraq", weight=-2.5)
    nx.write_graphml(graph, tmp_path / "a.graphml")
    records, _ = read(tmp_path / "a.graphml", "graphml")
    assert [(one.polarity.value, one.date, one.cited and one.cited.title) for one in records] == [
        ("cooperation", "2019", "A paper"), ("competition", "", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<svg/>", "is no graphml file: it begins with <svg>"), ("<graphml><graph>", "no well-formed XML"),
        ("no xml", "no well-formed XML"), ("", "no well-formed XML"),
    ],
)  # fmt: skip
def test_what_is_no_graph_is_refused(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "a.graphml"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableDocument, match=sentence):
        read(path, "graphml")


def test_entities_are_neither_fetched_nor_put_in(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE graphml [<!ENTITY e0 "ha"><!ENTITY out SYSTEM "{secret.as_uri()}">{levels}]>'
    path = tmp_path / "a.graphml"
    path.write_text(doctype + YED.replace(">Iran<", ">Iran&out;&e11;<").replace(">Iraq<", ">Iraq<"), "utf-8")
    try:
        records, _ = read(path, "graphml")
    except UnreadableDocument:
        return
    assert all("secret" not in one.words and len(one.words) < 500 for one in records)


def test_claims_that_are_no_json_are_counted(tmp_path: Path) -> None:
    graph = nx.MultiGraph()
    for text in ("{", '{"a": 1}', "[1, {}]", "[" * 100_000):
        graph.add_edge("Iran", "Iraq", claims=text)
    nx.write_graphml(graph, tmp_path / "a.graphml")
    records, tally = read(tmp_path / "a.graphml", "graphml")
    assert not records
    assert tally.broken == {
        "claims that are no JSON list": (3, [1, 2, 4]), "a claim that is not as AllyMap writes it": (2, [3, 3]),
    }  # fmt: skip


def test_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="There is no file"):
        read(tmp_path / "a.gexf", "gexf")
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        read(tmp_path, "gexf")


def test_parties_of_own_exports_come_first(tmp_path: Path) -> None:
    graph = nx.MultiGraph()
    graph.add_node("iran", name="Iran", kind="state", code="IRN", principal="", aliases="Persia; IRI")
    nx.write_graphml(graph, tmp_path / "a.graphml")
    (party,) = kind_named("graphml").read(tmp_path / "a.graphml", Tally(), Progress())
    assert isinstance(party, Party)
    assert (party.key, party.aliases, party.code) == ("iran", ("Persia", "IRI"), "IRN")
