"""Judges candidates with small logistic models whose weights are data, first alone and then within the document."""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from operator import mul

from allymap.model import AllyMapError, Polarity, Tier
from allymap.model.resources import resource

from .calibration import Calibration
from .candidates import Candidate

WEIGHTS = ("frames", "weights.json")
_LEAST, _MOST = 1e-4, 1 - 1e-4
"""Between these probabilities are kept of which the log odds are asked: a small model cannot tell more."""
_NOTHING = -3.0
"""The log odds that stand for “nobody says so”."""
_OF_A_SENTENCE = ("alone", "opposite here", "friends of friends here", "friends of foes here", "is competition")
_TELLING_ALONE = (
    "says the main clause: True", "says the main clause: False", "a plain statement", "setting: announced",
    "setting: supposed", "setting: negated", "setting: reversed", "a class of people that nobody names",
    "unlisted actors",
)  # fmt: skip
"""Features of a candidate that count otherwise where its sentence stands alone."""
_OF_KINDS = "between "
"""How the features begin that say of what kinds the two are; they count otherwise there too."""
LAG = 1.5
"""How much further those of a lone sentence fall behind its best candidate, in their log odds' distance from it."""


class WeightsError(AllyMapError):
    """The weights cannot be read."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic model over named features; a feature without a weight counts nothing."""

    intercept: float
    weights: Mapping[str, float]

    def parts(self, features: Mapping[str, float]) -> Iterable[float]:
        """What each feature adds to the log odds, in their order."""
        return map(mul, map(self.weights.get, features, repeat(0.0)), features.values())

    def score(self, features: Mapping[str, float]) -> float:
        """The log odds."""
        return self.intercept + sum(self.parts(features))


LONE = 0.03
"""How much less confidence a claim needs that stands in the only sentence of its document with claims."""
LONE_KEPT = 0.02
"""How much more confidence it needs there to be suggested: what is doubtful is mostly a circumstance of the event."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The models, the line that calibrates them, and the thresholds.

    ``within`` sees a candidate within its document, ``single`` within its sentence only; a document of n sentences with
    candidates is judged by one part ``single`` and n - 1 parts ``within``. Where n is 1, ``calibration_single`` makes a
    probability of the score, else ``calibration``. From a confidence of ``drawn`` on a claim is drawn (``LONE`` less
    where only one sentence of the document has a claim), below ``suggested`` it is dropped (``LONE_KEPT`` more there);
    nothing else decides, so that another threshold can be applied later.
    """

    alone: Logistic
    within: Logistic
    single: Logistic
    calibration: Calibration
    calibration_single: Calibration
    drawn: float
    suggested: float

    def judge(self, candidates: Sequence[Candidate]) -> list[float]:
        """The confidence in each candidate of one document; fills in their ``parts``."""
        for candidate in candidates:
            candidate.parts = list(self.alone.parts(candidate.features))
        first = [probability(self.alone.intercept + sum(candidate.parts)) for candidate in candidates]
        line = self.calibration_single if stands_alone(candidates) else self.calibration
        return [line.apply(p) for p in second_judgement(self.within, self.single, candidates, first)]

    def tier(self, confidence: float, sentences: int) -> Tier:
        """The tier of a claim that is not dropped, in a document with claims in so many sentences."""
        return Tier.DRAWN if confidence >= drawn_from(self.drawn, sentences) else Tier.SUGGESTED


@lru_cache(maxsize=1)
def load_judgement() -> Judgement:
    """The shipped weights. Raises ``WeightsError``."""
    try:
        data = json.loads(resource(*WEIGHTS).read_text(encoding="utf-8"))
        models = [Logistic(float(data[k]["intercept"]), data[k]["weights"]) for k in ("alone", "within", "single")]
        thresholds = [float(data[k]) for k in ("drawn", "suggested")]
        lines = [Calibration.of(data[k]) for k in ("calibration", "calibration_single")]
        return Judgement(models[0], models[1], models[2], lines[0], lines[1], *thresholds)
    except (KeyError, TypeError, ValueError) as error:
        raise WeightsError("AllyMap's file of weights is damaged: install AllyMap again.") from error


