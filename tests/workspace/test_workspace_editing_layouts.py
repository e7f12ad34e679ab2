from __future__ import annotations

import numpy as np
import pytest
from islands import contents, tables

from allymap.model import Actor, AllyMapError, Camera, Layout, Place, Scene
from allymap.workspace import Workspace, editing


def test_moved_actors_are_pinned_where_they_were_dropped(workspace: Workspace) -> None:
    editing.move_actors(workspace, "map", {"arlen": (1.5, 2), "corvo": (np.float32(3.25), np.float32(4))})
    assert workspace.undo_label == "Move 2 actors"
    assert workspace.places("map")["arlen"] == Place("map", "arlen", 1.5, 2, True)
    assert workspace.places("map")["corvo"] == Place("map", "corvo", 3.25, 4, True)
    assert contents(workspace) == tables(workspace)
    workspace.undo()
    assert workspace.places("map")["arlen"] == Place("map", "arlen", 0, 0)
    assert "corvo" not in workspace.places("map")


def test_moving_without_pinning_leaves_pins_as_they_were(workspace: Workspace) -> None:
    editing.move_actors(workspace, "map", {"arlen": (1, 1), "brask": (2, 2)}, pin=False)
    assert [workspace.places("map")[one].pinned for one in ("arlen", "brask")] == [False, True]


def test_pins_are_set_and_taken(workspace: Workspace) -> None:
    editing.pin(workspace, "map", ["arlen", "nobody"])
    assert workspace.undo_label == "Pin 1 actor"
    assert workspace.places("map")["arlen"].pinned
    editing.unpin(workspace, "map", ["arlen", "brask"])
    assert workspace.undo_label == "Unpin 2 actors"
    assert not any(place.pinned for place in workspace.places("map").values())


def test_arranging_moves_who_stands_ill_but_never_the_pinned_in_one_step(workspace: Workspace) -> None:
    editing.move_actors(workspace, "map", {"arlen": (3000, 2000)}, pin=False)
    editing.arrange(workspace, "map")
    places = workspace.places("map")
    assert places["brask"] == Place("map", "brask", 100, 0, True)
    assert abs(places["arlen"].x - 100) + abs(places["arlen"].y) < 1000, "two who are related stand near each other"
    assert set(places) == {"arlen", "brask", "brask-port"}, "whoever unfolding would show has a place too"
    workspace.undo()
    assert set(workspace.places("map")) == {"arlen", "brask"}
    assert workspace.places("map")["arlen"] == Place("map", "arlen", 3000, 2000)


def test_an_arrangement_computed_elsewhere_is_taken_over(workspace: Workspace) -> None:
    editing.arrange(workspace, "map", to={"arlen": (5, 6), "brask": (7, 8)})
    places = workspace.places("map")
    assert (places["arlen"].x, places["arlen"].y) == (5, 6)
    assert (places["brask"].x, places["brask"].y) == (100, 0)


def test_places_missing_are_given_without_moving_anybody(workspace: Workspace) -> None:
    before = dict(workspace.places("map"))
    editing.place_missing(workspace, "map")
    assert {one: workspace.places("map")[one] for one in before} == before
    assert "brask-port" in workspace.places("map")


def test_a_layout_is_kept_under_a_name_and_then_goes_its_own_way(workspace: Workspace) -> None:
    layout = editing.save_layout_as(workspace, " The  minister's ", "map")
    assert (layout.id, layout.name, layout.order) == ("the-minister-s", "The minister's", 1)
    assert workspace.places(layout.id)["brask"] == Place(layout.id, "brask", 100, 0, True)
    editing.move_actors(workspace, layout.id, {"arlen": (50, 50)})
    assert workspace.places("map")["arlen"].x == 0
    copy = editing.duplicate_layout(workspace, layout.id)
    again = editing.duplicate_layout(workspace, layout.id)
    assert (copy.name, again.name) == ("The minister's copy", "The minister's copy 2")
    with pytest.raises(AllyMapError, match="There is a layout “Map” already"):
        editing.save_layout_as(workspace, "Map", layout.id)


