"""Judges candidates with two small logistic models whose weights are data, first alone and then within the document."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from allymap.model import AllyMapError, Polarity
from allymap.model.resources import resource

from .candidates import Candidate

WEIGHTS = ("frames", "weights.json")


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
    """The models and the two thresholds: ``drawn`` and ``suggested`` (below it a candidate is dropped)."""

    alone: Logistic
    within: Logistic
    drawn: float
    suggested: float

    def judge(self, candidates: Sequence[Candidate]) -> list[float]:
        """The confidence in each candidate of one document."""
        first = [probability(self.alone.score(c.features)) for c in candidates]
        return [probability(self.within.score(f)) for f in surroundings(candidates, first)]


@lru_cache(maxsize=1)
def load_judgement() -> Judgement:
    """The shipped weights. Raises ``WeightsError``."""
    try:
        data = json.loads(resource(*WEIGHTS).read_text(encoding="utf-8"))
        models = [Logistic(float(data[k]["intercept"]), data[k]["weights"]) for k in ("alone", "within")]
        return Judgement(models[0], models[1], float(data["drawn"]), float(data["suggested"]))
    except (KeyError, TypeError, ValueError) as error:
        raise WeightsError("AllyMap's file of weights is damaged: install AllyMap again.") from error


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
                "elsewhere": log_odds(max(others)) if others else -3.0,
                "elsewhere, together": log_odds(1 - math.prod(1 - q for q in others)) if others else -3.0,
                "opposite elsewhere": log_odds(max(away)) if away else -3.0,
                "opposite here": log_odds(max(here)) if here else -3.0,
                "sentences with both": math.log(len(others) + 1),
                "friends of friends": agree,
                "friends of foes": disagree,
                "friends of friends here": agree_here,
                "friends of foes here": disagree_here,
                "is competition": float(candidate.polarity is Polarity.COMPETITION),
            }
        )
    return found


_Neighbours = dict[str, dict[str, dict[Polarity, float]]]


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
