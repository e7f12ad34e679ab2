"""Where a presentation stands: never outside the scenes, and always back exactly where a detour was left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.desktop.presenting.running_order import Point, Screen

VERBS = {
    "next": Point.next, "back": Point.back, "first": Point.first, "last": Point.last, "enter": Point.enter,
    "black": lambda point: point.cover(Screen.BLACK),
    "white": lambda point: point.cover(Screen.WHITE), "ask": lambda point: point.leave_for("iran"),
    **{str(digit): (lambda point, digit=digit: point.digit(str(digit))) for digit in range(10)},
}  # fmt: skip


@given(st.integers(1, 12), st.lists(st.sampled_from(sorted(VERBS)), max_size=40))
def test_no_key_leads_outside_the_scenes(count: int, keys: list[str]) -> None:
    point = Point(count)
    for key in keys:
        point = VERBS[key](point)
        assert 0 <= point.scene < count
        assert len(point.typed) <= 4


@given(st.integers(1, 12), st.integers(0, 11), st.lists(st.sampled_from(["iran", "iran|russia"]), min_size=1))
def test_a_detour_returns_to_where_it_began_however_long(count: int, at: int, asked: list[str]) -> None:
    start = point = Point(count, at % count)
    for target in asked:
        point = point.leave_for(target)
    assert point.back() == start


@given(st.integers(1, 30), st.integers(1, 30))
def test_a_number_and_enter_jump_there_if_it_exists(count: int, number: int) -> None:
    point = Point(count)
    for digit in str(number):
        point = point.digit(digit)
    assert point.enter() == Point(count, number - 1 if number <= count else 0)


@pytest.mark.parametrize("screen", [Screen.BLACK, Screen.WHITE])
def test_a_dark_screen_goes_as_it_came(screen: Screen) -> None:
    point = Point(3, 1).cover(screen)
    assert point.screen is screen
    assert point.cover(screen) == point.next() == point.back() == Point(3, 1)


def test_behind_the_last_scene_it_is_over_and_back_is_the_last_one() -> None:
    over = Point(2, 1).next()
    assert over.screen is Screen.OVER
    assert over.back() == Point(2, 1)
