"""GraphML, as AllyMap, yEd, Cytoscape, Gephi and networkx write it."""

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

_LABELS = ("label", "name", "description")


def read(path: Path, tally: Tally, progress: Progress) -> Generator[Told, None, None]:
    """A record for each claim of an edge. The file is read twice, since nodes may stand behind their edges."""
    names: dict[str, str] = {}
    nodes: list[graph.Node] = []
    directed = False
    for tag, element in elements(path, ("key", "node", "graph"), "graphml", Progress()):
        if tag == "key":
            names[element.get("id", "")] = element.get("attr.name", element.get("id", ""))
        elif tag == "node":
            nodes.append(_node(element, names))
        else:
            directed = element.get("edgedefault") == "directed"
    yield from graph.records(nodes, _edges(path, names, directed, progress), tally)


def _edges(path: Path, names: dict[str, str], directed: bool, progress: Progress) -> Iterator[graph.Edge]:
    for _, element in elements(path, ("edge",), "graphml", progress):
        said = element.get("directed")
        facts = _facts(element, names)
        yield graph.Edge(
            element.get("source", ""), element.get("target", ""), facts, directed if said is None else said == "true"
        )


def _node(element: Element, names: dict[str, str]) -> graph.Node:
    facts = _facts(element, names)
    label = next((facts[name] for name in _LABELS if facts.get(name)), "")
    return graph.Node(element.get("id", ""), label, facts)


def _facts(element: Element, names: dict[str, str]) -> dict[str, str]:
    """The values by the names of their keys; of what yEd draws, the words that stand on it."""
    facts: dict[str, str] = {}
    for data in element.iterchildren():
        if local(data) != "data":
            continue
        name = names.get(data.get("key", ""), data.get("key", ""))
        if len(data):
            drawn = next((one.text for one in data.iter() if local(one) in ("NodeLabel", "EdgeLabel") and one.text), "")
            facts.setdefault("label", (drawn or "").strip())
        else:
            facts[name] = data.text or ""
    return facts
