"""Lenses keep every filter of a query under a name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import AllyMapError, Kind, Modality, Polarity, Setting, State, Tier, VerdictValue
from allymap.workspace import Query, Workspace, editing

NAMES = st.frozensets(st.sampled_from(["arlen", "Ésk", "two words", "“quoted”"]), max_size=2)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))


def few(values: Any, least: int = 0) -> st.SearchStrategy[frozenset[Any]]:
    return st.frozensets(st.sampled_from(values), min_size=least, max_size=2)


QUERIES = st.builds(
    Query,
    folded=st.booleans(), start=DAYS, end=DAYS, as_of=DAYS, reviewed_only=st.booleans(), tiers=few(Tier),
    modalities=few(Modality), polarities=few(Polarity), states=few(State), arenas=NAMES, documents=NAMES,
    publishers=NAMES, grades=few("ABCDEF123456"), narrators=NAMES, kinds=few(Kind), events=NAMES,
    verdicts=few(VerdictValue), single_origin=st.booleans(), hidden_actors=NAMES, around=few(["arlen", "brask"], 1),
    steps=st.integers(1, 3),
)  # fmt: skip


@given(QUERIES)
def test_what_is_saved_comes_back(query: Query) -> None:
    with Workspace.scratch() as workspace:
        editing.save_lens(workspace, "  Gulf   only ", query)
        assert editing.lenses_of(workspace) == {"Gulf only": query}


def test_lenses_are_replaced_deleted_and_undone(workspace: Workspace) -> None:
    editing.save_lens(workspace, "Reviewed", Query(reviewed_only=True))
    editing.save_lens(workspace, "Reviewed", Query(single_origin=True))
    assert editing.lenses_of(workspace) == {"Reviewed": Query(single_origin=True)}
    editing.delete_lens(workspace, "Reviewed")
    assert editing.lenses_of(workspace) == {}
    workspace.undo()
    workspace.undo()
    assert editing.lenses_of(workspace) == {"Reviewed": Query(reviewed_only=True)}
    with pytest.raises(AllyMapError, match="needs a name"):
        editing.save_lens(workspace, " ", Query())


def test_what_nobody_can_read_is_passed_over(workspace: Workspace) -> None:
    with workspace.step("A later version") as step:
        step.put(Setting("lens.odd", "{"), Setting("lens.old", "[]"))
    editing.save_lens(workspace, "Good", Query())
    assert editing.lenses_of(workspace) == {"Good": Query()}
