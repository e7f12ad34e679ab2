"""The exchange formats by name and by ending."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from ...model import AllyMapError
from . import cytoscape, ftm, gexf, graphml, stix, tables, web_annotation
from .content import Content

Make = Callable[[Content], Mapping[str, bytes]]
"""From the content to files by name; the name of a file that stands alone is empty."""


def _alone(write: Callable[[Content], bytes]) -> Make:
    return lambda content: {"": write(content)}


FORMATS: dict[str, Make] = {
    "graphml": _alone(graphml.write), "gexf": _alone(gexf.write), "csv": tables.write,
    "cytoscape": _alone(cytoscape.write), "ftm": _alone(ftm.write), "stix": _alone(stix.write),
    "jsonld": _alone(web_annotation.write),
}  # fmt: skip

ENDINGS = {
    ".graphml": "graphml", ".gexf": "gexf", "": "csv", ".cyjs": "cytoscape", ".json": "cytoscape",
    ".ftm": "ftm", ".ftm.json": "ftm", ".stix": "stix", ".stix.json": "stix", ".jsonld": "jsonld",
}  # fmt: skip


def format_of(target: Path, kind: str = "") -> str:
    """The format that a person names, or else that the ending tells; no ending is a folder of tables.

    >>> format_of(Path("map.stix.json")), format_of(Path("map")), format_of(Path("map.txt"), "gexf")
    ('stix', 'csv', 'gexf')

    Raises ``AllyMapError`` for one there is not.
    """
    name = target.name.lower()
    ends = sorted((ending for ending in ENDINGS if ending and name.endswith(ending)), key=len)
    found = kind or (ENDINGS[ends[-1]] if ends else ENDINGS.get(target.suffix.lower(), ""))
    if found not in FORMATS:
        said = kind or f"“{target}”"
        listed = ", ".join(FORMATS)
        raise AllyMapError(f"{said} names no format to export to: there are {listed}.")
    return found
