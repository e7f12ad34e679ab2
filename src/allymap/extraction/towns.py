"""What a place is filed under: the state that a town or a province lies in, or the usual name of a region."""

from __future__ import annotations

from functools import lru_cache

from .gazetteer_tables import rows, split
from .gazetteer_trie import fold

_ROUND = (" province", " governorate", " region", " city", " enclave", " district", " peninsula", " valley")
"""Words after the name of a place for what lies round it."""
_PARTS = (
    "northern ", "southern ", "eastern ", "western ", "central ", "north-eastern ", "north-western ", "south-eastern ",
    "south-western ", "north-east ", "north-west ", "south-east ", "south-west ", "northeastern ", "northwestern ",
    "southeastern ", "southwestern ", "upper ", "lower ", "greater ", "rural ",
)  # fmt: skip
"""Words before it for a part of it."""


def filed_under(place: str) -> str:
    """The state that a town or a province lies in, by ``towns.tsv`` and ``regions.tsv``, or the usual name of a region.

    Nothing for a place that no list has.

    >>> [filed_under(place) for place in ("Latakia", "Idlib Province", "Mediterranean Sea", "Ruritania")]
    ['Syria', 'Syria', 'Mediterranean', '']
    """
    name = fold(place)
    known = _known()
    if name not in known:
        for word in _ROUND:
            name = name.removesuffix(word)
    if name not in known:
        name = next((name.removeprefix(word) for word in _PARTS if name.startswith(word)), name)
    return known.get(name, "")


def is_region(name: str) -> bool:
    """Whether a name is that of a province, a sea or another place of ``regions.tsv``."""
    return fold(name) in _regions()


@lru_cache(maxsize=1)
def _regions() -> dict[str, str]:
    found = {fold(one): row["name"] for row in rows("regions") for one in (row["name"], *split(row["regions"]))}
    for state in rows("states"):
        found.pop(fold(state["name"]), None)
    return found


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    names = {row["code"]: row["name"] for row in rows("states") if row["code"]}
    # A row at once: its towns one by one would take twice as long and crowd out what ``fold`` remembers.
    found = {town: names[row["code"]] for row in rows("towns") for town in split(fold(row["towns"]))}
    found |= _regions()
    for name in names.values():
        found.pop(fold(name), None)
    return found
