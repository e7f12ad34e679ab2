""".txt: the text is the file's own, so that offsets count its code points."""

from __future__ import annotations

import re

from allymap.model import Report

from .dateline import dateline
from .decode import decode
from .draft import Draft

_LONGEST_TITLE = 120
_PLACEHOLDER = re.compile(
    r"untitled|\(anonymous\)|(?:document|dokument|layout|slide) ?\d*|powerpoint presentation|microsoft word.*"
    r"|\S*\.(?:docx?|pdf|indd|qxd|tex|html?|rtf)",
    re.IGNORECASE,
)


def read(content: bytes, where: str, report: Report) -> list[Draft]:
    """One document. Raises ``UnreadableDocument``."""
    text = decode(content, where, report)
    return [Draft(text, title_in(text))]


def title_in(text: str) -> str:
    """The first line where it looks like a title: short, no sentence, no date, and with text below it; else empty.

    >>> title_in("Who rebuilds Syria?\\n\\nRussia and Iran compete.")
    'Who rebuilds Syria?'
    >>> title_in("Russia and Iran compete.\\nThey also cooperate.")
    ''
    """
    first, _, rest = text.lstrip().partition("\n")
    first = first.strip()
    fits = 0 < len(first) <= _LONGEST_TITLE and not first.endswith((".", ",", ";", ":"))
    return first if fits and rest.strip() and not dateline(first) else ""


def is_placeholder(title: str) -> bool:
    """Whether a title in a file's metadata was put there by a program: “untitled”, “Document1”, the name of a file.

    >>> is_placeholder("Microsoft Word - draft.doc"), is_placeholder("Who rebuilds Syria?")
    (True, False)
    """
    return bool(_PLACEHOLDER.fullmatch(title.strip()))
