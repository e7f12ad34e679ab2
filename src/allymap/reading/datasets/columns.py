"""Finds a table's columns by the names in its first row, whatever their case."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from allymap.model import Progress, UnreadableDocument

from .lines import lines_of, rows_of
from .record import tidy
from .tally import Tally


class Cells(Mapping[str, str]):
    """A row by the names of its columns, in small letters; a cell that is not there is empty. Cells are tidy."""

    def __init__(self, names: Mapping[str, int], cells: Sequence[str]) -> None:
        self._names, self._cells = names, cells

    def __getitem__(self, name: str) -> str:
        return tidy(self.verbatim(name))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def verbatim(self, name: str) -> str:
        """A cell to the letter."""
        at = self._names.get(name, -1)
        return self._cells[at] if 0 <= at < len(self._cells) else ""

    def raw(self, name: str) -> str:
        """A cell as it is, with its line breaks."""
        return self.verbatim(name).strip()


def table(
    path: Path,
    tally: Tally,
    progress: Progress,
    *,
    needed: Collection[str],
    called: str,
    delimiters: str = "\t",
    standard: Collection[str] = (),
) -> Iterator[tuple[int, Cells]]:
    """The rows of a table with a header, each with its line; all are counted in ``tally.rows``.

    ``needed`` columns must be there (small letters), else it is no ``called``. Of several ``delimiters`` the one that
    the header has most of is meant. Of a header with names that rows have no cells for, those in ``standard`` stay.
    Raises ``UnreadableDocument``.
    """
    with lines_of(path, tally, progress) as lines:
        first = next(lines, "")
        delimiter = max(delimiters, key=first.count)
        # Tab-separated event tables have quotation marks that nobody closes; a quoted header says that these are.
        quoted = delimiter != "\t" or first.startswith('"')
        header = [name.strip().strip('"').strip().lower() for name in first.rstrip("\r\n").split(delimiter)]
        lacking = [name for name in needed if name not in header]
        if lacking:
            raise UnreadableDocument(f"“{path.name}” is no {called}: its first row names no column “{lacking[0]}”.")
        names = {name: at for at, name in reversed(list(enumerate(header)))}
        kept = [name for name in header if name in standard]
        shorter = {name: at for at, name in enumerate(kept)}
        for number, cells in rows_of(lines, tally, delimiter, quoted):
            tally.rows += 1
            if len(cells) >= len(header):
                yield number, Cells(names, cells)
            elif len(cells) == len(shorter):
                yield number, Cells(shorter, cells)
            else:
                tally.spoil(number, f"fewer cells than the first row names columns ({len(header)})")
