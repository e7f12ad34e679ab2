"""A query as text, so that a scene can keep what it asks."""

from __future__ import annotations

import json
from typing import Any

from ..model import Kind, Modality, Polarity, State, Thresholds, Tier, VerdictValue
from .evidence import Query

_ENUMS = {
    "tiers": Tier, "modalities": Modality, "polarities": Polarity, "states": State, "kinds": Kind,
    "verdicts": VerdictValue,
}  # fmt: skip
_SWITCHES = ("folded", "reviewed_only", "single_origin")
_WORDS = ("arenas", "documents", "publishers", "grades", "narrators", "events", "hidden_actors", "relations", "around")


def written(query: Query) -> str:
    """A query as JSON, without its window, which a scene keeps in fields of its own; empty for the whole map."""
    usual = Query()
    data: dict[str, object] = {}
    for name in _SWITCHES:
        if getattr(query, name) != getattr(usual, name):
            data[name] = getattr(query, name)
    for name in (*_ENUMS, *_WORDS):
        values = getattr(query, name)
        if values != getattr(usual, name):
            data[name] = sorted(str(value) for value in values)
    if query.half_life:
        data["half_life"] = query.half_life
    if query.around:
        data["steps"] = query.steps
    if query.thresholds != usual.thresholds:
        data["thresholds"] = [query.thresholds.contested_share, query.thresholds.thin_passages]
    return json.dumps(data, ensure_ascii=False, sort_keys=True) if data else ""


def read(text: str) -> Query:
    """The query that was written. Raises ``ValueError`` for anything else; names of later versions are passed over."""
    if not text:
        return Query()
    data = json.loads(text)
    try:
        if not isinstance(data, dict):
            raise TypeError
        given: dict[str, Any] = {
            name: frozenset(kind(value) for value in data[name]) for name, kind in _ENUMS.items() if name in data
        }
        given |= {name: frozenset(map(str, data[name])) for name in _WORDS if name in data}
        given |= {name: bool(data[name]) for name in _SWITCHES if name in data}
        given |= {name: int(data[name]) for name in ("steps", "half_life") if name in data}
        if "thresholds" in data:
            share, passages = data["thresholds"]
            given["thresholds"] = Thresholds(float(share), int(passages))
    except TypeError:
        raise ValueError("a query is an object of lists and switches") from None
    return Query(**given)
