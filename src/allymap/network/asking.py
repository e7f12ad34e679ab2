"""A query as text, so that a scene, a lens and a layout can keep what they ask."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from ..model import Kind, Modality, Polarity, State, Thresholds, Tier, VerdictValue
from .evidence import Query

_ENUMS = {
    "tiers": Tier, "modalities": Modality, "polarities": Polarity, "states": State, "kinds": Kind,
    "verdicts": VerdictValue,
}  # fmt: skip
_SWITCHES = ("folded", "reviewed_only", "single_origin")
_DAYS = ("start", "end", "as_of")
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


def written_with_days(query: Query) -> str:
    """A query as JSON with its window and the day it looks at; empty for the whole map at all times."""
    days = {name: day.isoformat() for name in _DAYS if (day := getattr(query, name)) is not None}
    asked = written(query)
    return json.dumps({"query": asked, **days}, ensure_ascii=False, sort_keys=True) if asked or days else ""


def read_with_days(text: str) -> Query:
    """The query that was written with its days. Raises ``ValueError`` for anything else."""
    if not text:
        return Query()
    data = json.loads(text)
    try:
        start, end, as_of = (date.fromisoformat(data[name]) if name in data else None for name in _DAYS)
        return replace(read(data["query"]), start=start, end=end, as_of=as_of)
    except (TypeError, KeyError):
        raise ValueError("a query with its days is an object of texts") from None
