"""What the reader of one format hands over: a text and whatever the format itself says about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """A document before it has an id, a checked date and a language; empty fields are filled in later.

    ``content`` holds the bytes of this document alone where a file holds several (``None``: the whole file).
    ``published`` is what the format's metadata says, not yet checked.
    """

    text: str
    title: str = ""
    published: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    id: str = ""
    content: bytes | None = None
