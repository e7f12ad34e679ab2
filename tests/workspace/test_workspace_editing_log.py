"""The log: who decided what and when, what was deleted restored later, and the same decided again from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from islands import DOCUMENT, contents, fill

from allymap.model import ActorKind, AllyMapError, Passage, Polarity, Sameness, VerdictValue
from allymap.workspace import Query, Workspace, editing, importing

LIND = "N. Lind"
Decision = Callable[[Workspace], object]


def without_log(workspace: Workspace) -> dict[str, dict[str, Any]]:
    return {name: rows for name, rows in contents(workspace).items() if name != "log"}


def relabelled(workspace: Workspace) -> None:
    editing.describe_source(workspace, replace(workspace.documents["ferries"], tlp="TLP:AMBER", reliability="B"))


def corrected(workspace: Workspace) -> None:
    editing.put_claim(workspace, replace(workspace.claims["lent"], date="2020", by=LIND))


DECISIONS: dict[str, Decision] = {
    "Accept 1 claim": lambda one: editing.judge(one, ["lent"], VerdictValue.ACCEPTED, LIND),
    "Reject 2 claims": lambda one: editing.judge(one, ["lent", "quarrel"], VerdictValue.REJECTED, LIND),
    "Correct a claim": corrected,
    "Delete 1 claim": lambda one: editing.remove_claims(one, ["quarrel"]),
    "Merge 2 actors": lambda one: editing.merge_actors(one, "brask", ["corvo"], LIND),
    "Judge Arlen and Corvo": lambda one: editing.judge_sameness(one, "arlen", "corvo", Sameness.DIFFERENT, LIND),
    "Rename Arlen": lambda one: editing.rename_actor(one, "arlen", "Arlenia"),
    "Change the kind of Corvo": lambda one: editing.set_kind(one, ["corvo"], ActorKind.COMPANY),
    "Delete Corvo": lambda one: editing.remove_actors(one, ["corvo"]),
    "Delete Brask": lambda one: editing.remove_actors(one, ["brask"]),
    "Add Dorn": lambda one: editing.add_actor(one, "Dorn"),
    "Edit “Three ferries”": relabelled,
    "Date “Three ferries”": lambda one: editing.set_published(one, "ferries", "2022"),
    "Set “Three ferries” apart": lambda one: editing.set_apart(one, "ferries"),
    "Remove “Three ferries”": lambda one: editing.remove_documents(one, ["ferries"]),
    "Choose a handling label": lambda one: editing.set_label(one, "TLP:GREEN"),
    "Label 1 claim": lambda one: editing.label_claims(one, ["lent"], "TLP:RED"),
    "Confirm a passage": lambda one: editing.confirm_passage(one, "lent", Passage.of(DOCUMENT, 0, 20), LIND),
}


@pytest.mark.parametrize("what", DECISIONS)
def test_every_decision_is_signed_dated_and_taken_back_later(workspace: Workspace, what: str) -> None:
    before, relations = without_log(workspace), workspace.relations(Query())
    DECISIONS[what](workspace)
    (entry,) = workspace.log
    assert entry.what == what
    named = what.startswith(("Accept", "Reject", "Correct", "Merge", "Judge", "Confirm"))
    assert entry.by == (LIND if named else workspace.person)
    assert datetime.fromisoformat(entry.at).tzinfo is not None
    editing.add_actor(workspace, "Somebody else")  # undo would take this back first
    after = set(workspace.actors)
    editing.take_back(workspace, entry.id)
    assert workspace.undo_label == f"{'Restore' if entry.superseded else 'Take back'}: {what}"
    newcomer = after - set(before["actors"]) - {"dorn"}
    editing.remove_actors(workspace, newcomer)
    assert without_log(workspace) == before
    assert workspace.relations(Query()) == relations


def test_undo_takes_an_entry_out_again(workspace: Workspace) -> None:
    editing.judge(workspace, ["lent"], VerdictValue.ACCEPTED, LIND)
    workspace.undo()
    assert workspace.log == []
    workspace.redo()
    assert [entry.what for entry in workspace.log] == ["Accept 1 claim"]


def test_what_nobody_decided_is_not_in_the_log(workspace: Workspace) -> None:
    editing.move_actors(workspace, "map", {"arlen": (5, 5)})
    editing.save_layout_as(workspace, "By camp", "map")
    importing.apply(workspace, importing.Batch((replace(DOCUMENT, id="again", sha256="1"),)))
    assert workspace.log == []


def test_a_deletion_outlives_the_session(workspace: Workspace, tmp_path: Path) -> None:
    before = without_log(workspace)
    editing.judge(workspace, ["lent"], VerdictValue.ACCEPTED, LIND)
    judged = without_log(workspace)
    editing.remove_documents(workspace, ["ferries"])
    assert not workspace.claims
    workspace.save(tmp_path / "p.allymap")
    workspace.close()
    with Workspace.open(tmp_path / "p.allymap") as later:
        editing.take_back(later, later.log[-1].id)
        assert without_log(later) == judged
        editing.take_back(later, later.log[0].id)
        assert without_log(later) == before


def test_what_is_forgotten_is_not_in_the_file_any_more(workspace: Workspace, tmp_path: Path) -> None:
    editing.remove_documents(workspace, ["ferries"])
    editing.judge_sameness(workspace, "arlen", "corvo", Sameness.DIFFERENT, LIND)
    deletion, kept = workspace.log
    before = contents(workspace)
    editing.forget(workspace, [deletion.id])
    assert workspace.log == [kept]
    assert without_log(workspace) == {name: rows for name, rows in before.items() if name != "log"}
    saved = workspace.save(tmp_path / "p.allymap").read_bytes()
    assert b"ferries in March" not in saved
    assert b"Corvo" in saved
    workspace.undo()
    assert contents(workspace) == before


def test_an_old_decision_does_not_run_over_a_later_one(workspace: Workspace) -> None:
    editing.judge(workspace, ["lent"], VerdictValue.ACCEPTED, LIND)
    first = workspace.log[0].id
    editing.judge(workspace, ["lent"], VerdictValue.REJECTED, LIND)
    before = contents(workspace)
    with pytest.raises(AllyMapError, match="“Accept 1 claim” cannot be taken back by itself"):
        editing.take_back(workspace, first)
    assert contents(workspace) == before
    with pytest.raises(AllyMapError, match="not in the log"):
        editing.take_back(workspace, "gone")


def test_a_claim_does_not_come_back_without_its_actors(workspace: Workspace) -> None:
    editing.remove_claims(workspace, ["lent"])
    deletion = workspace.log[0].id
    editing.remove_actors(workspace, ["arlen"])
    with pytest.raises(AllyMapError, match="changed or deleted since"):
        editing.take_back(workspace, deletion)
    editing.take_back(workspace, workspace.log[-1].id)
    editing.take_back(workspace, deletion)
    assert set(workspace.claims) == {"lent", "quarrel"}


def test_a_deleted_claim_is_not_found_again(workspace: Workspace) -> None:
    class Same:
        def extract(self, documents: Any, progress: Any, jobs: int = 1) -> importing.Found:
            return SimpleNamespace(actors=(), claims=tuple(claims), report=report)

    claims, report = list(workspace.claims.values()), importing.Batch().report
    editing.remove_claims(workspace, ["lent"])
    assert workspace.deleted_claims == {"lent"}

    def read_again() -> None:
        documents = list(workspace.documents.values())
        importing.apply(
            workspace, importing.prepare_again(documents, extractor=Same(), within=importing.standing(workspace))
        )

    read_again()
    assert set(workspace.claims) == {"quarrel"}
    editing.take_back(workspace, workspace.log[0].id)
    assert workspace.deleted_claims == frozenset()
    editing.remove_documents(workspace, ["ferries"])
    assert "lent" not in workspace.deleted_claims, "it went with its document, and comes with it"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(DECISIONS)), st.booleans()), max_size=12))
def test_the_log_replays_to_the_same_project(decisions: list[tuple[str, bool]]) -> None:
    with Workspace.scratch() as workspace, Workspace.scratch() as again:
        fill(workspace)
        fill(again)
        for what, undone in decisions:
            try:
                DECISIONS[what](workspace)
            except (AllyMapError, KeyError):
                continue  # what it is about is not there any more
            if undone:
                workspace.undo()
        editing.replay(again, workspace.log)
        assert contents(again) == contents(workspace)
        assert again.relations(Query()) == workspace.relations(Query())
        assert {one.polarity for one in again.claims.values()} <= set(Polarity)


def test_a_log_of_another_project_does_not_fit(workspace: Workspace) -> None:
    editing.judge(workspace, ["lent"], VerdictValue.ACCEPTED, LIND)
    with Workspace.scratch() as other, pytest.raises(AllyMapError, match="does not fit this project"):
        editing.replay(other, workspace.log)
