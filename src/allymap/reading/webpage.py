""".html: the article without its boilerplate. No script runs and nothing is loaded: only these bytes count."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree, html

from allymap.model import Form, Report, UnreadableDocument

from .block import Block, Run
from .decode import decode, storable, visible
from .draft import Draft

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_UNREAD = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "footer",
        "aside",
        "form",
        "iframe",
        "svg",
        "button",
        "select",
    )
)
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
     "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr")
)  # fmt: skip
_CELLS = frozenset(("td", "th", "p", "div", "br", "li"))
_FORMS = (("tr", Form.ROW), ("pre", Form.CODE), ("li", Form.ITEM), ("blockquote", Form.QUOTE))
_MOST_ELEMENTS = 20_000
"""A larger page is no article, and finding one in it takes trafilatura more than seconds."""
_SHORT = 300
"""Characters below which trafilatura falls back on a cut at every inline element; our own walk reads better then."""
_DEEPEST = 200
"""Where libraries that recurse would leave Python's stack."""
_DATE_PROPERTIES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.issued", "pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date",
)  # fmt: skip


def read(content: bytes, where: str, report: Report) -> list[Draft]:
    """One document. Raises ``UnreadableDocument`` for a page without text."""
    declared = _CHARSET.search(content[:4096])
    source = decode(content, where, report, declared[1].decode("ascii") if declared else "")
    page = _parsed(source)
    if page is None:
        raise UnreadableDocument("The page holds no text.")
    plain, published, url = "\n\n".join(_blocks(page)), _published(page), _address(page)  # trafilatura changes the page
    article = _article(page, where, report)
    text = article.text
    if not text or max(len(text), len(plain) / 3) < _SHORT:
        text = plain
    if not text:
        raise UnreadableDocument("The page holds no text that can be read: it is damaged, or only scripts fill it.")
    return [
        replace(
            article,
            text=text,
            title=article.title or _line(page.findtext(".//title")),
            published=published,
            url=url or article.url,
            language=str(page.get("lang") or ""),
        )
    ]


def blocks(content: bytes) -> Iterator[Block]:
    """The form that the page gives to its text, menus and all: only what stands in a document's text will count.

    Nothing is loaded and nothing runs: of mark-up only headings, lists, tables, quotations and emphasis are known.
    """
    declared = _CHARSET.search(content[:4096])
    page = _parsed(decode(content, "", Report(), declared[1].decode("ascii") if declared else ""))
    if page is None:
        return
    walk = _Walk()
    for event, element in etree.iterwalk(page, events=("start", "end")):
        yield from walk.step(event, element)
    yield from walk.flush()


class _Walk:
    """What is open at a point of a page, and the runs of the block that is being read."""

    def __init__(self) -> None:
        self.open: Counter[str] = Counter()
        self.links: list[str] = []
        self.runs: list[Run] = []

    def step(self, event: str, element: etree._Element) -> Iterator[Block]:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag not in _INLINE and (tag == "tr" or not self.open["tr"]):
            yield from self.flush()
        elif tag in _CELLS:
            self.runs.append(Run(" "))
        self.open[tag] += 1 if event == "start" else -1
        if tag == "a":
            address = str(element.get("href") or "")
            if event == "start":
                self.links.append(address if address.startswith(("https://", "http://", "mailto:")) else "")
            else:
                self.links.pop()
        words = element.text if event == "start" else element.tail
        if words and not any(self.open[one] for one in _UNREAD):
            link = self.links[-1] if self.links else ""
            self.runs.append(Run(visible(words), self._within("strong", "b"), self._within("em", "i", "cite"), link))

    def flush(self) -> Iterator[Block]:
        """The block that ends here, in the form of what is open around it."""
        runs, self.runs = self.runs, []
        if not any(run.text.strip() for run in runs):
            return
        heading = next((level for level in range(1, 7) if self.open[f"h{level}"]), 0)
        form = next((form for tag, form in _FORMS if self.open[tag]), None)
        yield Block(runs, Form.HEADING, heading) if heading else Block(runs, form)

    def _within(self, *tags: str) -> bool:
        return any(self.open[tag] for tag in tags)


