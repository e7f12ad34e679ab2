"""What the candidates of a sentence say about each other: who fits a word better, what is said of one of the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from .candidates import Candidate, worth


def compare(candidates: Sequence[Candidate]) -> None:
    """Add to the features of all candidates of one sentence what the others among them say about each."""
    by_word: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.evidence:
            by_word[candidate.evidence[0].trigger].append(candidate)
    framed = [candidate for of_word in by_word.values() for candidate in of_word]
    for candidate in candidates:
        if candidate.evidence:
            _among(candidate, by_word[candidate.evidence[0].trigger])
        else:
            _beside(candidate, framed)


def _among(candidate: Candidate, rivals: Sequence[Candidate]) -> None:
    """How many others the same word speaks of, and how many of them fit it better."""
    found, mine = candidate.features, worth(candidate.evidence[0])
    better = sum(worth(rival.evidence[0]) < mine for rival in rivals)
    found["better pairs for this word"] = min(better, 4) / 2
    found["pairs for this word"] = min(len(rivals) - 1, 6) / 2


def _beside(candidate: Candidate, framed: Sequence[Candidate]) -> None:
    """What the frames of the sentence say about others than a pair that none speaks of, and about one of the two."""
    found = candidate.features
    near = [other for other in framed if not candidate.pair.isdisjoint(other.pair)]
    found["pairs with a frame here"] = min(_pairs(framed), 4) / 2
    found["pairs with a frame and one of the two"] = min(_pairs(near), 4) / 2
    for polarity in {other.polarity for other in near}:
        found[f"one of the two in {polarity}: {candidate.polarity}"] = 1.0


def _pairs(candidates: Sequence[Candidate]) -> int:
    return len({candidate.pair for candidate in candidates})
