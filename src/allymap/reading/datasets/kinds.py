"""The kinds of data that can be imported: their names, readers and terms, and how a file is recognised."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from allymap.model import AllyMapError, Progress

from . import acled, gdelt, icews, polecat
from .record import Record
from .tally import Tally

Read = Callable[[Path, Tally, Progress], Generator[Record, None, None]]
"""Records one by one; what is left out is in the tally. Raises ``UnreadableDocument`` and ``Cancelled``."""


@dataclass(frozen=True, slots=True)
class DataKind:
    """``name`` as people type it, ``title`` as they call it, and what to know of the terms before it is shared."""

    name: str
    title: str
    read: Read
    terms: str = ""


KINDS = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            DataKind(
                "icews", "ICEWS", icews.read,
                "ICEWS is to be cited, and shared under the terms of its page on Harvard Dataverse.",
            ),
            DataKind(
                "polecat", "POLECAT", polecat.read,
                "POLECAT is to be cited, and shared under the terms of its page on Harvard Dataverse.",
            ),
            DataKind("gdelt", "GDELT", gdelt.read, "GDELT is to be cited, with a link to gdeltproject.org."),
            DataKind(
                "acled", "ACLED", acled.read,
                "ACLED is to be cited, and its terms limit who may be given its rows: read them before you share.",
            ),
        )
    }
)  # fmt: skip


def kind_named(name: str) -> DataKind:
    """A kind by its name. Raises ``AllyMapError`` for one there is not."""
    found = KINDS.get(name.strip().lower())
    if found is None:
        raise AllyMapError(f"“{name}” is no kind of data: there are {', '.join(KINDS)}.")
    return found
