"""The networkx graph: one edge a claim, with what the claim says."""

from __future__ import annotations

import io
import subprocess
import sys

import networkx as nx

from allymap.model import (
    Actor,
    ActorKind,
    Claim,
    Document,
    Kind,
    Modality,
    Passage,
    Polarity,
    Verdict,
    VerdictValue,
)
from allymap.network.graph import to_networkx
from allymap.network.relations import Evidence, Query, derive

ACTORS = {
    "russia": Actor("russia", "Russia", ActorKind.STATE, code="RUS"),
    "iran": Actor("iran", "Iran", ActorKind.STATE, code="IRN"),
    "putin": Actor("putin", "Vladimir Putin", ActorKind.PERSON, "russia"),
}
TEXT = "Putin armed Iran. Iran blamed Russia."
CLAIMS = {
    "c1": Claim("c1", Kind.EVENT, "putin", "iran", Polarity.COOPERATION, Passage("d", 0, 17, TEXT[:17]), "AID",
                date="2015-09", confidence=0.8, arena=("Syria",), trigger="armed"),
    "c2": Claim("c2", Kind.EVENT, "iran", "russia", Polarity.COMPETITION, Passage("d", 18, 37, TEXT[18:]), "ACCUSE",
                directed=False),
    "c3": Claim("c3", Kind.EVENT, "iran", "russia", Polarity.COMPETITION, modality=Modality.DENIED, by="me"),
    "c4": Claim("c4", Kind.STATE, "iran", "russia", Polarity.COMPETITION, by="me", note="They distrust each other"),
}  # fmt: skip
EVIDENCE = Evidence(
    {"d": Document("d", "Dossier", TEXT, "")},
    ACTORS,
    CLAIMS,
    {"c1": Verdict("c1", VerdictValue.ACCEPTED, "me", "2026")},
)


def test_one_edge_a_claim_between_principals() -> None:
    graph = to_networkx(EVIDENCE, Query())
    assert isinstance(graph, nx.MultiDiGraph)
    assert set(graph.nodes) == {"russia", "iran"}
    assert set(graph.edges(keys=True)) == {("russia", "iran", "c1"), ("iran", "russia", "c2"), ("iran", "russia", "c4")}
    assert graph.nodes["russia"] == {
        "name": "Russia", "kind": "state", "code": "RUS", "letters": "RU",
        "principal": "", "members": ("putin", "russia"),
    }  # fmt: skip


def test_an_edge_says_what_its_claim_says() -> None:
    edge = to_networkx(EVIDENCE, Query()).edges["russia", "iran", "c1"]
    told = {
        "polarity": "cooperation", "event": "AID", "date": "2015-09", "exact": "Putin armed Iran.", "document": "d",
        "confidence": 0.8, "verdict": "accepted", "directed": True, "source_id": "putin", "arena": ("Syria",),
        "start": 0, "end": 17, "state": "contested", "trigger": "armed", "modality": "happened",
    }  # fmt: skip
    assert {name: edge[name] for name in told} == told


def test_undirected_claims_and_notes_are_marked() -> None:
    graph = to_networkx(EVIDENCE, Query())
    assert not graph.edges["iran", "russia", "c2"]["directed"]
    note = graph.edges["iran", "russia", "c4"]
    assert (note["exact"], note["start"], note["note"], note["by"]) == ("", -1, "They distrust each other", "me")


def test_the_graph_holds_what_the_query_sees() -> None:
    query = Query(folded=False, modalities=frozenset(Modality), polarities=frozenset({Polarity.COMPETITION}))
    graph = to_networkx(EVIDENCE, query)
    assert {key for *_, key in graph.edges(keys=True)} == {one for r in derive(EVIDENCE, query) for one in r.claims}
    assert set(graph.nodes) == {"iran", "russia"}


def test_networkx_can_write_it() -> None:
    graph = to_networkx(EVIDENCE, Query())
    data = nx.node_link_data(graph, edges="edges")
    assert nx.node_link_graph(data, edges="edges").number_of_edges() == 3
    plain = nx.MultiDiGraph((a, b, k, {"exact": d["exact"]}) for a, b, k, d in graph.edges(keys=True, data=True))
    nx.write_graphml(plain, written := io.BytesIO())
    assert b"Putin armed Iran." in written.getvalue()


def test_networkx_is_imported_only_when_asked_for() -> None:
    code = "import sys, allymap.network.graph; sys.exit('networkx' in sys.modules or 'scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
