"""Layout tools on a project: one step each, pins exact, undone as a whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from islands import contents, tables

from allymap.model import Actor, AllyMapError, Place, Polarity
from allymap.network.layout_tools import Axis, Line
from allymap.workspace import Workspace, editing

Verb = Callable[[Workspace], None]

VERBS: dict[str, Verb] = {
    "Align 3 actors left": lambda w: editing.align(w, "map", {"arlen", "brask", "corvo"}, Line.LEFT),
    "Distribute 3 actors": lambda w: editing.distribute(w, "map", {"arlen", "brask", "corvo"}, Axis.HORIZONTAL),
    "Mirror": lambda w: editing.mirror(w, "map", set(), Axis.VERTICAL),
    "Rotate": lambda w: editing.rotate(w, "map", set(), 45.0),
    "Circle around “Arlen”": lambda w: editing.circle(w, "map", {"arlen", "corvo"}, "arlen"),
    "Arrange 2 actors": lambda w: editing.arrange_selection(w, "map", {"arlen", "corvo"}),
    "Arrange by camp": lambda w: editing.by_camp(w, "map", set()),
    "Arrange by kind": lambda w: editing.by_kind(w, "map", set()),
    "Tidy overlaps": lambda w: editing.tidy(w, "map", set()),
}


@pytest.fixture
def crowded(workspace: Workspace) -> Workspace:
    """Three actors with relations, two of them on top of each other, one pinned."""
    from islands import claim

    with workspace.step("More") as step:
        step.put(Actor("corvo", "Corvo"), claim("sided", "corvo", "brask", Polarity.COOPERATION, 41, 79))
        step.put(claim("sailed", "corvo", "arlen", Polarity.COOPERATION, 41, 79))
        step.put(Place("map", "arlen", 7, 3), Place("map", "brask", 100, 0, True), Place("map", "corvo", 12, 31))
    return workspace


@pytest.mark.parametrize("label", VERBS)
def test_each_tool_is_one_step_and_pins_stay(crowded: Workspace, label: str) -> None:
    before = contents(crowded)
    VERBS[label](crowded)
    assert crowded.undo_label == label
    places = crowded.places("map")
    assert places["brask"] == Place("map", "brask", 100, 0, True)
    assert [places[one].pinned for one in ("arlen", "corvo")] == [False, False]
    assert contents(crowded) == tables(crowded) != before
    crowded.undo()
    assert contents(crowded) == before


@pytest.mark.parametrize("label", VERBS)
def test_a_locked_layout_does_not_change(crowded: Workspace, label: str) -> None:
    editing.lock_layout(crowded, "map")
    with pytest.raises(AllyMapError, match="“Map” is locked"):
        VERBS[label](crowded)


def test_nothing_to_move_is_no_step(crowded: Workspace) -> None:
    editing.tidy(crowded, "map", set())
    label = crowded.undo_label
    editing.tidy(crowded, "map", set())
    editing.put_places(crowded, "map", "Nothing", {"brask": (0.0, 0.0)})
    assert crowded.undo_label == label
    crowded.undo()
    assert crowded.undo_label == "More"


def test_places_worked_out_elsewhere_are_one_step(crowded: Workspace) -> None:
    editing.put_places(crowded, "map", "Align", {"arlen": (1.0, 2.0), "brask": (9.0, 9.0), "brask-port": (5.0, 5.0)})
    places = crowded.places("map")
    assert (places["arlen"].x, places["arlen"].y) == (1, 2)
    assert (places["brask"].x, places["brask-port"].x) == (100, 5)


def test_a_circle_needs_somebody_in_the_middle(crowded: Workspace) -> None:
    with pytest.raises(AllyMapError, match="in the middle of the circle"):
        editing.circle(crowded, "map", set(), "dorn")
