"""How the original sets a stretch of a document's text: what a text alone does not tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """The first five are of whole lines, the others of words within them."""

    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    ROW = "row"
    CODE = "code"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Formed:
    """Characters ``start … end`` of a document's text. ``detail``: a heading's level, or the address of a link."""

    start: int
    end: int
    form: Form
    detail: str = ""
