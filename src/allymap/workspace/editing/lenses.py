"""Lenses: combinations of filters, saved under a name."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from ...model import AllyMapError, Setting
from ...network import asking
from ...network.evidence import Query
from ..workspace import Workspace

_PREFIX = "lens."
_DAYS = ("start", "end", "as_of")


def lenses_of(workspace: Workspace) -> dict[str, Query]:
    """The saved lenses by name, in alphabetical order; one that a later version wrote otherwise is passed over."""
    found = {}
    for key, value in sorted(workspace.settings.items()):
        if key.startswith(_PREFIX):
            try:
                found[key.removeprefix(_PREFIX)] = _read(value)
            except (ValueError, KeyError, TypeError):
                continue
    return found


def save_lens(workspace: Workspace, name: str, query: Query, *, initiator: object = None) -> None:
    """Keep what a query shows under a name, in place of what had that name."""
    name = " ".join(name.split())
    if not name:
        raise AllyMapError("A lens needs a name.")
    with workspace.step(f"Save the lens “{name}”", initiator) as step:
        step.put(Setting(_PREFIX + name, _written(query)))


def delete_lens(workspace: Workspace, name: str, *, initiator: object = None) -> None:
    """Forget a lens; what the map shows stays."""
    with workspace.step(f"Delete the lens “{name}”", initiator) as step:
        step.remove(Setting, _PREFIX + name)


def _written(query: Query) -> str:
    window = {name: day.isoformat() for name in _DAYS if (day := getattr(query, name)) is not None}
    return json.dumps({"query": asking.written(query), **window}, ensure_ascii=False, sort_keys=True)


def _read(text: str) -> Query:
    data = json.loads(text)
    start, end, as_of = (date.fromisoformat(data[name]) if name in data else None for name in _DAYS)
    return replace(asking.read(data["query"]), start=start, end=end, as_of=as_of)
