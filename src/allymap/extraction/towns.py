"""Which state a town lies in."""

from __future__ import annotations

from functools import lru_cache

from .gazetteer_tables import rows, split
from .gazetteer_trie import fold

_ROUND = (" province", " governorate", " region", " city")
"""Words after the name of a town for what lies round it."""


def state_of(town: str) -> str:
    """The name of the state that a town or its province lies in, by ``towns.tsv``; nothing for one that it lacks.

    >>> state_of("Latakia"), state_of("Idlib Province"), state_of("Golan Heights")
    ('Syria', 'Syria', '')
    """
    name = fold(town)
    for word in _ROUND:
        name = name.removesuffix(word)
    return _states().get(name, "")


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    names = {row["code"]: row["name"] for row in rows("states") if row["code"]}
    return {fold(town): names[row["code"]] for row in rows("towns") for town in split(row["towns"])}
