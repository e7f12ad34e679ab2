"""What a layout hides: the filters, hidden actors, time window and focus it was last looked at with."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from ...model import Layout
from ...network import asking
from ...network.evidence import Query
from ..workspace import Workspace


def filters_key(layout_id: str) -> str:
    """The setting in which a layout's filters are kept."""
    return f"filters.{layout_id}"


def keep_filters(workspace: Workspace, layout_id: str, query: Query, *, initiator: object = None) -> None:
    """Remember what a layout shows: like its camera no undo entry, and nothing to save. Folding is the layout's own."""
    usual = replace(query, folded=Query().folded)
    window = [day.isoformat() if day else "" for day in (query.start, query.end)]
    data = {"asks": asking.written(usual), "window": window, "around": sorted(query.around), "steps": query.steps}
    text = "" if usual == Query() else json.dumps(data, ensure_ascii=False, sort_keys=True)
    if text or filters_key(layout_id) in workspace.settings:
        workspace.remember_setting(filters_key(layout_id), text, initiator)


def kept_filters(workspace: Workspace, layout: Layout | None) -> Query:
    """What a layout shows; everything where nothing is kept, or where a later version wrote what we do not know."""
    query = _read(workspace.settings.get(filters_key(layout.id), "")) if layout else Query()
    return replace(query, folded=layout.folded) if layout else query


def _read(text: str) -> Query:
    try:
        data: Any = json.loads(text) if text else {}
        start, end = (date.fromisoformat(day) if day else None for day in data.get("window", ("", "")))
        query = asking.read(data.get("asks", ""))
        around = frozenset(map(str, data.get("around", ())))
        return replace(query, start=start, end=end, around=around, steps=max(1, int(data.get("steps", 1))))
    except (ValueError, TypeError, AttributeError):
        return Query()
