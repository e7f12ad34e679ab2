"""What a page carries besides its text: running headers and footers, page numbers. Found by recurring at its edges."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise

from .lines import Line, lines_of
from .words import Sheet, Word

_EDGE = 0.15
"""The part of a page's height in which a header or a footer stands."""
_ROWS = 3
"""Lines at an edge that can belong to it."""
_NUMBER = re.compile(
    r"(?:page|p\.?|seite)?\s*[-–—|·]?\s*(?:\d{1,3}|[ivxl]{1,6})\s*(?:(?:of|/|von)\s*\d{1,4})?\s*[-–—|·]?", re.IGNORECASE
)

_PRINTED = {
    "top": re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d{2}.*"),
    "foot": re.compile(r"https?://\S+(?:\s+\d{1,3}(?:/\d{1,3})?)?"),
}
"""What browsers set at the edges of a page they print: the moment and the title, the address."""
_APART = 1.5
"""Heights of a line between what recurs and the text; a speaker's name may recur as the first line of a page too."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line at an edge of its page, ``inset`` points from it; ``apart`` from the text by empty paper."""

    edge: str
    line: Line
    text: str
    inset: int
    apart: bool

    @property
    def likeness(self) -> tuple[str, str, int]:
        """What it has in common with a line of another page that recurs there."""
        return self.edge, _shape(self.text), self.inset


_Edges = list[_Row]


@dataclass(frozen=True, slots=True)
class Bodies:
    """The words of each page without its furniture, and the pieces of furniture of the first page."""

    pages: list[list[Word]]
    around: list[str]


def bodies(sheets: list[Sheet]) -> Bodies:
    """Take the furniture away."""
    edges = [_edges(sheet) for sheet in sheets]
    recurring = _recurring(edges)
    numbered = _numbered(edges)
    result: list[list[Word]] = []
    around: list[str] = []
    for number, (sheet, rows) in enumerate(zip(sheets, edges, strict=True)):
        removed: set[int] = set()
        for row in rows:
            known = _NUMBER.fullmatch(row.text) or _PRINTED[row.edge].fullmatch(row.text)
            counts = any(value - number in numbered[row.edge] for value in _numbers(row.text))
            if known or counts or row.likeness in recurring:
                removed.update(id(word) for word in row.line.words)
                if number == 0:
                    around += ["".join(f" {word.text}" for word in cell).strip() for cell in row.line.cells()]
        result.append([word for word in sheet.words if id(word) not in removed])
    return Bodies(result, around)


def _edges(sheet: Sheet) -> _Edges:
    """The outermost lines of a page with the edge they stand at."""
    lines = lines_of(sheet.words)
    top = [line for line in lines if line.y1 < _EDGE * sheet.height][:_ROWS]
    foot = [line for line in lines[len(top) :] if line.y0 > (1 - _EDGE) * sheet.height][-_ROWS:]
    found = []
    for edge, outward in (("top", top), ("foot", foot[::-1])):
        inward = lines if edge == "top" else lines[::-1]
        steps = [abs(inner.base - outer.base) / outer.size for outer, inner in pairwise(inward[: _ROWS + 1])]
        for number, line in enumerate(outward):
            inset = line.base if edge == "top" else sheet.height - line.base
            apart = any(step > _APART for step in steps[number:])
            found.append(_Row(edge, line, line.text.strip(), round(inset), apart))
    return found


def _shape(text: str) -> str:
    """What stays the same from page to page.

    >>> _shape("The Levant Desk   Page 3")
    'the levant desk page #'
    """
    return re.sub(r"\d+", "#", " ".join(text.casefold().split()))


def _recurring(edges: list[_Edges]) -> set[tuple[str, str, int]]:
    """What stands at the same edge of three pages, or of two where there are no more than four."""
    counts = Counter(key for rows in edges for key in {row.likeness for row in rows if row.apart})
    least = 2 if len(edges) <= 4 else 3
    return {key for key, count in counts.items() if count >= least}


def _numbered(edges: list[_Edges]) -> dict[str, set[int]]:
    """By how much the numbers at an edge run ahead of the pages, where at least two pages agree."""
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for number, rows in enumerate(edges):
        for edge in ("top", "foot"):
            found[edge].update({value - number for row in rows if row.edge == edge for value in _numbers(row.text)})
    return {edge: {ahead for ahead, count in found[edge].items() if count >= 2} for edge in ("top", "foot")}


def _numbers(text: str) -> set[int]:
    """The numbers a short line begins and ends with.

    >>> sorted(_numbers("12  J. Doe, Quiet lines")), sorted(_numbers("Quiet lines 13")), _numbers("On 3 May they met.")
    ([12], [13], set())
    """
    text = text.strip()
    if len(text) > 100:
        return set()
    ends = (re.match(r"(\d{1,4})(?=\s|\Z)", text), re.search(r"(?<!\S)(\d{1,4})\Z", text))
    return {int(end[1]) for end in ends if end}
