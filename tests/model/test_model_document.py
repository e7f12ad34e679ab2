"""Passages: exact, moved or lost, and never a likeness."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import Anchor, Document, Passage
from allymap.model.document import CONTEXT

TEXT = "Iran armed Hezbollah in 2012. Russia armed Syria in 2013. Iran thanked Russia, and Russia thanked Iran."


def document(text: str) -> Document:
    return Document("a", "A title", text, "0" * 64)


def anchored(text: str, exact: str) -> Passage:
    start = text.index(exact)
    return Passage.of(document(text), start, start + len(exact))


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)


@st.composite
def _anchored(draw: st.DrawFn) -> tuple[str, Passage]:
    text = draw(_TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text, Passage.of(document(text), start, draw(st.integers(start + 1, len(text))))


def test_a_passage_keeps_its_words_its_context_and_the_texts_hash() -> None:
    passage = anchored(TEXT, "Russia armed Syria")
    assert (passage.start, passage.end) == (30, 48)
    assert passage.prefix == "Iran armed Hezbollah in 2012. "
    assert passage.suffix == TEXT[48 : 48 + CONTEXT]
    assert passage.text_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3), (0, len(TEXT) + 1)])
def test_an_empty_span_or_one_outside_the_text_is_no_passage(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no passage"):
        Passage.of(document(TEXT), start, end)


def test_the_hash_can_be_given_by_whoever_knows_it() -> None:
    assert Passage.of(document(TEXT), 0, 4, "known").text_sha256 == "known"


def test_a_text_with_lone_surrogates_has_a_hash() -> None:
    assert len(document("Iran \ud800").text_sha256) == 64


@given(_anchored())
def test_in_its_own_text_a_passage_is_exact(made: tuple[str, Passage]) -> None:
    text, passage = made
    assert passage.locate(document(text)) == (Anchor.EXACT, passage.start, passage.end)
    assert text[passage.start : passage.end] == passage.exact
    assert text[: passage.start].endswith(passage.prefix)
    assert text[passage.end :].startswith(passage.suffix)


@given(_anchored(), _TEXTS)
def test_in_another_text_it_is_never_called_exact(made: tuple[str, Passage], other: str) -> None:
    text, passage = made
    anchor, start, end = passage.locate(document(other))
    if other != text:
        assert anchor is not Anchor.EXACT
    if anchor is not Anchor.LOST:
        assert other[start:end] == passage.exact
    else:
        assert (start, end) == (passage.start, passage.end)


@given(_anchored(), _TEXTS)
def test_text_before_or_after_it_moves_it_and_the_words_are_the_same(made: tuple[str, Passage], more: str) -> None:
    text, passage = made
    for changed in (more + text, text + more):
        anchor, start, end = passage.locate(document(changed))
        assert anchor in (Anchor.MOVED, Anchor.LOST)
        if anchor is Anchor.MOVED:
            assert changed[start:end] == passage.exact


def test_a_sentence_put_before_it_moves_it() -> None:
    passage = anchored(TEXT, "Russia armed Syria")
    longer = document("A new first sentence. " + TEXT)
    assert passage.locate(longer) == (Anchor.MOVED, 52, 70)


def test_the_same_place_in_a_changed_text_is_moved_and_not_exact() -> None:
    passage = anchored(TEXT, "Iran armed Hezbollah")
    assert passage.locate(document(TEXT + " And so on."))[0] is Anchor.MOVED


def test_a_changed_word_loses_it() -> None:
    passage = anchored(TEXT, "Russia armed Syria")
    assert passage.locate(document(TEXT.replace("armed Syria", "helped Syria"))) == (Anchor.LOST, 30, 48)


def test_twice_the_same_words_with_the_same_context_are_ambiguous_and_so_lost() -> None:
    passage = anchored(TEXT, "Iran armed Hezbollah")
    assert passage.locate(document(TEXT + "\n" + TEXT))[0] is Anchor.LOST


def test_a_changed_context_loses_it_even_where_the_words_stand() -> None:
    passage = anchored(TEXT, "Russia armed Syria")
    assert passage.locate(document(TEXT.replace("in 2012", "in 2011")))[0] is Anchor.LOST


def test_documents_and_passages_are_values() -> None:
    one = document(TEXT)
    assert one == document(TEXT)
    assert hash(anchored(TEXT, "Iran")) == hash(anchored(TEXT, "Iran"))
    with pytest.raises(AttributeError):
        one.text = "other"  # type: ignore[misc]
    assert replace(one, text="x").text_sha256 != one.text_sha256
