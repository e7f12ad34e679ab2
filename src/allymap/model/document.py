"""Documents as they were read, and passages anchored in them by position, quote, context and hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

CONTEXT = 32
"""Characters of context kept before and after a passage (TextQuoteSelector's prefix and suffix)."""


@lru_cache(maxsize=128)
def _hash_of(text: str) -> str:
    """Remembered, because every passage of a document asks for the hash of the same text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


ROWS = "text/vnd.allymap.rows"
"""The media type of the rows of a data set, a line each: every row is a statement by itself."""

EXCERPTS = "text/vnd.allymap.excerpts"
"""The media type of quotations from a document that is not here, as a data set has them."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text and where it came from. ``published`` and ``retrieved`` are EDTF; ``sha256`` is of the original bytes.

    ``reliability`` of the source is A–F and ``credibility`` of what it says 1–6 (Admiralty system; F and 6 mean that
    nobody can judge), ``tlp`` a handling label; each is empty where nobody said.
    ``version_of`` is the id of the document that this one corrects, updates or cuts: both are one origin.
    ``origin`` is a person's judgement: the id of the document whose origin this one has, or its own id where it stands
    apart from those that say the same; empty: whatever the words tell.
    """

    id: str
    title: str
    text: str
    sha256: str
    published: str = ""
    publisher: str = ""
    author: str = ""
    path: str = ""
    url: str = ""
    language: str = ""
    media_type: str = "text/plain"
    retrieved: str = ""
    note: str = ""
    reliability: str = ""
    credibility: str = ""
    tlp: str = ""
    version_of: str = ""
    origin: str = ""
    _text_sha256: str = field(default="", init=False, repr=False, compare=False)

    @property
    def stands_apart(self) -> bool:
        """Whether a person judged it to be an origin of its own."""
        return bool(self.origin) and self.origin == self.id

    @property
    def has_pages(self) -> bool:
        """Whether its original is made of pages."""
        return self.media_type == "application/pdf"

    @property
    def coded(self) -> bool:
        """Whether its claims came with it, from a data set: nothing is to be looked for in its text."""
        return self.media_type in (ROWS, EXCERPTS)

    @property
    def grade(self) -> str:
        """Reliability and credibility as they are written, as in B2; empty where nobody graded."""
        return self.reliability + self.credibility

    @property
    def text_sha256(self) -> str:
        """The hash that passages are anchored to: of the text as read, in UTF-8."""
        if not self._text_sha256:  # kept here too: to look a long text up among others means to compare it
            object.__setattr__(self, "_text_sha256", _hash_of(self.text))
        return self._text_sha256


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes a document was read from, kept so that a project file stands alone."""

    document_id: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something attached to a mail that could be read: how reports name it, the mail's file name, its own name."""

    where: str
    mail: str
    name: str


class Anchor(StrEnum):
    """Whether a passage still stands where it was found."""

    EXACT = "exact"
    MOVED = "moved"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Passage:
    """``exact`` stood at ``start … end`` (Unicode code points, end exclusive) of the text with hash ``text_sha256``.

    The fields are W3C Web Annotation's TextPositionSelector and TextQuoteSelector.
    """

    document_id: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    text_sha256: str = ""

    @classmethod
    def of(cls, document: Document, start: int, end: int, text_sha256: str | None = None) -> Passage:
        """Anchor ``start … end`` in a document. Raises ``ValueError`` for an empty span or one outside the text."""
        text = document.text
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no passage {start}–{end} in “{document.title}”, which has {len(text)} characters")
        return cls(
            document.id, start, end, text[start:end],
            text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT],
            document.text_sha256 if text_sha256 is None else text_sha256,
        )  # fmt: skip

    def locate(self, document: Document) -> tuple[Anchor, int, int]:
        """Where the passage stands in a document now; a lost one answers its old offsets. Never a likeness."""
        text = document.text
        if text[self.start : self.end] == self.exact and document.text_sha256 == self.text_sha256:
            return Anchor.EXACT, self.start, self.end
        needle = self.prefix + self.exact + self.suffix
        first = text.find(needle)
        if self.exact and first >= 0 and text.find(needle, first + 1) < 0:
            start = first + len(self.prefix)
            return Anchor.MOVED, start, start + len(self.exact)
        return Anchor.LOST, self.start, self.end