def test_a_layout_from_nothing_is_arranged(workspace: Workspace) -> None:
    layout = editing.save_layout_as(workspace, "Fresh")
    assert set(workspace.places(layout.id)) == {"arlen", "brask", "brask-port"}


def test_names_of_layouts_are_unique(workspace: Workspace) -> None:
    other = editing.save_layout_as(workspace, "Other", "map")
    with pytest.raises(AllyMapError, match="choose another name"):
        editing.rename_layout(workspace, other.id, "Map")
    with pytest.raises(AllyMapError, match="needs a name"):
        editing.rename_layout(workspace, other.id, " ")
    label = workspace.undo_label
    editing.rename_layout(workspace, other.id, "Other")
    assert workspace.undo_label == label
    editing.rename_layout(workspace, other.id, "Third")
    assert workspace.layouts[other.id].name == "Third"


def test_a_deleted_layout_hands_its_scenes_on_and_the_last_one_stays(workspace: Workspace) -> None:
    other = editing.save_layout_as(workspace, "Other", "map")
    editing.put_scene(workspace, Scene("s", "Scene", other.id))
    before = contents(workspace)
    editing.delete_layout(workspace, other.id)
    assert list(workspace.layouts) == ["map"]
    assert workspace.scenes["s"].layout_id == "map"
    assert dict(workspace.places(other.id)) == {}
    with pytest.raises(AllyMapError, match="“Map” is the only layout"):
        editing.delete_layout(workspace, "map")
    workspace.undo()
    assert contents(workspace) == before


def test_a_locked_layout_does_not_change(workspace: Workspace) -> None:
    editing.save_layout_as(workspace, "Other", "map")
    editing.lock_layout(workspace, "map")
    for verb in (
        lambda: editing.move_actors(workspace, "map", {"arlen": (1, 1)}),
        lambda: editing.pin(workspace, "map", ["arlen"]),
        lambda: editing.arrange(workspace, "map"),
        lambda: editing.delete_layout(workspace, "map"),
    ):
        with pytest.raises(AllyMapError, match="“Map” is locked"):
            verb()
    editing.lock_layout(workspace, "map", False)
    editing.move_actors(workspace, "map", {"arlen": (1, 1)})


def test_unfolding_gives_whoever_appears_a_place(workspace: Workspace) -> None:
    editing.set_folded(workspace, "map", False)
    assert not workspace.layouts["map"].folded
    assert "brask-port" in workspace.places("map")
    assert workspace.undo_label == "Unfold people and organs"


def test_cameras_are_remembered_without_a_step(workspace: Workspace) -> None:
    label = workspace.undo_label
    editing.set_camera(workspace, "map", Camera(1, 2, 3))
    assert workspace.layouts["map"] == Layout("map", "Map", Camera(1, 2, 3))
    assert workspace.undo_label == label
    with pytest.raises(AllyMapError, match="no layout “nowhere”"):
        editing.set_camera(workspace, "nowhere", Camera())


def test_an_actor_without_relations_needs_no_place(workspace: Workspace) -> None:
    with workspace.step("Add") as step:
        step.put(Actor("dorn", "Dorn"))
    editing.arrange(workspace, "map")
    assert "dorn" not in workspace.places("map")


def test_the_layout_in_use_is_kept_without_an_edit(workspace: Workspace) -> None:
    other = editing.save_layout_as(workspace, "By camp", "map")
    label = workspace.undo_label
    assert editing.layout_in_use(workspace).id == "map"
    editing.use_layout(workspace, other.id)
    assert (editing.layout_in_use(workspace), workspace.undo_label) == (other, label)
    with pytest.raises(AllyMapError, match="no layout"):
        editing.use_layout(workspace, "gone")
    workspace.undo()
    assert editing.layout_in_use(workspace).id == "map", "the layout in use is gone, the first one is shown"
    assert contents(workspace) == tables(workspace)


def test_a_project_without_layouts_has_none_in_use() -> None:
    with Workspace.new() as empty:
        assert editing.layout_in_use(empty) is None