def drawn_from(threshold: float, sentences: int) -> float:
    """The confidence from which on claims of a document with claims in so many sentences are drawn.

    A lone sentence is a headline or a wire item: what it tells is its one event, so that less is enough.

    >>> drawn_from(0.5, 7), drawn_from(0.5, 1)
    (0.5, 0.47)
    """
    return round(max(threshold - LONE, 0.0), 4) if sentences == 1 else threshold


def suggested_from(threshold: float, sentences: int) -> float:
    """The confidence from which on claims of a document with claims in so many sentences are kept at all.

    >>> suggested_from(0.14, 7), suggested_from(0.14, 1)
    (0.14, 0.16)
    """
    return round(threshold + LONE_KEPT, 4) if sentences == 1 else threshold


def stands_alone(candidates: Sequence[Candidate]) -> bool:
    """Whether only one sentence of a document has candidates, as in a wire item."""
    return len({candidate.sentence for candidate in candidates}) == 1


def second_judgement(
    within: Logistic, single: Logistic, candidates: Sequence[Candidate], first: Sequence[float]
) -> list[float]:
    """Probabilities before calibration, given the first judgement of all candidates of a document."""
    share = 1 / max(len({candidate.sentence for candidate in candidates}), 1)
    around = surroundings(candidates, first)
    scores = [
        (1 - share) * within.score(far) + share * single.score(near)
        for far, near in zip(around, sentence_surroundings(candidates, first, around), strict=True)
    ]
    if share == 1 and scores:  # one event a sentence: what is less likely is rather its circumstances
        best = max(scores)
        scores = [score - LAG * (best - score) for score in scores]
    return _exclusive(candidates, [probability(score) for score in scores])


def _exclusive(candidates: Sequence[Candidate], values: Sequence[float]) -> list[float]:
    """One word in one sentence says that a pair cooperates or that it competes, but never both."""
    readings: dict[tuple[int, frozenset[str], int], list[int]] = defaultdict(list)
    for at, candidate in enumerate(candidates):
        if candidate.evidence:
            word = candidate.evidence[0].trigger
            readings[candidate.sentence, candidate.pair, word].append(at)
    found = list(values)
    for places in readings.values():
        for at in places:
            found[at] = min([values[at], *(1 - values[other] for other in places if other != at)])
    return found


