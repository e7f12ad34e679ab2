"""What training prints: recall and precision at a range of thresholds, the calibration, and claims without a frame."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .candidates import Candidate
from .scorer import Judgement, drawn_from, suggested_from
from .train_gold import Aliases, Edge, edge_figures, pair_of
from .train_sample import Sample

SUGGESTED = 0.14
"""Below this confidence a candidate is dropped: chosen by the tables, see ``docs/extraction.md``."""
_HUNDREDTHS = (10, 12, 14, 15, 20, 30, 40, 45, 47, 48, 49, 50, 51, 52, 54, 55, 57, 60, 65, 70, 80)
THRESHOLDS = tuple(step / 100 for step in _HUNDREDTHS)
Confidences = Sequence[Sequence[float]]


def edges_at(sample: Sample, confidences: Sequence[float], threshold: float, aliases: Aliases) -> set[Edge]:
    """The edges a threshold would draw from one document."""
    kept = (candidate for candidate, _ in _kept(sample, confidences, threshold))
    return {(pair, str(c.polarity)) for c in kept if len(pair := pair_of(sample.survey, c, aliases)) == 2}


def _kept(sample: Sample, confidences: Sequence[float], threshold: float) -> Iterator[tuple[Candidate, bool]]:
    """The candidates that a threshold draws, with their labels; as ``Judgement.tier`` does."""
    here = {c.sentence for c, p in zip(sample.survey.candidates, confidences, strict=True) if p >= SUGGESTED}
    for candidate, p, y in zip(sample.survey.candidates, confidences, sample.labels, strict=True):
        if p >= max(drawn_from(threshold, len(here)), suggested_from(min(threshold, SUGGESTED), len(here))):
            yield candidate, y


def figures_of(samples: Sequence[Sample], confidences: Confidences, aliases: Aliases) -> dict[str, Any]:
    """All figures; what is drawn from articles, empty sentences and single events, threshold by threshold."""
    both = list(zip(samples, confidences, strict=True))
    table = []
    for threshold in THRESHOLDS:
        row = {"threshold": threshold, **_of_articles(both, threshold, aliases), **_of_events(both, threshold)}
        empty = [(s, p) for s, p in both if s.gold.event is None and not s.gold.rows and not s.is_article]
        wrong = sum(len(edges_at(s, p, threshold, aliases)) for s, p in empty)
        row["invented"] = 20 * wrong / max(len(empty), 1)
        table.append({name: round(value, 3) for name, value in row.items()})
    return {"edges": table, "calibration": reliability(samples, confidences), "frameless": _frameless(both)}


def _of_articles(
    both: Sequence[tuple[Sample, Sequence[float]]], threshold: float, aliases: Aliases
) -> dict[str, float]:
    articles = [(s, p) for s, p in both if s.is_article]
    row = edge_figures((s.gold, edges_at(s, p, threshold, aliases)) for s, p in articles)
    claims = [y for s, p in articles for _, y in _kept(s, p, threshold)]
    return {**row, "claims": float(len(claims)), "claim_precision": sum(claims) / max(len(claims), 1)}


def _of_events(both: Sequence[tuple[Sample, Sequence[float]]], threshold: float) -> dict[str, float]:
    """The share of single annotated events found with pair and polarity, and of the claims that are that event."""
    events = [[y for _, y in _kept(s, p, threshold)] for s, p in both if s.gold.event is not None]
    made = sum(map(len, events))
    return {
        "event_recall": sum(map(any, events)) / max(len(events), 1),
        "event_precision": sum(map(sum, events)) / max(made, 1),
    }


def reliability(samples: Sequence[Sample], confidences: Confidences) -> list[dict[str, float]]:
    """For each tenth of confidence: how many candidates, the mean confidence, and the share that is right."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(10)]
    for sample, values in zip(samples, confidences, strict=True):
        if sample.gold.event is None:
            for p, y, w in zip(values, sample.labels, sample.weights, strict=True):
                if w:
                    bins[min(int(p * 10), 9)].append((p, y))
    return [
        {
            "count": len(values),
            "confidence": round(math.fsum(p for p, _ in values) / len(values), 3),
            "right": round(sum(y for _, y in values) / len(values), 3),
        }
        for values in bins
        if values
    ]


def sentence_figures(samples: Sequence[Sample], judgement: Judgement) -> list[dict[str, float]]:
    """What is drawn from sentences that stand alone and were never learned from, of those whose every claim is known.

    A claim that no candidate stands for is not counted: ``recall`` is that of the candidates.
    """
    drawn, right, wanted = 0, 0, 0
    for sample in samples:
        found = judgement.judge(sample.survey.candidates)
        sentences = len({c.sentence for c, p in zip(sample.survey.candidates, found, strict=True) if p >= SUGGESTED})
        drawn_here = [p >= drawn_from(judgement.drawn, sentences) for p in found]
        drawn += sum(drawn_here)
        right += sum(y for y, shown in zip(sample.labels, drawn_here, strict=True) if shown)
        wanted += sum(sample.labels)
    row = {
        "sentences": len(samples),
        "claims": drawn,
        "precision": right / max(drawn, 1),
        "recall": right / max(wanted, 1),
    }
    return [{name: round(value, 3) for name, value in row.items()}]


def _frameless(both: Sequence[tuple[Sample, Sequence[float]]], threshold: float = 0.5) -> list[dict[str, Any]]:
    """Claim precision above a threshold by a frame, or by a path with or without a telling word."""
    found: dict[str, list[bool]] = {}
    for sample, values in both:
        if sample.is_article:
            for candidate, p, y in zip(sample.survey.candidates, values, sample.labels, strict=True):
                if p >= threshold:
                    found.setdefault(_basis(candidate), []).append(y)
    return [
        {"by": name, "claims": len(labels), "precision": round(sum(labels) / len(labels), 3)}
        for name, labels in sorted(found.items())
    ]


def _basis(candidate: Candidate) -> str:
    if candidate.evidence:
        return "a frame"
    length = len(candidate.path) - 1
    names = ((2, "1-2"), (4, "3-4"), (6, "5-6"), (length, "7 and more"))
    steps = next(words for most, words in names if length <= most)
    return f"{'a telling word' if candidate.telling else 'no telling word'}, {steps} steps"


def tables(figures: Mapping[str, Any]) -> Iterator[str]:
    """The figures as Markdown tables."""
    for name in ("edges", "calibration", "frameless", "own sentences"):
        rows: list[Mapping[str, Any]] = figures.get(name, [])
        yield f"\n{name}\n"
        if rows:
            yield "| " + " | ".join(rows[0]) + " |"
            yield "|---" * len(rows[0]) + "|"
            yield from ("| " + " | ".join(str(value) for value in row.values()) + " |" for row in rows)
