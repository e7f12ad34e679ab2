"""Rows as plain text in aligned columns, and as CSV that spreadsheets open without harm."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

from ..model.wording import cut
from ..network import metrics

Cell = str | int | float | bool | None

_BYTE_ORDER_MARK = "\ufeff"
_UNCUT = 1_000_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """CSV with a byte order mark, to be encoded as UTF-8. What a spreadsheet would take for a formula gets a ``'``.

    >>> as_csv(["name"], [["=1+1"], ["Iran"]])
    "\\ufeffname\\r\\n'=1+1\\r\\nIran\\r\\n"
    """
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow(header)
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    return _BYTE_ORDER_MARK + page.getvalue()


def _guarded(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if not isinstance(cell, str):
        return cell
    cell = cell.replace("\0", "").encode("utf-8", "replace").decode()
    # What begins like a guarded cell is guarded too, so that an import can tell them apart.
    return f"'{cell}" if cell.lstrip("'").startswith(_FORMULA) else cell


def as_table(header: Sequence[str], rows: Iterable[Sequence[Cell]], widest: int = 60) -> str:
    """Aligned columns two blanks apart: numbers to the right, texts on one line and cut after ``widest`` characters.

    >>> print(as_table(["pair", "passages"], [["Iran – Russia", 28]]))
    pair           passages
    Iran – Russia        28
    """
    table = [list(row) for row in rows]
    texts = [list(header), *([_shown(cell, widest) for cell in row] for row in table)]
    widths = [max(map(_columns, column)) for column in zip(*texts, strict=True)]
    right = [bool(table) and all(_number(row[k]) for row in table) for k in range(len(header))]
    lines = []
    for row in texts:
        cells = []
        for text, width, to_right in zip(row, widths, right, strict=True):
            blanks = " " * (width - _columns(text))
            cells.append(blanks + text if to_right else text + blanks)
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def as_markdown(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A table as Markdown; columns that hold nothing but numbers stand to the right.

    >>> print(as_markdown(["pair", "passages"], [["A | B", 28]]), end="")
    | pair | passages |
    | --- | ---: |
    | A \\| B | 28 |
    """
    table = [list(row) for row in rows]
    right = [bool(table) and all(_number(row[k]) for row in table) for k in range(len(header))]
    texts = [list(header), ["---:" if to_right else "---" for to_right in right]]
    texts += [[_shown(cell, _UNCUT).replace("|", "\\|") for cell in row] for row in table]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in texts)


def _number(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, int | float) and not isinstance(cell, bool))


def _shown(cell: Cell, widest: int) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:g}"
    text = "" if cell is None else metrics.printable(str(cell))
    return cut(text, widest)


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