def probability(score: float) -> float:
    """Log odds to probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def log_odds(p: float) -> float:
    """Probability to log odds, kept within what a small model can tell."""
    if not _LEAST < p < _MOST:
        p = min(max(p, _LEAST), _MOST)
    return math.log(p / (1 - p))


def surroundings(candidates: Sequence[Candidate], first: Sequence[float]) -> list[dict[str, float]]:
    """What the rest of the document says about each candidate, given the first judgement of all of them."""
    by_edge: dict[tuple[frozenset[str], Polarity], list[tuple[float, int]]] = defaultdict(list)
    for at, (candidate, p) in enumerate(zip(candidates, first, strict=True)):
        by_edge[candidate.pair, candidate.polarity].append((p, at))
    document, here = Neighbourhood(), defaultdict[int, Neighbourhood](Neighbourhood)
    for (pair, polarity), values in by_edge.items():
        document.add(pair, polarity, max(values)[0])
        for p, at in values:
            here[candidates[at].sentence].add(pair, polarity, p)
    found: list[dict[str, float]] = [{} for _ in candidates]
    for (pair, polarity), values in by_edge.items():
        opposite = by_edge.get((pair, _opposite(polarity)), ())
        agree, disagree = document.balance(pair, polarity)
        standing, competes = document.standing(pair, polarity), float(polarity is Polarity.COMPETITION)
        for p, at in values:
            sentence = candidates[at].sentence
            others = [q for q, where in values if where != at]
            near = [q for q, where in opposite if candidates[where].sentence == sentence]
            agree_here, disagree_here = here[sentence].balance(pair, polarity)
            found[at] = {
                "alone": log_odds(p),
                "elsewhere": log_odds(max(others)) if others else _NOTHING,
                "elsewhere, together": log_odds(1 - math.prod([1 - q for q in others])) if others else _NOTHING,
                "opposite here": log_odds(max(near)) if near else _NOTHING,
                "sentences with both": math.log(len(others) + 1),
                "how the two stand with others": standing,
                "friends of friends": agree,
                "friends of foes": disagree,
                "friends of friends here": agree_here,
                "friends of foes here": disagree_here,
                "is competition": competes,
            }
    return found


def sentence_surroundings(
    candidates: Sequence[Candidate], first: Sequence[float], around: Sequence[Mapping[str, float]]
) -> list[dict[str, float]]:
    """What its own sentence says about each candidate, as if every sentence stood alone.

    ``around`` is what ``surroundings`` answered for the same candidates, a part of which is about the sentence alone.
    """
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for at, candidate in enumerate(candidates):
        by_sentence[candidate.sentence].append(at)
    found: list[dict[str, float]] = [{} for _ in candidates]
    for places in by_sentence.values():
        here = sorted([first[at] for at in places])
        told = sorted([first[at] for at in places if candidates[at].telling], reverse=True)[:2]
        best, next_best = [*map(log_odds, told), _NOTHING, _NOTHING][:2]
        actors = math.log(len({name for at in places for name in candidates[at].principals}))
        for at in places:
            candidate, p, far = candidates[at], first[at], around[at]
            found[at] = row = {name: far[name] for name in _OF_A_SENTENCE}
            row["no opposite"] = float(row["opposite here"] == _NOTHING)
            row["better ones here"] = float(min(len(here) - bisect_right(here, p), 3))
            row["actors"] = actors
            is_best = candidate.telling and p == told[0]
            row["ahead of the others here"] = row["alone"] - (next_best if is_best else best)
            known = candidate.features
            for name in _TELLING_ALONE:
                if name in known:
                    row[name] = known[name]
            for name in reversed(known):
                if name.startswith(_OF_KINDS):
                    row[name] = 1.0
                    break
    return found


class Neighbourhood:
    """How likely each two actors cooperate and compete, and what that says about a pair of them."""

    def __init__(self) -> None:
        self._ties: dict[str, dict[str, list[float]]] = {}
        self._balance: dict[frozenset[str], tuple[float, float]] = {}
        self._totals: dict[str, tuple[float, float]] = {}

    def add(self, pair: frozenset[str], polarity: Polarity, p: float) -> None:
        """Say how likely a pair has a polarity; all is said before anything is asked."""
        one, other = pair
        tie = self._ties.setdefault(one, {}).setdefault(other, [0.0, 0.0])
        self._ties.setdefault(other, {})[one] = tie
        tie[polarity is Polarity.COMPETITION] = p

    def standing(self, pair: frozenset[str], polarity: Polarity) -> float:
        """Whether the two rather cooperate or compete with others, -2 … 2, in favour of the polarity."""
        one, other = pair
        between = self._ties[one][other]
        found = 0.0
        for actor in (one, other):
            if actor not in self._totals:
                ties = self._ties[actor].values()
                self._totals[actor] = math.fsum(tie[0] for tie in ties), math.fsum(tie[1] for tie in ties)
            together, against = self._totals[actor]
            together, against = together - between[0], against - between[1]
            found += (together - against) / (together + against + 1)
        return found if polarity is Polarity.COOPERATION else -found

    def balance(self, pair: frozenset[str], polarity: Polarity) -> tuple[float, float]:
        """How well third actors explain this polarity, and the opposite one (an enemy's enemy …), each 0 … 1."""
        if pair not in self._balance:
            self._balance[pair] = self._explained(*pair)
        together, against = self._balance[pair]
        return (together, against) if polarity is Polarity.COOPERATION else (against, together)

    def _explained(self, one: str, other: str) -> tuple[float, float]:
        """How well third actors explain cooperation, and competition; a common foe counts half a common friend."""
        together = against = 0.0
        mine, theirs = self._ties[one], self._ties[other]
        for third, (friend, foe) in mine.items():
            if third in theirs:
                friend_too, foe_too = theirs[third]
                together = max(together, friend * friend_too, 0.5 * foe * foe_too)
                against = max(against, friend * foe_too, foe * friend_too)
        return together, against


def _opposite(polarity: Polarity) -> Polarity:
    return Polarity.COMPETITION if polarity is Polarity.COOPERATION else Polarity.COOPERATION
