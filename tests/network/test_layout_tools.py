"""Laws of the layout tools: pins and others stay, the same question has the same answer, and what each one promises."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from drawn_maps import K, Places, relation, scattered, view_of
from hypothesis import given, settings
from hypothesis import strategies as st

from allymap.model import Progress
from allymap.network.layout_camps import camps
from allymap.network.layout_groups import arrange_selection, by_camp, by_kind, circle, tidy
from allymap.network.layout_net import net_of
from allymap.network.layout_spacing import overlapping
from allymap.network.layout_tools import Axis, Line, align, chosen, distribute, mirror, rotate
from allymap.network.view import MapView

Tool = Callable[..., Places]

GEOMETRY: list[tuple[Tool, dict[str, object]]] = [
    *((align, {"line": line}) for line in Line), *((distribute, {"axis": axis}) for axis in Axis),
    *((mirror, {"axis": axis}) for axis in Axis), (rotate, {"degrees": 90.0}), (rotate, {"degrees": 33.0}),
]  # fmt: skip
GROUPS: list[tuple[Tool, dict[str, object]]] = [
    (arrange_selection, {}), (by_camp, {}), (by_kind, {}), (tidy, {}), (circle, {"around": "a00000"}),
]  # fmt: skip


@st.composite
def questions(draw: st.DrawFn) -> tuple[MapView, Places, frozenset[str], frozenset[str]]:
    view, places = scattered(
        draw(st.integers(2, 16)), draw(st.integers(0, 99)), apart=draw(st.sampled_from((9.0, 95.0)))
    )
    some = st.frozensets(st.sampled_from(sorted(places)))
    return view, places, draw(some), draw(some)


@settings(max_examples=12, deadline=None)
@given(questions())
@pytest.mark.parametrize(("tool", "more"), GEOMETRY + GROUPS)
def test_pins_and_others_stay_and_the_answer_is_the_same(
    tool: Tool, more: dict[str, object], question: tuple[MapView, Places, frozenset[str], frozenset[str]]
) -> None:
    view, places, selected, pinned = question
    before = dict(places)
    found = tool(view, places, selected, pinned, **more)
    assert places == before
    assert found.keys() == places.keys()
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in found.values())
    stays = set(pinned) | (set(places) - selected if selected and tool is not circle else set())
    assert {one: found[one] for one in stays} == {one: places[one] for one in stays}
    turned = MapView(tuple(reversed(view.actors)), tuple(reversed(view.relations)))
    assert tool(turned, places, selected, pinned, **more) == found


@settings(max_examples=15, deadline=None)
@given(questions())
@pytest.mark.parametrize(("tool", "more"), GROUPS)
def test_nobody_who_is_moved_stands_on_anybody(
    tool: Tool, more: dict[str, object], question: tuple[MapView, Places, frozenset[str], frozenset[str]]
) -> None:
    view, places, selected, pinned = question
    found = tool(view, places, selected, pinned, **more)
    net = net_of(view)
    at = np.array([found[one] for one in net.ids])
    stayed = np.array([found[one] == places[one] for one in net.ids])
    assert len(overlapping(net, at, stayed)) == 0


def plain() -> tuple[MapView, Places]:
    """Five states in a row of uneven gaps."""
    ids = ["a", "b", "c", "d", "e"]
    view = view_of(
        [(one, one, K.STATE, one) for one in ids], [relation(*pair, 1, 0) for pair in ("ab", "bc", "cd", "de")]
    )
    return view, dict(zip(ids, [(0.0, 5.0), (10.0, 40.0), (90.0, 10.0), (300.0, 0.0), (400.0, 80.0)], strict=True))


@pytest.mark.parametrize(
    ("line", "axis", "goal"),
    [("left", 0, 10), ("centre", 0, 155), ("right", 0, 300), ("top", 1, 0), ("middle", 1, 20), ("bottom", 1, 40)],
)
def test_aligned_centres_are_on_one_line(line: str, axis: int, goal: float) -> None:
    view, places = plain()
    found = align(view, places, {"b", "c", "d"}, line=Line(line))
    assert {found[one][axis] for one in "bcd"} == {goal}
    assert {one: found[one] for one in "ae"} == {one: places[one] for one in "ae"}
    along = [found[one][1 - axis] for one in "bcd"]
    assert np.argsort(along).tolist() == np.argsort([places[one][1 - axis] for one in "bcd"]).tolist()
    three = net_of(view).part(np.array([1, 2, 3]))
    assert len(overlapping(three, np.array([found[one] for one in three.ids]))) == 0


def test_aligned_actors_part_as_little_as_may_be_and_around_the_pinned() -> None:
    view, _ = plain()
    half = float(net_of(view).half[1, 1])
    stacked = {"a": (0.0, -500.0), "b": (0.0, 0.0), "c": (90.0, 1.0), "d": (30.0, 2.0), "e": (0.0, 500.0)}
    found = align(view, stacked, "", line=Line.LEFT)
    assert {one: found[one][1] for one in "ae"} == {"a": -500.0, "e": 500.0}
    assert [found[one][1] for one in "bcd"] == pytest.approx([1 - 2 * half, 1, 1 + 2 * half], abs=0.5)
    found = align(view, stacked, "", {"b"}, Line.LEFT)
    assert found["b"] == (0.0, 0.0)
    assert [found[one][1] for one in "cd"] == pytest.approx([2 * half, 4 * half], abs=0.5)


def test_a_pinned_actor_says_where_the_line_is() -> None:
    view, places = plain()
    assert {align(view, places, {"b", "c", "d"}, {"c"}, Line.LEFT)[one][0] for one in "bcd"} == {90}


def test_gaps_are_equal_between_the_outermost_and_the_pinned() -> None:
    view, places = plain()
    assert [x for x, _ in distribute(view, places, "", axis=Axis.HORIZONTAL).values()] == [0, 100, 200, 300, 400]
    assert [x for x, _ in distribute(view, places, "", {"d"}).values()] == [0, 100, 200, 300, 400]
    assert [x for x, _ in distribute(view, places, "", {"c"}).values()] == [0, 45, 90, 245, 400]
    down = distribute(view, places, "", axis=Axis.VERTICAL)
    assert sorted(y for _, y in down.values()) == [0, 20, 40, 60, 80]


def test_mirrored_twice_and_turned_four_times_is_where_it_was() -> None:
    view, places = scattered(9, 4)
    for axis in Axis:
        once = mirror(view, places, "", axis=axis)
        assert once != places
        assert np.allclose([*mirror(view, once, "", axis=axis).values()], [*places.values()])
    turned = places
    for _ in range(4):
        turned = rotate(view, turned, "", degrees=90)
    assert np.allclose([*turned.values()], [*places.values()])
    view, places = plain()
    assert rotate(view, places, {"a", "b"}, degrees=90)["b"] == pytest.approx((-12.5, 27.5))


def test_a_circle_is_round_and_keeps_the_order() -> None:
    ids = ["hub", *(f"leaf {n}" for n in range(9))]
    view = view_of([(one, one, K.STATE, "") for one in ids], [relation("hub", one, 1, 0) for one in ids[1:]])
    places = {one: (50.0 * n, 7.0 * n * n) for n, one in enumerate(ids)}
    found = circle(view, places, {"hub"}, around="hub")
    assert found["hub"] == places["hub"]
    arms = {one: np.subtract(found[one], found["hub"]) for one in ids[1:]}
    assert np.ptp([np.hypot(*arm) for arm in arms.values()]) < 1
    turns = np.unwrap([np.arctan2(*arms[one][::-1]) for one in ids[1:]])
    assert np.allclose(np.diff(turns), 2 * np.pi / 9, atol=0.01)
    assert circle(view, places, {"hub"}, around="nobody") == places
    assert circle(view, places, {"hub", "leaf 1", "leaf 2"}, around="hub")["leaf 3"] == places["leaf 3"]


def test_kinds_stand_in_columns_and_the_most_related_on_top() -> None:
    actors = [(f"{kind}-{n}", f"{kind}-{n}", kind, "") for kind in (K.STATE, K.PERSON, K.BLOC) for n in range(3)]
    view = view_of(actors, [relation("state-1", "person-2", 1, 0), relation("bloc-0", "state-1", 1, 0)])
    found = by_kind(view, {actor.id: (0.0, 0.0) for actor in view.actors}, "")
    columns = {kind: {found[f"{kind}-{n}"][0] for n in range(3)} for kind in (K.STATE, K.PERSON, K.BLOC)}
    assert all(len(across) == 1 for across in columns.values())
    assert min(columns[K.STATE]) < min(columns[K.PERSON]) < min(columns[K.BLOC])
    assert min(found[f"state-{n}"][1] for n in range(3)) == found["state-1"][1]


def test_a_kind_with_many_actors_takes_several_columns() -> None:
    view = view_of([(f"s{n:03d}", f"s{n:03d}", K.STATE, "") for n in range(60)], [])
    found = by_kind(view, {actor.id: (0.0, 0.0) for actor in view.actors}, "")
    assert len({x for x, _ in found.values()}) == 6


def test_camps_stand_apart() -> None:
    ids = [f"{camp}{n}" for camp in "xy" for n in range(5)]
    friends = [relation(f"{camp}{n}", f"{camp}{m}", 2, 0) for camp in "xy" for n in range(5) for m in range(n)]
    view = view_of(
        [(one, one, K.STATE, "") for one in ids], [*friends, *(relation(f"x{n}", f"y{n}", 0, 2) for n in range(5))]
    )
    found = by_camp(view, dict.fromkeys(ids, (0.0, 0.0)), "")
    boxes = [np.array([found[f"{camp}{n}"] for n in range(5)]) for camp in "xy"]
    low, high = [box.min(axis=0) for box in boxes], [box.max(axis=0) for box in boxes]
    assert (high[0] < low[1]).any() or (high[1] < low[0]).any()


def test_a_selection_is_arranged_where_it_is() -> None:
    view, places = scattered(30, 6)
    some = frozenset(sorted(places)[:12])
    far = {one: (x + 5_000, y) if one in some else (x, y) for one, (x, y) in places.items()}
    found = arrange_selection(view, far, some)
    before, after = (np.array([at[one] for one in sorted(some)]) for at in (far, found))
    assert np.hypot(*(before.mean(axis=0) - after.mean(axis=0))) < 300
    assert (before != after).any()
    progress = Progress()
    progress.cancel()
    assert arrange_selection(view, far, some, progress=progress).keys() == far.keys()


def test_camps_tell_how_many_are_arranged_and_stop_when_nobody_waits() -> None:
    view, places = scattered(60, 6)
    told: list[tuple[str, int, int]] = []
    whole = by_camp(view, places, "", progress=Progress(lambda *words: told.append(words)))
    count = len(camps(view))
    assert told == [("Arranging", done, count) for done in range(count + 1)]
    progress = Progress(lambda *_: None)
    progress.cancel()
    stopped = by_camp(view, places, "", progress=progress)
    assert stopped.keys() == whole.keys()
    net = net_of(view)
    assert len(overlapping(net, np.array([stopped[one] for one in net.ids]))) == 0


def test_tidying_moves_only_those_who_overlap() -> None:
    view, places = plain()
    spread = {one: (number * 300.0, 0.0) for number, one in enumerate(places)}
    assert tidy(view, spread, "") == spread
    found = tidy(view, spread | {"b": (5.0, 0.0)}, "", {"a"})
    assert found["a"] == (0, 0)
    assert found["b"] != (5, 0)
    assert [found[one] for one in "cde"] == [spread[one] for one in "cde"]


def test_who_is_not_on_the_view_or_has_no_place_is_left_alone() -> None:
    view, places = plain()
    places |= {"elsewhere": (1.0, 2.0)}
    del places["e"]
    assert chosen(view, places, "") == ["a", "b", "c", "d"]
    for tool, more in [*GEOMETRY, (by_kind, {}), (by_camp, {}), (tidy, {})]:
        found = tool(view, places, {"elsewhere", "e", "a", "b"}, **more)
        assert found.keys() == places.keys()
        assert found["elsewhere"] == (1.0, 2.0)
    assert align(view, {}, "") == {}
    assert by_camp(view, {}, "") == by_kind(view, {}, "") == arrange_selection(view, {}, "") == tidy(view, {}, "") == {}
