"""What a layout hides is kept with it: through copies, removals, undo and a file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import Actor, Layout, Polarity, State, Tier
from allymap.network.evidence import Query
from allymap.workspace import Workspace, editing
from allymap.workspace.editing.filters import filters_key

names = st.frozensets(st.text(max_size=6), max_size=3)
days = st.none() | st.dates()
queries = st.builds(
    Query, folded=st.booleans(), start=days, end=days, as_of=days, reviewed_only=st.booleans(),
    tiers=st.just(frozenset(Tier)),
    polarities=st.frozensets(st.sampled_from(Polarity)), states=st.frozensets(st.sampled_from(State)), arenas=names,
    documents=names, hidden_actors=names,
)  # fmt: skip


@pytest.fixture
def workspace() -> Workspace:
    made = Workspace.new()
    with made.step("Begin") as step:
        step.put(Layout("main", "Main"), Actor("iran", "Iran"))
    return made


@given(query=queries)
def test_filters_come_back_with_the_folding_of_the_layout(query: Query) -> None:
    with Workspace.scratch() as workspace:
        layout = Layout("main", "Main", folded=query.folded)
        editing.keep_filters(workspace, "main", query)
        assert editing.kept_filters(workspace, layout) == query


def test_keeping_is_no_edit(workspace: Workspace) -> None:
    label = workspace.undo_label
    editing.keep_filters(workspace, "main", Query(hidden_actors=frozenset({"iran"})))
    assert workspace.undo_label == label
    editing.keep_filters(workspace, "main", Query())
    assert editing.kept_filters(workspace, workspace.layouts["main"]) == Query()


def test_nothing_kept_is_the_whole_map(workspace: Workspace) -> None:
    editing.keep_filters(workspace, "main", Query())
    assert filters_key("main") not in workspace.settings
    assert editing.kept_filters(workspace, workspace.layouts["main"]) == Query()
    assert editing.kept_filters(workspace, None) == Query()


@pytest.mark.parametrize(
    "text",
    [
        '{"asks": 3}',
        '{"asks": "", "window": 1}',
        "{",
        "[]",
        "3",
        '{"start": 3}',
        '{"query": "[1]"}',
        '{"query": "", "end": "x"}',
        "{}",
    ],
)
def test_what_nobody_can_read_hides_nothing(workspace: Workspace, text: str) -> None:
    workspace.remember_setting(filters_key("main"), text)
    assert editing.kept_filters(workspace, workspace.layouts["main"]) == Query()


def test_what_was_kept_before_layouts_kept_a_day_is_still_read(workspace: Workspace) -> None:
    asks = '{"reviewed_only": true, "around": ["iran"], "steps": 2}'
    kept = {"asks": asks, "window": ["2015-01-01", ""], "around": ["iran"], "steps": 2}
    workspace.remember_setting(filters_key("main"), json.dumps(kept))
    seen = Query(reviewed_only=True, around=frozenset({"iran"}), steps=2, start=date(2015, 1, 1))
    assert editing.kept_filters(workspace, workspace.layouts["main"]) == seen
    editing.keep_filters(workspace, "main", seen)
    assert editing.kept_filters(workspace, workspace.layouts["main"]) == seen


def test_a_copy_keeps_the_filters_and_a_removed_layout_takes_them_along(workspace: Workspace, tmp_path: Path) -> None:
    query = Query(hidden_actors=frozenset({"iran"}), as_of=date(2015, 1, 1), around=frozenset({"iraq"}), steps=2)
    editing.keep_filters(workspace, "main", query)
    copy = editing.duplicate_layout(workspace, "main")
    assert editing.kept_filters(workspace, copy) == query
    editing.delete_layout(workspace, copy.id)
    assert filters_key(copy.id) not in workspace.settings
    workspace.undo()
    assert editing.kept_filters(workspace, copy) == query
    path = workspace.save(tmp_path / "p.allymap")
    workspace.close()
    again = Workspace.open(path)
    assert editing.kept_filters(again, again.layouts["main"]) == query
    again.close()
