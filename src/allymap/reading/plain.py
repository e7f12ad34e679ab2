""".txt: the text is the file's own, so that offsets count its code points."""

from __future__ import annotations

from allymap.model import Report

from .decode import decode
from .draft import Draft

_LONGEST_TITLE = 120


def read(content: bytes, where: str, report: Report) -> list[Draft]:
    """One document. Raises ``UnreadableDocument``."""
    text = decode(content, where, report)
    return [Draft(text, title_in(text))]


def title_in(text: str) -> str:
    """The first line where it looks like a title: short, no sentence, and with text below it; else empty.

    >>> title_in("Who rebuilds Syria?\\n\\nRussia and Iran compete.")
    'Who rebuilds Syria?'
    >>> title_in("Russia and Iran compete.\\nThey also cooperate.")
    ''
    """
    first, _, rest = text.lstrip().partition("\n")
    first = first.strip()
    fits = 0 < len(first) <= _LONGEST_TITLE and not first.endswith((".", ",", ";", ":"))
    return first if fits and rest.strip() else ""
