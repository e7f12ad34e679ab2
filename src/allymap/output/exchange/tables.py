"""Three tables that fit together: actors, relations and claims, for spreadsheets and statistics."""

from __future__ import annotations

from collections.abc import Mapping

from .. import claims, relations
from ..tables import as_csv
from .content import Content

_ACTORS = ("id", "name", "kind", "code", "principal", "aliases", "relations", "passages", "x", "y")


def write(content: Content) -> Mapping[str, bytes]:
    """The files of a folder: ``actors.csv``, ``relations.csv`` and ``claims.csv``, UTF-8 with a byte order mark."""
    rows = []
    for actor in content.view.actors:
        x, y = content.places.get(actor.id, (None, None))
        rows.append([actor.id, *content.actor_facts(actor).values(), actor.relations, actor.weight, x, y])
    texts = {
        "actors.csv": as_csv(_ACTORS, rows),
        "relations.csv": relations.write(content.view.relations, content.evidence, "csv"),
        "claims.csv": claims.write(content.claims, content.evidence, "csv"),
    }
    return {name: text.encode("utf-8", "replace") for name, text in texts.items()}
