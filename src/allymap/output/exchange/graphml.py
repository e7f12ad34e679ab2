"""GraphML by networkx: an actor a node, a strand an edge; a strand's claims stand in it as JSON."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from .content import Content, for_xml

if TYPE_CHECKING:
    import networkx as nx


def write(content: Content) -> bytes:
    """A file that yEd, Cytoscape and networkx read. Its values are texts, numbers and truth values alone."""
    import networkx as nx

    graph: nx.MultiGraph[str] = nx.MultiGraph(title=for_xml(content.title), tlp=content.label)
    for actor in content.view.actors:
        facts = {name: for_xml(text) for name, text in content.actor_facts(actor).items()}
        x, y = content.places.get(actor.id, (0.0, 0.0))
        graph.add_node(for_xml(actor.id), **facts, x=float(x), y=float(y))
    for edge in content.edges:
        claims = json.dumps([content.claim_facts(one) for one in content.behind(edge.strand)], ensure_ascii=False)
        source, target = map(for_xml, edge.relation.actors)
        graph.add_edge(source, target, key=for_xml(edge.id), **content.strand_facts(edge), claims=for_xml(claims))
    page = io.BytesIO()
    nx.write_graphml(graph, page, named_key_ids=True)
    return page.getvalue()
