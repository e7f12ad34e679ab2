"""A document to learn from: what was found in it, and what the annotation says about each candidate."""

from __future__ import annotations

from dataclasses import dataclass

from .survey import Survey
from .train_gold import Gold

FOLDS = 8
ARTICLE = 1000
"""Code points from which on a text counts as an article; shorter ones are sentences that stand alone."""


@dataclass(slots=True)
class Sample:
    """A surveyed document with the label and the weight of each of its candidates."""

    gold: Gold
    survey: Survey
    labels: list[bool]
    weights: list[float]
    fold: int = 0

    @property
    def is_article(self) -> bool:
        return self.gold.event is None and len(self.gold.document.text) > ARTICLE
