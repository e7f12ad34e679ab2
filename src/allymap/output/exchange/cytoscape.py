"""Cytoscape.js JSON: nodes with their places, a strand an edge, its claims with their passages inside it."""

from __future__ import annotations

import json
from typing import Any

from .content import Content


def write(content: Content) -> bytes:
    """``{elements: {nodes, edges}}`` as Cytoscape and Cytoscape.js read it; y runs downwards in both."""
    nodes: list[dict[str, Any]] = []
    for actor in content.view.actors:
        node: dict[str, Any] = {"data": {"id": actor.id, **content.actor_facts(actor), "letters": actor.code}}
        if actor.id in content.places:
            x, y = content.places[actor.id]
            node["position"] = {"x": round(float(x), 2), "y": round(float(y), 2)}
        nodes.append(node)
    edges = [
        {
            "data": {
                "id": edge.id, "source": edge.relation.actors[0], "target": edge.relation.actors[1],
                **content.strand_facts(edge),
                "claims": [content.claim_facts(one) for one in content.behind(edge.strand)],
            }
        }
        for edge in content.edges
    ]  # fmt: skip
    whole = {
        "generated_by": "AllyMap",
        "target_cytoscapejs_version": "~3.0",
        "data": {"name": content.title, "tlp": content.label},
        "elements": {"nodes": nodes, "edges": edges},
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
