"""The one door: an open project, steps with undo and redo, change notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..storage import Hit, RecoveryNote, Remains, Searcher, discard, recoverable, remains_of
from .step import Step
from .workspace import Workspace

if TYPE_CHECKING:
    from ..network.evidence import Evidence, Query

__all__ = [
    "Evidence", "Hit", "Query", "RecoveryNote", "Remains", "Searcher", "Step", "Workspace", "discard", "recoverable",
    "remains_of",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    # The network room brings numpy; a window that only opens must not wait for it.
    if name in ("Evidence", "Query"):
        from ..network import evidence

        return getattr(evidence, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