def _parsed(source: str) -> html.HtmlElement | None:
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        page = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):  # nothing but comments, or broken to the root
        return None
    return page if isinstance(page, html.HtmlElement) else None


def _article(page: html.HtmlElement, where: str, report: Report) -> Draft:
    """What trafilatura makes of the page; empty where it finds no article or the page is not fit for it.

    Its date is not used: where metadata has none, it takes one from a footer or the running text.
    """
    elements, depth = _size(page)
    if elements > _MOST_ELEMENTS or depth > _DEEPEST:
        report.note(where, "The page is too large or too deeply nested to tell its article from the rest: all is read.")
        return Draft("")
    # Half a second of imports, and only pages need them.
    import trafilatura
    from trafilatura.settings import Document as Article

    quick = {"original_date": True, "extensive_search": False}  # the extensive search compiles patterns for a second
    found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=quick)
    if not isinstance(found, Article):
        return Draft("")
    return Draft(
        storable(_paragraphs(visible(found.text or ""))),
        title=_line(found.title),
        publisher=_line(found.sitename),
        author=_line(found.author),
        url=found.url or "",
    )


def _size(page: html.HtmlElement) -> tuple[int, int]:
    """The number of elements and the greatest depth, without recursion."""
    elements = depth = deepest = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        deepest = max(deepest, depth)
    return elements, deepest


def _blocks(page: html.HtmlElement) -> Iterator[str]:
    """Our own walk over the text nodes: a block of text for each run between block elements."""
    parts: list[str] = []
    unread = 0
    for event, element in etree.iterwalk(page, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        unread += (event == "start") - (event == "end") if tag in _UNREAD else 0
        if tag not in _INLINE and (block := _line("".join(parts))):
            yield block
        if tag not in _INLINE:
            parts = []
        words = element.text if event == "start" else element.tail
        if words and not unread:
            parts.append(words)
    if rest := _line("".join(parts)):
        yield rest


def _paragraphs(text: str) -> str:
    """trafilatura ends a block with one line break; a blank line says it more clearly to whatever splits sentences."""
    return "\n\n".join(line.strip() for line in text.split("\n") if line.strip())


def _published(page: html.HtmlElement) -> str:
    """The date as the page's metadata gives it, in its own precision."""
    for meta in page.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold()
        if name in _DATE_PROPERTIES and (date := str(meta.get("content") or "").strip()):
            return date
    for script in page.iter("script"):
        if script.get("type") == "application/ld+json" and (date := _linked_data_date(script.text or "")):
            return date
    for time in page.iter("time"):
        marks = f"{time.get('itemprop')} {time.get('class')}".casefold()
        if (
            "datepublished" in marks
            or "pubdate" in time.attrib
            or next(time.iterancestors("article"), None) is not None
        ):
            return str(time.get("datetime") or "").strip()
    return ""


def _linked_data_date(source: str) -> str:
    """``datePublished`` of schema.org data (JSON-LD): read as data, whatever surrounds it."""
    try:
        data = json.loads(source)
    except (ValueError, RecursionError):
        return ""
    graph = data.get("@graph", []) if isinstance(data, dict) else data
    for thing in [data, *graph] if isinstance(graph, list) else [data]:
        date = thing.get("datePublished") if isinstance(thing, dict) else None
        if isinstance(date, str) and date.strip():
            return date.strip()
    return ""


def _address(page: html.HtmlElement) -> str:
    for link in page.iter("link"):
        if link.get("rel") == "canonical":
            return str(link.get("href") or "").strip()
    return ""


def _line(text: str | None) -> str:
    return storable(" ".join(visible(text or "").split()))
