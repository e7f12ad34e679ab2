"""Grades and handling labels as files write them: the Admiralty system, TLP."""

from __future__ import annotations

from allymap.model import AllyMapError, Tlp


def letter(text: str) -> str:
    """A reliability. Raises ``ValueError`` for what is none.

    >>> letter("b"), letter("")
    ('B', '')
    """
    found = text.strip().upper()
    if found and found not in ("A", "B", "C", "D", "E", "F"):
        raise ValueError(text)
    return found


def number(text: str) -> str:
    """A credibility. Raises ``ValueError`` for what is none."""
    found = text.strip()
    if found and found not in ("1", "2", "3", "4", "5", "6"):
        raise ValueError(text)
    return found


def label(text: str) -> str:
    """A handling label of TLP 2.0. Raises ``ValueError`` for what is none.

    >>> label("white"), label("")
    ('TLP:CLEAR', '')
    """
    try:
        return Tlp.read(text).value if text.strip() else ""
    except AllyMapError as error:
        raise ValueError(text) from error
