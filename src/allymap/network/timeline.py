"""Strands over time: how many claims of each side fall into each period, for the whole map or for one pair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Claim, FuzzyDate, Polarity, Relation
from .evidence import Evidence
from .periods import Counted, Counts, count, period


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One period (EDTF) of one relation: claims surely in it, and the share of vaguer ones that may be."""

    relation: Relation
    period: str
    cooperation: float
    competition: float
    maybe_cooperation: float
    maybe_competition: float


@dataclass(frozen=True, slots=True)
class Strands:
    """The periods of one relation, empty ones left out, and its claims without a date (cooperation, competition)."""

    relation: Relation
    rows: tuple[TimelineRow, ...]
    undated: tuple[int, int]


def dated(claims: Iterable[Claim]) -> list[Counted]:
    """Claims as rows to count; words that are no date count as undated."""
    return [(_when(claim.date), claim.polarity, 1.0) for claim in claims]


def timeline(evidence: Evidence, relations: Iterable[Relation], months: int = 12) -> list[Strands]:
    """Each relation over time, in periods of so many months: 1, 3, 12 or 120."""
    found = []
    for relation in relations:
        rows = dated(evidence.claims[one] for one in relation.claims)
        counts = count(rows, months=months)
        timeless = [polarity for when, polarity, _ in rows if when.undated]
        undated = timeless.count(Polarity.COOPERATION), timeless.count(Polarity.COMPETITION)
        found.append(Strands(relation, tuple(_rows(relation, counts)) if counts else (), undated))
    return found


def _rows(relation: Relation, counts: Counts) -> Iterable[TimelineRow]:
    for at in range(len(counts)):
        numbers = (*counts.exact[:, at].tolist(), *counts.vague[:, at].tolist())
        if any(numbers):
            yield TimelineRow(relation, period(counts, at), *numbers)


def _when(text: str) -> FuzzyDate:
    try:
        return FuzzyDate.parse(text)
    except ValueError:
        return FuzzyDate()
