"""Parts of speech and lemmas are those of spaCy's own rules."""

from __future__ import annotations

import pytest

from allymap.extraction import words
from allymap.extraction.model import Piece
from allymap.extraction.words import Words

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


def test_a_use_is_looked_up_once(model, monkeypatch: pytest.MonkeyPatch) -> None:
    known = Words(model.pipeline)
    doc = model.pipeline("Ships came. Ships came.")
    asked: list[str] = []
    look_up = known._looked_up
    monkeypatch.setattr(known, "_looked_up", lambda token, there: (asked.append(token.text), look_up(token, there))[1])
    first = known.of(doc)
    assert asked == ["Ships", "came", "."]
    assert known.of(doc) == first
    assert len(asked) == 3
    monkeypatch.setattr(words, "_MOST", 2)
    assert known.of(doc) == first
    assert len(asked) == 6
