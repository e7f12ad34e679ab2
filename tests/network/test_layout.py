"""Laws of arrangements: the same each time, pins exact, nobody on top of another, newcomers disturb nobody."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_nets import stopping

from allymap.model import Cancelled, Polarity, Progress, Relation, State, Strand
from allymap.network import layout
from allymap.network.layout import UNIT, arrange, place_new
from allymap.network.layout_net import Net, net_of
from allymap.network.layout_polish import crossed
from allymap.network.layout_settle import settle
from allymap.network.layout_spacing import PAGE, overlapping
from allymap.network.layout_stress import distances, stress
from allymap.network.picture import compose, fit
from allymap.network.shapes import EXTENTS
from allymap.network.view import MapView, ViewActor

Edge = tuple[str, str, int, int]

ARTICLE: tuple[Edge, ...] = (
    ("Russia", "Iran", 20, 8), ("Russia", "Syria", 9, 0), ("Iran", "Syria", 8, 0), ("Russia", "Israel", 3, 0),
    ("Russia", "Militias", 1, 0), ("Iran", "Militias", 3, 0), ("Iran", "Houthis", 3, 0), ("Iran", "Hezbollah", 4, 0),
    ("Iran", "Hamas", 1, 0), ("Iran", "Israel", 0, 5), ("Hezbollah", "Israel", 0, 4), ("Hezbollah", "Syria", 2, 0),
    ("United States", "Israel", 3, 0), ("Ukraine", "Russia", 0, 4), ("Ukraine", "United States", 2, 0),
    ("Russia", "the West", 0, 3), ("Iran", "the West", 0, 2), ("Russia", "United States", 0, 3),
    ("Russia", "Rebels", 0, 2), ("Syria", "Rebels", 0, 3), ("Houthis", "United States", 0, 1),
    ("OIC", "Arab League", 1, 0), ("Arab League", "Iran", 1, 0),
)  # fmt: skip
"""A map like the one the project started from: actors, cooperating passages, competing passages."""


def a_view(edges: list[Edge] | tuple[Edge, ...], alone: tuple[str, ...] = ()) -> MapView:
    counts = dict.fromkeys(alone, 0)
    relations = []
    for one, other, cooperation, competition in edges:
        pair = (min(one, other), max(one, other))
        strands = strand(Polarity.COOPERATION, cooperation), strand(Polarity.COMPETITION, competition)
        relations.append(Relation(pair, *strands, State.COOPERATIVE))
        for end in pair:
            counts[end] = counts.get(end, 0) + 1
    actors = tuple(ViewActor(one, one, relations=count) for one, count in counts.items())
    return MapView(actors, tuple(relations), len(relations))


def strand(polarity: Polarity, passages: int) -> Strand:
    return Strand(polarity, tuple(f"{polarity}-{n}" for n in range(passages)), float(passages))


def invented(actors: int, seed: int, share: float = 1.6) -> MapView:
    """A map with some busy actors, several parts, and some actors without relations."""
    chance = random.Random(seed)
    names = [f"actor {number}" for number in range(actors)]
    pairs: dict[tuple[str, str], Edge] = {}
    for _ in range(int(actors * share)):
        one, other = int(actors * chance.random() ** 2), chance.randrange(actors)
        if one != other:
            pair = (names[min(one, other)], names[max(one, other)])
            pairs[pair] = (*pair, *chance.choice(((1, 0), (4, 0), (0, 2), (3, 3))))
    return a_view(list(pairs.values()), tuple(names))


MAPS = st.builds(invented, st.integers(5, 40), st.integers(0, 10_000), st.sampled_from((0.5, 1.0, 2.0, 4.0)))


def points(places: layout.Places, net: Net) -> np.ndarray:
    return np.array([places[one] for one in net.ids]).reshape(-1, 2)


def assert_clear(view: MapView, places: layout.Places) -> None:
    net = net_of(view)
    assert list(overlapping(net, points(places, net))) == []


@settings(max_examples=8)
@given(MAPS, st.randoms(use_true_random=False))
def test_the_same_whatever_the_order(view: MapView, chance: random.Random) -> None:
    mixed = MapView(
        tuple(chance.sample(view.actors, len(view.actors))), tuple(chance.sample(view.relations, len(view.relations)))
    )
    assert arrange(view) == arrange(mixed)


@settings(max_examples=8)
@given(MAPS)
def test_no_disc_or_label_overlaps_another(view: MapView) -> None:
    assert_clear(view, arrange(view))


@pytest.mark.parametrize(("actors", "share"), [(120, 1.5), (300, 1.2), (300, 4.0)])
def test_nor_on_a_large_map(actors: int, share: float) -> None:
    view = invented(actors, seed=actors, share=share)
    assert_clear(view, arrange(view))


@settings(max_examples=20, deadline=None)
@given(st.integers(5, 300), st.integers(0, 10_000), st.sampled_from((0.5, 1.0, 2.0, 3.0)))
def test_nothing_overlaps_where_a_window_shows_the_whole_map(actors: int, seed: int, share: float) -> None:
    view = invented(actors, seed, share)
    places = arrange(view)
    discs = compose(view, places, fit(places, PAGE), PAGE).discs
    reach = (EXTENTS[discs.shape].max(axis=1) * discs.radius)[:, None]
    at = np.stack([discs.x, discs.y], axis=1)
    apart = np.hypot(*(at[:, None] - at).transpose(2, 0, 1))
    assert not (apart < reach + reach.T - 0.01)[~np.eye(actors, dtype=bool)].any()
    low = discs.label_box[discs.label_shown, :2]
    high = low + discs.label_box[discs.label_shown, 2:]
    meet = (low[:, None] < high[None]).all(axis=2) & (low[None] < high[:, None]).all(axis=2)
    assert not meet[~np.eye(len(low), dtype=bool)].any()
    named = discs.label_shown.nonzero()[0]
    assert len(named) >= min(actors, 40) * 0.8
    gap = np.hypot(*(np.clip(at[:, None], low, high) - at[:, None]).transpose(2, 0, 1))
    assert (gap > reach).all()


@settings(max_examples=8)
@given(MAPS, st.integers(1, 5), st.randoms(use_true_random=False))
def test_pins_move_by_nothing(view: MapView, pins: int, chance: random.Random) -> None:
    ids = [actor.id for actor in view.actors]
    places = {one: (chance.uniform(-900, 900), chance.uniform(-700, 700)) for one in chance.sample(ids, len(ids) // 2)}
    pinned = frozenset(sorted(places)[:pins])
    found = arrange(view, places, pinned)
    assert {one: found[one] for one in pinned} == {one: places[one] for one in pinned}
    net = net_of(view)
    held = np.array([one in pinned for one in net.ids])
    assert list(overlapping(net, points(found, net), held)) == []


def test_a_pin_without_a_place_is_no_pin() -> None:
    view = a_view(ARTICLE)
    assert arrange(view, {}, frozenset({"Iran"})) == arrange(view)


@settings(max_examples=10)
@given(MAPS, st.data())
def test_newcomers_get_free_places_and_nobody_moves(view: MapView, data: st.DataObject) -> None:
    everybody = arrange(view)
    gone = data.draw(st.sets(st.sampled_from(sorted(everybody)), min_size=1, max_size=len(everybody)))
    places = {one: place for one, place in everybody.items() if one not in gone}
    before = dict(places)
    new = place_new(view, places)
    assert set(new) == gone
    assert places == before
    assert_clear(view, places | new)


def test_a_newcomer_stands_near_its_neighbours() -> None:
    view = a_view(ARTICLE)
    places = arrange(view)
    for name in ("Hamas", "Militias", "the West"):
        others = {one: place for one, place in places.items() if one != name}
        x, y = place_new(view, others)[name]
        ends = [r.actors[0] if r.actors[1] == name else r.actors[1] for r in view.relations if name in r.actors]
        assert max(np.hypot(x - places[one][0], y - places[one][1]) for one in ends) < 2.6 * UNIT


def test_a_newcomer_keeps_off_those_that_are_hidden_now() -> None:
    view = a_view([("a", "b", 1, 0)])
    places = {"a": (0.0, 0.0)} | {f"hidden {n}": (170 * np.cos(n / 2), 170 * np.sin(n / 2)) for n in range(12)}
    x, y = place_new(view, places)["b"]
    assert min(max(abs(x - hx), abs(y - hy)) for hx, hy in places.values()) > 36


def test_a_newcomer_stands_near_its_neighbours_though_many_hidden_ones_lie_around() -> None:
    view = a_view(ARTICLE)
    places = {one: place for one, place in arrange(view).items() if one != "Hamas"}
    hidden = {f"hidden {n}": (120.0 * (n % 20 - 10), 120.0 * (n // 20 - 10)) for n in range(400)}
    x, y = place_new(view, places | hidden)["Hamas"]
    assert np.hypot(x - places["Iran"][0], y - places["Iran"][1]) < 2.6 * UNIT


@given(MAPS, st.integers(0, 99))
def test_whoever_stands_far_away_is_nothing_to_a_newcomer(view: MapView, seed: int) -> None:
    """So that only those around need be looked at, however large the map is."""
    places = arrange(view)
    leaving = sorted(places)[seed % len(places)] if places else ""
    stood = {one: place for one, place in places.items() if one != leaving}
    known = any(leaving in relation.actors for relation in view.relations)
    far = {f"hidden {n}": (60.0 * UNIT + 90.0 * n, -60.0 * UNIT) for n in range(50)}
    if known:
        assert place_new(view, stood | far) == place_new(view, stood)


def test_seating_newcomers_counts_them_and_can_be_called_off() -> None:
    view = a_view(ARTICLE)
    places = {one: place for one, place in arrange(view).items() if one not in ("Hamas", "Houthis", "Rebels")}
    told: list[tuple[str, int, int]] = []
    progress = Progress(lambda *words: told.append(words))
    assert place_new(view, places, progress) == place_new(view, places)
    assert told == [("Placing newcomers", done, 3) for done in range(4)]
    progress.cancel()
    with pytest.raises(Cancelled):
        place_new(view, places, progress)


def test_newcomers_who_know_nobody_stand_in_a_row_below() -> None:
    view = a_view(ARTICLE, ("x", "y", "z"))
    places = arrange(a_view(ARTICLE))
    new = place_new(view, places)
    assert set(new) == {"x", "y", "z"}
    assert len({y for _, y in new.values()}) == 1
    assert min(y for _, y in new.values()) > max(y for _, y in places.values())


def test_a_small_part_takes_no_room_from_the_large_one() -> None:
    alone = arrange(a_view(ARTICLE))
    both = arrange(a_view((*ARTICLE, ("World Bank", "Red Cross", 1, 0))))
    width, height = np.ptp([*alone.values()], axis=0)
    wider, higher = np.ptp([*both.values()], axis=0)
    assert max(wider, higher * 4 / 3) < 1.15 * max(width, height * 4 / 3)


def test_an_empty_and_a_tiny_map() -> None:
    assert arrange(MapView()) == {}
    assert place_new(MapView(), {"a": (1.0, 2.0)}) == {}
    assert place_new(a_view((), ("a",)), {}) == {"a": (0.0, 0.0)}
    assert arrange(a_view((), ("a",))) == {"a": (0.0, 0.0)}
    pair = arrange(a_view([("a", "b", 1, 0)]))
    assert UNIT * 0.8 < np.hypot(*np.subtract(pair["a"], pair["b"])) < UNIT * 1.3


def test_actors_without_relations_stand_in_rows_apart() -> None:
    alone = tuple(f"alone {n}" for n in range(7))
    places = arrange(a_view(ARTICLE, alone))
    lowest = max(places[one][1] for edge in ARTICLE for one in edge[:2])
    heights = {round(places[one][1], 6) for one in alone}
    assert min(heights) > lowest
    assert len(heights) <= 2


def test_the_article_is_read_at_a_glance() -> None:
    view = a_view(ARTICLE)
    places = arrange(view)
    net = net_of(view)
    at = points(places, net)
    crossings = crossed(at, net.edges).sum() / 2
    width, height = np.ptp(at, axis=0)
    assert crossings <= 6
    assert 0.8 < width / height < 2.2
    assert max(width, height) < 8 * UNIT


def test_camps_become_visible() -> None:
    chance = random.Random(7)
    camp = {f"a{n}": n % 3 for n in range(150)}
    edges = []
    for one, other in combinations(camp, 2):
        same = camp[one] == camp[other]
        if chance.random() < (0.06 if same else 0.02):
            edges.append((one, other, 2 if same else 0, 0 if same else 2))
    places = arrange(a_view(edges))
    far = {(c > 0): [] for *_, c, _k in edges}
    for one, other, cooperation, _ in edges:
        far[cooperation > 0].append(np.hypot(*np.subtract(places[one], places[other])))
    assert np.median(far[False]) > 1.8 * np.median(far[True])


def test_a_map_is_improved_from_where_it_stands() -> None:
    view = invented(100, seed=3, share=2.0)
    places = arrange(view)
    names = sorted(places)
    added = Relation(
        (names[3], names[40]), strand(Polarity.COOPERATION, 1), strand(Polarity.COMPETITION, 0), State.THIN
    )
    found = arrange(MapView(view.actors, (*view.relations, added)), places)
    radius = np.ptp(np.array([*places.values()]), axis=0).max() / 2
    moved = [np.hypot(*np.subtract(found[one], places[one])) for one in names]
    assert np.median(moved) < 0.08 * radius


@pytest.mark.parametrize("seed", (8, 9, 15, 18, 28, 30))
def test_a_newcomer_to_a_hundred_moves_nobody(seed: int) -> None:
    view = invented(101, seed=seed, share=2.0)
    places = arrange(MapView(view.actors[:-1], tuple(r for r in view.relations if view.actors[-1].id not in r.actors)))
    before = dict(places)
    new = place_new(view, places)
    assert set(new) == {view.actors[-1].id}
    assert places == before
    again = arrange(view, places | new)
    moved = [np.hypot(*np.subtract(again[one], place)) for one, place in before.items()]
    assert np.quantile(moved, 0.6) == 0, "nor does arranging again move more than a few"
    assert max(moved) < 0.4 * np.ptp([*before.values()], axis=0).max(), "and nobody is sent away"


def test_a_part_that_came_to_lie_over_another_is_put_beside_it() -> None:
    view = a_view((*ARTICLE, ("World Bank", "Red Cross", 1, 0)))
    places = arrange(view)
    x, y = np.add(places["Russia"], places["Iran"]) / 2
    over = {"World Bank": (x - 60, y - 40), "Red Cross": (x + 60, y + 40)}
    found = arrange(view, places | over)
    net = net_of(view)
    pair = np.array([net.ids.index(one) for one in ("Red Cross", "World Bank")])
    at = points(found, net)
    assert not crossed(at, net.edges)[(net.edges == np.sort(pair)).all(axis=1)].any()
    others = np.delete(at, pair, axis=0)
    assert ((others.min(axis=0) > at[pair].max(axis=0)) | (others.max(axis=0) < at[pair].min(axis=0))).any() or (
        np.hypot(*(others[:, None] - at[pair]).transpose(2, 0, 1)).min() > 100
    )
    assert arrange(view, places | over, set(over)).items() >= over.items(), "unless a person put it there"


def test_what_is_left_of_a_map_is_packed_again() -> None:
    """Once most of a map is hidden, the rest of it lies scattered."""
    view = invented(100, seed=3, share=2.0)
    shown = {actor.id for number, actor in enumerate(view.actors) if number % 8 == 0}
    left = MapView(
        tuple(one for one in view.actors if one.id in shown),
        tuple(one for one in view.relations if shown.issuperset(one.actors)),
    )
    before = {one: place for one, place in arrange(view).items() if one in shown}
    after = arrange(left, before)
    width = [np.ptp([*places.values()], axis=0)[0] for places in (before, after)]
    assert width[1] < 0.8 * width[0]
    pinned = next(iter(shown))
    assert arrange(left, before, {pinned})[pinned] == before[pinned]


@pytest.mark.parametrize("seed", (0, 3, 7))
def test_room_is_made_without_bending_the_map(seed: int) -> None:
    """Discs become small before anybody is pushed aside: what is close in the net is close on the map."""
    view = invented(160, seed=seed, share=2.0)
    net = net_of(view)
    rows = max(layout._parts(net), key=len)
    part = net.part(rows)
    wanted = distances(part)
    settled = settle(part, None, np.zeros(len(part), np.bool_), room=False)
    assert stress(points(arrange(view), net)[rows], wanted) < stress(settled, wanted) + 0.009


@pytest.mark.parametrize("actors", [30, 120, 500])
def test_called_off_at_any_time_it_answers_a_map_without_overlaps(actors: int) -> None:
    view = invented(actors, seed=2, share=1.5)
    whole = arrange(view)
    for after in (0, 1, 7, 30):
        progress = stopping(after)
        found = arrange(view, progress=progress)
        assert found.keys() == whole.keys()
        assert_clear(view, found)


@pytest.mark.parametrize("fresh", [True, False])
def test_progress_tells_how_far_it_is(fresh: bool) -> None:
    view = invented(90, seed=2, share=1.5)
    told: list[tuple[str, int, int]] = []
    arrange(view, None if fresh else arrange(view), progress=Progress(lambda *words: told.append(words)))
    assert {phase for phase, _, _ in told} == {"Arranging the map"}
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)
    assert all(0 <= done <= total for _, done, total in told)


@pytest.mark.slow
def test_a_map_of_thousands() -> None:
    view = invented(3_600, seed=1, share=2.0)
    places = arrange(view)
    assert_clear(view, places)
    linked = [np.hypot(*np.subtract(*(places[one] for one in r.actors))) for r in view.relations]
    everybody = np.ptp(np.array([*places.values()]), axis=0).max()
    assert np.median(linked) < everybody / 5


@pytest.mark.parametrize(("count", "new"), [(31, 5), (40, 6)])
def test_arranging_a_small_map_after_newcomers_moves_few(count: int, new: int) -> None:
    whole = invented(count, 11)
    chosen = {one.id for one in whole.actors[: count - new]}
    relations = tuple(one for one in whole.relations if chosen.issuperset(one.actors))
    before = MapView(tuple(one for one in whole.actors if one.id in chosen), relations, len(relations), 0)
    stood = arrange(before)
    seated = {**stood, **place_new(whole, stood)}
    found = arrange(whole, seated)
    assert_clear(whole, found)
    moved = np.array([np.hypot(*np.subtract(found[one], place)) for one, place in stood.items()])
    assert np.median(moved) == 0
    assert (moved > 0).mean() < 0.5


def test_a_small_map_in_a_mess_is_settled_anew() -> None:
    view, net = invented(30, 4), net_of(invented(30, 4))
    ids = sorted(one.id for one in view.actors)
    chance = random.Random(5)
    mess = {one: (chance.uniform(-900, 900), chance.uniform(-700, 700)) for one in ids}
    found = arrange(view, mess)
    wanted = distances(net)
    assert stress(points(found, net), wanted) < 1.2 * stress(points(arrange(view), net), wanted)


def test_a_map_takes_the_shape_that_it_is_told() -> None:
    view = invented(40, 3)
    spread = {}
    for shape in (1.0, 8 / 3):
        at = np.array(list(arrange(view, shape=shape).values()))
        spread[shape] = float(np.ptp(at[:, 0]) / np.ptp(at[:, 1]))
    assert spread[8 / 3] > 1.4 * spread[1.0]
    stood = arrange(view)
    wider = arrange(view, stood, shape=8 / 3)
    order = [sorted(places, key=lambda one, places=places: places[one][0]) for places in (stood, wider)]
    same = sum(one == other for one, other in zip(*order, strict=True))
    assert same > 0.6 * len(stood), "everybody keeps his place among the others"


@pytest.mark.parametrize("parts", [1, 150])
def test_a_large_map_called_off_before_it_began_is_left_as_it_is(parts: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither overlaps that were there nor the parts are worked on any more: counted, as both take long."""
    spacings = []
    spaced = layout.spaced
    monkeypatch.setattr(layout, "spaced", lambda *of, **how: spacings.append(1) or spaced(*of, **how))
    each = 600 // parts
    pairs = [(part * each + row, part * each + row + 1) for part in range(parts) for row in range(each - 1)]
    strands = Strand(Polarity.COOPERATION, ("c",), 1.0), Strand(Polarity.COMPETITION)
    relations = [Relation((f"{one:03d}", f"{other:03d}"), *strands, State.THIN) for one, other in pairs]
    actors = tuple(ViewActor(f"{row:03d}", "name") for row in range(600))
    view = MapView(actors, tuple(relations), len(relations))
    before = {actor.id: (float(row % 30), float(row // 30)) for row, actor in enumerate(actors)}
    assert arrange(view, before, progress=stopping(0)) == before
    assert not spacings
    fresh = arrange(view, progress=stopping(0))
    assert len(overlapping(net_of(view), np.array([fresh[actor.id] for actor in actors]))) == 0
    assert len(spacings) == 1
