"""What a clause is about: the words of resources/arenas.tsv."""

import pytest

from allymap.extraction.arenas_subjects import Subjects, clause_of
from allymap.model.resources import resource


@pytest.fixture
def about(read):
    def of(sentence: str, verb: str) -> list[tuple[str, str]]:
        parse = read(sentence)
        return list(Subjects(parse, 0, len(parse), {}).of(clause_of(parse, parse.words.index(verb))))

    return of


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"),
    [
        ("Kenya cut tariffs on Ugandan maize.", "cut", [("Trade", "tariffs"), ("Food", "maize")]),
        ("Kenya fired tear gas.", "fired", []),
        ("Kenya bought gas.", "bought", [("Energy", "gas")]),
        ("Kenya sold drones.", "sold", [("Arms", "drones")]),
        ("Kenya shot at drones.", "shot", []),
        ("Kenya supplied artillery shells.", "supplied", [("Arms", "artillery"), ("Arms", "shells")]),
        ("Kenya expelled the ambassador.", "expelled", [("Diplomatic relations", "ambassador")]),
        ("Kenya met the ambassador.", "met", []),
        ("Kenya held a nuclear test.", "held", [("Nuclear programme", "nuclear test")]),
        ("Kenya was hit by cyberattacks.", "hit", [("Cyberspace", "cyberattacks")]),
        ("Kenya exports tea.", "exports", [("Trade", "exports")]),
        ("Kenya supplied the arm of a crane.", "supplied", []),
        ("Kenya supplied arms.", "supplied", [("Arms", "arms")]),
        ("Kenya resented a quarrel over tariffs and support for rebels.", "support", []),
        ("Kenya trains pilots.", "trains", [("Military training", "trains")]),
        ("Kenya and Uganda traded blows.", "traded", []),
    ],
)
def test_a_word_tells_of_a_subject_where_its_clause_allows_it(about, sentence, verb, expected):
    assert about(sentence, verb) == expected


def test_the_words_of_an_actor_tell_nothing(read):
    parse = read("The oil ministry signed.")
    assert list(Subjects(parse, 0, len(parse), {1: "unknown", 2: "unknown"}).of(parse.words.index("signed"))) == []
    assert list(Subjects(parse, 0, len(parse), {}).of(parse.words.index("signed"))) == [("Energy", "oil")]


def test_each_word_of_the_table_tells_of_one_subject():
    lines = resource("arenas.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    words = [word for row in rows for word in row[1].split(";")]
    assert len(words) == len(set(words)) > 250
    assert len({row[0] for row in rows}) == len(rows)
