""".md: rendered to the plain text a reader sees, so that no mark-up stands between the words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from allymap.model import Report, UnreadableDocument

from .decode import decode, visible
from .draft import Draft
from .plain import title_in

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_LONGEST = 500_000
"""Characters; a longer file is no article, and a parser of mark-up in Python would take more than seconds."""
_ENTRY = re.compile(r"([A-Za-z_-]+)[ \t]*:[ \t]*(.*?)[ \t]*\r?\Z")


def read(content: bytes, where: str, report: Report) -> list[Draft]:
    """One document; front matter becomes its metadata. Raises ``UnreadableDocument``."""
    source = decode(content, where, report)
    matter: dict[str, str] = {}
    if front := _FRONT_MATTER.match(source):
        matter = _front_matter(front[1])
        source = source[front.end() :]
    if len(source) > _LONGEST:
        report.note(where, "The file is very long and was read as plain text, with its mark-up.")
        blocks = [("p", source)]
    else:
        blocks = list(_blocks(source))
    text = "\n\n".join(block for _, block in blocks)
    if not text:
        raise UnreadableDocument("The file holds no text below its mark-up.")
    heading = next((block for tag, block in blocks if tag == "h1"), "")
    return [
        Draft(
            text,
            title=matter.get("title") or heading or title_in(text),
            published=matter.get("published") or matter.get("date", ""),
            publisher=matter.get("publisher") or matter.get("source", ""),
            author=matter.get("author", ""),
            url=matter.get("url", ""),
            language=matter.get("lang") or matter.get("language", ""),
        )
    ]


def _front_matter(lines: str) -> dict[str, str]:
    """Flat ``key: value`` lines, which is all that is needed here; nested YAML is passed over."""
    found = {}
    for line in lines.split("\n"):
        if entry := _ENTRY.match(line):
            found[entry[1].casefold()] = entry[2].strip("\"'")
    return found


@cache
def _parser() -> MarkdownIt:
    # A low nesting limit: a reader of prose needs no hundred levels of quotation, and an attack does.
    return MarkdownIt("commonmark", {"maxNesting": 20}).enable("table")


def _blocks(source: str) -> Iterator[tuple[str, str]]:
    """The text of each block with the tag it stands in, in reading order."""
    tag = ""
    row: list[str] = []
    for token in _parser().parse(source):
        match token.type:
            case "inline":
                words = _words(token.children or [])
                if tag in ("th", "td"):
                    row.append(words)
                elif words:
                    yield tag, words
            case "tr_close":
                yield "tr", " | ".join(row)
                row = []
            case "fence" | "code_block" if token.content.strip():
                yield "pre", token.content.strip("\n")
            case _ if token.nesting == 1:
                tag = token.tag


def _words(children: list[Token]) -> str:
    parts = []
    for child in children:
        if child.type in ("text", "code_inline", "text_special"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return " ".join(visible("".join(parts)).split())
