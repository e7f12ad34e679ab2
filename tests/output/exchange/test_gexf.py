"""GEXF 1.3: types, colours, places, and the times of strands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

from evidence_rows import EVIDENCE, QUARREL
from exchanged import content, unprintable
from hypothesis import given
from hypothesis import strategies as st

from allymap.output.exchange import gexf
from allymap.output.exchange.gexf import spells

_NAMES = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}


def _edges(written: bytes) -> dict[str, ElementTree.Element]:
    root = ElementTree.fromstring(written)
    return {edge.get("id", ""): edge for edge in root.findall(".//g:edge", _NAMES)}


def _values(element: ElementTree.Element) -> dict[str | None, str | None]:
    return {one.get("for"): one.get("value") for one in element.findall(".//g:attvalue", _NAMES)}


def test_the_head_says_what_it_is() -> None:
    root = ElementTree.fromstring(gexf.write(content(label="TLP:GREEN")))
    assert (root.tag, root.get("version")) == ("{http://gexf.net/1.3}gexf", "1.3")
    graph = root.find("g:graph", _NAMES)
    assert {name: graph.get(name) for name in ("mode", "timeformat", "timerepresentation", "defaultedgetype")} == {
        "mode": "dynamic", "timeformat": "date", "timerepresentation": "interval", "defaultedgetype": "undirected",
    }  # fmt: skip
    meta = root.find("g:meta", _NAMES)
    assert meta.get("lastmodifieddate") == "2026-11-23"
    assert meta.findtext("g:description", namespaces=_NAMES) == "A map & more · TLP:GREEN"


def test_every_value_is_declared() -> None:
    root = ElementTree.fromstring(gexf.write(content()))
    for kind in ("node", "edge"):
        declared = {one.get("id") for one in root.findall(f".//g:attributes[@class='{kind}']/g:attribute", _NAMES)}
        used = {value for one in root.findall(f".//g:{kind}", _NAMES) for value in _values(one)}
        assert used == declared


def test_strands_are_parallel_edges_of_a_kind() -> None:
    edges = _edges(gexf.write(content()))
    one, other = edges["iran|russia|cooperation"], edges["iran|russia|competition"]
    assert (one.get("kind"), other.get("kind")) == ("cooperation", "competition")
    assert (one.get("source"), one.get("target")) == (other.get("source"), other.get("target")) == ("iran", "russia")
    assert _values(other)["quotes"] == QUARREL.passage.exact
    colours = {edge.find("viz:color", _NAMES).get("b") for edge in (one, other)}
    assert len(colours) == 2


def test_places_run_upwards() -> None:
    root = ElementTree.fromstring(gexf.write(content()))
    places = {
        node.get("id"): (place.get("x"), place.get("y"))
        for node in root.findall(".//g:node", _NAMES)
        for place in node.findall("viz:position", _NAMES)
    }
    assert places == {"russia": ("10.00", "20.00"), "iran": ("1.50", "-2.50")}


def test_strands_come_and_go_with_their_dates() -> None:
    edges = _edges(gexf.write(content()))
    times = {name: [dict(one.attrib) for one in edge.findall(".//g:spell", _NAMES)] for name, edge in edges.items()}
    assert times["russia|syria|cooperation"] == [{"start": "2015-09-01", "end": "2015-09-30"}]
    assert times["iran|russia|competition"] == [{"start": "2015-09-01"}]
    assert times["iran|syria|cooperation"] == []  # a note without a date: there all the time


def test_a_strand_with_an_undated_claim_is_there_all_the_time() -> None:
    undated = replace(QUARREL, id="c5", date="")
    edges = _edges(gexf.write(content(replace(EVIDENCE, claims={**EVIDENCE.claims, "c5": undated}))))
    assert edges["iran|russia|competition"].find(".//g:spell", _NAMES) is None
    assert _values(edges["iran|russia|competition"])["undated"] == "1"


def test_what_xml_cannot_hold_does_no_harm() -> None:
    edge = _edges(gexf.write(content(unprintable())))["iran|russia|competition"]
    assert _values(edge)["sources"] == "Who\ufffdhelps \ufffdwhom?"


_DAY = st.dates(date(2010, 1, 1), date(2010, 3, 1))


@given(st.lists(st.tuples(_DAY, _DAY).map(sorted)))
def test_spells_cover_the_same_days_and_never_touch(spans: list[list[date]]) -> None:
    joined = spells((start.isoformat(), end.isoformat()) for start, end in spans)

    def covered(pairs: object) -> set[date]:
        return {start + timedelta(days=n) for start, end in pairs for n in range((end - start).days + 1)}

    bounds = [(date.fromisoformat(start), date.fromisoformat(end)) for start, end in joined]
    assert covered(bounds) == covered(spans)
    assert all(end + timedelta(days=1) < start for (_, end), (start, _) in pairwise(bounds))


def test_open_ends_swallow_what_comes_after() -> None:
    assert spells([("2018-01-01", ""), ("2019-01-01", "2019-02-01"), ("", "2010-01-01")]) == [
        ("", "2010-01-01"), ("2018-01-01", ""),
    ]  # fmt: skip
