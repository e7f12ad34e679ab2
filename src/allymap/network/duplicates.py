"""Actors that may be one: a list for a person to decide on, which decides nothing by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.fuzz import ratio, token_sort_ratio

from ..model import Actor, Sameness
from .evidence import Evidence
from .identity import representative
from .likeness import normalised

LEAST = 86.0
"""Likeness of two names (normalised indel similarity, 0 to 100) from which they are worth a question."""

_CROWD = 60
"""A beginning that more actors share says nothing."""

_BEGINNING = 3
_SHORT = 4
"""Names of fewer letters are codes, alike by chance."""


class Suggestion(NamedTuple):
    """Two actors, the one with more claims first; ``shared`` is the name they have in common, if any.

    ``alike`` are the likest names of the two, in the same order. ``later``: a person was asked and could not say yet.
    """

    keep_id: str
    other_id: str
    likeness: float
    shared: str = ""
    later: bool = False
    alike: tuple[str, str] = ("", "")


def suggestions(evidence: Evidence, limit: int = 200) -> list[Suggestion]:
    """The likeliest pairs first, those put off for later last.

    Left out are pairs that a person judged the same or different, and an actor with whom it acts for. Two who act
    for different principals are named alike (“the armed forces of …”) without being one, as are two states (“the
    Republic of …”): they need a name in common.
    """
    heads = representative(evidence, folded=False)
    judged = {frozenset((one.keep_id, one.other_id)): one.sameness for one in evidence.judgements.values()}
    names = {actor.id: _names(actor) for actor in evidence.actors.values() if heads[actor.id] == actor.id}
    weight = dict.fromkeys(evidence.actors, 0)
    for claim in evidence.claims.values():
        for one in (claim.source_id, claim.target_id):
            weight[heads.get(one, one)] = weight.get(heads.get(one, one), 0) + 1
    found = []
    for one, other in _candidates(names):
        sameness = judged.get(frozenset((one, other)))
        if sameness in (Sameness.SAME, Sameness.DIFFERENT) or _acting(evidence.actors[one], evidence.actors[other]):
            continue
        keep, lost = sorted((one, other), key=lambda actor: (-weight[actor], actor))
        likeness, alike = _alike(names[keep], names[lost])
        shared = alike[0] if normalised(alike[0]) == normalised(alike[1]) else ""
        if shared or (likeness >= LEAST and not _apart(evidence.actors[one], evidence.actors[other])):
            found.append(Suggestion(keep, lost, likeness, shared, sameness is Sameness.UNSURE, alike))
    found.sort(key=lambda pair: (pair.later, -pair.likeness, pair.keep_id, pair.other_id))
    return found[:limit]


def _names(actor: Actor) -> dict[str, str]:
    """Each name by its words in lower case."""
    return {normalised(name): name for name in (*actor.aliases, actor.name) if len(normalised(name)) >= _SHORT}


def _acting(one: Actor, other: Actor) -> bool:
    return one.principal_id == other.id or other.principal_id == one.id


def _apart(one: Actor, other: Actor) -> bool:
    """Whether it is known that the two are different: by their codes, or because they act for different principals."""
    if one.code and other.code:
        return one.code != other.code
    return bool(one.principal_id and other.principal_id) and one.principal_id != other.principal_id


def _candidates(names: dict[str, dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs that have the beginning of a word in common, each once: all pairs of a large project are too many."""
    beginnings: dict[str, set[str]] = {}
    for one, known in names.items():
        for word in _words(known):
            beginnings.setdefault(word[:_BEGINNING], set()).add(one)
    pairs = {
        pair for actors in beginnings.values() if len(actors) <= _CROWD for pair in combinations(sorted(actors), 2)
    }
    yield from sorted(pairs)


def _words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in name.split() if len(word) >= _BEGINNING}


def _alike(one: dict[str, str], other: dict[str, str]) -> tuple[float, tuple[str, str]]:
    """How alike the likest names are, and which; a name in common is the most."""
    shared = sorted(one.keys() & other.keys(), key=lambda name: (-len(name), name))
    if shared:
        return 100.0, (one[shared[0]], other[shared[0]])
    found = ((max(ratio(a, b), token_sort_ratio(a, b)), (one[a], other[b])) for a in one for b in other)
    return max(found, default=(0.0, ("", "")))
