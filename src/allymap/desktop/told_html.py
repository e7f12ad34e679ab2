"""Headings with sentences below them as rich text: how a difference and a report are read in the window."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from ..network.look import Look
from .tones import SIZES

_QUOTED = re.compile(r"“([^”]+)”")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, how many rows are under it, and the rows, which are rich text already."""

    heading: str
    number: int
    rows: Sequence[str]


def strong(words: str) -> str:
    """Words in the weight that the window's type has for what matters; its letters know no bolder one.

    >>> strong("Iran")
    '<span style="font-weight:600">Iran</span>'
    """
    return f'<span style="font-weight:600">{words}</span>'


def as_html(sections: Iterable[Section], look: Look) -> str:
    """The sections one under the other."""
    return "".join(
        f'<p style="margin:16px 0 4px 0; font-size:{SIZES.small}px; font-weight:600; color:{look.muted}">'
        f"{html.escape(section.heading)}&nbsp;&nbsp;{section.number:,}</p>"
        + "".join(f'<p style="margin:0 0 8px 0; line-height:120%">{row}</p>' for row in section.rows)
        for section in sections
    )


def linked(text: str, documents: Mapping[str, str], look: Look) -> str:
    """A sentence as rich text; quoted titles of ``documents`` (title to id) lead to them."""

    def link(match: re.Match[str]) -> str:
        title = match.group(1)
        document_id = documents.get(html.unescape(title))
        return f"“{document_link(document_id, title, look)}”" if document_id else match.group(0)

    return _QUOTED.sub(link, html.escape(text, quote=False))


def document_link(document_id: str, escaped_title: str, look: Look) -> str:
    """A title that leads to its document: the path of the address is the document's id."""
    address = f"document:{quote(document_id, safe='')}"
    return f'<a href="{address}" style="color:{look.accent}; text-decoration:none">{escaped_title}</a>'
