"""What a layout hides: the filters, hidden actors, time window or day, and focus it was last looked at with."""

from __future__ import annotations

from dataclasses import replace

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
    """What a layout shows; everything where nothing is kept, or where a later version wrote what we do not know."""
    query = _read(workspace.settings.get(filters_key(layout.id), "")) if layout else Query()
    return replace(query, folded=layout.folded) if layout else query


def _read(text: str) -> Query:
    try:
        return asking.read_with_days(text)
    except ValueError:
        return Query()
