"""Judges candidates with small logistic models whose weights are data, first alone and then within the document."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from allymap.model import AllyMapError, Polarity, Tier
from allymap.model.resources import resource

from .calibration import Calibration
from .candidates import Candidate

WEIGHTS = ("frames", "weights.json")
_NOTHING = -3.0
"""The log odds that stand for “nobody says so”."""
BESIDE = 0.2
"""How much surer a claim has to be where its sentence stands alone and says something else with more confidence."""
_OF_A_SENTENCE = ("alone", "opposite here", "friends of friends here", "friends of foes here", "is competition")
_TELLING_ALONE = (
    "says the main clause: True", "says the main clause: False", "a plain statement", "setting: announced",
    "setting: supposed", "setting: negated", "setting: reversed", "a class of people that nobody names",
)  # fmt: skip
"""Features of a candidate that count otherwise where its sentence stands alone."""


class WeightsError(AllyMapError):
    """The weights cannot be read."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic model over named features; a feature without a weight counts nothing."""

    intercept: float
    weights: Mapping[str, float]

    def score(self, features: Mapping[str, float]) -> float:
        """The log odds."""
        weights = self.weights
        return self.intercept + sum(weights.get(name, 0.0) * value for name, value in features.items())


@dataclass(frozen=True, slots=True)
class Judgement:
    """The models, the line that calibrates them, and the thresholds.

    ``within`` sees a candidate within its document, ``single`` within its sentence only; a document of n sentences with
    candidates is judged by one part ``single`` and n - 1 parts ``within``. From ``drawn`` on (``drawn_single`` in a
    document of one such sentence, and there ``BESIDE`` more for all but the surest claim) a claim is drawn, below
    ``suggested`` it is dropped.
    """

    alone: Logistic
    within: Logistic
    single: Logistic
    calibration: Calibration
    drawn: float
    drawn_single: float
    suggested: float

    def judge(self, candidates: Sequence[Candidate]) -> list[float]:
        """The confidence in each candidate of one document."""
        first = [probability(self.alone.score(c.features)) for c in candidates]
        return [self.calibration.apply(p) for p in second_judgement(self.within, self.single, candidates, first)]

    def tier(self, candidate: Candidate, confidence: float, sentences: int, surest: float = 0.0) -> Tier:
        """The tier of a candidate that is not dropped.

        ``sentences`` are those of its document with candidates, ``surest`` is the confidence in the surest claim.
        """
        threshold = self.drawn if sentences > 1 else self.drawn_single + BESIDE * (confidence < surest)
        return Tier.DRAWN if candidate.telling and confidence >= threshold else Tier.SUGGESTED


@lru_cache(maxsize=1)
def load_judgement() -> Judgement:
    """The shipped weights. Raises ``WeightsError``."""
    try:
        data = json.loads(resource(*WEIGHTS).read_text(encoding="utf-8"))
        models = [Logistic(float(data[k]["intercept"]), data[k]["weights"]) for k in ("alone", "within", "single")]
        thresholds = [float(data[k]) for k in ("drawn", "drawn_single", "suggested")]
        return Judgement(models[0], models[1], models[2], Calibration.of(data["calibration"]), *thresholds)
    except (KeyError, TypeError, ValueError) as error:
        raise WeightsError("AllyMap's file of weights is damaged: install AllyMap again.") from error


def surest_of(candidates: Sequence[Candidate], confidences: Sequence[float]) -> float:
    """The confidence in the surest candidate that may be drawn; 0 without one."""
    return max((p for c, p in zip(candidates, confidences, strict=True) if c.telling), default=0.0)


def second_judgement(
    within: Logistic, single: Logistic, candidates: Sequence[Candidate], first: Sequence[float]
) -> list[float]:
    """Probabilities before calibration, given the first judgement of all candidates of a document."""
    share = 1 / max(len({candidate.sentence for candidate in candidates}), 1)
    scores = [
        (1 - share) * within.score(far) + share * single.score(near)
        for far, near in zip(surroundings(candidates, first), sentence_surroundings(candidates, first), strict=True)
    ]
    return _exclusive(candidates, [probability(score) for score in scores])


def _exclusive(candidates: Sequence[Candidate], values: Sequence[float]) -> list[float]:
    """One word in one sentence says that a pair cooperates or that it competes, but never both."""
    readings: dict[tuple[int, frozenset[str], int], list[int]] = defaultdict(list)
    for at, candidate in enumerate(candidates):
        if candidate.evidence:
            word = candidate.evidence[0].trigger
            readings[candidate.sentence, frozenset(candidate.principals), word].append(at)
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
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))


