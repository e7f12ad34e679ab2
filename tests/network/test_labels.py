from __future__ import annotations

import numpy as np
import pytest

from allymap.network.labels import Placer, Surroundings, around, crossed_length, slots


def surroundings(
    x: list[float], y: list[float], segments: list[list[float]] | None = None, keep_out: list[list[float]] | None = None
) -> Surroundings:
    lines = np.array(segments or [], float).reshape(-1, 4)
    radius = np.full(len(x), 20.0)
    return Surroundings(
        (600, 400), np.array(x, float), np.array(y, float), radius, radius, lines, np.full(len(lines), 3.0),
        np.array(keep_out or [], float).reshape(-1, 4), np.arange(len(x)),
    )  # fmt: skip


def test_a_label_stands_below_when_nothing_is_in_the_way() -> None:
    left, top, right, bottom = Placer(surroundings([300], [200])).place(0, 60, 17)
    assert (left + right) / 2 == pytest.approx(300)
    assert top == pytest.approx(224.5)
    assert bottom - top == pytest.approx(17)


def test_it_moves_aside_for_a_strand_a_disc_and_a_keep_out_box() -> None:
    down = surroundings([300], [200], segments=[[300, 220, 300, 390]])
    box = Placer(down).place(0, 60, 17)
    assert crossed_length(box[None], down.segments, down.thickness).sum() == 0
    beside = Placer(surroundings([300, 300], [200, 245])).place(0, 60, 17)
    assert beside[1] < 220
    kept = Placer(surroundings([300], [200], keep_out=[[0, 222, 600, 400]])).place(0, 60, 17)
    assert kept[3] < 222


def test_it_stays_inside_the_page_even_in_a_corner() -> None:
    for at in ((0, 0), (600, 400), (600, 0), (300, 399)):
        left, top, right, bottom = Placer(surroundings([at[0]], [at[1]])).place(0, 120, 34)
        assert left >= 4
        assert top >= 4
        assert right <= 596
        assert bottom <= 396


def test_the_second_label_avoids_the_first_and_the_last_finds_no_room() -> None:
    crowd = surroundings([300] * 30, [200] * 30)
    placer = Placer(crowd)
    boxes = [placer.place(row, 80, 17) for row in range(30)]
    shown = [box for box in boxes if box is not None]
    assert 3 <= len(shown) < 30
    for row, one in enumerate(shown):
        for other in shown[row + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_a_label_wider_than_the_page_is_hidden() -> None:
    assert Placer(surroundings([300], [200])).place(0, 700, 17) is None


def test_crossed_length_is_that_of_the_part_inside() -> None:
    boxes = np.array([[10.0, 10.0, 30.0, 20.0]])
    segments = np.array([[0.0, 15.0, 100.0, 15.0], [0.0, 50.0, 100.0, 50.0], [15.0, 12.0, 18.0, 16.0]])
    lengths = crossed_length(boxes, segments, np.zeros(3))[0]
    assert lengths == pytest.approx([22.0, 0.0, 5.0])


def test_a_name_that_finds_no_usual_place_looks_all_around_its_disc() -> None:
    wide, high = 60.0, 16.0
    usual, _ = slots(16.0, 16.0, wide, high)
    every, dislikes = around(16.0, 16.0, wide, high)
    apart = np.abs(every[:, None] - usual[None]).sum(axis=2).min(axis=1)
    assert (apart > 3).sum() > 60, "places that the usual ones do not have"
    near_x = np.clip(0.0, every[:, 0], every[:, 0] + wide)
    near_y = np.clip(0.0, every[:, 1], every[:, 1] + high)
    gap = np.hypot(near_x, near_y)
    assert (gap > 14).all()
    assert (gap < 60).all()
    assert dislikes.min() > 5


def test_names_stand_far_enough_apart_to_be_read_as_two() -> None:
    placer = Placer(surroundings([300, 300], [200, 262]))
    placer.keep(0, np.array([270.0, 224.0, 330.0, 241.0]))
    above = placer.place(1, 60, 17)
    gaps = (above[1] - 241, 224 - above[3], above[0] - 330, 270 - above[2])
    assert max(gaps) >= 5
