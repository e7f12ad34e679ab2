"""Annotated text of our own: how it is read, how its names are found again, and that all of it can be read."""

from pathlib import Path

import pytest

from allymap.extraction.gazetteer import Gazetteer
from allymap.extraction.scorer import load_judgement
from allymap.extraction.train import samples_of
from allymap.extraction.train_corpus import read_own_articles, read_own_sentences
from allymap.extraction.train_figures import sentence_figures
from allymap.extraction.train_gold import Aliases
from allymap.model import Progress

OURS = Path(__file__).parents[1] / "corpus"
ALIASES = Aliases({"turkey": "Turkey", "turkiye": "Turkey"})
ARTICLE = """title: Two visits
published: 2019-03-02
voice: agency report

Turkey attacked Greece.
  - Türkiye | Greece | 2019-02
It rained.

Herdsmen fought Ruritanian farmers.
  - herdsmen | Ruritanian farmers |  | FIGHT ?
"""


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.load()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "sentences").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "sentences" / "lead.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_an_article_is_put_together_with_its_offsets(folder, gazetteer):
    (gold,) = read_own_articles(folder, gazetteer, ALIASES)
    text = gold.document.text
    assert text == "Turkey attacked Greece. It rained.\n\nHerdsmen fought Ruritanian farmers."
    assert (gold.document.title, gold.document.published, gold.taught) == ("Two visits", "2019-03-02", True)
    said = [(text[row.start : row.end], set(row.pair), row.polarity, row.required) for row in gold.rows]
    assert said == [
        ("Turkey attacked Greece.", {"Turkey", "Greece"}, "competition", True),
        ("Herdsmen fought Ruritanian farmers.", {"herdsmen", "Ruritanian farmers"}, "competition", False),
    ]


def test_each_line_of_sentences_is_a_document(folder, gazetteer):
    golds = read_own_sentences(folder, gazetteer, ALIASES)
    assert [(gold.document.id, len(gold.rows)) for gold in golds] == [("lead-1", 1), ("lead-2", 0), ("lead-3", 1)]


@pytest.mark.parametrize("line", ["  Turkey | Greece", "  + Turkey", "  * Turkey | Greece"])
def test_what_is_no_annotation_is_told_with_its_file(folder, gazetteer, line):
    (folder / "articles" / "two.txt").write_text(f"title: x\n\nIt rained.\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"two\.txt: “.*” is no annotation"):
        read_own_articles(folder, gazetteer, ALIASES)


def test_names_are_found_again_by_principal_or_noun(folder, gazetteer, extractor):
    golds = read_own_sentences(folder, gazetteer, ALIASES)
    samples = samples_of(golds, lambda gold: extractor.survey(gold.document, Progress()), ALIASES)
    right = {
        (sample.gold.document.id, str(candidate.polarity))
        for sample in samples
        for candidate, y in zip(sample.survey.candidates, sample.labels, strict=True)
        if y
    }
    assert ("lead-1", "competition") in right
    assert ("lead-1", "cooperation") not in right
    (row,) = sentence_figures(samples, load_judgement())
    assert row["sentences"] == 3
    assert row["recall"] > 0


def test_all_of_our_own_text_can_be_read(gazetteer):
    articles = read_own_articles(OURS, gazetteer, ALIASES)
    sentences = read_own_sentences(OURS, gazetteer, ALIASES)
    assert len(articles) >= 50
    assert len(sentences) >= 700
    assert sum(len(gold.rows) for gold in articles) > 2500
    assert any(not gold.rows for gold in sentences)
