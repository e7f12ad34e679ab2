"""GEXF 1.1 to 1.3, as AllyMap and Gephi write it, with the times of edges."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from allymap.model import Progress

from . import graph
from .record import Told
from .tally import Tally
from .xml_elements import elements, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Titles = dict[tuple[str, str], str]


def read(path: Path, tally: Tally, progress: Progress) -> Generator[Told, None, None]:
    """A record for each claim of an edge, or for each time of one without claims. The file is read twice."""
    titles: Titles = {}
    nodes: list[graph.Node] = []
    directed = False
    for tag, element in elements(path, ("attributes", "node", "graph"), "gexf", Progress()):
        if tag == "attributes":
            of = element.get("class", "")
            titles |= {(of, one.get("id", "")): one.get("title", "") for one in element if local(one) == "attribute"}
        elif tag == "node":
            facts = _facts(element, "node", titles)
            nodes.append(graph.Node(element.get("id", ""), element.get("label", ""), facts))
        else:
            directed = element.get("defaultedgetype") == "directed"
    yield from graph.records(nodes, _edges(path, titles, directed, progress), tally)


def _edges(path: Path, titles: Titles, directed: bool, progress: Progress) -> Iterator[graph.Edge]:
    for _, element in elements(path, ("edge",), "gexf", progress):
        facts = {name: element.get(name, "") for name in ("kind", "label", "weight") if element.get(name)}
        facts |= _facts(element, "edge", titles)
        said = element.get("type")
        yield graph.Edge(
            element.get("source", ""), element.get("target", ""), facts,
            directed if said is None else said == "directed", tuple(_spells(element)),
        )  # fmt: skip


def _facts(element: Element, of: str, titles: Titles) -> dict[str, str]:
    return {
        titles.get((of, value.get("for", "")), value.get("for", "")): value.get("value", "")
        for value in element.iter()
        if local(value) == "attvalue"
    }


def _spells(element: Element) -> Iterator[tuple[str, str]]:
    listed = [one for one in element.iter() if local(one) == "spell"] or [element]
    for one in listed:
        start, end = one.get("start", ""), one.get("end", "")
        if start or end:
            yield start, end
