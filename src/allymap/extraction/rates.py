"""What each threshold of the drawn tier gives: the figures that were measured when the weights were trained."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import NamedTuple

from allymap.model.resources import resource

from .scorer import WEIGHTS, WeightsError


class Rate(NamedTuple):
    """Of the relations that an article states, ``recall`` are drawn from a confidence of ``threshold`` on, and of those
    drawn ``precision`` are stated. Cross-validated by document (docs/extraction.md), each 0 … 1.
    """

    threshold: float
    recall: float
    precision: float


@lru_cache(maxsize=1)
def tradeoff() -> tuple[Rate, ...]:
    """The measured thresholds, rising: recall falls from row to row. Raises ``WeightsError``."""
    try:
        rows = json.loads(resource(*WEIGHTS).read_text(encoding="utf-8"))["figures"]["edges"]
        return tuple(sorted(Rate(float(r["threshold"]), float(r["recall"]), float(r["precision"])) for r in rows))
    except (KeyError, TypeError, ValueError) as error:
        raise WeightsError("AllyMap's file of weights is damaged: install AllyMap again.") from error
