"""Whether a text is English, from its commonest words: enough to decide if the rules may read it."""

from __future__ import annotations

import re

from allymap.model import Document

_COMMON = frozenset(
    {
        "the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "with", "as", "was", "by", "at", "from", "it",
        "be", "are", "has", "have", "his", "its", "an", "this", "which", "not", "but", "were", "had", "their", "they",
        "he", "she", "said", "will", "who", "been", "or", "after", "more", "over", "would", "than", "into", "up",
        "about", "when", "says", "against", "between", "before", "during", "if", "her", "him", "them", "we", "two",
        "new", "out", "off", "amid", "under", "could", "should", "must",
    }
)  # fmt: skip
_FOREIGN = frozenset(
    {
        "der", "und", "das", "den", "dem", "des", "ein", "eine", "einen", "einer", "ist", "nicht", "sich", "auf", "mit",
        "von", "zu", "für", "im", "wird", "auch", "bei", "nach", "wurde", "sind", "haben", "gegen", "über", "die",
        "le", "les", "et", "du", "une", "est", "dans", "pour", "que", "qui", "sur", "au", "aux", "avec", "sont", "ont",
        "été", "ses", "contre", "y", "del", "por", "una", "con", "para", "se", "su", "como", "más", "fue", "entre",
        "desde", "sobre", "il", "che", "della", "delle", "dei", "di", "per", "è", "nel", "alla", "gli", "dopo", "tra",
        "da", "dos", "em", "um", "uma", "não", "ao", "het", "een", "van", "en", "niet", "voor", "zijn", "op", "aan",
        "ve", "bir", "bu", "için", "ile", "dan", "yang", "untuk", "dengan", "och", "att", "som", "är", "på", "av",
        "og", "til", "med", "det", "ikke", "nie", "się", "jest", "że", "dla", "je", "koji",
    }
)  # fmt: skip
"""Small words of other languages in Latin letters; a few are names in English, so they have to outnumber its own."""
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_FEW = 60
"""Words of a text in which names and numbers may leave little room for common words."""


def is_english(document: Document) -> bool:
    """Trusts the document's language where it has one; else asks the text's small words.

    A text of other letters is not English, nor one in which the small words of other languages outnumber those of
    English. In a long text a sixth or so of all words are common English ones; a headline or a short report may be
    names and numbers almost alone, and is taken as English.
    """
    if document.language:
        return document.language.lower().split("-")[0] in ("en", "eng", "english")
    words = [word.lower() for word in _WORD.findall(document.text[:_SAMPLE])]
    if not words:
        return True
    if sum(word.isascii() for word in words) < 0.6 * len(words):
        return False
    common = sum(word in _COMMON for word in words)
    if sum(word in _FOREIGN for word in words) > common:
        return False
    return len(words) < _FEW or common >= 0.15 * len(words)
