"""Trains the weights: ``python -m allymap.extraction.train FOLDER -o resources/frames/weights.json``.

FOLDER holds annotated text in the format of ``docs/extraction.md``. The figures printed and stored with the weights
are cross-validated by document: each document is judged by weights that never saw it.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from allymap.model import Progress

from .extractor import Extractor
from .scorer import Logistic, probability, surroundings
from .survey import Survey
from .train_fit import fit
from .train_gold import Aliases, Edge, Gold, edge_figures, label, pair_of, read_articles, read_events, read_sentences

FOLDS = 8
STRENGTH_ALONE, STRENGTH_WITHIN = 10.0, 1.0
FEWEST = 3
DRAWN, SUGGESTED = 0.45, 0.15
"""Chosen by the printed table: see ``docs/extraction.md``."""


@dataclass(slots=True)
class Sample:
    """A surveyed document with the label and the weight of each of its candidates."""

    gold: Gold
    survey: Survey
    labels: list[bool]
    weights: list[float]
    fold: int = 0


def samples_of(golds: Iterable[Gold], survey: Callable[[Gold], Survey], aliases: Aliases) -> list[Sample]:
    """Survey and label documents; folds are dealt out by size, so that each holds as many claims."""
    made = []
    for gold in golds:
        found = survey(gold)
        pairs = [label(gold, found, candidate, aliases) for candidate in found.candidates]
        made.append(Sample(gold, found, [y for y, _ in pairs], [w for _, w in pairs]))
    for at, sample in enumerate(sorted(made, key=lambda s: (-len(s.gold.rows), s.gold.document.id))):
        sample.fold = at % FOLDS
    return made


def fit_alone(samples: Sequence[Sample]) -> Logistic:
    """The model that sees a candidate by itself."""
    rows = [candidate.features for sample in samples for candidate in sample.survey.candidates]
    labels = [y for sample in samples for y in sample.labels]
    return fit(rows, labels, STRENGTH_ALONE, FEWEST, [w for sample in samples for w in sample.weights])


def first_judgement(model: Logistic, sample: Sample) -> list[float]:
    """What the first model says about each candidate of a document."""
    return [probability(model.score(candidate.features)) for candidate in sample.survey.candidates]


def fit_within(samples: Sequence[Sample]) -> Logistic:
    """The model that sees it within its document. It learns from first judgements by weights that never saw them."""
    rows, labels, weights = [], [], []
    for fold in sorted({sample.fold for sample in samples}):
        model = fit_alone([sample for sample in samples if sample.fold != fold])
        for sample in samples:
            if sample.fold == fold:
                rows += surroundings(sample.survey.candidates, first_judgement(model, sample))
                labels += sample.labels
                weights += sample.weights
    return fit(rows, labels, STRENGTH_WITHIN, 1, weights)


def cross_validated(samples: Sequence[Sample]) -> list[list[float]]:
    """The confidence in each candidate of each sample, by models that never saw its document."""
    found: list[list[float]] = [[] for _ in samples]
    for fold in range(FOLDS):
        others = [sample for sample in samples if sample.fold != fold]
        alone, within = fit_alone(others), fit_within(others)
        for at, sample in enumerate(samples):
            if sample.fold == fold:
                features = surroundings(sample.survey.candidates, first_judgement(alone, sample))
                found[at] = [probability(within.score(row)) for row in features]
    return found


def edges_at(sample: Sample, confidences: Sequence[float], threshold: float, aliases: Aliases) -> set[Edge]:
    """The edges a threshold would draw from one document."""
    kept = (c for c, p in zip(sample.survey.candidates, confidences, strict=True) if p >= threshold)
    return {(pair, str(c.polarity)) for c in kept if len(pair := pair_of(sample.survey, c, aliases)) == 2}


def figures_of(
    samples: Sequence[Sample], confidences: Sequence[Sequence[float]], aliases: Aliases
) -> list[dict[str, float]]:
    """Edge recall and precision on articles, and what is invented in empty sentences, at a range of thresholds."""
    both = list(zip(samples, confidences, strict=True))
    articles = [(s, p) for s, p in both if s.gold.event is None and len(s.gold.document.text) > 1000]
    empty = [(s, p) for s, p in both if s.gold.event is None and not s.gold.rows]
    table = []
    for step in range(2, 17):
        threshold = step / 20
        row = edge_figures((s.gold, edges_at(s, p, threshold, aliases)) for s, p in articles)
        wrong = sum(len(edges_at(s, p, threshold, aliases)) for s, p in empty)
        invented = 20 * wrong / max(len(empty), 1)
        table.append(
            {"threshold": threshold, **{k: round(v, 3) for k, v in row.items()}, "invented": round(invented, 2)}
        )
    return table


def calibration(samples: Sequence[Sample], confidences: Sequence[Sequence[float]]) -> list[dict[str, float]]:
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


def read_folder(folder: Path, aliases: Aliases) -> list[Gold]:
    """All annotated text of a folder that may be learned from."""
    golds = read_articles(folder / "dev.jsonl", folder / "dev", aliases)
    golds += read_sentences(folder / "outlets.jsonl", aliases)
    return golds + read_events(folder / "plover_gsr_dev.jsonl")


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, print the figures, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    aliases = Aliases.read(options.folder / "principals.json")
    extractor = Extractor.load()
    golds = read_folder(options.folder, aliases)
    samples = samples_of(golds, lambda gold: extractor.survey(gold.document, Progress()), aliases)
    confidences = cross_validated(samples)
    figures = {"edges": figures_of(samples, confidences, aliases), "calibration": calibration(samples, confidences)}
    alone, within = fit_alone(samples), fit_within(samples)
    write(options.output, alone, within, figures)
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


def write(path: Path, alone: Logistic, within: Logistic, figures: object) -> None:
    """Write the weights with the figures they were chosen by."""
    data = {
        "drawn": DRAWN,
        "suggested": SUGGESTED,
        "figures": figures,
        "alone": {"intercept": alone.intercept, "weights": dict(alone.weights)},
        "within": {"intercept": within.intercept, "weights": dict(within.weights)},
    }
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
