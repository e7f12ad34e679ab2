"""The linter of estimative language: vague words, confidence beside likelihood, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model.estimative import CONFIDENCE, LIKELIHOOD, hints


@pytest.mark.parametrize("term", LIKELIHOOD)
@pytest.mark.parametrize("degree", CONFIDENCE)
def test_a_term_and_a_degree_of_confidence_belong_in_two_sentences(term: str, degree: str) -> None:
    assert not hints(f"A second port is {term}. We have {degree} confidence in this.")
    (hint,) = hints(f"We hold with {degree} confidence that a second port is {term}.")
    assert "two" in hint.words


@pytest.mark.parametrize("text", ["The port might close.", "Possibly the port closes.", "A strike is highly likely."])
def test_a_word_off_the_scale_is_pointed_at(text: str) -> None:
    (hint,) = hints(text)
    assert f"“{text[hint.start : hint.end]}”" in hint.words


@pytest.mark.parametrize("text", ["The ships left in May 2019.", "Confidence building measures went on.", ""])
def test_what_is_no_estimate_is_left_alone(text: str) -> None:
    assert not hints(text)


def test_confidence_has_three_degrees() -> None:
    assert not hints("We have a high level of confidence.")
    (hint,) = hints("We have strong confidence.")
    assert hint.words == "“strong confidence”: confidence is low, moderate or high."


@given(st.lists(st.sampled_from([*LIKELIHOOD, "may", "high confidence", "ports", ".", "\n", "May", "!"]), max_size=30))
def test_every_hint_lies_inside_the_text_and_in_order(words: list[str]) -> None:
    text = " ".join(words)
    found = hints(text)
    assert found == sorted(found, key=lambda hint: (hint.start, hint.end))
    assert all(0 <= hint.start < hint.end <= len(text) for hint in found)
