"""The form that an original gives to a document's text: its blocks, found again line by line in that text.

The text is what counts and stays as it is. What cannot be found again, word for word, keeps no form.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

from allymap.model import Document, Form, Formed, UnreadableDocument

from .block import Block, Run
from .formats import SUFFIXES

_SET_BETWEEN = "-–—•*·|"
"""What the reader of a format may write before an item of a list or between the cells of a row."""


def forms_of(content: bytes, document: Document) -> tuple[Formed, ...]:
    """How the original sets the text of its document; nothing for formats that set nothing, and for a damaged file."""
    blocks = next((one.blocks for one in SUFFIXES.values() if one.media_type == document.media_type), None)
    if blocks is None:
        return ()
    try:
        return tuple(found_again(blocks(content), document.text))
    except UnreadableDocument:
        return ()


def found_again(blocks: Iterable[Block], text: str) -> Iterator[Formed]:
    """The forms of the lines of a text that stand in the blocks, letter by letter, white space aside."""
    page = _Page(blocks)
    start = 0
    for line in text.split("\n"):
        yield from page.line(line, start)
        start += len(line) + 1


class _Page:
    """The letters of all blocks without white space, and which run of which block each is of."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._runs: list[tuple[Run, Block]] = []
        self._starts: list[int] = []
        self._here = 0
        parts: list[str] = []
        size = 0
        for block in blocks:
            for run in block.runs:
                squeezed = "".join(run.text.split())
                if squeezed:
                    self._starts.append(size)
                    self._runs.append((run, block))
                    parts.append(squeezed)
                    size += len(squeezed)
        self._letters = "".join(parts)

    def line(self, line: str, start: int) -> Iterator[Formed]:
        """The forms of one line of the text, which begins at ``start``."""
        places = [at for at, letter in enumerate(line) if not letter.isspace()]
        found = self._find(line, places)
        if found < 0:
            places = [at for at in places if line[at] not in _SET_BETWEEN]
            found = self._find(line, places)
        if found < 0 or not places:
            return
        self._here = found + len(places)
        runs = [self._run(found + number) for number in range(len(places))]
        block = runs[0][1]
        if block.form is not None:
            yield Formed(start, start + len(line), block.form, str(block.level) if block.level else "")
        for run, group in groupby(range(len(places)), key=lambda number: runs[number][0]):
            numbers = list(group)
            begins, ends = start + places[numbers[0]], start + places[numbers[-1]] + 1
            if run.strong:
                yield Formed(begins, ends, Form.STRONG)
            if run.emphasis:
                yield Formed(begins, ends, Form.EMPHASIS)
            if run.link:
                yield Formed(begins, ends, Form.LINK, run.link)

    def _find(self, line: str, places: list[int]) -> int:
        """Where the letters at these places of a line stand: after the line before, or anywhere; -1 for nowhere."""
        letters = "".join(line[at] for at in places)
        found = self._letters.find(letters, self._here)
        return found if found >= 0 else self._letters.find(letters)

    def _run(self, at: int) -> tuple[Run, Block]:
        return self._runs[bisect_right(self._starts, at) - 1]
