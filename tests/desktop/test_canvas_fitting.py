"""The fitting camera shows everybody, and nobody behind a card."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSize

from allymap.desktop.canvas.camera import to_window
from allymap.desktop.canvas.fitting import MOST_ZOOM, fitted, spared
from allymap.model import Camera

SIZE = QSize(1400, 900)
LEGEND = QRectF(14, 770, 460, 116)
MINIMAP = QRectF(1254, 782, 132, 104)
places_of = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3),
    st.tuples(st.floats(-2000, 2000), st.floats(-1000, 1000)), min_size=1, max_size=12,
)  # fmt: skip


@given(places_of)
def test_everybody_is_in_the_window_and_nobody_behind_a_card(places: dict[str, tuple[float, float]]) -> None:
    camera = fitted(places, SIZE, (LEGEND, MINIMAP))
    assert 0 < camera.zoom <= MOST_ZOOM
    for x, y in places.values():
        at = to_window(camera, SIZE, x, y)
        assert QRectF(0, 0, 1400, 900).contains(at)
        assert not LEGEND.contains(at)
        assert not MINIMAP.contains(at)


def test_without_cards_the_map_is_in_the_middle() -> None:
    camera = fitted({"a": (-100.0, -50.0), "b": (300.0, 150.0)}, SIZE, ())
    assert (camera.x, round(camera.y)) == (100.0, 50)


def test_a_map_that_no_card_hides_stays_where_it_is() -> None:
    places = {"a": (-300.0, 0.0), "b": (300.0, 0.0)}
    assert fitted(places, SIZE, (LEGEND, MINIMAP)) == fitted(places, SIZE, ())


def test_nobody_to_show_is_no_error() -> None:
    assert fitted({}, SIZE, (LEGEND,)) == Camera()
    assert fitted({"a": (1.0, 2.0)}, QSize(0, 0), ()) == Camera()


@given(places_of)
def test_nobody_stands_behind_a_card_at_the_top(places: dict[str, tuple[float, float]]) -> None:
    trail = QRectF(12, 12, 320, 38)
    camera = fitted(places, SIZE, (LEGEND, trail))
    for x, y in places.values():
        at = to_window(camera, SIZE, x, y)
        assert QRectF(0, 0, 1400, 900).contains(at)
        assert not trail.contains(at)


@given(places_of, st.floats(0.1, 1.5), st.floats(1.0, 2.0))
def test_a_scene_moves_only_where_its_legend_hides_somebody(
    places: dict[str, tuple[float, float]], zoom: float, letters: float
) -> None:
    before = Camera(0.0, 0.0, zoom)
    seen = {one for one, at in places.items() if QRectF(0, 0, 1400, 900).contains(to_window(before, SIZE, *at))}
    hidden = {one for one in seen if LEGEND.contains(to_window(before, SIZE, *places[one]))}
    camera = spared(before, places, SIZE, LEGEND, letters)
    assert camera.zoom <= zoom
    for one in seen:
        at = to_window(camera, SIZE, *places[one])
        assert QRectF(0, 0, 1400, 900).contains(at)
        assert not LEGEND.contains(at)
    assert camera != before or not hidden
    assert spared(before, places, SIZE, QRectF(), letters) == before
