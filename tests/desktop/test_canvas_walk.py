"""The keyboard's way over the map, and what a selection becomes."""

from __future__ import annotations

from canvas_maps import PLACES, relation, view_of

from allymap.desktop.canvas.gestures import EMPTY, Hit
from allymap.desktop.canvas.placed_view import PlacedView
from allymap.desktop.canvas.selection import Selection
from allymap.desktop.canvas.walk import along, next_stop, reading_order
from allymap.model import Note
from allymap.network.drawing import Drawing
from allymap.network.look import LIGHT


def placed(places: dict[str, tuple[float, float]] = PLACES) -> PlacedView:
    return PlacedView.of(view_of(), places, (), LIGHT)


def test_reading_goes_line_by_line() -> None:
    assert reading_order(placed()) == ["houthis", "russia", "iran", "syria", "israel"]


def test_small_differences_in_height_are_one_line() -> None:
    order = reading_order(placed({**PLACES, "russia": (0.0, 12.0), "iran": (260.0, -9.0)}))
    assert order.index("russia") < order.index("iran")


def test_walking_ends_at_both_ends() -> None:
    def step(start: Hit, forward: bool, notes: tuple[str, ...] = ("n1", "n2")) -> Hit:
        shown = placed()
        shown.drawing = Drawing(notes=tuple(Note(one, "Words", 0, 0) for one in notes))
        return next_stop(shown, start, forward)

    assert step(EMPTY, True) == Hit("actor", "houthis")
    assert step(EMPTY, False) == Hit("note", "n2")
    assert step(EMPTY, False, ()) == Hit("actor", "israel")
    assert step(Hit("actor", "houthis"), False) == EMPTY
    assert step(Hit("actor", "israel"), True, ()) == EMPTY
    assert step(Hit("actor", "israel"), True) == Hit("note", "n1")
    assert step(Hit("note", "n1"), False) == Hit("actor", "israel")
    assert step(Hit("note", "n2"), True) == EMPTY
    assert step(Hit("note", "gone"), True) == Hit("actor", "houthis")
    assert next_stop(PlacedView(), EMPTY, True) == EMPTY


def test_an_arrow_prefers_what_lies_straight_ahead() -> None:
    places = {"a": (0.0, 0.0), "ahead": (300.0, 10.0), "aside": (120.0, 200.0)}
    view = view_of([relation("a", "ahead", 1), relation("a", "aside", 1)], places)
    assert along(PlacedView.of(view, places, (), LIGHT), "a", (1.0, 0.0)) == ("ahead", "a|ahead")


def test_an_arrow_prefers_the_nearer_of_two_alike() -> None:
    places = {"a": (0.0, 0.0), "far": (600.0, 0.0), "near": (200.0, 20.0)}
    view = view_of([relation("a", "far", 1), relation("a", "near", 1)], places)
    assert along(PlacedView.of(view, places, (), LIGHT), "a", (1.0, 0.0)) == ("near", "a|near")


def test_neighbours_are_those_on_the_map() -> None:
    assert placed().neighbours(["houthis"]) == {"iran"}
    assert placed().neighbours(["houthis", "iran"]) == {"russia", "syria", "israel"}
    without = {name: place for name, place in PLACES.items() if name != "iran"}
    assert placed(without).neighbours(["houthis"]) == set()


def test_a_selection_keeps_only_what_is_there() -> None:
    before = Selection(frozenset({"iran", "gone"}), frozenset({"iran|russia", "gone|iran"}), "competition")
    assert before.within({"iran"}, {"iran|russia"}) == Selection(
        frozenset({"iran"}), frozenset({"iran|russia"}), "competition"
    )
    assert not Selection(frozenset({"gone"})).within({"iran"}, set())


def test_toggling_twice_changes_nothing() -> None:
    start = Selection(frozenset({"iran"}), frozenset({"iran|russia"}))
    assert start.toggled_actor("syria").toggled_actor("syria") == start
    assert start.toggled_relation("iran|syria").toggled_relation("iran|syria") == start
