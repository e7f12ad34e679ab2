"""Where pages lie: the way from pixels to points and back, and which pages are in view."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from allymap.desktop.page_geometry import GAP, PageGeometry

SIDES = st.floats(20, 2000)
SIZES = st.lists(st.tuples(SIDES, SIDES), min_size=1, max_size=12)


@given(SIZES, st.floats(0.25, 5), st.floats(50, 3000), st.data())
def test_a_place_on_a_page_comes_back(
    sizes: list[tuple[float, float]], scale: float, room: float, data: st.DataObject
) -> None:
    geometry = PageGeometry(sizes, scale, room)
    page = data.draw(st.integers(0, len(sizes) - 1))
    x, y = sizes[page][0] * data.draw(st.floats(0, 1)), sizes[page][1] * data.draw(st.floats(0, 0.999))
    found, again_x, again_y = geometry.to_page(*geometry.from_page(page, x, y))
    assert (found, round(again_x, 3), round(again_y, 3)) == (page, round(x, 3), round(y, 3))


@given(SIZES, st.floats(0, 5000), st.floats(1, 2000))
def test_the_pages_in_view_are_those_that_reach_into_it(
    sizes: list[tuple[float, float]], top: float, tall: float
) -> None:
    geometry = PageGeometry(sizes, 1.0, 500)
    shown = set(geometry.between(top, top + tall))
    for page in range(len(sizes)):
        _, begins, _, height = geometry.rect(page)
        if begins < top + tall and begins + height > top:
            assert page in shown


def test_pages_stand_one_below_the_other_in_the_middle() -> None:
    geometry = PageGeometry([(100, 200), (50, 80)], 2.0, 400)
    assert geometry.rect(0) == (100.0, 0.0, 200.0, 400.0)
    assert geometry.rect(1) == (150.0, 400.0 + GAP, 100.0, 160.0)
    assert (geometry.width, geometry.height) == (200.0, 560.0 + GAP)
    assert [geometry.at(y) for y in (-5, 0, 399, 401, 400 + GAP, 9999)] == [0, 0, 0, 0, 1, 1]


def test_no_pages_take_no_room() -> None:
    geometry = PageGeometry([], 1.0, 300)
    assert (geometry.width, geometry.height) == (0.0, 0.0)
