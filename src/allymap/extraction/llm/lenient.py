"""Finds the JSON in what a model wrote: between fences, after thoughts, or cut off in the middle."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

_THOUGHTS = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_OPENING = re.compile(r"[{\[]")
_MOST_STARTS = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A JSON value; ``whole`` is false when the text ended before the value did."""

    value: object
    whole: bool = True


def json_in(text: str) -> Found | None:
    """The first JSON object or list in a text that is not empty of meaning; ``None`` when there is none.

    >>> json_in('Sure! ```json {"claims": []} ```')
    Found(value={'claims': []}, whole=True)
    """
    bare = _THOUGHTS.sub("", text)
    decoder = json.JSONDecoder()
    first = -1
    for count, match in enumerate(_OPENING.finditer(bare)):
        if count >= _MOST_STARTS:
            break
        first = match.start() if first < 0 else first
        try:
            return Found(decoder.raw_decode(bare, match.start())[0])
        except (ValueError, RecursionError):
            if count == 0 and (rest := _begun(bare[first:])) is not None:
                return rest
    return None


def rows_of(value: object, name: str) -> list[object] | None:
    """The list called ``name``, also where the model left the object around it out; ``None`` when there is none.

    >>> rows_of({"claims": [1]}, "claims"), rows_of({"verdict": "accepted"}, "claims")
    ([1], None)
    """
    rows = value.get(name) if isinstance(value, Mapping) else value
    return rows if isinstance(rows, list) else None


def _begun(text: str) -> Found | None:
    """A value that lacks its end, as far as it goes; ``None`` for what is broken in another way."""
    from pydantic_core import from_json

    try:
        return Found(from_json(text, allow_partial=True, allow_inf_nan=False), whole=False)
    except (ValueError, RecursionError):
        return None
