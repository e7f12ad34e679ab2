"""From the map to the window and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSize

from allymap.desktop.canvas.camera import LEAST_ZOOM, MOST_ZOOM, between, mixed, panned, to_map, to_window, zoomed
from allymap.model import Camera

SIZE = QSize(1400, 900)
cameras = st.builds(Camera, st.floats(-5000, 5000), st.floats(-5000, 5000), st.floats(0.05, 8))
window_points = st.builds(QPointF, st.floats(0, 1400), st.floats(0, 900))


@given(cameras, window_points)
def test_there_and_back_again(camera: Camera, point: QPointF) -> None:
    back = to_window(camera, SIZE, *to_map(camera, SIZE, point))
    assert (back.x(), back.y()) == pytest.approx((point.x(), point.y()), abs=1e-6)


@given(cameras, window_points, st.floats(0.3, 3))
def test_zooming_keeps_the_point_under_the_cursor(camera: Camera, point: QPointF, factor: float) -> None:
    after = zoomed(camera, SIZE, point, factor)
    assert to_map(after, SIZE, point) == pytest.approx(to_map(camera, SIZE, point), abs=1e-6)
    assert LEAST_ZOOM <= after.zoom <= MOST_ZOOM


@given(cameras, window_points)
def test_a_pulled_map_follows_the_cursor(camera: Camera, by: QPointF) -> None:
    place = to_map(camera, SIZE, QPointF(100, 100))
    at = to_window(panned(camera, by), SIZE, *place)
    assert (at.x(), at.y()) == pytest.approx((100 + by.x(), 100 + by.y()), abs=1e-6)


@given(cameras, cameras, window_points)
def test_pages_are_carried_over(old: Camera, new: Camera, point: QPointF) -> None:
    carried = between(old, QSize(800, 600), new, SIZE).map(point)
    direct = to_window(new, SIZE, *to_map(old, QSize(800, 600), point))
    assert (carried.x(), carried.y()) == pytest.approx((direct.x(), direct.y()), rel=1e-6, abs=1e-3)


@given(cameras, cameras)
def test_a_glide_begins_and_ends_where_it_should(one: Camera, other: Camera) -> None:
    for share, camera in ((0.0, one), (1.0, other)):
        at = mixed(one, other, share)
        assert (at.x, at.y, at.zoom) == pytest.approx((camera.x, camera.y, camera.zoom), abs=1e-3)
    between_zooms = mixed(one, other, 0.5).zoom
    assert min(one.zoom, other.zoom) - 1e-9 <= between_zooms <= max(one.zoom, other.zoom) + 1e-9
