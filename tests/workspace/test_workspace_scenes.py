"""Scenes are added, moved, copied and deleted, each as one step that undo takes back whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import AllyMapError, Scene
from allymap.workspace import Workspace, editing


@pytest.fixture
def three() -> Iterator[Workspace]:
    workspace = Workspace.scratch()
    for title in "ABC":
        editing.add_scene(workspace, Scene("", title, ""))
    yield workspace
    workspace.close()


def titles(workspace: Workspace) -> str:
    return "".join(scene.title for scene in editing.in_order(workspace))


def id_of(workspace: Workspace, title: str) -> str:
    return next(one.id for one in workspace.scenes.values() if one.title == title)


def test_a_scene_goes_to_the_end_or_behind_another(three: Workspace) -> None:
    editing.add_scene(three, Scene("", "D", ""), after=id_of(three, "A"))
    assert titles(three) == "ADBC"
    three.undo()
    assert titles(three) == "ABC"


@pytest.mark.parametrize(
    ("title", "to", "order"), [("A", 2, "BCA"), ("C", 0, "CAB"), ("A", 99, "BCA"), ("C", -4, "CAB")]
)
def test_moving_is_one_step(three: Workspace, title: str, to: int, order: str) -> None:
    editing.move_scene(three, id_of(three, title), to)
    assert (titles(three), three.undo_label) == (order, f"Move scene “{title}”")
    three.undo()
    assert titles(three) == "ABC"


def test_moving_to_where_it_stands_is_no_step(three: Workspace) -> None:
    before = three.undo_label
    editing.move_scene(three, id_of(three, "B"), 1)
    assert three.undo_label == before


def test_a_copy_stands_behind_its_original(three: Workspace) -> None:
    made = editing.duplicate_scene(three, id_of(three, "B"))
    assert titles(three) == "ABBC"
    assert editing.in_order(three)[2].id == made


def test_looking_and_deleting(three: Workspace) -> None:
    one = id_of(three, "A")
    editing.look_at_scene(three, one, "seen")
    assert three.scenes[one].seen == "seen"
    editing.delete_scene(three, one)
    with pytest.raises(AllyMapError):
        editing.move_scene(three, one, 0)
    three.undo()
    assert titles(three) == "ABC"


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(-1, 6)), max_size=8))
def test_moves_never_lose_a_scene_and_are_all_undone(moves: list[tuple[int, int]]) -> None:
    workspace = Workspace.scratch()
    for title in "ABCDE":
        editing.add_scene(workspace, Scene("", title, ""))
    orders = [titles(workspace)]
    for which, to in moves:
        before = workspace.revision
        editing.move_scene(workspace, editing.in_order(workspace)[which].id, to)
        assert sorted(titles(workspace)) == list("ABCDE")
        if workspace.revision is not before:
            orders.append(titles(workspace))
    while len(orders) > 1:
        assert titles(workspace) == orders.pop()
        workspace.undo()
    workspace.close()
