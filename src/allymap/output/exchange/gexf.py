"""GEXF 1.3 for Gephi: strands as parallel edges of different ``kind`` that come and go with their dated claims."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from xml.etree import ElementTree

from ...model import Polarity
from ...network.look import LIGHT
from .content import Content, days, for_xml

_SPACE, _VIZ = "http://gexf.net/1.3", "http://gexf.net/1.3/viz"
_TYPES = {bool: "boolean", int: "integer", float: "double", str: "string"}
Fact = str | int | float | bool


def write(content: Content) -> bytes:
    """A dynamic graph with days as its time. What is undated is there all the time; open ends stay open."""
    root = ElementTree.Element("gexf", {"xmlns": _SPACE, "xmlns:viz": _VIZ, "version": "1.3"})
    meta = ElementTree.SubElement(root, "meta", lastmodifieddate=content.written[:10])
    ElementTree.SubElement(meta, "creator").text = "AllyMap"
    told = (content.title, content.label)
    ElementTree.SubElement(meta, "description").text = for_xml(" · ".join(filter(None, told)))
    graph = ElementTree.SubElement(
        root, "graph", defaultedgetype="undirected", mode="dynamic", timeformat="date", timerepresentation="interval"
    )
    nodes, edges = _nodes(content), _edges(content)
    for name, rows in (("node", nodes), ("edge", edges)):
        _declare(graph, name, rows)
    for name, rows in (("nodes", nodes), ("edges", edges)):
        ElementTree.SubElement(graph, name).extend(element for element, _ in rows)
    page = io.BytesIO()
    ElementTree.indent(root)
    ElementTree.ElementTree(root).write(page, "utf-8", xml_declaration=True)
    return page.getvalue()


Row = tuple[ElementTree.Element, Mapping[str, Fact]]


def _nodes(content: Content) -> list[Row]:
    rows: list[Row] = []
    for actor in content.view.actors:
        node = ElementTree.Element("node", id=for_xml(actor.id), label=for_xml(actor.name))
        facts = {name: text for name, text in content.actor_facts(actor).items() if name != "name"}
        _tell(node, facts)
        if actor.id in content.places:
            x, y = content.places[actor.id]
            # Gephi counts upwards, the map downwards.
            ElementTree.SubElement(node, "viz:position", x=f"{x:.2f}", y=f"{-y:.2f}", z="0")
        rows.append((node, facts))
    return rows


def _edges(content: Content) -> list[Row]:
    rows: list[Row] = []
    for edge in content.edges:
        source, target = map(for_xml, edge.relation.actors)
        polarity = edge.strand.polarity
        line = ElementTree.Element(
            "edge", id=for_xml(edge.id), source=source, target=target, kind=polarity.value,
            label=polarity.value, weight=f"{edge.strand.weight:g}",
        )  # fmt: skip
        claims = content.behind(edge.strand)
        facts = {name: fact for name, fact in content.strand_facts(edge).items() if name != "weight"}
        facts["quotes"] = " | ".join(claim.words for claim in claims)
        facts["sources"] = " | ".join(one.title for one in content.documents(claims))
        facts["claims"] = json.dumps([content.claim_facts(one) for one in claims], ensure_ascii=False)
        facts["undated"] = sum(not one.date for one in claims)
        _tell(line, facts)
        colour = LIGHT.cooperation if polarity is Polarity.COOPERATION else LIGHT.competition
        red, green, blue = (str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
        ElementTree.SubElement(line, "viz:color", r=red, g=green, b=blue)
        times = spells(days(one.date) for one in claims if one.date)
        if times and not facts["undated"]:
            _spread(line, times)
        rows.append((line, facts))
    return rows


def _spread(line: ElementTree.Element, times: Sequence[tuple[str, str]]) -> None:
    listed = ElementTree.SubElement(line, "spells")
    for start, end in times:
        bounds = {name: day for name, day in (("start", start), ("end", end)) if day}
        ElementTree.SubElement(listed, "spell", bounds)


def _declare(graph: ElementTree.Element, name: str, rows: Sequence[Row]) -> None:
    """Say of which type each fact is."""
    listed = ElementTree.SubElement(graph, "attributes", {"class": name})
    for key, fact in (rows[0][1] if rows else {}).items():
        ElementTree.SubElement(listed, "attribute", id=key, title=key, type=_TYPES[type(fact)])


def _tell(element: ElementTree.Element, facts: Mapping[str, Fact]) -> None:
    values = ElementTree.SubElement(element, "attvalues")
    for key, fact in facts.items():
        text = str(fact).lower() if isinstance(fact, bool) else for_xml(str(fact))
        ElementTree.SubElement(values, "attvalue", {"for": key, "value": text})


def spells(spans: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Spans of days joined where they touch or overlap, earliest first; an empty end is open.

    >>> spells([("2015-09-01", "2015-09-30"), ("2015-10-01", "2015-10-01"), ("2018-01-01", "")])
    [('2015-09-01', '2015-10-01'), ('2018-01-01', '')]
    """
    joined: list[tuple[date, date]] = []
    for start, end in sorted(
        (date.fromisoformat(start) if start else date.min, date.fromisoformat(end) if end else date.max)
        for start, end in spans
    ):
        if joined and (joined[-1][1] == date.max or start <= joined[-1][1] + timedelta(days=1)):
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return [
        ("" if start == date.min else start.isoformat(), "" if end == date.max else end.isoformat())
        for start, end in joined
    ]