def surroundings(candidates: Sequence[Candidate], first: Sequence[float]) -> list[dict[str, float]]:
    """What the rest of the document says about each candidate, given the first judgement of all of them."""
    by_edge: dict[tuple[frozenset[str], Polarity], list[tuple[float, int]]] = defaultdict(list)
    for at, (candidate, p) in enumerate(zip(candidates, first, strict=True)):
        by_edge[frozenset(candidate.principals), candidate.polarity].append((p, at))
    neighbours: _Neighbours = {}
    near_here: dict[int, _Neighbours] = defaultdict(dict)
    for (pair, polarity), values in by_edge.items():
        one, other = sorted(pair)
        for a, b in ((one, other), (other, one)):
            neighbours.setdefault(a, {}).setdefault(b, {})[polarity] = max(values)[0]
            for p, at in values:
                near_here[candidates[at].sentence].setdefault(a, {}).setdefault(b, {})[polarity] = p
    found = []
    for at, (candidate, p) in enumerate(zip(candidates, first, strict=True)):
        pair = frozenset(candidate.principals)
        others = [q for q, where in by_edge[pair, candidate.polarity] if where != at]
        opposite = _opposite(candidate.polarity)
        here = [q for q, where in by_edge[pair, opposite] if candidates[where].sentence == candidate.sentence]
        away = [q for q, where in by_edge[pair, opposite] if candidates[where].sentence != candidate.sentence]
        agree, disagree = _balance(neighbours, *candidate.principals, candidate.polarity)
        agree_here, disagree_here = _balance(near_here[candidate.sentence], *candidate.principals, candidate.polarity)
        found.append(
            {
                "alone": log_odds(p),
                "elsewhere": log_odds(max(others)) if others else _NOTHING,
                "elsewhere, together": log_odds(1 - math.prod(1 - q for q in others)) if others else _NOTHING,
                "opposite elsewhere": log_odds(max(away)) if away else _NOTHING,
                "opposite here": log_odds(max(here)) if here else _NOTHING,
                "sentences with both": math.log(len(others) + 1),
                "how the two stand with others": _standing(neighbours, *candidate.principals, candidate.polarity),
                "friends of friends": agree,
                "friends of foes": disagree,
                "friends of friends here": agree_here,
                "friends of foes here": disagree_here,
                "is competition": float(candidate.polarity is Polarity.COMPETITION),
            }
        )
    return found


def sentence_surroundings(candidates: Sequence[Candidate], first: Sequence[float]) -> list[dict[str, float]]:
    """What its own sentence says about each candidate, as if every sentence stood alone."""
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for at, candidate in enumerate(candidates):
        by_sentence[candidate.sentence].append(at)
    found: list[dict[str, float]] = [{} for _ in candidates]
    for places in by_sentence.values():
        here = [first[at] for at in places]
        mine = [candidates[at] for at in places]
        actors = len({name for candidate in mine for name in candidate.principals})
        for at, row in zip(places, surroundings(mine, here), strict=True):
            found[at] = {name: row[name] for name in _OF_A_SENTENCE}
            found[at]["no opposite"] = float(row["opposite here"] == _NOTHING)
            found[at]["better ones here"] = float(min(sum(p > first[at] for p in here), 3))
            found[at]["actors"] = math.log(actors)
            rest = [p for other, p in zip(places, here, strict=True) if other != at and candidates[other].telling]
            found[at]["ahead of the others here"] = log_odds(first[at]) - (log_odds(max(rest)) if rest else _NOTHING)
            for name in _TELLING_ALONE:
                found[at][name] = candidates[at].features.get(name, 0.0)
    return found


_Neighbours = dict[str, dict[str, dict[Polarity, float]]]


def _standing(neighbours: _Neighbours, one: str, other: str, polarity: Polarity) -> float:
    """Whether the two rather cooperate or compete with others in this document, -2 … 2, in favour of the polarity."""
    found = 0.0
    for actor, partner in ((one, other), (other, one)):
        rest = [sides for third, sides in neighbours[actor].items() if third != partner]
        against = math.fsum(sides.get(Polarity.COMPETITION, 0.0) for sides in rest)
        together = math.fsum(sides.get(Polarity.COOPERATION, 0.0) for sides in rest)
        found += (together - against) / (together + against + 1)
    return found if polarity is Polarity.COOPERATION else -found


def _balance(neighbours: _Neighbours, one: str, other: str, polarity: Polarity) -> tuple[float, float]:
    """How well third actors explain this polarity, and the opposite one (an enemy's enemy …), each 0 … 1."""
    mine, theirs = 0.0, 0.0
    for third in neighbours[one].keys() & neighbours[other].keys():
        for p, near in neighbours[one][third].items():
            for q, far in neighbours[third][other].items():
                product = Polarity.COOPERATION if p is q else Polarity.COMPETITION
                common_foe = product is Polarity.COOPERATION and p is Polarity.COMPETITION
                strength = near * far * (0.5 if common_foe else 1.0)
                if product is polarity:
                    mine = max(mine, strength)
                else:
                    theirs = max(theirs, strength)
    return mine, theirs


def _opposite(polarity: Polarity) -> Polarity:
    return Polarity.COMPETITION if polarity is Polarity.COOPERATION else Polarity.COOPERATION
