"""What the reader of one format hands over: a text and whatever the format itself says about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """A document before it has an id, a checked date and a language; empty fields are filled in later.

    ``content`` holds the bytes of this document alone where a file holds several (``None``: the whole file), and
    ``media_type`` says what they are where they are not of the file's own kind. ``published`` is what the format's
    metadata says, not yet checked; ``made`` the day the file itself was made, as EDTF: a last resort for a date.
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
    media_type: str = ""
    made: str = ""
    note: str = ""
