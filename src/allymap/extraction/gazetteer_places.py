"""Where the name of a state or a city is scenery: part of another name, a dateline, or a place things happen in."""

from __future__ import annotations

import re

from .gazetteer_tables import Form, rows, split

_IN = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|throughout|within|into|visiting)\s+(?:the\s+)?\Z", re.IGNORECASE
)
_LOOK = 20
_TOWARDS = re.compile(r"\b(?:in|to|from|of|on|at|towards?)\s\Z", re.IGNORECASE)
_REGION = re.compile(r" (?:of|coast|bank|side|wing|wind)\b")
"""What makes *the west* in small letters a direction, not the bloc."""
_NEXT = re.compile(r" (?P<word>[A-Z][a-z]+)\b(?: (?P<second>[A-Z][a-z]+)\b)?")
_DATELINE = re.compile(
    r"(?:, [^\n]{0,30}?)?\s?(?:\([^)\n]{2,20}\)\s?)?(?:-{1,2}|—|–|:)\s"
    r"|, (?:[A-Z][a-z]{2,8}\.? \d|\d{1,2} [A-Z])"
    r"|\s?\([A-Z]"
)


_SCENIC = (Form.NAME, Form.CAPITAL, Form.DEMONYM)


class Scenery:
    """The words that make another name of the name before them: *Washington Post*, *Paris Agreement*."""

    def __init__(self) -> None:
        self._after: dict[str, set[str]] = {"name": set(), "capital": set()}
        for row in rows("tails"):
            self._after[row["after"]].update(split(row["words"]))

    def hides(self, text: str, start: int, end: int, form: Form) -> bool:
        """Whether the name at ``start … end`` is part of another name or the place in a dateline."""
        if form not in _SCENIC:
            return False
        if text.endswith("west", start, end):
            return (
                _TOWARDS.search(text, max(0, start - _LOOK), start) is not None or _REGION.match(text, end) is not None
            )
        following = _NEXT.match(text, end) if text[end + 1 : end + 2].isupper() else None
        if following:
            word, second = following["word"], following["second"]
            if not self._after["name"].isdisjoint((word, second)):
                return True
            if form is Form.CAPITAL and word in self._after["capital"]:
                return True
        return form is not Form.DEMONYM and _opens_dateline(text, start, end)


def is_locative(text: str, start: int) -> bool:
    """Whether a word such as *in* stands before a name and makes it a place.

    >>> is_locative("talks in Damascus", 9), is_locative("talks with Damascus", 11)
    (True, False)
    """
    return _IN.search(text, max(0, start - _LOOK), start) is not None


def _opens_dateline(text: str, start: int, end: int) -> bool:
    """Whether a line begins with this name in capitals, as in “CAIRO, 3 May (Agency) —”."""
    begins = start == 0 or text[start - 1] in "\n\r"
    return begins and text[start:end].isupper() and _DATELINE.match(text, end) is not None
