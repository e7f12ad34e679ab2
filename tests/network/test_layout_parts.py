"""The steps of an arrangement: lengths that follow evidence, stress, room, packing, polish."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allymap.model import Polarity, Relation, State, Strand
from allymap.network import layout_packing, layout_spacing
from allymap.network.layout_net import SHAPE, SMALL, UNIT, Net, net_of
from allymap.network.layout_packing import bounds, evened, filled, grid, lying, pack, stretched, widened
from allymap.network.layout_polish import _Canvas, polish, worth_polishing
from allymap.network.layout_settle import settle
from allymap.network.layout_spacing import overlapping, spaced
from allymap.network.layout_stress import at_scale_of, distances, majorise, pivot_mds, stress
from allymap.network.view import MapView, ViewActor


def net(count: int, edges: list[tuple[int, int]], length: float = UNIT, disc: float = 20.0) -> Net:
    lines = np.array(edges, np.intp).reshape(-1, 2)
    ids = tuple(f"{n:03d}" for n in range(count))
    return Net(ids, lines, np.full(len(lines), length), np.ones(len(lines)), np.full(count, disc), np.full(count, 30.0))


def path(count: int) -> Net:
    return net(count, [(n, n + 1) for n in range(count - 1)])


def free(count: int) -> np.ndarray:
    return np.zeros(count, np.bool_)


def length_of(cooperation: int, competition: int, actors: int = 2, allied: bool = True) -> float:
    names = [f"{n:04d}" for n in range(max(actors, 4))]
    relations = [relation("0000", "0001", cooperation, competition)]
    relations += [relation("0000", "0002", 1, 0), relation("0001", "0003", 1, 0)] if allied else []
    return float(net_of(MapView(tuple(ViewActor(n, n) for n in names), tuple(relations))).lengths[0])


def relation(one: str, other: str, cooperation: int, competition: int) -> Relation:
    sides = [
        Strand(polarity, tuple("c" * passages), float(passages))
        for polarity, passages in zip(Polarity, (cooperation, competition), strict=True)
    ]
    return Relation((one, other), sides[0], sides[1], State.THIN)


def test_evidence_draws_together_and_competition_keeps_apart() -> None:
    assert length_of(16, 0) < length_of(1, 0) < length_of(1, 1) < length_of(0, 1)
    assert length_of(1, 0) == UNIT
    assert length_of(0, 1, actors=300) == 3 * UNIT
    assert length_of(0, 1, actors=300, allied=False) == 1.5 * UNIT


def test_a_part_keeps_its_edges_and_room() -> None:
    part = path(5).part(np.array([1, 2, 4]))
    assert part.ids == ("001", "002", "004")
    assert part.edges.tolist() == [[0, 1]]
    assert part.neighbours() == [[1], [0], []]
    assert part.half.shape == (3, 2)


def test_distances_add_up_along_edges() -> None:
    assert distances(path(4))[0].tolist() == [0, UNIT, 2 * UNIT, 3 * UNIT]


def test_a_path_becomes_a_line_and_a_ring_a_ring() -> None:
    line = path(6)
    assert stress(settle(line, None, free(6)), distances(line)) < 2e-3
    ring = net(8, [(n, (n + 1) % 8) for n in range(8)])
    at = settle(ring, None, free(8), room=False)
    radii = np.hypot(*(at - at.mean(axis=0)).T)
    assert np.ptp(radii) < 0.02 * radii.mean()


def test_majorising_lowers_stress_and_holds_what_is_held() -> None:
    tree = net(15, [(n, (n - 1) // 2) for n in range(1, 15)])
    wanted, held = distances(tree), np.arange(15) < 3
    start = np.random.default_rng(3).normal(0, 300, (15, 2))
    found = majorise(start, wanted, held)
    assert np.array_equal(found[held], start[held])
    assert stress(majorise(start, wanted, free(15)), wanted) <= stress(found, wanted) < stress(start, wanted)


def test_everybody_held_stays() -> None:
    start = np.random.default_rng(3).normal(0, 300, (4, 2))
    assert np.array_equal(majorise(start, distances(path(4)), ~free(4)), start)


def test_a_map_keeps_its_scale_when_it_is_improved() -> None:
    line = path(6)
    at = settle(line, None, free(6), room=False) * 2
    assert np.allclose(at_scale_of(at, distances(line)), 2 * distances(line), rtol=0.02)


def test_classical_scaling_of_two_actors_is_a_line() -> None:
    at = pivot_mds(distances(path(2))[:, :1])
    assert at.shape == (2, 2)
    assert np.isfinite(at).all()


@settings(max_examples=40)
@given(st.integers(2, 50), st.integers(0, 1_000), st.floats(1, 900), st.integers(0, 4))
def test_spacing_clears_everything_that_may_move(count: int, seed: int, spread: float, pins: int) -> None:
    start = np.random.default_rng(seed).normal(0, spread, (count, 2))
    held = np.arange(count) < pins
    boxes = path(count)
    at = spaced(boxes, start, held)
    assert np.array_equal(at[held], start[held])
    assert len(overlapping(boxes, at, held)) == 0


def test_spacing_moves_nobody_who_stands_free() -> None:
    start = np.array([[0.0, 0.0], [400.0, 0.0], [0.0, 400.0]])
    assert np.array_equal(spaced(path(3), start, free(3)), start)


def test_what_pushing_cannot_free_is_lifted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout_spacing, "_ROUNDS", 0)
    boxes, held = path(40), np.arange(40) == 7
    at = spaced(boxes, np.zeros((40, 2)), held)
    assert len(overlapping(boxes, at)) == 0
    assert at[7].tolist() == [0, 0]
    assert np.hypot(*at.T).max() < 800


@given(st.lists(st.tuples(st.floats(20, 900), st.floats(20, 900)), min_size=1, max_size=12))
def test_packed_boxes_do_not_overlap(sizes: list[tuple[float, float]]) -> None:
    boxes = [(0.0, 0.0, width, height) for width, height in sizes]
    moves = pack(boxes, SHAPE)
    packed = np.array([(x, y, x + width, y + height) for (x, y), (width, height) in zip(moves, sizes, strict=True)])
    for n, (left, top, right, bottom) in enumerate(packed):
        rest = np.delete(packed, n, axis=0)
        apart = (rest[:, 0] >= right) | (rest[:, 2] <= left) | (rest[:, 1] >= bottom) | (rest[:, 3] <= top)
        assert apart.all()


def test_equal_parts_are_packed_like_a_window() -> None:
    packed = np.array(pack([(0.0, 0.0, 300.0, 300.0)] * 12, SHAPE))
    width, height = np.ptp(packed, axis=0) + 300
    assert 0.8 < width / height < 2.2


def test_thousands_of_parts_stand_apart_and_few_are_fitted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts the work: each search for a corner looks at all that is placed, so their number must not grow."""
    searches = []
    corner = layout_packing._corner
    monkeypatch.setattr(layout_packing, "_corner", lambda *of, **near: searches.append(1) or corner(*of, **near))
    size = np.random.default_rng(4).uniform(50, 400, (2_000, 2))
    boxes = [(0.0, 0.0, width, height) for width, height in size.tolist()]
    low = np.array(pack(boxes, SHAPE))
    assert len(searches) < 100
    box = (np.abs((low + size / 2)[:, None] - low - size / 2) < (size[:, None] + size) / 2).all(axis=2)
    assert not (box & ~np.eye(2_000, dtype=bool)).any()
    width, height = (low + size).max(axis=0) - low.min(axis=0)
    assert 0.8 < width / height < 2.2


