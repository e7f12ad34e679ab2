""".md: rendered to the plain text a reader sees, so that no mark-up stands between the words of a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from allymap.model import Form, Report, UnreadableDocument

from .block import Block, Run
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
        blocks = [Block((Run(source),), Form.CODE)]
    else:
        blocks = list(_blocks(source))
    text = "\n\n".join(block.text for block in blocks)
    if not text:
        raise UnreadableDocument("The file holds no text below its mark-up.")
    heading = next((block.text for block in blocks if block.form is Form.HEADING and block.level == 1), "")
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


def blocks(content: bytes) -> Iterator[Block]:
    """The form that the mark-up gives to the text; none in a file too long to be parsed."""
    source = decode(content, "", Report())
    if front := _FRONT_MATTER.match(source):
        source = source[front.end() :]
    if len(source) <= _LONGEST:
        yield from _blocks(source)


def _blocks(source: str) -> Iterator[Block]:
    """The blocks in reading order."""
    open_tags: Counter[str] = Counter()
    row: list[Run] = []
    tag = ""
    for token in _parser().parse(source):
        match token.type:
            case "inline":
                runs = _runs(token.children or [])
                if tag in ("th", "td"):
                    row += [Run(" | "), *runs] if row else runs or [Run("")]
                elif any(run.text.strip() for run in runs):
                    yield _block(runs, open_tags)
            case "tr_close":
                yield Block(row, Form.ROW)
                row = []
            case "fence" | "code_block" if token.content.strip():
                yield Block((Run(token.content.strip("\n")),), Form.CODE)
        open_tags[token.tag] += token.nesting
        tag = token.tag if token.nesting == 1 else tag


def _block(runs: list[Run], open_tags: Counter[str]) -> Block:
    """A block in what is open around it."""
    heading = next((level for level in range(1, 7) if open_tags[f"h{level}"]), 0)
    if heading:
        return Block(runs, Form.HEADING, heading)
    return Block(runs, Form.ITEM if open_tags["li"] else Form.QUOTE if open_tags["blockquote"] else None)


def _runs(children: list[Token]) -> list[Run]:
    runs: list[Run] = []
    strong = emphasis = 0
    link = ""
    for child in children:
        match child.type:
            case "text" | "code_inline" | "text_special":
                runs.append(Run(visible(child.content), strong > 0, emphasis > 0, link))
            case "softbreak" | "hardbreak":
                runs.append(Run(" "))
            case "strong_open" | "strong_close":
                strong += child.nesting
            case "em_open" | "em_close":
                emphasis += child.nesting
            case "link_open" | "link_close":
                link = str(child.attrGet("href") or "") if child.nesting == 1 else ""
    return runs
