"""Cuts documents into stretches that a claim may be quoted from, and packs them into requests of bounded size."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from allymap.model import Document, Span

from ..model import pieces_of

T = TypeVar("T")

_WORDS = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 4
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W\d_a-zß-ÿ])")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Sen|Rep|Gov|St|Prof|No|vs)\Z")
_ASKS_THE_READER = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.]{0,40}\b(?:instructions?|prompts?)\b"
    r"|\b(?:system|developer) prompt\b|\byou are (?:now )?(?:an? )?(?:ai|assistant|language model|chatbot|llm)\b"
    r"|\b(?:respond|reply|answer|output) (?:only )?(?:with|in)\b[^.]{0,30}\bjson\b|</?(?:system|user|assistant)>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph (or, of an endless one, a part) of a document: ``start … end`` of its text, in code points."""

    document: Document
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.document.text[self.start : self.end]

    @property
    def addresses_the_reader(self) -> bool:
        """Whether the text speaks to a machine that reads it, which news does not."""
        return _ASKS_THE_READER.search(self.text) is not None


Batch = tuple[Stretch, ...]


def stretches(document: Document) -> Iterator[Stretch]:
    """The stretches of a document in order, without headings of a word or two that can hold no relation."""
    for piece in pieces_of(document.text):
        end = piece.start + len(piece.text)
        if len(_WORDS.findall(piece.text)) >= _FEWEST_WORDS:
            yield Stretch(document, piece.start, end)


def packed(found: Iterable[T], stretch_of: Callable[[T], Stretch], most: int) -> Iterator[tuple[T, ...]]:
    """Pack what has stretches in order, at most so many characters a batch; a longer stretch stands alone."""
    batch: list[T] = []
    size = 0
    for item in found:
        stretch = stretch_of(item)
        length = stretch.end - stretch.start
        if batch and size + length > most:
            yield tuple(batch)
            batch, size = [], 0
        batch.append(item)
        size += length
    if batch:
        yield tuple(batch)


def halves(batch: Batch) -> list[Batch]:
    """A batch in two, a lone stretch in two at the end of a sentence; empty when it cannot be halved."""
    if len(batch) > 1:
        return [batch[: len(batch) // 2], batch[len(batch) // 2 :]]
    (stretch,) = batch
    middle = (stretch.start + stretch.end) // 2
    ends = [match.end() for match in _SENTENCE_END.finditer(stretch.document.text, stretch.start, stretch.end)]
    if not ends:
        return []
    cut = min(ends, key=lambda end: abs(end - middle))
    return [(Stretch(stretch.document, stretch.start, cut),), (Stretch(stretch.document, cut, stretch.end),)]


def find_words(text: str, words: str, start: int, end: int) -> list[Span]:
    """Where ``words`` stand in ``start … end`` of a text, letter for letter, as whole words.

    A line break or several spaces count as one space, and a typographic quotation mark as a plain one; nothing else.

    >>> find_words("Iran\\nand Russia", "Iran and", 0, 15)
    [(0, 8)]
    """
    parts = words.split()
    if not parts:
        return []
    pattern = r"\s+".join("".join(map(_letter, part)) for part in parts)
    head = r"(?<!\w)" if parts[0][0].isalnum() else ""
    tail = r"(?!\w)" if parts[-1][-1].isalnum() else ""
    return [match.span() for match in re.compile(head + pattern + tail).finditer(text, start, end)]


def sentence_around(stretch: Stretch, span: Span) -> Span:
    """The sentence or sentences of the stretch that hold a span, without the space around them."""
    text, start, end = stretch.document.text, stretch.start, stretch.end
    for match in _SENTENCE_END.finditer(text, stretch.start, stretch.end):
        if _ABBREVIATED.search(text, stretch.start, match.start()):
            continue
        if match.end() <= span[0]:
            start = match.end()
        elif match.start() >= span[1] - 1:
            end = match.end()
            break
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def inside(span: Span, outer: Span) -> bool:
    """Whether a span lies within another."""
    return outer[0] <= span[0] and span[1] <= outer[1]


def nearest(spans: Sequence[Span], to: Span) -> Span:
    """The span inside ``to``, else the last one before it, else the first after it."""
    return min(spans, key=lambda span: (not inside(span, to), span[0] > to[0], abs(span[0] - to[0])))


def _letter(letter: str) -> str:
    if letter in "'’‘":
        return "['’‘]"
    return '["“”„]' if letter in '"“”„' else re.escape(letter)
