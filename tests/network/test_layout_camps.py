"""Camps: those who cooperate together, those who compete apart."""

from __future__ import annotations

import random

from drawn_maps import relation, view_of

from allymap.model import ActorKind
from allymap.network.layout_camps import camps
from allymap.network.view import MapView


def a_map(rows: list[tuple[str, str, int, int]], alone: tuple[str, ...] = ()) -> MapView:
    ids = sorted({one for row in rows for one in row[:2]} | set(alone))
    return view_of([(one, one, ActorKind.STATE, "") for one in ids], [relation(*row) for row in rows])


def test_planted_camps_are_found_whatever_the_order() -> None:
    chance = random.Random(3)
    ids = [f"a{number:02d}" for number in range(60)]
    rows = []
    for n, one in enumerate(ids):
        for m, other in enumerate(ids[:n]):
            same = n % 3 == m % 3
            if chance.random() < (0.3 if same else 0.1):
                rows.append((one, other, 2 if same else 0, 0 if same else 1))
    view = a_map(rows)
    mixed = MapView(tuple(reversed(view.actors)), tuple(chance.sample(view.relations, len(view.relations))))
    assert camps(view) == camps(mixed) == [tuple(ids[part::3]) for part in range(3)]


def test_competition_parts_those_whom_a_common_friend_would_join() -> None:
    friends = [("a", "hub", 1, 0), ("b", "hub", 1, 0), ("a", "x", 3, 0), ("b", "y", 3, 0)]
    enemies = [("a", "b", 0, 9), ("x", "y", 0, 9), ("a", "y", 0, 9), ("b", "x", 0, 9)]
    found = camps(a_map(friends + enemies))
    of = {one: camp for camp in found for one in camp}
    assert of["a"] == of["x"] != of["b"] == of["y"]


def test_enemies_without_friends_and_loners_are_camps_of_their_own() -> None:
    assert camps(a_map([("a", "b", 0, 3)], ("z",))) == [("a",), ("b",), ("z",)]
    assert camps(MapView()) == []
