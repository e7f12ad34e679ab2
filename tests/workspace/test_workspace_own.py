"""What a person makes of actors is what an extractor is told, and what the map keeps."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from islands import contents
from neighbours import Neighbours, write

from allymap.extraction import Extractor
from allymap.model import Actor, ActorKind, Place
from allymap.network import relations
from allymap.workspace import Query, Workspace, editing, importing


def own(workspace: Workspace) -> list[str]:
    return [actor.id for actor in workspace.own_actors]


def test_only_what_a_person_made_or_edited_is_told_to_an_extractor(workspace: Workspace) -> None:
    assert own(workspace) == []
    editing.rename_actor(workspace, "corvo", "The Raven")
    editing.set_kind(workspace, ["arlen", "brask"], ActorKind.STATE)
    assert own(workspace) == ["corvo"], "an edit that changes nothing is none"
    editing.set_principal(workspace, ["arlen"], "brask")
    dorn = editing.add_actor(workspace, "Dorn")
    editing.set_actor(workspace, Actor(dorn.id, "Dorn", aliases=("Dornia",)))
    assert own(workspace) == ["arlen", "corvo", "dorn"]
    assert workspace.own_actors[-1].aliases == ("Dornia",)
    editing.remove_actors(workspace, ["corvo"])
    assert own(workspace) == ["arlen", "dorn"]
    workspace.undo()
    assert own(workspace) == ["arlen", "corvo", "dorn"]


def test_what_is_own_is_saved_with_the_project(workspace: Workspace, tmp_path: Path) -> None:
    editing.add_actor(workspace, "Dorn")
    with Workspace.look(workspace.save(tmp_path / "own.allymap")) as again:
        assert own(again) == ["dorn"]
        assert again.kept_actors == {"dorn"}


def test_the_map_shows_an_actor_that_a_person_added_without_a_relation(workspace: Workspace) -> None:
    editing.set_kind(workspace, ["corvo"], ActorKind.BLOC)
    dorn = editing.add_actor(workspace, "Dorn", place=Place("map", "", 7, 8))
    assert {actor.id for actor in workspace.view(Query()).actors} == {"arlen", "brask", dorn.id}
    workspace.undo()
    assert {actor.id for actor in workspace.view(Query()).actors} == {"arlen", "brask"}


@pytest.mark.parametrize("again", [False, True])
def test_the_extractor_is_loaded_with_the_projects_own_actors(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    told: list[Sequence[Actor]] = []

    def load(extra_actors: Sequence[Actor], extra_frames: str, drawn: float | None) -> Neighbours:
        told.append(extra_actors)
        return Neighbours()

    monkeypatch.setattr(Extractor, "load", load)
    editing.set_actor(workspace, Actor("corvo", "Corvo", aliases=("The Raven",)))
    project = importing.standing(workspace)
    if again:
        importing.prepare_again(workspace.documents.values(), within=project)
    else:
        importing.prepare(write(tmp_path, one="The Raven met Dorn."), within=project)
    assert [list(actors) for actors in told] == [[workspace.actors["corvo"]]]


@pytest.mark.slow
def test_an_alias_that_a_person_gave_is_found_in_the_next_document(tmp_path: Path) -> None:
    paths = write(tmp_path, one="Russia bombed Iran in 2016.", two="Muscovia bombed Iran in 2017.")
    with Workspace.scratch() as workspace:
        importing.apply(workspace, importing.prepare(paths[:1], published="2019"))
        editing.set_actor(workspace, Actor("russia", "Russia", ActorKind.STATE, code="RUS", aliases=("Muscovia",)))
        importing.apply(workspace, importing.prepare(paths[1:], published="2019", within=importing.standing(workspace)))
        assert {claim.source_id for claim in workspace.claims.values() if claim.document_id == "two"} == {"russia"}
        before = contents(workspace)
        batch = importing.prepare_again(workspace.documents.values(), within=importing.standing(workspace))
        importing.apply(workspace, batch)
        assert contents(workspace) == before, "read again, nothing changes"


def test_nothing_derived_outlives_its_project(workspace: Workspace) -> None:
    workspace.relations(Query())
    assert relations._ledgers._kept
    workspace.close()
    assert not relations._ledgers._kept


def test_closing_loads_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "allymap.network.relations")
    with Workspace.scratch():
        pass
    assert "allymap.network.relations" not in sys.modules
