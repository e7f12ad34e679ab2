"""A project's own actors and frames as one list, written in one step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from allymap.model import ActorKind, AllyMapError, Place
from allymap.workspace import Workspace, editing
from allymap.workspace.editing import OwnActor

FRAME = '[[frame]]\nid = "berth"\nevent = "AID"\npolarity = "cooperation"\nverbs = ["berth"]\n'


def ids(workspace: Workspace) -> set[str]:
    return {actor.id for actor in workspace.own_actors}


def test_actors_and_frames_are_one_step(workspace: Workspace) -> None:
    before = dict(workspace.actors)
    row = OwnActor("Kestrel  Brigade", ActorKind.ARMED_GROUP, ("the Kestrels", "", "Kestrel Brigade"))
    editing.set_vocabulary(workspace, [row], FRAME)
    (actor,) = workspace.own_actors
    assert (actor.name, actor.kind, actor.aliases) == ("Kestrel Brigade", ActorKind.ARMED_GROUP, ("the Kestrels",))
    assert workspace.own_frames == FRAME
    assert actor.id not in workspace.kept_actors, "the map shows it when something speaks of it"
    assert workspace.undo_label == "Change the project's own actors and frames"
    workspace.undo()
    assert dict(workspace.actors) == before
    assert (workspace.own_frames, ids(workspace)) == ("", set())


def test_the_list_reads_back_what_was_written(workspace: Workspace) -> None:
    rows = [OwnActor("Kestrel Brigade", ActorKind.ARMED_GROUP, principal="Kestrel State"), OwnActor("Kestrel State")]
    editing.set_vocabulary(workspace, rows, "")
    read = editing.own_actors(workspace)
    assert [replace(row, id="") for row in read] == rows
    editing.set_vocabulary(workspace, read, "")
    assert editing.own_actors(workspace) == read


def test_saving_what_is_there_is_no_step(workspace: Workspace) -> None:
    editing.set_vocabulary(workspace, [OwnActor("Kestrel State", ActorKind.STATE, code="krl")], FRAME)
    editing.add_actor(workspace, "Somebody")
    label = workspace.undo_label
    editing.set_vocabulary(workspace, editing.own_actors(workspace), FRAME)
    assert workspace.undo_label == label


def test_the_name_of_an_actor_that_is_there_edits_that_one(workspace: Workspace) -> None:
    known = next(iter(workspace.actors.values()))
    number = len(workspace.actors)
    editing.set_vocabulary(workspace, [OwnActor(known.name.upper(), known.kind, ("the Islanders",))], "")
    assert len(workspace.actors) == number
    assert workspace.actors[known.id].aliases == ("the Islanders",)
    assert ids(workspace) == {known.id}


def test_what_is_dropped_goes_only_where_nothing_speaks_of_it(workspace: Workspace) -> None:
    spoken_of = next(iter(workspace.claims.values())).source_id
    editing.rename_actor(workspace, spoken_of, "Renamed")
    idle = editing.add_actor(workspace, "Idle", place=Place(next(iter(workspace.layouts), ""), "", 1, 2))
    editing.set_vocabulary(workspace, [*editing.own_actors(workspace), OwnActor("Listed")], "")
    editing.set_vocabulary(workspace, [], "")
    assert idle.id not in workspace.actors
    assert "listed" not in workspace.actors
    assert workspace.actors[spoken_of].name == "Renamed"
    assert ids(workspace) == set()
    assert all(idle.id not in workspace.places(layout) for layout in workspace.layouts)
    workspace.undo()
    assert ids(workspace) == {spoken_of, idle.id, "listed"}


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([OwnActor(" ")], "row 1 needs a name"),
        ([OwnActor(""), OwnActor("", code="ABC")], "row 2 needs a name"),
        ([OwnActor("A"), OwnActor("a")], "“a” stands in the list twice"),
        ([OwnActor("A", code="Syria")], "three letters"),
        ([OwnActor("A", principal="Nobody Known")], "“Nobody Known”, whom this project does not know"),
        ([OwnActor("A", principal="B"), OwnActor("B", principal="A")], "would act for itself"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(workspace: Workspace, rows: list[OwnActor], reason: str) -> None:
    with pytest.raises(AllyMapError, match=reason):
        editing.check_vocabulary(workspace, rows, "")
    with pytest.raises(AllyMapError, match=reason):
        editing.set_vocabulary(workspace, rows, "")
    assert ids(workspace) == set()


def test_a_row_that_nobody_wrote_in_is_no_actor(workspace: Workspace) -> None:
    editing.set_vocabulary(workspace, [OwnActor(""), OwnActor("Kestrel"), OwnActor("")], "")
    assert [actor.name for actor in workspace.own_actors] == ["Kestrel"]


def test_a_wrong_frame_keeps_the_actors_from_being_written(workspace: Workspace) -> None:
    with pytest.raises(AllyMapError, match="no word that evokes it"):
        editing.set_vocabulary(workspace, [OwnActor("A")], FRAME.replace('verbs = ["berth"]', ""))
    assert ids(workspace) == set()
