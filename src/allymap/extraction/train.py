"""Trains the weights: ``python -m allymap.extraction.train FOLDER -o resources/frames/weights.json``.

FOLDER holds annotated text in the format of ``docs/extraction.md``. The figures printed and stored with the weights
are cross-validated by document: each document is judged by weights that never saw it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from allymap.model import Progress

from .calibration import Calibration
from .cast import Names
from .extractor import Extractor
from .gazetteer import Gazetteer
from .model import load_model
from .scorer import (
    Judgement,
    Logistic,
    probability,
    second_judgement,
    sentence_surroundings,
    stands_alone,
    surroundings,
)
from .survey import Survey
from .train_calibrate import calibration_plot, rising_line
from .train_corpus import read_own_articles, read_own_sentences
from .train_figures import SUGGESTED, figures_of, reliability, sentence_figures, tables
from .train_fit import fit
from .train_gold import UNANNOTATED, Aliases, Gold, label, read_articles, read_events, read_sentences
from .train_sample import FOLDS, Sample

STRENGTH_ALONE, STRENGTH_WITHIN = 10.0, 1.0
FEWEST = 3
DRAWN = 0.49
"""Chosen by the printed tables: see ``docs/extraction.md``."""
ARTICLE_COUNTS = 0.05
"""What a candidate of an article counts in the model of single sentences."""
OWN_COUNTS = 0.3
"""What a candidate of our own articles counts: they are harder than news, and at full weight they outweigh it."""
UNANNOTATED_COUNTS = 1.0
"""What a pair that was not annotated counts in the model of single sentences: nothing else tells it what is rare."""


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
    counts = [weight for sample in samples for weight in sample.weights]
    return fit(rows, labels, STRENGTH_ALONE, FEWEST, counts)


def first_judgement(model: Logistic, sample: Sample) -> list[float]:
    """What the first model says about each candidate of a document."""
    return [probability(model.score(candidate.features)) for candidate in sample.survey.candidates]


def fit_second(samples: Sequence[Sample]) -> tuple[Logistic, Logistic]:
    """The models that see it within its document and within its sentence.

    They learn from first judgements by weights that never saw them.
    """
    far: list[dict[str, float]] = []
    near: list[dict[str, float]] = []
    labels: list[bool] = []
    weights: list[float] = []
    single_weights: list[float] = []
    for fold in sorted({sample.fold for sample in samples}):
        model = fit_alone([sample for sample in samples if sample.fold != fold])
        for sample in (sample for sample in samples if sample.fold == fold):
            first = first_judgement(model, sample)
            around = surroundings(sample.survey.candidates, first)
            far += around
            near += sentence_surroundings(sample.survey.candidates, first, around)
            labels += sample.labels
            weights += sample.weights
            single_weights += [_single_weight(sample, weight) for weight in sample.weights]
    within = fit(far, labels, STRENGTH_WITHIN, 1, weights)
    return within, fit(near, labels, STRENGTH_WITHIN, 1, single_weights)


def _single_weight(sample: Sample, weight: float) -> float:
    if sample.is_article:
        return weight * ARTICLE_COUNTS
    return UNANNOTATED_COUNTS if weight == UNANNOTATED else weight


def cross_validated(samples: Sequence[Sample], taught: Sequence[Sample] = ()) -> list[list[float]]:
    """The confidence in each candidate of each sample before calibration, by models that never saw its document.

    What is ``taught`` is learned from in every fold.
    """
    found: list[list[float]] = [[] for _ in samples]
    for fold in range(FOLDS):
        others = [*(sample for sample in samples if sample.fold != fold), *taught]
        alone, (within, single) = fit_alone(others), fit_second(others)
        for at, sample in enumerate(samples):
            if sample.fold == fold:
                first = first_judgement(alone, sample)
                found[at] = second_judgement(within, single, sample.survey.candidates, first)
    return found


def calibrated(samples: Sequence[Sample], raw: Sequence[Sequence[float]]) -> list[list[float]]:
    """Cross-validated confidences after calibration by a line that never saw the document either."""
    found: list[list[float]] = [[] for _ in samples]
    for fold in range(FOLDS):
        lines = [line_of(samples, raw, alone, without=fold) for alone in (False, True)]
        for at, sample in enumerate(samples):
            if sample.fold == fold:
                line = lines[stands_alone(sample.survey.candidates)]
                found[at] = [line.apply(p) for p in raw[at]]
    return found


def line_of(samples: Sequence[Sample], raw: Sequence[Sequence[float]], alone: bool, without: int = -1) -> Calibration:
    """The calibration of documents with one sentence with candidates (``alone``) or with more, leaving out a fold.

    A pair that an event sentence was not annotated for counts as wrong, though it may hold: the line is a lower bound.
    """
    pairs = [
        (p, y)
        for sample, values in zip(samples, raw, strict=True)
        if sample.fold != without and stands_alone(sample.survey.candidates) == alone
        for p, y, w in zip(values, sample.labels, sample.weights, strict=True)
        if w
    ]
    return rising_line(pairs)


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
    parser.add_argument("--taught", type=Path, help="text of our own to learn from beside it: tests/corpus/README.md")
    parser.add_argument("--plot", type=Path, help="also write the calibration as an SVG picture")
    options = parser.parse_args(arguments)
    aliases = Aliases.read(options.folder / "principals.json")
    gazetteer = Gazetteer.load()
    extractor = Extractor(load_model(), Names(gazetteer))

    def survey(gold: Gold) -> Survey:
        return extractor.survey(gold.document, Progress())

    samples = samples_of(read_folder(options.folder, aliases), survey, aliases)
    own = read_own_articles(options.taught, gazetteer, aliases) if options.taught else []
    taught = samples_of(own, survey, aliases)
    for sample in taught:
        sample.weights = [OWN_COUNTS * weight for weight in sample.weights]
    raw = cross_validated(samples, taught)
    confidences = calibrated(samples, raw)
    figures = figures_of(samples, confidences, aliases)
    lines = [line_of(samples, raw, alone) for alone in (False, True)]
    learned = [*samples, *taught]
    judgement = Judgement(fit_alone(learned), *fit_second(learned), lines[0], lines[1], DRAWN, SUGGESTED)
    if options.taught:
        unseen = samples_of(read_own_sentences(options.taught, gazetteer, aliases), survey, aliases)
        figures["own sentences"] = sentence_figures(unseen, judgement)
    write(options.output, judgement, figures)
    if options.plot is not None:
        before = reliability(samples, raw)
        options.plot.write_text(calibration_plot(before, figures["calibration"]), encoding="utf-8")
    sys.stdout.write("\n".join(tables(figures)) + "\n")


def write(path: Path, judgement: Judgement, figures: Mapping[str, object]) -> None:
    """Write the weights with the figures they were chosen by."""
    models = {"alone": judgement.alone, "within": judgement.within, "single": judgement.single}
    data = {
        "drawn": judgement.drawn,
        "suggested": judgement.suggested,
        "calibration": judgement.calibration.points,
        "calibration_single": judgement.calibration_single.points,
        "figures": figures,
        **{name: {"intercept": model.intercept, "weights": dict(model.weights)} for name, model in models.items()},
    }
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
