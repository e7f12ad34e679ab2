from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from llm_stub import document

from allymap.extraction.llm.passages import (
    Stretch,
    find_words,
    halves,
    inside,
    nearest,
    packed,
    sentence_around,
    stretches,
)

PROSE = st.lists(
    st.sampled_from(["Russia", "armed", "Iran.", "It", "said:", "“Yes.”", "U.S.", "Mr.", "\n\n", "2016", "…", "a"])
).map(" ".join)


def whole(text: str) -> Stretch:
    return Stretch(document(text), 0, len(text))


@given(PROSE)
def test_stretches_are_the_text_in_order(text: str) -> None:
    found = list(stretches(document(text)))
    assert all(text[stretch.start : stretch.end] == stretch.text for stretch in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_short_headings_are_left_out() -> None:
    assert [stretch.text for stretch in stretches(document("A deal\n\nRussia armed Iran again."))] == [
        "Russia armed Iran again."
    ]


@given(st.lists(st.integers(1, 50)), st.integers(1, 120))
def test_packing_keeps_everything_in_order_and_within_bounds(lengths: list[int], most: int) -> None:
    text = "x" * 50
    found = [Stretch(document(text), 0, length) for length in lengths]
    batches = list(packed(found, lambda stretch: stretch, most))
    assert [stretch for batch in batches for stretch in batch] == found
    assert all(batches)
    sizes = [sum(stretch.end for stretch in batch) for batch in batches]
    assert all(size <= most or len(batch) == 1 for size, batch in zip(sizes, batches, strict=True))
    assert all(size + batch[0].end > most for size, batch in zip(sizes, batches[1:], strict=False))


@given(PROSE)
def test_halves_are_the_same_text_again(text: str) -> None:
    stretch = whole(text)
    parts = halves((stretch,))
    assert [part[0].text for part in parts] in ([], [text[: parts[0][0].end], text[parts[0][0].end :]] if parts else [])
    both = halves((stretch, stretch, stretch))
    assert [len(part) for part in both] == [1, 2]


def test_a_stretch_of_one_sentence_has_no_halves() -> None:
    assert halves((whole("Russia armed Iran in 2016."),)) == []


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Russia armed Iran", "Russia armed", ["Russia armed"]),
        ("Russia\n  armed Iran", "Russia armed", ["Russia\n  armed"]),
        ("“Yes,” Russia’s envoy said", '"Yes," Russia\'s envoy', ["“Yes,” Russia’s envoy"]),
        ("Iranian arms, Iran", "Iran", ["Iran"]),
        ("Russia armed Iran", "russia armed", []),
        ("Russia armed Iran", "Russia  Iran", []),
        ("Russia armed Iran.", "Iran!", []),
        ("Russia armed Iran", "", []),
        ("Russia armed Iran", " \n", []),
        ("a.b", "a*b", []),
        ("(Russia)", "(Russia)", ["(Russia)"]),
    ],
)
def test_words_are_found_letter_for_letter(text: str, words: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_words(text, words, 0, len(text))] == found


def test_words_beyond_the_end_are_not_found() -> None:
    assert find_words("Russia armed Iran", "armed Iran", 0, 12) == []


@given(PROSE, st.data())
def test_the_sentence_around_a_span_holds_it(text: str, data: st.DataObject) -> None:
    if not text.strip():
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if text[start].isspace() or text[end - 1].isspace():
        return
    assert inside((start, end), sentence_around(whole(text), (start, end)))


@pytest.mark.parametrize(
    ("text", "quote", "sentence"),
    [
        ("It rained. Russia armed Iran. It stopped.", "armed", "Russia armed Iran."),
        ("Russia armed Iran. It stopped.", "Iran. It", "Russia armed Iran. It stopped."),
        ("“We won.” Then Russia left.", "Russia left", "Then Russia left."),
        ("Gen. Soleimani met Mr. Putin. They spoke.", "Soleimani", "Gen. Soleimani met Mr. Putin."),
        ("The U.S. Navy left. Iran stayed.", "Navy", "The U.S. Navy left."),
        ("Russia armed Iran", "armed", "Russia armed Iran"),
    ],
)
def test_sentences_end_where_they_end(text: str, quote: str, sentence: str) -> None:
    (span,) = find_words(text, quote, 0, len(text))
    assert text[slice(*sentence_around(whole(text), span))] == sentence


def test_the_nearest_span_is_inside_else_before_else_after() -> None:
    assert nearest([(0, 2), (10, 12), (20, 22)], (9, 15)) == (10, 12)
    assert nearest([(0, 2), (4, 6), (20, 22)], (9, 15)) == (4, 6)
    assert nearest([(30, 32), (20, 22)], (9, 15)) == (20, 22)
