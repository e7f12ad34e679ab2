"""Parts of speech and lemmas are those of spaCy's own rules."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from allymap.extraction import words
from allymap.extraction.model import Piece
from allymap.extraction.words import USE, Names, Words, named_by

TEXTS = (
    "There is no truce, and there were talks that the two leaders' envoys had been holding.",
    "Norway is sending arms; it has left them better armed than they'd been. She's leaving.",
    "Rebels shelled the port, the shelling stopped and the left kept quiet about what it saw.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_every_word_is_as_the_rules_have_it(model, text: str) -> None:
    doc = model.pipeline(text)
    (parse,) = model.parse([Piece(0, text)])
    assert parse.pos == [token.pos_ for token in doc]
    assert parse.lemmas == [token.lemma_.lower() for token in doc]
    assert (parse.words, parse.lower) == ([token.text for token in doc], [token.lower_ for token in doc])
    assert parse.tags == [token.tag_ for token in doc]


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Norway waged war.", "waged", "wage"),
        ("Norway hated the idea.", "hated", "hate"),
        ("It spares nobody.", "spares", "spare"),
        ("They are fining banks.", "fining", "fine"),
        ("They sparred over fish.", "sparred", "spar"),
        ("The port was resupplied.", "resupplied", "resupply"),
    ],
)
def test_a_verb_that_does_not_double_its_last_letter_ends_in_an_e(model, text: str, word: str, lemma: str) -> None:
    (parse,) = model.parse([Piece(0, text)])
    assert parse.lemmas[parse.words.index(word)] == lemma


def test_a_use_is_looked_up_once(model, monkeypatch: pytest.MonkeyPatch) -> None:
    known = Words(model.pipeline)
    tokens = table(model, "Ships came. Ships came.")
    asked: list[str] = []
    look_up = known._looked_up
    monkeypatch.setattr(
        known, "_looked_up", lambda uses: (asked.extend(known.names[use[0]] for use, _ in uses), look_up(uses))[1]
    )
    first = known.of(tokens)
    assert asked == ["Ships", "came", "."]
    assert known.of(tokens) == first
    assert len(asked) == 3
    monkeypatch.setattr(words, "_MOST", 2)
    assert known.of(tokens) == first
    assert len(asked) == 6


@pytest.mark.parametrize("text", ["They are gon na go.", "Let 's go.", "There is a war."])
def test_what_is_looked_up_together_does_not_change_what_stands_next_to_it(model, text: str) -> None:
    known = Words(model.pipeline)
    tokens = [(word, tag, dep) for word, tag, dep, _ in table(model, text).tolist()]
    uses = [(token, there) for token in tokens for there in (False, True)]
    assert known._looked_up(uses) == [known._looked_up([use])[0] for use in uses]


@pytest.mark.parametrize("token", [{"TEXT": "Ships"}, {"LOWER": {"NOT_IN": ["ships"]}}])
def test_where_a_rule_looks_at_words_in_another_way_no_word_stands_for_others(token: dict[str, object]) -> None:
    assert named_by([{"patterns": [[{"LOWER": "war"}]]}]).fullmatch("ships") is None
    assert named_by([{"patterns": [[{"LOWER": "war"}, token]]}]).fullmatch("ships")


def test_a_number_has_one_name(model) -> None:
    names = Names(model.pipeline.vocab.strings)
    number = model.pipeline.vocab.strings.add("armistice")
    assert names[number] == "armistice"
    assert names[number] is names[number]


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("hated", "VBD", "hate"), ("staged", "VBN", "stage"), ("waging", "VBG", "wage"), ("spares", "VBZ", "spare"),
        ("sparred", "VBD", "spar"), ("spars", "VBZ", "spar"), ("hats", "NNS", "hat"), ("bases", "NNS", "base"),
        ("basis", "NN", "basis"), ("resupplied", "VBD", "resupply"), ("installed", "VBN", "install"),
    ],
)  # fmt: skip
def test_forms_that_the_lemmatizer_takes_for_another_word(model, word: str, tag: str, lemma: str) -> None:
    known = Words(model.pipeline)
    assert known._looked_up([(known._numbers((word, tag, "ROOT")), False)])[0][1] == lemma


def table(model, text: str) -> NDArray[np.uint64]:
    """spaCy's numbers of each token."""
    found: NDArray[np.uint64] = model.pipeline(text).to_array(USE)
    return found