def test_a_small_part_finds_room_in_the_corner_of_a_large_one() -> None:
    corners = np.array([[0, 0], [1200, 0], [1200, 900]], np.float64)
    large = path(3)
    box, small = bounds(large, corners), (0.0, 0.0, 200.0, 150.0)
    _, (x, y) = pack([box, small], SHAPE, [*filled(large, corners, [np.arange(3)]), np.array([small])])
    first = pack([box], SHAPE)[0]
    left, top, right, bottom = np.add(box, (*first, *first))
    assert left <= x < right - 200
    assert top <= y < bottom - 150
    from_line = y - top - (x - left) * 3 / 4
    assert from_line > 0, "below the way from corner to corner, where nobody stands"


@given(st.integers(4, 60), st.integers(0, 1_000))
def test_an_evened_map_keeps_its_order_and_its_size(count: int, seed: int) -> None:
    at = np.random.default_rng(seed).standard_cauchy((count, 2))
    even = evened(at)
    assert (np.argsort(even, axis=0) == np.argsort(at, axis=0)).all()
    assert np.ptp(even, axis=0) == pytest.approx(np.ptp(at, axis=0))
    gaps = [np.diff(np.sort(one, axis=0), axis=0).min() for one in (at, even)]
    assert gaps[1] > gaps[0], "the closest are farther apart"


