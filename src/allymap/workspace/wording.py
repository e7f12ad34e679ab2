"""Counts in words, for the labels of steps."""

from __future__ import annotations

from collections.abc import Container


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "actor"), counted(3, "actor")
    ('1 actor', '3 actors')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def free(wanted: str, taken: Container[str]) -> str:
    """``wanted``, with a number behind it when it is taken already.

    >>> free("map", {"map", "map-2"})
    'map-3'
    """
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name
