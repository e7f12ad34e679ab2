"""Derives relations from claims: which claims count, for whom they act, and what they add up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ..model import (
    Actor, Claim, Document, Judgement, Modality, Polarity, State, Thresholds, Tier, Verdict,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything a map is derived from, by key, as the workspace holds it."""

    documents: Mapping[str, Document] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    judgements: Mapping[str, Judgement] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Query:
    """What to count. Empty sets mean *all*; ``start`` and ``end`` are inclusive days, ``None`` = open."""

    folded: bool = True
    start: date | None = None
    end: date | None = None
    reviewed_only: bool = False
    tiers: frozenset[Tier] = frozenset({Tier.DRAWN})
    modalities: frozenset[Modality] = frozenset(m for m in Modality if m.factual)
    polarities: frozenset[Polarity] = frozenset()
    states: frozenset[State] = frozenset()
    arenas: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    narrators: frozenset[str] = frozenset()
    hidden_actors: frozenset[str] = frozenset()
    thresholds: Thresholds = Thresholds()
