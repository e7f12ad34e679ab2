"""Offsets in code points ↔ positions in a ``QTextDocument``, which counts UTF-16 units and folds CR LF to one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

_WIDE, _FOLDED = re.compile("[\U00010000-\U0010ffff]"), re.compile("\r\n")


def qt_position(text: str, offset: int) -> int:
    """The position of an offset.

    >>> qt_position("a\\r\\nb😀c", 5)
    5
    """
    wide, folded = _uneven(text)
    if not wide and not folded:
        return offset
    return offset + bisect_left(wide, offset) - bisect_right(folded, offset - 2)


def offset_at(text: str, position: int) -> int:
    """The offset of a position. Both halves of a CR LF are one position: the offset is that after it.

    >>> offset_at("a\\r\\nb😀c", 5)
    5
    """
    return bisect_right(range(len(text) + 1), position, key=lambda one: qt_position(text, one)) - 1


@lru_cache(maxsize=4)
def _uneven(text: str) -> tuple[list[int], list[int]]:
    """Where a text has characters of two units, and where a CR LF begins: each of ten thousand marks asks for them."""
    return [one.start() for one in _WIDE.finditer(text)], [one.start() for one in _FOLDED.finditer(text)]
