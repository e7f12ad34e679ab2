"""Whether a document is another version of one that is there: corrected, updated, or cut."""

from __future__ import annotations

import re
from collections.abc import Iterable

from allymap.model import Document

_RUN = 4
"""Words in a row that are compared: what two articles on one event share by chance is shorter."""
_LIKE = 0.5
"""The part of the shorter text that must stand in the longer one."""


def earlier_version(document: Document, others: Iterable[Document]) -> Document | None:
    """The document among ``others`` that ``document`` is a version of, or ``None``.

    It has the same address, or the same title and publisher, and at least half of the words of the shorter of them
    stand in the same order in the other. Of several the likeliest is answered. The same text counts too: whoever
    refuses it asks for that first.
    """
    runs = _runs(document.text)
    likely = [(_likeness(runs, _runs(other.text)), other) for other in others if _may_be(document, other)]
    likeness, other = max(likely, key=lambda pair: pair[0], default=(0.0, None))
    return other if likeness >= _LIKE else None


def _may_be(document: Document, other: Document) -> bool:
    if document.id == other.id:
        return False
    if document.url and _address(document.url) == _address(other.url):
        return True
    same_publisher = _words(document.publisher) == _words(other.publisher)
    return same_publisher and len(_words(document.title)) > 1 and _words(document.title) == _words(other.title)


def _address(url: str) -> str:
    """An address without what differs between two ways to the same page.

    >>> _address("https://www.desk.example/late/?utm_source=x#top"), _address("http://desk.example/late")
    ('desk.example/late', 'desk.example/late')
    """
    rest = re.sub(r"^https?://(?:www\.)?|#.*$", "", url.strip(), flags=re.IGNORECASE)
    path, _, query = rest.partition("?")
    kept = [part for part in query.split("&") if part and not part.startswith(("utm_", "fbclid=", "gclid="))]
    return path.rstrip("/").casefold() + ("?" + "&".join(kept) if kept else "")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _runs(text: str) -> frozenset[int]:
    words = _words(text)
    return frozenset(hash(tuple(words[at : at + _RUN])) for at in range(max(1, len(words) - _RUN + 1)))


def _likeness(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / min(len(one), len(other))
