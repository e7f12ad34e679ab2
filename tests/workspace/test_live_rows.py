"""Rows to read, with a stamp that tells whether they changed."""

from __future__ import annotations

import pytest

from allymap.workspace import Workspace, editing
from allymap.workspace.live_rows import LiveRows


def test_it_reads_like_its_dictionary() -> None:
    rows = {"a": 1, "b": 2}
    live = LiveRows(rows)
    assert (live, len(live), list(live), live["a"]) == (rows, 2, ["a", "b"], 1)
    assert (live.get("c"), live.get("c", 3), "a" in live, "c" in live) == (None, 3, True, False)
    assert (list(live.keys()), list(live.values()), dict(live.items())) == (["a", "b"], [1, 2], rows)
    assert repr(live) == "LiveRows({'a': 1, 'b': 2})"
    rows["c"] = 3
    assert live["c"] == 3
    with pytest.raises(TypeError):
        live["d"] = 4  # type: ignore[index]


def test_what_was_taken_stays() -> None:
    rows = {"a": 1}
    live = LiveRows(rows)
    taken = live.taken()
    rows["a"] = 2
    assert (taken["a"], taken.stamp is live.stamp) == (1, True)


def test_each_change_of_a_noun_has_a_stamp_of_its_own() -> None:
    workspace = Workspace.scratch()
    actors, claims = workspace.evidence.actors, workspace.evidence.claims
    before = actors.stamp, claims.stamp  # type: ignore[attr-defined]
    editing.add_actor(workspace, "Harbour")
    later = actors.stamp  # type: ignore[attr-defined]
    assert later is not before[0]
    assert claims.stamp is before[1]  # type: ignore[attr-defined]
    workspace.undo()
    assert actors.stamp is not later  # type: ignore[attr-defined]
    workspace.close()
