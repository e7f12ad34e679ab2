"""Small words of sentences: numbers with their nouns, texts cut short."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun; ``plural`` where it is not the noun with an s.

    >>> counted(1, "claim"), counted(1200, "claim"), counted(2, "hidden entry", "hidden entries")
    ('1 claim', '1,200 claims', '2 hidden entries')
    """
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def cut(text: str, most: int) -> str:
    """A text of at most so many characters.

    >>> cut("Moscow and Tehran", 8), cut("Moscow", 8)
    ('Moscow…', 'Moscow')
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
