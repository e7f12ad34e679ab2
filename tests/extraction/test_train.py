"""Training on a handful of sentences of our own, in the format of the annotated text."""

import json
import random

import pytest

from allymap.extraction import scorer
from allymap.extraction.scorer import Judgement
from allymap.extraction.train import (
    calibrated,
    cross_validated,
    fit_alone,
    fit_second,
    line_of,
    main,
    read_folder,
    samples_of,
    write,
)
from allymap.extraction.train_figures import figures_of, reliability, tables
from allymap.extraction.train_fit import fit
from allymap.extraction.train_gold import Aliases, edge_figures, fold
from allymap.extraction.train_sample import FOLDS
from allymap.model import Progress

ACTORS = ("Iran", "Israel", "Russia", "Turkey", "Syria", "Jordan")


def article(number: int) -> tuple[dict[str, str], list[dict[str, object]]]:
    chance = random.Random(number)
    text, rows = "", [{"document": f"a{number}", "published": "2018-01-01"}]
    for _ in range(48):
        a, b = chance.sample(ACTORS, 2)
        verb, polarity = chance.choice([("attacked", "competition"), ("helped", "cooperation"), ("and", "")])
        sentence = f"{a} {verb} {b}." if polarity else f"{a} and {b} lie on one continent."
        if polarity:
            row = {"start": len(text), "end": len(text) + len(sentence), "a": a, "b": b, "polarity": polarity}
            rows.append(row | {"grade": "required", "date": "", "date_agreed": True})
        text += sentence + " "
    return {"id": f"a{number}", "published": "2018-01-01", "text": text}, rows


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("annotated")
    (root / "dev").mkdir()
    with (root / "dev.jsonl").open("w", encoding="utf-8") as texts:
        for number in range(10):
            document, rows = article(number)
            texts.write(json.dumps(document) + "\n")
            lines = "\n".join(json.dumps(row) for row in rows)
            (root / "dev" / f"a{number}.gold.jsonl").write_text(lines, encoding="utf-8")
    claim = {"a": "Iran", "b": "Persia's foe", "polarity": "competition", "grade": "allowed"}
    rows = [
        {"id": "s1", "text": "It rained on Monday.", "claims": []},
        {"id": "s2", "text": "Iran spoke.", "claims": [claim]},
    ]
    (root / "outlets.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    event = {
        "id": "e1", "event": "ASSAULT", "polarity": "competition", "text": "Iran attacked Israel.",
        "published": "2000-01-01", "source": [{"actorText": "Iran", "code": "IRN"}],
        "target": [{"actorText": "Israel", "code": ""}],
    }  # fmt: skip
    (root / "plover_gsr_dev.jsonl").write_text(json.dumps(event), encoding="utf-8")
    (root / "principals.json").write_text(json.dumps({"Iran": ["Tehran", "Persia"]}), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def aliases(folder):
    return Aliases.read(folder / "principals.json")


@pytest.fixture(scope="module")
def samples(folder, aliases, extractor):
    golds = read_folder(folder, aliases)
    return samples_of(golds, lambda gold: extractor.survey(gold.document, Progress()), aliases)


def test_names_are_folded(aliases):
    assert fold("  Al-Qa'ida ") == "al qa ida"
    assert aliases.of("TEHRAN") == "Iran"
    assert aliases.of("Atlantis") == "Atlantis"


def test_labels(samples):
    articles = [s for s in samples if s.gold.document.id.startswith("a")]
    assert sum(sum(s.labels) for s in articles) >= 40
    (event,) = [s for s in samples if s.gold.event is not None]
    assert event.labels == [True]
    assert set(event.weights) == {1.0}


def test_folds_are_even(samples):
    articles = [s.fold for s in samples if s.gold.document.id.startswith("a")]
    assert max(articles.count(fold) for fold in range(FOLDS)) <= 2


def test_what_was_never_seen_is_judged_rightly(samples, aliases):
    raw = cross_validated(samples)
    confidences = calibrated(samples, raw)
    pairs = [
        (p, y) for s, values in zip(samples, confidences, strict=True) for p, y in zip(values, s.labels, strict=True)
    ]
    right = sum((p > 0.5) == y for p, y in pairs)
    assert right / len(pairs) > 0.9
    figures = figures_of(samples, confidences, aliases)
    table = figures["edges"]
    assert [row["threshold"] for row in table] == sorted(row["threshold"] for row in table)
    middle = next(row for row in table if row["threshold"] == 0.5)
    assert middle["recall"] > 0.8
    assert middle["claim_precision"] > 0.8
    assert middle["invented"] == 0
    assert sum(row["count"] for row in reliability(samples, confidences)) > 100
    assert any(line.startswith("| 0.5 |") for line in tables(figures))


def test_the_file_can_be_read_back(samples, tmp_path, monkeypatch):
    alone, (within, single) = fit_alone(samples), fit_second(samples)
    raw = [[0.1 + 0.8 * y for y in s.labels] for s in samples]
    lines = [line_of(samples, raw, lone) for lone in (False, True)]
    path = tmp_path / "weights.json"
    write(path, Judgement(alone, within, single, *lines, 0.5, 0.1), {})
    monkeypatch.setattr(scorer, "resource", lambda *_: path)
    assert scorer.load_judgement.__wrapped__() == Judgement(alone, within, single, *lines, 0.5, 0.1)


def test_fit_learns_and_shrinks():
    rows = [{"yes": 1.0}, {"no": 1.0}] * 20
    labels = [True, False] * 20
    loose, tight = fit(rows, labels, 0.1), fit(rows, labels, 50.0)
    assert loose.weights["yes"] > tight.weights["yes"] > 0 > tight.weights["no"] > loose.weights["no"]


def test_rare_features_are_left_out():
    model = fit([{"often": 1.0}] * 5 + [{"rare": 1.0}], [True] * 5 + [False], 1.0, fewest=2)
    assert "rare" not in model.weights


def test_sample_weights_count():
    rows, labels = [{"a": 1.0}, {"a": 1.0}], [True, False]
    assert fit(rows, labels, 1.0, weights=[1.0, 0.0]).score({"a": 1.0}) > 0
    assert fit(rows, labels, 1.0, weights=[0.0, 1.0]).score({"a": 1.0}) < 0


def test_edge_figures_of_nothing():
    assert edge_figures([]) == {"recall": 0.0, "precision": 0.0, "edges": 0}


@pytest.mark.slow
def test_the_script_from_end_to_end(folder, tmp_path, capsys):
    main([str(folder), "-o", str(tmp_path / "weights.json"), "--plot", str(tmp_path / "plot.svg")])
    assert "| confidence | right |" in capsys.readouterr().out
    assert json.loads((tmp_path / "weights.json").read_text(encoding="utf-8"))["figures"]["edges"]
    assert (tmp_path / "plot.svg").read_text(encoding="utf-8").startswith("<svg")
