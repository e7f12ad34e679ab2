"""The kinds of data that can be imported: their names, readers and terms, and how a file is recognised."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from allymap.model import AllyMapError, Progress

from . import acled, edge_list, gdelt, gexf, graphml, icews, polecat
from .record import Told
from .tally import Tally


@dataclass(frozen=True, slots=True)
class DataKind:
    """``name`` as people type it, ``title`` as they call it, and what to know of the terms before it is shared.

    ``mapped``: a person may have to say which of its columns is what.
    """

    name: str
    title: str
    reader: Callable[..., Generator[Told, None, None]]
    terms: str = ""
    mapped: bool = False

    def read(
        self, path: Path, tally: Tally, progress: Progress, columns: Mapping[str, str] = MappingProxyType({})
    ) -> Generator[Told, None, None]:
        """Records one by one, after the actors that the file describes; what is left out is in the tally.

        ``columns`` says which column holds which field of ``edges.FIELDS``, for kinds that are ``mapped``. Raises
        ``UnreadableDocument`` and ``Cancelled``.
        """
        return self.reader(path, tally, progress, columns) if self.mapped else self.reader(path, tally, progress)


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
            DataKind("csv", "CSV", edge_list.read, mapped=True),
            DataKind("graphml", "GraphML", graphml.read),
            DataKind("gexf", "GEXF", gexf.read),
        )
    }
)  # fmt: skip


def kind_named(name: str) -> DataKind:
    """A kind by its name. Raises ``AllyMapError`` for one there is not."""
    found = KINDS.get(name.strip().lower())
    if found is None:
        raise AllyMapError(f"“{name}” is no kind of data: there are {', '.join(KINDS)}.")
    return found
