"""Whether a text is English, from its commonest words: enough to decide if the rules may read it."""

from __future__ import annotations

import re

from allymap.model import Document

_COMMON = frozenset(
    {
        "the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "with", "as", "was", "by", "at", "from", "it",
        "be", "are", "has", "have", "his", "its", "an", "this", "which", "not", "but", "were", "had", "their", "they",
        "he", "she", "said", "will", "who", "been", "or", "after", "more", "over", "would", "than", "into", "up",
        "about", "when",
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_FEW = 12


def is_english(document: Document) -> bool:
    """Trusts the document's language where it has one; else a fifth of the words must be common English ones.

    A text of a few words is taken as English: a headline has hardly any of them.
    """
    if document.language:
        return document.language.lower().split("-")[0] in ("en", "eng", "english")
    words = _WORD.findall(document.text[:_SAMPLE])
    if not words:
        return True
    if sum(word.isascii() for word in words) < 0.6 * len(words):
        return False
    common = sum(word.lower() in _COMMON for word in words)
    return len(words) < _FEW or common >= 0.15 * len(words)
