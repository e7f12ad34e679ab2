from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.extraction.llm.lenient import Found, json_in, rows_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)
LISTS = st.lists(VALUES, max_size=4) | st.dictionaries(st.text(), VALUES, max_size=4)


@given(
    LISTS, st.sampled_from(["", "Sure:\n", "```json\n", "<think>[1] {</think>"]), st.sampled_from(["", "\n```", "."])
)
def test_a_value_is_found_whatever_stands_around_it(value: object, before: str, after: str) -> None:
    assert json_in(before + json.dumps(value) + after) == Found(value)


@given(st.lists(st.dictionaries(st.text(), st.text(), max_size=3), min_size=1, max_size=4), st.data())
def test_a_value_that_was_cut_off_gives_its_beginning(rows: list[dict[str, str]], data: st.DataObject) -> None:
    text = json.dumps({"claims": rows})
    cut = data.draw(st.integers(len('{"claims": ['), len(text) - 1))
    found = json_in(text[:cut])
    assert found is not None
    assert not found.whole
    begun = rows_of(found.value, "claims")
    assert begun is not None
    assert begun[:-1] == rows[: max(0, len(begun) - 1)]


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    found = json_in(text)
    assert found is None or isinstance(found.value, dict | list)


@pytest.mark.parametrize("text", ["", "no JSON here", "[" * 100_000, "{" * 100_000, "<think>{}", '{"a": 01}', "{1:2}"])
def test_what_is_no_json_is_none(text: str) -> None:
    assert json_in(text) is None or not json_in(text).whole  # type: ignore[union-attr]


def test_a_bracket_in_the_prose_is_passed_over() -> None:
    assert json_in('[see below] the answer is {"claims": [1]}') == Found({"claims": [1]})


def test_rows_need_their_name_or_stand_alone() -> None:
    assert rows_of([1, 2], "claims") == [1, 2]
    assert rows_of({"claims": "none"}, "claims") is None
    assert rows_of("claims", "claims") is None
