"""Rows compared column by column, and put back from what the log kept of them."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Sequence
from itertools import compress
from typing import Any

from ..model import Alteration
from ..model.log import Cells

_BYTES = "base64"
"""Bytes stand in JSON as an object with this key; no column holds an object otherwise."""


def compared(
    table: str, key: str, columns: Sequence[str], was: Iterable[Any] | None, now: Iterable[Any] | None
) -> Alteration:
    """What became of a row, from its cells before and after in the order of the columns."""
    before = None if was is None else tuple(zip(columns, was, strict=True))
    after = None if now is None else tuple(zip(columns, now, strict=True))
    if before is not None and after is not None:
        differ = [one != other for one, other in zip(before, after, strict=True)]
        before, after = tuple(compress(before, differ)), tuple(compress(after, differ))
    return Alteration(table, key, before, after)


def written(alterations: Iterable[Alteration]) -> str:
    """Alterations as JSON."""
    rows = [(one.table, one.key, _object(one.was), _object(one.now)) for one in alterations]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> tuple[Alteration, ...]:
    """The alterations that ``written`` wrote."""
    return tuple(Alteration(table, key, _cells(was), _cells(now)) for table, key, was, now in json.loads(text))


def _object(cells: Cells | None) -> dict[str, object] | None:
    if cells is None:
        return None
    return {
        name: {_BYTES: base64.b64encode(one).decode("ascii")} if isinstance(one, bytes) else one for name, one in cells
    }


def _cells(found: dict[str, Any] | None) -> Cells | None:
    if found is None:
        return None
    return tuple((name, base64.b64decode(one[_BYTES]) if isinstance(one, dict) else one) for name, one in found.items())
