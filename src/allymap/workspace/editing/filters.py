"""What a layout hides: the filters, hidden actors, time window or day, and focus it was last looked at with."""

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
    text = asking.written_with_days(replace(query, folded=Query().folded))
    if text or filters_key(layout_id) in workspace.settings:
        workspace.remember_setting(filters_key(layout_id), text, initiator)


def kept_filters(workspace: Workspace, layout: Layout | None) -> Query:
    """What a layout shows; everything where nothing is kept, or what nobody can read."""
    query = _read(workspace.settings.get(filters_key(layout.id), "")) if layout else Query()
    return replace(query, folded=layout.folded) if layout else query


def _read(text: str) -> Query:
    try:
        data = json.loads(text) if text else None
        if isinstance(data, dict) and "asks" in data:
            return _earlier(data)
        return asking.read_with_days(text)
    except (ValueError, TypeError):
        return Query()


def _earlier(data: dict[str, Any]) -> Query:
    """What layouts kept before they kept a day."""
    start, end = (date.fromisoformat(day) if day else None for day in data.get("window", ("", "")))
    around = frozenset(map(str, data.get("around", ())))
    return replace(asking.read(data["asks"]), start=start, end=end, around=around, steps=int(data.get("steps", 1)))
