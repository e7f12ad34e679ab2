"""The notice that a step was committed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Change:
    """What a step touched: ``ids`` maps each table to the keys written or removed; ``initiator`` asked for it."""

    label: str
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    initiator: object = None

    @property
    def tables(self) -> frozenset[str]:
        return frozenset(self.ids)
