from __future__ import annotations

from dataclasses import replace

import pytest

from allymap.model import AllyMapError, Claim, Kind, Polarity, Scene, VerdictValue
from allymap.workspace import Query, Workspace, editing


def test_a_verdict_says_who_and_when_and_can_be_taken_back(workspace: Workspace) -> None:
    editing.judge(workspace, ["lent", "quarrel"], VerdictValue.REJECTED, "N. Lind")
    assert workspace.undo_label == "Reject 2 claims"
    verdict = workspace.verdicts["lent"]
    assert (verdict.value, verdict.by, verdict.at[-6:]) == (VerdictValue.REJECTED, "N. Lind", "+00:00")
    assert workspace.relations(Query()) == []
    editing.judge(workspace, ["lent"], VerdictValue.PROPOSED, "N. Lind")
    assert list(workspace.verdicts) == ["quarrel"]
    assert workspace.undo_label == "Reopen 1 claim"


def test_the_same_verdict_again_keeps_who_gave_it_first(workspace: Workspace) -> None:
    editing.judge(workspace, ["lent"], VerdictValue.ACCEPTED, "first")
    editing.judge(workspace, ["lent"], VerdictValue.ACCEPTED, "second")
    assert workspace.verdicts["lent"].by == "first"


def test_a_claim_made_by_hand_is_signed(workspace: Workspace) -> None:
    note = Claim("hand", Kind.STATE, "corvo", "arlen", Polarity.COMPETITION, note="Told me so.")
    with pytest.raises(AllyMapError, match="needs the name"):
        editing.put_claim(workspace, note)
    editing.put_claim(workspace, replace(note, by="N. Lind"))
    assert workspace.undo_label == "Add a claim"
    editing.put_claim(workspace, replace(note, by="N. Lind", polarity=Polarity.COOPERATION))
    assert workspace.undo_label == "Correct a claim"
    assert workspace.claims["hand"].polarity is Polarity.COOPERATION


def test_removed_claims_take_their_verdicts_along(workspace: Workspace) -> None:
    editing.judge(workspace, ["lent"], VerdictValue.ACCEPTED, "N. Lind")
    editing.remove_claims(workspace, ["lent"])
    assert set(workspace.claims) == {"quarrel"}
    assert not workspace.verdicts
    with pytest.raises(AllyMapError, match="no claim “lent”"):
        editing.judge(workspace, ["lent"], VerdictValue.ACCEPTED, "N. Lind")


def test_scenes_and_settings_are_steps_too(workspace: Workspace) -> None:
    editing.put_scene(workspace, Scene("s", "Ferries", "map"))
    assert workspace.undo_label == "Add scene “Ferries”"
    editing.put_scene(workspace, Scene("s", "Fares", "map"))
    editing.set_setting(workspace, "looks.dark", "yes")
    assert (workspace.undo_label, workspace.settings) == ("Change a setting", {"looks.dark": "yes"})
    editing.set_setting(workspace, "looks.dark", "")
    assert workspace.settings == {}
    editing.delete_scene(workspace, "s")
    assert workspace.undo_label == "Delete scene “Fares”"
    with pytest.raises(AllyMapError, match="no scene “s”"):
        editing.delete_scene(workspace, "s")


def test_a_correction_keeps_what_the_machine_said(workspace: Workspace) -> None:
    lent = workspace.claims["lent"]
    editing.put_claim(workspace, replace(lent, date="2020-03", arena=("Sea", "Trade"), by="N. Lind"))
    (told,) = workspace.claims["lent"].reasons[len(lent.reasons) :]
    assert told.startswith("Corrected by N. Lind on 2")
    assert f"date was {lent.date or 'empty'}; arenas was" in told
    editing.put_claim(workspace, replace(workspace.claims["lent"], by="A. Roe"))
    assert workspace.claims["lent"].reasons[-1] == told
    workspace.undo()
    workspace.undo()
    assert workspace.claims["lent"] == lent


def test_an_arena_gets_another_name_in_every_claim(workspace: Workspace) -> None:
    with workspace.step("Arenas") as step:
        step.put(replace(workspace.claims["lent"], arena=("North", "Energy")))
        step.put(replace(workspace.claims["quarrel"], arena=("Nord", "North")))
    editing.rename_arena(workspace, "North", " Nord ", "N. Lind")
    assert workspace.undo_label == "Rename the arena North in 2 claims"
    assert workspace.claims["lent"].arena == ("Nord", "Energy")
    assert workspace.claims["quarrel"].arena == ("Nord",)
    assert workspace.claims["lent"].by == "N. Lind"
    assert "arenas was North, Energy" in workspace.claims["lent"].reasons[-1]
    workspace.undo()
    assert workspace.claims["quarrel"].arena == ("Nord", "North")
    with pytest.raises(AllyMapError, match="needs a name"):
        editing.rename_arena(workspace, "Nord", " ", "N. Lind")
    with pytest.raises(AllyMapError, match="No claim has the arena"):
        editing.rename_arena(workspace, "South", "North", "N. Lind")
