"""A passage as rich text: both actors bold and underlined, the words that triggered the claim marked."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ..model import Claim
from .told_html import strong

_ACTOR, _TRIGGER = 1, 2


def marked_passage(claim: Claim, trigger_colour: str) -> str:
    """HTML of the claim's passage, or of the analyst's note. ``trigger_colour`` is the background of the trigger.

    The spans of a claim count in its document; here they are taken relative to the passage's start.
    """
    passage = claim.passage
    if passage is None:
        return html.escape(claim.note)
    marks = bytearray(len(passage.exact))
    for span, mark in ((claim.source_span, _ACTOR), (claim.target_span, _ACTOR), (claim.trigger_span, _TRIGGER)):
        if span is not None:
            for at in range(max(0, span[0] - passage.start), min(len(marks), span[1] - passage.start)):
                marks[at] |= mark
    return "".join(_styled(text, mark, trigger_colour) for text, mark in _runs(passage.exact, marks)).strip()


def _runs(text: str, marks: bytearray) -> Iterator[tuple[str, int]]:
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or marks[at] != marks[start]:
            yield text[start:at], marks[start]
            start = at


def _styled(text: str, mark: int, trigger_colour: str) -> str:
    words = html.escape(re.sub(r"\s+", " ", text))
    if mark & _ACTOR:
        words = strong(f"<u>{words}</u>")
    if mark & _TRIGGER:
        words = strong(f'<span style="background-color:{trigger_colour}">{words}</span>')
    return words
