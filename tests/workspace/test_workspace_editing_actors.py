from __future__ import annotations

import pytest
from islands import contents

from allymap.model import Actor, ActorKind, AllyMapError, Place, Sameness
from allymap.workspace import Query, Workspace, editing


def test_a_new_actor_has_an_id_of_its_own_and_stands_where_it_was_dropped(workspace: Workspace) -> None:
    first = editing.add_actor(workspace, "  Dorn   Isle ", ActorKind.PARTY, Place("map", "", 7, 8))
    second = editing.add_actor(workspace, "Dorn Isle")
    assert (first.id, first.name, first.kind) == ("dorn-isle", "Dorn Isle", ActorKind.PARTY)
    assert second.id == "dorn-isle-2"
    assert workspace.places("map")["dorn-isle"] == Place("map", "dorn-isle", 7, 8)
    assert workspace.undo_label == "Add Dorn Isle"
    with pytest.raises(AllyMapError, match="needs a name"):
        editing.add_actor(workspace, "  ")


def test_the_old_name_of_an_actor_becomes_an_alias_once(workspace: Workspace) -> None:
    editing.rename_actor(workspace, "arlen", "Arlenia")
    editing.rename_actor(workspace, "arlen", "Arlen")
    editing.rename_actor(workspace, "arlen", "Arlenia")
    assert workspace.actors["arlen"] == Actor("arlen", "Arlenia", ActorKind.STATE, aliases=("Arlen",))
    label = workspace.undo_label
    editing.rename_actor(workspace, "arlen", "Arlenia")
    assert workspace.undo_label == label == "Rename Arlen"


def test_kinds_and_principals_change_in_one_step(workspace: Workspace) -> None:
    editing.set_kind(workspace, ["arlen", "corvo"], ActorKind.BLOC)
    assert {workspace.actors[one].kind for one in ("arlen", "corvo")} == {ActorKind.BLOC}
    assert workspace.undo_label == "Change the kind of 2 actors"
    editing.set_principal(workspace, ["corvo"], "arlen")
    assert workspace.actors["corvo"].principal_id == "arlen"
    assert workspace.undo_label == "Change the principal of Corvo"


def test_nobody_acts_for_itself(workspace: Workspace) -> None:
    for one, principal in (("brask", "brask-port"), ("corvo", "corvo")):
        with pytest.raises(AllyMapError, match="would act for itself"):
            editing.set_principal(workspace, [one], principal)
    with pytest.raises(AllyMapError, match="no actor “nobody”"):
        editing.set_principal(workspace, ["corvo"], "nobody")


def test_everything_about_an_actor_can_be_edited_at_once(workspace: Workspace) -> None:
    actor = Actor("corvo", "Corvo", ActorKind.PARTY, "arlen", "CV", ("The Raven",), "Small.")
    editing.set_actor(workspace, actor)
    assert workspace.actors["corvo"] == actor
    assert workspace.undo_label == "Edit Corvo"


def test_merged_actors_share_their_relations_until_the_merge_is_taken_back(workspace: Workspace) -> None:
    before = workspace.relations(Query(folded=False))
    editing.merge_actors(workspace, "brask", ["brask-port", "brask", "brask-port"], "N. Lind")
    assert workspace.undo_label == "Merge 2 actors"
    judgement = workspace.judgements["brask|brask-port"]
    assert (judgement.sameness, judgement.by, judgement.at[-6:]) == (Sameness.SAME, "N. Lind", "+00:00")
    (merged,) = workspace.relations(Query(folded=False))
    assert merged.cooperation
    assert merged.competition
    editing.unmerge(workspace, "brask-port", "brask")
    assert workspace.relations(Query(folded=False)) == before


def test_a_second_answer_on_a_pair_replaces_the_first(workspace: Workspace) -> None:
    editing.judge_sameness(workspace, "arlen", "corvo", Sameness.SAME, "N. Lind")
    editing.judge_sameness(workspace, "corvo", "arlen", Sameness.DIFFERENT, "N. Lind")
    assert list(workspace.judgements) == ["corvo|arlen"]
    assert workspace.judgements["corvo|arlen"].sameness is Sameness.DIFFERENT
    with pytest.raises(AllyMapError, match="choose two"):
        editing.judge_sameness(workspace, "arlen", "arlen", Sameness.SAME, "N. Lind")


def test_a_removed_actor_takes_everything_about_it_along_and_undo_brings_it_back(workspace: Workspace) -> None:
    editing.merge_actors(workspace, "corvo", ["brask"], "N. Lind")
    before = contents(workspace)
    editing.remove_actors(workspace, ["brask"])
    assert set(workspace.actors) == {"arlen", "brask-port", "corvo"}
    assert workspace.actors["brask-port"].principal_id == ""
    assert set(workspace.claims) == {"quarrel"}
    assert set(workspace.places("map")) == {"arlen"}
    assert not workspace.judgements
    workspace.undo()
    assert contents(workspace) == before


def test_the_first_actor_of_an_empty_project_brings_the_first_layout() -> None:
    with Workspace.new() as empty:
        actor = editing.add_actor(empty, "Doria", place=Place("", "", 4, 5, True))
        assert empty.undo_label == "Add Doria"
        assert [layout.name for layout in empty.layouts.values()] == ["Map"]
        assert empty.places("map")[actor.id] == Place("map", actor.id, 4, 5, True)
        empty.undo()
        assert not empty.layouts
