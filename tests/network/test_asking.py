"""A query written down is the same query when it is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import Kind, Polarity, Thresholds, Tier
from allymap.network import asking
from allymap.network.evidence import Query

QUERIES = st.builds(
    Query,
    folded=st.booleans(), reviewed_only=st.booleans(), half_life=st.integers(0, 9999),
    tiers=st.frozensets(st.sampled_from(Tier)), polarities=st.frozensets(st.sampled_from(Polarity)),
    kinds=st.frozensets(st.sampled_from(Kind)), arenas=st.frozensets(st.text(max_size=5), max_size=2),
    thresholds=st.builds(Thresholds, st.floats(0, 1), st.integers(0, 9)),
)  # fmt: skip


@given(QUERIES)
def test_what_is_written_is_read(query: Query) -> None:
    assert asking.read(asking.written(query)) == query


def test_the_window_is_kept_elsewhere() -> None:
    assert asking.written(Query(start=date(2015, 1, 1), end=date(2016, 1, 1), as_of=date(2016, 1, 1))) == ""
    asked = replace(Query(half_life=365), around=frozenset({"iran"}), steps=2)
    assert asking.read(asking.written(asked)) == asked


@pytest.mark.parametrize("text", ["[]", '{"half_life": "long"}', '{"tiers": ["none"]}', "words"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        asking.read(text)
