"""What the candidates of a sentence say about each other: who fits a word better, what is said of one of the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from allymap.model import Polarity

from .candidates import Candidate, worth
from .evidence import opposite

_Tie = tuple[str, Polarity, int]


def compare(candidates: Sequence[Candidate]) -> None:
    """Add to the features of all candidates of one sentence what the others among them say about each."""
    by_word: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.evidence:
            by_word[candidate.evidence[0].trigger].append(candidate)
    framed = [candidate for of_word in by_word.values() for candidate in of_word]
    worths = {word: [worth(of_word.evidence[0]) for of_word in said] for word, said in by_word.items()}
    pairs, ties = min(_pairs(framed), 4) / 2, _ties(framed)
    known: dict[frozenset[str], _Beside] = {}
    for candidate in candidates:
        if candidate.evidence:
            mine = candidate.evidence[0]
            _among(candidate, worth(mine), worths[mine.trigger])
            continue
        found, pair, polarity = candidate.features, candidate.pair, candidate.polarity
        beside = known.get(pair)
        if beside is None:
            beside = known[pair] = _beside(candidate, framed, ties)
        found["pairs with a frame here"] = pairs
        found["pairs with a frame and one of the two"] = beside.pairs
        for said in beside.said:
            found[f"{said}: {polarity}"] = 1.0


def _among(candidate: Candidate, mine: int, worths: Sequence[int]) -> None:
    """How many others the same word speaks of, and how many of them fit it better."""
    better = sum([other < mine for other in worths])
    candidate.features["better pairs for this word"] = min(better, 4) / 2
    candidate.features["pairs for this word"] = min(len(worths) - 1, 6) / 2


class _Beside(NamedTuple):
    """What frames say about one of a pair that none speaks of: how many pairs with it, and what, in words."""

    pairs: float
    said: Sequence[str]


def _beside(candidate: Candidate, framed: Sequence[Candidate], ties: Mapping[str, set[_Tie]]) -> _Beside:
    near = [other for other in framed if not candidate.pair.isdisjoint(other.pair)]
    if not near:
        return _Beside(0.0, ())
    said = [f"one of the two in {polarity}" for polarity in {other.polarity for other in near}]
    one, other = (ties.get(principal, set()) for principal in candidate.principals)
    return _Beside(min(_pairs(near), 4) / 2, [*said, *_with_third(one, other)])


def _ties(framed: Sequence[Candidate]) -> dict[str, set[_Tie]]:
    """What frames say of each principal: of whom else, the polarity, and by which word."""
    ties: dict[str, set[_Tie]] = defaultdict(set)
    for candidate in framed:
        one, other = candidate.principals
        word = candidate.evidence[0].trigger
        ties[one].add((other, candidate.polarity, word))
        ties[other].add((one, candidate.polarity, word))
    return ties


def _with_third(one: set[_Tie], other: set[_Tie]) -> Iterator[str]:
    """Whether one word says the same of both and a third (“X and Y fought Z”), or the two take opposite sides of it."""
    for polarity in {polarity for _, polarity, _ in one & other}:
        yield f"both in {polarity} with a third"
    sides = {(third, polarity) for third, polarity, _ in one}
    if any((third, polarity) not in sides and (third, opposite(polarity)) in sides for third, polarity, _ in other):
        yield "on opposite sides of a third"


def _pairs(candidates: Sequence[Candidate]) -> int:
    return len({candidate.pair for candidate in candidates})
