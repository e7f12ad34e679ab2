"""Names that are free."""

from __future__ import annotations

from collections.abc import Container


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
