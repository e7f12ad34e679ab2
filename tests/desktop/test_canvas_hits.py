"""The spatial index answers as trying every disc and strand would."""

from __future__ import annotations

import numpy as np
import pytest
from canvas_maps import PLACES, relation, view_of
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize

from allymap.desktop.canvas.hits import HIT_MARGIN, LEAST_REACH, HitIndex, distances
from allymap.desktop.canvas.placed_view import Composed, PlacedView
from allymap.model import Camera
from allymap.network.look import LIGHT
from allymap.network.shapes import EXTENTS

SIZE = QSize(800, 600)


def composed(camera: Camera = Camera(240.0, 30.0, 1.0)) -> Composed:
    return PlacedView.of(view_of(), PLACES, (), LIGHT).compose(camera, SIZE)


def crowd(count: int = 120) -> Composed:
    """Many overlapping discs and strands."""
    rng = np.random.default_rng(4)
    places = {f"a{n}": (float(x), float(y)) for n, (x, y) in enumerate(rng.uniform(-500, 500, (count, 2)))}
    relations = [
        relation(f"a{n}", f"a{(n * 7 + 3) % count}", n % 3, (n + 1) % 3)
        for n in range(count)
        if n != (n * 7 + 3) % count
    ]
    unique = {one.id: one for one in relations}
    return PlacedView.of(view_of(unique.values(), places), places, (), LIGHT).compose(Camera(0, 0, 0.9), SIZE)


CROWD = crowd()


@given(st.floats(0, 800), st.floats(0, 600))
def test_discs_are_found_as_by_trying_all(x: float, y: float) -> None:
    discs = CROWD.picture.discs
    reach = EXTENTS[discs.shape] * np.maximum(discs.radius, LEAST_REACH)[:, None]
    inside = np.flatnonzero((np.abs(discs.x - x) <= reach[:, 0]) & (np.abs(discs.y - y) <= reach[:, 1]))
    found = CROWD.hits.disc_at(x, y)
    if not len(inside):
        assert found is None
    else:
        assert found in inside
        away = np.hypot(discs.x[inside] - x, discs.y[inside] - y)
        assert np.hypot(discs.x[found] - x, discs.y[found] - y) == pytest.approx(float(away.min()), abs=1e-3)


@given(st.floats(0, 800), st.floats(0, 600))
def test_strands_are_found_as_by_trying_all(x: float, y: float) -> None:
    strands = CROWD.picture.strands
    away = distances(strands.curve.astype(np.float64), x, y)
    reached = away <= (strands.width + HIT_MARGIN) / 2
    found = CROWD.hits.strand_at(x, y)
    if not reached.any():
        assert found is None
    else:
        assert found is not None
        assert away[found] == pytest.approx(float(away[reached].min()), abs=1e-6)


def test_a_strand_is_wider_to_hit_than_it_is() -> None:
    picture = composed()
    strands = picture.picture.strands
    row = picture.strand_rows["houthis|iran"][0]
    x0, y0, _, _, x1, y1 = strands.curve[row].tolist()
    middle, across = np.array([(x0 + x1) / 2, (y0 + y1) / 2]), np.array([y0 - y1, x1 - x0])
    across /= np.hypot(*across)
    half = float(strands.width[row]) / 2
    curve = strands.curve[row : row + 1].astype(np.float64)
    middle -= across * float((middle - np.array([x0, y0])) @ across)
    on = middle + across * (half + HIT_MARGIN / 2 - 1 - float(distances(curve, *middle)[0]))
    off = middle + across * (half + HIT_MARGIN / 2 + 1.5 + float(distances(curve, *middle)[0]))
    assert picture.hits.strand_at(*on) == row
    assert picture.hits.strand_at(*off) is None


def test_outside_the_page_nothing_is_hit() -> None:
    picture = composed(Camera(5000.0, 5000.0, 1.0))
    assert picture.hits.disc_at(400, 300) is None
    assert picture.hits.strand_at(400, 300) is None


def test_an_empty_map_has_nothing_to_hit() -> None:
    nothing = PlacedView().compose(Camera(), SIZE)
    assert HitIndex(nothing.picture).disc_at(10, 10) is None
    assert HitIndex(nothing.picture).strand_at(10, 10) is None


def test_rows_by_id_and_strands_of_discs() -> None:
    picture = composed()
    strands = picture.picture.strands
    rows = picture.strands_of(picture.discs_of(["houthis"]))
    assert [strands.relation_ids[row] for row in rows.tolist()] == ["houthis|iran"]
    both = picture.strands_of_relations(["iran|russia"])
    assert sorted(strands.polarity[both].tolist()) == [0, 1]
    assert picture.discs_of(["nobody"]).tolist() == []
    assert picture.strands_of(picture.discs_of([])).tolist() == []
