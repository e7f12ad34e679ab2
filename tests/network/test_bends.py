from __future__ import annotations

import numpy as np
import pytest
from drawn_maps import camps, scattered

from allymap.network.bends import Lines, Obstacles, blocked, choose
from allymap.network.labels import crossed_length
from allymap.network.layout import arrange
from allymap.network.picture import Picture, compose, fit
from allymap.network.shapes import EXTENTS
from allymap.network.tracks import points_on

SIZE = (1000, 800)


def lines(*ends: tuple[float, float, float, float]) -> Lines:
    """Lines between discs 0–1, 2–3 …"""
    table = np.array(ends, float)
    rows = np.arange(2 * len(ends), dtype=np.int32).reshape(-1, 2)
    return Lines(table[:, :2], table[:, 2:], rows[:, 0], rows[:, 1], np.full(len(ends), 3.0))


def obstacles(
    centre: list[tuple[float, float]], boxes: list[tuple[float, float, float, float]] | None = None
) -> Obstacles:
    at = np.array(centre, float)
    return Obstacles(SIZE, at, np.full(len(at), 25.0), np.array(boxes or [], float).reshape(-1, 4))


def bent(line: Lines, bend: float) -> np.ndarray:
    start, end = line.start[0], line.end[0]
    way = (end - start) / np.hypot(*(end - start))
    control = (start + end) / 2 + 2 * bend * np.array([way[1], -way[0]])
    return points_on(np.concatenate([start, control, end])[None], 60)[0]


def test_a_free_line_stays_straight() -> None:
    line = lines((100, 400, 900, 400))
    around = obstacles([(100, 400), (900, 400), (500, 300)])
    assert not len(blocked(line, around))
    assert choose(line, np.array([0]), around)[0] == 0


def test_a_line_bends_around_a_third_disc_and_clears_it() -> None:
    line = lines((100, 400, 900, 400))
    around = obstacles([(100, 400), (900, 400), (500, 405)])
    assert blocked(line, around).tolist() == [0]
    bend = choose(line, blocked(line, around), around)[0]
    # The disc lies a little below, so the shorter way leads above it: left of a way to the right.
    assert 30 <= bend <= 60
    assert np.hypot(*(bent(line, bend) - (500, 405)).T).min() > 25 + 3


def test_it_takes_the_side_on_which_nothing_else_stands() -> None:
    line = lines((100, 400, 900, 400))
    around = obstacles([(100, 400), (900, 400), (500, 405), (500, 360), (450, 340), (550, 340)])
    assert choose(line, np.array([0]), around)[0] < 0


def test_it_bends_around_a_name() -> None:
    line = lines((100, 400, 900, 400))
    name = (460.0, 390.0, 540.0, 407.0)
    around = obstacles([(100, 400), (900, 400)], [name])
    assert blocked(line, around).tolist() == [0]
    points = bent(line, choose(line, np.array([0]), around)[0])
    pieces = np.concatenate([points[:-1], points[1:]], axis=1)
    assert crossed_length(np.array([name]), pieces, np.full(len(pieces), 6.0)).sum() == 0


def test_a_thin_line_keeps_off_a_thick_one_that_starts_at_the_same_disc() -> None:
    # Both are blocked by the disc between; the thick one takes the shorter way, and the thin one does not follow it.
    both = Lines(
        np.array([[100.0, 400.0]] * 2), np.array([[900.0, 400.0], [900.0, 402.0]]), np.array([0, 0], np.int32),
        np.array([1, 2], np.int32), np.array([5.0, 1.0]),
    )  # fmt: skip
    around = obstacles([(100, 400), (900, 400), (900, 402), (500, 404)])
    thick, thin = choose(both, np.array([0, 1]), around)
    assert thick > 0
    assert abs(thick - thin) > 10


def test_its_own_discs_are_no_obstacles_and_discs_behind_them_neither() -> None:
    line = lines((300, 400, 700, 400))
    assert not len(blocked(line, obstacles([(300, 400), (700, 400), (250, 400), (760, 400)])))


@pytest.mark.parametrize("length", [0.0, 0.5, 60.0])
def test_short_lines_never_bend_far(length: float) -> None:
    line = lines((300, 400, 300 + length, 400))
    around = obstacles([(300, 400), (300 + length, 400), (300 + length / 2, 400)])
    assert abs(choose(line, np.array([0]), around)[0]) <= 0.3 * length


def straight_bends(picture: Picture) -> list[float]:
    """How far each strand is bent, in pixels, that would run into a third disc if it were straight."""
    discs, strands = picture.discs, picture.strands
    reach = EXTENTS[discs.shape].min(axis=1) * discs.radius
    found = []
    for row in range(len(strands.source)):
        ends = [int(strands.source[row]), int(strands.target[row])]
        start, end = (np.array([discs.x[at], discs.y[at]], float) for at in ends)
        way = end - start
        share = np.clip(((discs.x - start[0]) * way[0] + (discs.y - start[1]) * way[1]) / (way @ way), 0, 1)
        away = np.hypot(start[0] + share * way[0] - discs.x, start[1] + share * way[1] - discs.y)
        away[ends] = np.inf
        if (away < reach + np.abs(strands.offset[row]) - 1).any():
            found.append(abs(float(strands.bend[row])))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_no_line_runs_straight_through_a_third_disc(seed: int) -> None:
    view, places = scattered(60, seed, apart=70.0, degree=1.6)
    found = straight_bends(compose(view, places, fit(places, (1000, 800)), (1000, 800)))
    assert len(found) > 5, "these maps are crowded enough to try it"
    assert min(found) >= 7


@pytest.mark.parametrize("count", [100, 200, 290])
def test_nor_does_a_long_one_on_a_map_of_small_discs(count: int) -> None:
    view = camps(count, 1)
    places = arrange(view)
    found = straight_bends(compose(view, places, fit(places, (1800, 1200)), (1800, 1200)))
    assert len(found) > count / 4
    assert min(found) >= 7
