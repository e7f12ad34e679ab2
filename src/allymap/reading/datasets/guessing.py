"""Which kind of data a file holds, by its name and its first row; and what its first rows are, to look at."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from allymap.model import Progress, UnreadableDocument

from .edge_list import CLAIMS, columns_of
from .gdelt import WIDTHS
from .lines import lines_of
from .record import tidy
from .tally import Tally

_TABLES = frozenset({".csv", ".tsv", ".tab"})
_PERHAPS = frozenset({".txt", ".gz", ".zip"})
_GRAPHS = {".graphml": "graphml", ".gexf": "gexf"}
_MARKS = (
    ("icews", {"cameo code", "source name", "target name"}),
    ("polecat", {"event type", "actor name", "recipient name"}),
    ("acled", {"event_date", "actor1", "actor2", "sub_event_type"}),
)
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a table, with its header where it has one, and which of its columns holds which field."""

    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    columns: dict[str, str] = field(default_factory=dict)
    own: bool = False


def guess(path: Path) -> str:
    """The name of the kind, empty for what is no data that can be imported. Reads no more than the first line."""
    ending = path.suffix.lower()
    if ending in _GRAPHS:
        return _GRAPHS[ending]
    if path.is_dir():
        return "csv" if (path / CLAIMS).is_file() else ""
    if ending not in _TABLES | _PERHAPS:
        return ""
    first = _first_rows(path, 1)
    cells = {cell.strip().lower() for cell in first[0]} if first else set()
    if ending in (".gz", ".zip") and Path(path.stem).suffix.lower() in _TABLES:
        ending = Path(path.stem).suffix.lower()
    found = next((kind for kind, marks in _MARKS if marks <= cells), "")
    if not found and first and len(first[0]) in WIDTHS:
        found = "gdelt"
    return found or ("csv" if ending in _TABLES else "")


def preview(path: Path, kind: str) -> Preview:
    """The first rows of a table as it would be read; nothing of graphs and of files that cannot be read."""
    if kind in _GRAPHS.values():
        return Preview()
    rows = _first_rows(path / CLAIMS if path.is_dir() else path, _SHOWN)
    if kind == "gdelt" or not rows:
        return Preview(rows=tuple(rows))
    header = rows[0]
    own = {"actor", "recipient", "quote", "document_id"} <= {name.lower() for name in header}
    columns = columns_of(list(header), {}) if kind == "csv" and not own else {}
    return Preview(header, tuple(rows[1:]), columns, own)


def _first_rows(path: Path, number: int) -> list[tuple[str, ...]]:
    try:
        with lines_of(path, Tally(), Progress()) as lines:
            first = next(lines, "")
            if not first:
                return []
            delimiter = max("\t,;|", key=first.count)
            texts = [first, *islice(lines, 4 * number)]
            if delimiter == "\t":
                found = csv.reader(texts, delimiter=delimiter, quoting=csv.QUOTE_NONE)
            else:
                found = csv.reader(texts, delimiter=delimiter)
            return [tuple(tidy(cell) for cell in row) for row in islice(found, number)]
    except (UnreadableDocument, csv.Error):  # the import has the sentence for it
        return []
