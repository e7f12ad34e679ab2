"""The date of a proposed claim: the model points at the words, and our own rules read them."""

from __future__ import annotations

from allymap.model import FuzzyDate, Span

from ..dates import resolve
from ..dating import When
from .passages import Stretch, find_words, nearest, sentence_around


def when(words: str, stretch: Stretch, quote: Span) -> tuple[When, str]:
    """What date words of the passage mean, and a doubt where the passage does not hold them.

    Without words, or with words that mean no date, it is the month of publication, as the rules take it.
    """
    published = _published(stretch.document.published)
    doubt = ""
    if words.strip():
        spans = find_words(stretch.document.text, words, stretch.start, stretch.end)
        if spans:
            start, end = nearest(spans, quote)
            text = stretch.document.text
            before = text[sentence_around(stretch, (start, end))[0] : start]
            dated = resolve(" ".join(text[start:end].split()), " ".join(before.split()), published)
            if dated is not None:
                return When(dated.date.text, dated.basis), ""
        else:
            doubt = "the date the model gives is not in the passage: it was left out"
    month = published.month
    return When(month, "document" if month else ""), doubt


def _published(text: str) -> FuzzyDate:
    try:
        return FuzzyDate.parse(text)
    except ValueError:
        return FuzzyDate()
