"""Comparisons of many texts, remembered by the hash of what was compared, so that a project file can keep them.

A comparison holds for the texts that it was made of and for no others: it is never told that anything changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from threading import Lock

_KEPT = 8
"""How many are remembered: those of a few steps and their undos."""

_made: dict[str, str] = {}
_turn = Lock()


def compared(method: str, texts: Sequence[str], compare: Callable[[], Sequence[int]]) -> Sequence[int]:
    """For each text the number of the one that stands for those like it; ``compare`` is asked where nobody did before.

    ``method`` tells how texts are compared, and has to be another one when that changes.
    """
    name = hash_of(method, texts)
    told = _made.get(name, "")
    found = _read(told, len(texts))
    if found is None:
        found = compare()
        told = " ".join(map(str, found))
    recall({name: told})
    return found


def recall(made: Mapping[str, str]) -> None:
    """Remember what was compared before, and let go of what was remembered longest ago."""
    with _turn:  # a job compares while the window does
        for name, found in made.items():
            _made.pop(name, None)
            _made[name] = found
        for name in list(_made)[:-_KEPT]:
            del _made[name]


def made_of(names: Iterable[str]) -> dict[str, str]:
    """What is remembered under these hashes."""
    with _turn:
        return {name: _made[name] for name in names if name in _made}


def hash_of(method: str, texts: Sequence[str]) -> str:
    """The name of a comparison. Lengths tell lists of texts apart that are the same when written in a row."""
    hashed = hashlib.sha256(f"{method}\n{','.join(map(str, map(len, texts)))}\n".encode())
    hashed.update("".join(texts).encode("utf-8", "surrogatepass"))
    return hashed.hexdigest()


def _read(found: str, count: int) -> Sequence[int] | None:
    """The numbers of a comparison of so many texts; ``None`` for words that are none, from whichever file they come."""
    try:
        numbers = list(map(int, found.split()))
    except ValueError:
        return None
    return numbers if len(numbers) == count and (not count or 0 <= min(numbers) <= max(numbers) < count) else None
