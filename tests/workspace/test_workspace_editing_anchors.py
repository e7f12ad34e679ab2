"""Passages after their document changed: what was lost counts for nothing until somebody confirms it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from islands import DOCUMENT, LENT, QUARREL, TEXT

from allymap.model import AllyMapError, Anchor, Passage
from allymap.network.anchors import lost, unsettled
from allymap.workspace import Query, Workspace, editing


def change(workspace: Workspace, text: str) -> None:
    with workspace.step("Edit") as step:
        step.put(replace(DOCUMENT, text=text))


def test_a_passage_that_moved_counts_and_is_anchored_again_in_one_step(workspace: Workspace) -> None:
    before, relations = workspace.claims["lent"], workspace.relations(Query())
    change(workspace, "Note: " + TEXT)
    assert workspace.relations(Query()) == relations
    assert len(workspace.check()) == 2
    editing.accept_moves(workspace, ["lent", "quarrel"])
    assert workspace.undo_label == "Accept where 2 passages moved"
    after = workspace.claims["lent"]
    assert (after.passage.start, after.passage.exact) == (before.passage.start + 6, before.passage.exact)
    assert workspace.check() == []
    workspace.undo()
    assert workspace.claims["lent"] == before


def test_a_lost_passage_counts_for_nothing_until_it_is_confirmed(workspace: Workspace) -> None:
    words = workspace.claims["lent"].passage.exact
    change(workspace, TEXT.replace(words, "Quite other words."))
    assert "lent" in lost(workspace.claims.values(), workspace.documents)
    assert all("lent" not in relation.claims for relation in workspace.relations(Query()))
    with pytest.raises(AllyMapError, match="choose the words"):
        editing.accept_moves(workspace, ["lent"])
    document = workspace.documents[DOCUMENT.id]
    start = document.text.index("Quite other words.")
    passage = Passage.of(document, start, start + 18)
    with pytest.raises(AllyMapError, match="do not stand"):
        editing.confirm_passage(workspace, "lent", replace(passage, exact="None of it at all."), "N. Lind")
    editing.confirm_passage(workspace, "lent", passage, "N. Lind")
    claim = workspace.claims["lent"]
    assert (claim.passage.exact, claim.by, claim.source_span) == ("Quite other words.", "N. Lind", None)
    assert any("lent" in relation.claims for relation in workspace.relations(Query()))


EDGES = [at for words in (LENT, 40, QUARREL, 79) for at in range(max(0, words - 2), min(len(TEXT), words + 2) + 1)]
"""Where a passage begins or ends: a change just inside one, or just outside, is the easiest to miss."""


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(EDGES) | st.integers(0, len(TEXT)), st.integers(0, 3) | st.integers(0, 12),
    st.text(max_size=8) | st.sampled_from([TEXT, TEXT[:45], TEXT[30:]]),
)  # fmt: skip
def test_a_passage_that_changed_is_never_called_exact(at: int, length: int, put: str) -> None:
    with Workspace.scratch() as workspace:
        from islands import fill

        fill(workspace)
        claims = workspace.claims
        edited = replace(DOCUMENT, text=TEXT[:at] + put + TEXT[at + length :])
        astray = {one.claim.id: one for one in unsettled(claims.values(), {DOCUMENT.id: edited})}
        for key, claim in claims.items():
            if edited.text == TEXT:
                assert key not in astray
                continue
            found = astray[key]
            stands = edited.text[found.start : found.end] == claim.passage.exact
            assert found.anchor is Anchor.LOST or stands
