"""What relations are derived from, and what a person asked to see of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ..model import (
    Actor,
    Claim,
    Document,
    Judgement,
    Kind,
    Modality,
    Polarity,
    State,
    Thresholds,
    Tier,
    Verdict,
    VerdictValue,
)


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
    """What to count. Empty sets mean *all*; ``start`` and ``end`` are inclusive days, ``None`` = open.

    A claim counts when its passage stands, nobody rejected it, its modality is in ``modalities``, and its tier in
    ``tiers`` or somebody
    accepted it; with ``reviewed_only`` somebody must have. These, ``folded`` and ``thresholds`` say what the evidence
    means. All the rest are filters, which hide: the window and ``arenas`` (any of them), ``documents``,
    ``publishers``, ``grades``, ``narrators``, ``kinds``, ``events`` and ``verdicts`` narrow the claims from which
    strands and states are derived; ``polarities`` hides strands, and ``states``, ``single_origin``,
    ``hidden_actors`` and ``relations`` (ids, of which only these stay) hide relations, without changing what the
    others are; ``around`` hides those that lie farther
    than ``steps`` relations from these actors, among what the other filters leave.

    ``grades`` are letters A–F and numbers 1–6 of the Admiralty system: a document needs one of the letters, where there
    are any, and one of the numbers. ``single_origin`` leaves the relations that rest on one origin alone.

    Events lie in the window when any day they may have happened on does, states when they hold on any day of it.
    ``as_of`` asks for what stood on a day: events that may have happened by then, states that may hold on it.
    A window that ends before it starts holds nothing.
    Undated claims are seen only through a window open at both ends: nobody can say that they lie in another.
    ``half_life`` (days, 0 for none) lets claims fade: what may have happened or held so long before the last day of the
    window weighs half, after twice as long a quarter. Strands are drawn by it (``Strand.strength``); states stay what
    the passages say.
    """

    folded: bool = True
    start: date | None = None
    end: date | None = None
    as_of: date | None = None
    half_life: int = 0
    reviewed_only: bool = False
    tiers: frozenset[Tier] = frozenset({Tier.DRAWN})
    modalities: frozenset[Modality] = frozenset(m for m in Modality if m.factual)
    polarities: frozenset[Polarity] = frozenset()
    states: frozenset[State] = frozenset()
    arenas: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    grades: frozenset[str] = frozenset()
    narrators: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    events: frozenset[str] = frozenset()
    verdicts: frozenset[VerdictValue] = frozenset()
    single_origin: bool = False
    hidden_actors: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    steps: int = 1
    thresholds: Thresholds = field(default_factory=Thresholds)

    @property
    def unfiltered(self) -> Query:
        """The same question with nothing hidden: what “12 of 31 relations hidden” counts from."""
        nothing: frozenset[str] = frozenset()
        return replace(
            self, start=None, end=None, as_of=None, half_life=0, polarities=frozenset(), states=frozenset(),
            arenas=nothing, documents=nothing, publishers=nothing, grades=nothing, narrators=nothing, events=nothing,
            kinds=frozenset(), verdicts=frozenset(), single_origin=False, hidden_actors=nothing, relations=nothing,
            around=nothing, steps=1,
        )  # fmt: skip
