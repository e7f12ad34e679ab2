"""Whether a document is another version of one that is there: corrected, updated, or cut."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable

from allymap.model import Document

_RUN = 4
"""Words in a row that are compared: what two articles on one event share by chance is shorter."""
_LIKE = 0.5
"""The part of the shorter text that must stand in the longer one."""
_MOST = 40
"""Documents under one address or title that are compared, the latest; more are a series, not versions."""


def earlier_version(document: Document, others: Iterable[Document]) -> Document | None:
    """The document among ``others`` that ``document`` is a version of, or ``None``; see ``Versions``."""
    known = Versions()
    for other in others:
        known.add(other)
    return known.of(document)


class Versions:
    """Documents by what their versions share, so that each of thousands is compared with a few."""

    def __init__(self) -> None:
        self._sharing: defaultdict[tuple[str, ...], deque[Document]] = defaultdict(lambda: deque(maxlen=_MOST))
        self._remembered: dict[str, frozenset[int]] = {}

    def add(self, document: Document) -> None:
        """Remember a document that later ones may be versions of."""
        for key in _keys(document):
            self._sharing[key].append(document)

    def of(self, document: Document) -> Document | None:
        """The document that ``document`` is a version of, or ``None``.

        It has the same address, or the same title and publisher, and at least half of the words of the shorter of them
        stand in the same order in the other. Of several the likeliest is answered. The same text counts too: whoever
        refuses it asks for that first.
        """
        shared = {other.id: other for key in _keys(document) for other in self._sharing.get(key, ())}
        shared.pop(document.id, None)
        if not shared:
            return None
        runs = self._runs(document)
        likely = [(_likeness(runs, self._runs(other)), other) for other in shared.values()]
        likeness, other = max(likely, key=lambda pair: pair[0])
        return other if likeness >= _LIKE else None

    def _runs(self, document: Document) -> frozenset[int]:
        known = self._remembered.get(document.text_sha256)
        if known is None:
            known = self._remembered[document.text_sha256] = _runs(document.text)
        return known


def _keys(document: Document) -> list[tuple[str, ...]]:
    """What a version has in common with the document it goes back to; a title of one word says nothing."""
    keys: list[tuple[str, ...]] = [("address", _address(document.url))] if document.url else []
    title = _words(document.title)
    if len(title) > 1:
        keys.append(("title", *_words(document.publisher), "by", *title))
    return keys


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
