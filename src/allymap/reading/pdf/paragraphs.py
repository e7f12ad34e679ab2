"""Lines in reading order → paragraphs: where a new one begins, and which lines are notes at the foot of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .lines import Line
from .words import HYPHEN

_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*\Z")
_NOTE = re.compile(r"\d{1,3}\b|[*†‡]")
_BULLETS = ("•", "▪", "◦", "‣", "■", "●", "–", "—")


@dataclass(slots=True)
class Row:
    """A line with what its column says about it: where the column begins and ends, and how far its lines stand apart.

    ``column`` tells columns apart; ``wide`` rows belong to a table; ``indents`` and ``justified``: so the column's
    paragraphs are set.
    """

    line: Line
    page: int
    column: int
    left: float
    right: float
    leading: float
    wide: bool = False
    indents: bool = False
    justified: bool = False

    @property
    def indent(self) -> float:
        return self.line.x0 - self.left

    @property
    def indented(self) -> bool:
        """Whether it stands in as far as the first line of a paragraph does."""
        return 0.6 * self.line.size < self.indent < 5 * self.line.size

    @property
    def room(self) -> float:
        """The empty paper after the line, in points."""
        return self.right - self.line.x1


def rows_of(lines: list[Line], page: int, column: int) -> list[Row]:
    """The lines of one column with its measures."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    steps = [after.base - before.base for before, after in pairwise(lines)]
    leading = median(steps) if steps else lines[0].size
    rows = [Row(line, page, column, left, right, leading) for line in lines]
    firsts = sum(after.indented and before.indent < 0.4 * before.line.size for before, after in pairwise(rows))
    full = sum(row.room < 0.1 * row.line.size for row in rows)
    for row in rows:
        row.indents, row.justified = firsts >= 2, full > 0.6 * len(rows)
    for before, after in pairwise(rows):
        if _aligned(before.line, after.line):
            before.wide = after.wide = True
    return rows


def _aligned(one: Line, other: Line) -> bool:
    """Whether two lines are rows of a table: wide gaps in both, and a cell that begins or ends where another does."""
    cells, below = one.cells(), other.cells()
    if len(cells) == 1 or len(below) == 1:
        return False
    near = 0.4 * one.size
    starts = any(abs(upper[0].x0 - lower[0].x0) < near for upper in cells[1:] for lower in below[1:])
    ends = any(abs(upper[-1].x1 - lower[-1].x1) < near for upper in cells[:-1] for lower in below[:-1])
    return starts or ends


def paragraphs_of(rows: list[Row]) -> list[list[Row]]:
    """The rows in paragraphs; one may run over columns and pages, and notes stand after the one they interrupt."""
    body = _usual_size(rows)
    result: list[list[Row]] = []
    notes: list[list[Row]] = []
    before: Row | None = None
    notes_from = _notes(rows, body)
    for number, row in enumerate(rows):
        if number in notes_from:
            _add(notes, row, starts=not notes or bool(_NOTE.match(row.line.text)) or notes[-1][-1].page != row.page)
            continue
        starts = before is None or _starts(before, row, body)
        if starts:
            result += notes
            notes = []
        _add(result, row, starts=starts)
        before = row
    return result + notes


def _add(paragraphs: list[list[Row]], row: Row, *, starts: bool) -> None:
    if starts:
        paragraphs.append([])
    paragraphs[-1].append(row)


def _usual_size(rows: list[Row]) -> float:
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.line.size, 1)] += len(row.line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _notes(rows: list[Row], body: float) -> set[int]:
    """The rows that are notes: smaller lines at the end of a column, the first of them with a mark.

    Smaller lines without one are a caption where they interrupt a sentence, at the end of a column or at its head.
    """
    found: set[int] = set()
    before: Row | None = None
    for first, last in _columns(rows):
        head, begin = first, last
        while head < last and rows[head].line.size < 0.9 * body:
            head += 1
        while begin > head and rows[begin - 1].line.size < 0.9 * body:
            begin -= 1
        if before is not None and head < last and _open(before) and rows[head].line.text[:1].islower():
            found.update(range(first, head))
        if begin > head:
            before = rows[begin - 1]
        if begin > head and _open(rows[begin - 1]):
            found.update(range(begin, last))
            continue
        while begin < last and not _NOTE.match(rows[begin].line.text):
            begin += 1
        if begin > first:
            found.update(range(begin, last))
    return found


def _open(row: Row) -> bool:
    """Whether a line of prose leaves its sentence unfinished."""
    return not _ENDS.search(row.line.text) and row.room < 0.4 * (row.right - row.left)


def _columns(rows: list[Row]) -> Iterator[tuple[int, int]]:
    first = 0
    for number in range(1, len(rows) + 1):
        if number == len(rows) or rows[number].column != rows[first].column:
            yield first, number
            first = number


def _starts(before: Row, row: Row, body: float) -> bool:
    """Whether a paragraph begins with ``row``; ``body`` is the size of most letters."""
    last, line = before.line, row.line
    if row.wide or before.wide or line.text.startswith(_BULLETS):
        return True
    if not 0.9 < line.size / last.size < 1.11:
        return True
    if last.text.endswith((HYPHEN, "-")) and line.text[:1].islower():
        return False
    if row.column != before.column:
        return not _goes_on(before, row)
    if line.base - last.base > max(1.35 * row.leading, 1.3 * line.size):
        return True
    initial = last.words[0]
    if initial.size > 1.8 * last.size and line.y0 < initial.y1:
        return False
    if row.indented and before.indent < 0.4 * line.size:
        return True
    # The lines of a headline are broken where its sense is.
    return line.size < 1.25 * body and _breaks_early(before, row)


def _breaks_early(before: Row, row: Row) -> bool:
    """Whether the next word would have had room on the line before, so that somebody broke it on purpose."""
    first = row.line.words[0]
    if before.room < first.x1 - first.x0 + 0.6 * row.line.size:
        return False
    return bool(_ENDS.search(before.line.text)) or before.room > 0.3 * (row.right - row.left)


def _goes_on(before: Row, row: Row) -> bool:
    """Whether a paragraph runs on at the head of the next column or page."""
    width = before.right - before.left
    if row.indents and before.indents:  # where every paragraph is indented, one that is not goes on
        return before.room < 0.4 * width and not row.indented
    if _ENDS.search(before.line.text):
        # The last line of a paragraph hardly ever ends where the margin does.
        return before.justified and before.room < 0.1 * before.line.size and not row.indented
    return row.line.text[:1].islower() or (before.room < 0.4 * width and not row.indented)