def test_a_grid_is_in_rows_within_the_width() -> None:
    cells = grid(path(10), 500)
    assert len(overlapping(path(10), cells)) == 0
    assert np.ptp(cells[:, 0]) <= 500
    assert grid(path(1), 0).tolist() == [[0, 0]]


def test_a_map_is_laid_down_like_the_window() -> None:
    tall = np.random.default_rng(1).normal(0, (50, 400), (60, 2))
    width, height = np.ptp(lying(tall), axis=0)
    assert width > SHAPE * height
    rounder = np.ptp(stretched(lying(tall), SHAPE), axis=0)
    assert SHAPE < rounder[0] / rounder[1] < width / height
    left, top, right, bottom = bounds(path(60), tall)
    assert left < right
    assert top < bottom


def test_polish_takes_lines_off_discs_and_each_other() -> None:
    cube = net(8, [(a, a ^ bit) for a in range(8) for bit in (1, 2, 4) if a < a ^ bit])
    assert worth_polishing(cube)
    at = polish(cube, None, free(8))
    crossings = sum(_crosses(at, one, other) for n, one in enumerate(cube.edges) for other in cube.edges[:n])
    assert crossings <= 2
    assert len(overlapping(cube, at)) == 0


def _crosses(at: np.ndarray, one: np.ndarray, other: np.ndarray) -> bool:
    if set(one) & set(other):
        return False
    (ax, ay), (bx, by) = at[one]

    def side(x: float, y: float) -> float:
        return (bx - ax) * (y - ay) - (by - ay) * (x - ax)

    (cx, cy), (dx, dy) = at[other]
    first = side(cx, cy) * side(dx, dy) < 0
    (ax, ay), (bx, by) = at[other]
    (cx, cy), (dx, dy) = at[one]
    return first and side(cx, cy) * side(dx, dy) < 0


@given(st.integers(2, 9), st.integers(0, 2**32 - 1))
@settings(max_examples=30, deadline=None)
def test_the_cost_of_a_map_is_that_of_all_its_actors(count: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    links = [(n, n + 1) for n in range(count - 1)] + [(0, n) for n in range(2, count) if chance.random() < 0.5]
    part = net(count, sorted(set(links)))
    canvas = _Canvas(part, distances(part), part.half)
    at = chance.normal(0, UNIT, (count, 2))
    each = [float(canvas.costs(at, row, at[row][None])[0]) for row in range(count)]
    assert canvas.cost(at) == pytest.approx(sum(each))


def test_large_or_dense_parts_are_not_polished() -> None:
    assert not worth_polishing(path(SMALL + 1))
    assert not worth_polishing(net(20, [(a, b) for a in range(20) for b in range(a)]))


def test_the_main_line_is_kept_clear_rather_than_a_thin_one() -> None:
    """Where somebody has to stand near a line, it is the one with less behind it."""
    ids, lines = ("a", "b", "c"), np.array([[0, 1], [0, 2], [1, 2]])
    heed = np.array([5.0, 1.0, 1.0])
    part = Net(ids, lines, np.full(3, 170.0), heed, np.full(3, 20.0), np.full(3, 30.0))
    at = polish(part, None, np.zeros(3, np.bool_))
    apart, there = at[1] - at[0], at[2] - at[0]
    aside = abs(apart[0] * there[1] - apart[1] * there[0]) / np.hypot(*apart)
    assert aside > 34.0


@pytest.mark.parametrize("shape", [1.0, 4 / 3, 5 / 3, 8 / 3])
def test_a_map_of_another_shape_is_widened_and_nobody_comes_nearer(shape: float) -> None:
    at = np.random.default_rng(3).uniform(-500, 500, (40, 2)) * (1.0, 0.9)
    found = widened(at, shape)
    apart, before = (np.hypot(*(one[:, None] - one).transpose(2, 0, 1)) for one in (found, at))
    assert (apart >= before - 1e-6).all()
    assert (np.argsort(found, axis=0) == np.argsort(at, axis=0)).all()
    width, height = np.ptp(found, axis=0)
    assert width / height >= min(shape / 1.3, 1.6 * 10 / 9) - 0.1
    assert np.array_equal(widened(found, shape), found) or shape > 2
