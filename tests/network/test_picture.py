from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest
from drawn_maps import K, dozen, relation, scattered, two, view_of
from hypothesis import given, settings
from hypothesis import strategies as st

from allymap.model import Camera
from allymap.network import metrics
from allymap.network import picture as pictures
from allymap.network.declutter import segments_of
from allymap.network.labels import crossed_length
from allymap.network.look import DARK
from allymap.network.picture import Picture, compose, fit, move
from allymap.network.shapes import BEHIND, EXTENTS
from allymap.network.tracks import points_on

SIZE = (1400, 900)


def drawn(made: tuple, size: tuple[int, int] = SIZE, zoom: float | None = None, **options: object) -> Picture:
    view, places = made
    camera = fit(places, size)
    return compose(view, places, camera if zoom is None else Camera(camera.x, camera.y, zoom), size, **options)


def label_boxes(picture: Picture) -> np.ndarray:
    boxes = picture.discs.label_box[picture.discs.label_shown].astype(float)
    boxes[:, 2:] += boxes[:, :2]
    return boxes


def test_a_map_point_lands_where_the_camera_says() -> None:
    view, places = two()
    picture = compose(view, places, Camera(20.0, -30.0, 2.0), SIZE)
    row = picture.discs.ids.index("russia")
    assert picture.discs.x[row] == pytest.approx((-120 - 20) * 2 + 700)
    assert picture.discs.y[row] == pytest.approx((0 + 30) * 2 + 450)


def test_a_contested_pair_has_two_tracks_with_a_gap_and_cooperation_above() -> None:
    strands = drawn(two()).strands
    assert strands.polarity.tolist() == [0, 1]
    assert strands.contested.all()
    above, below = strands.curve[:, 1]
    assert below - above == pytest.approx(float(strands.width.sum()) / 2 + 3 * 1.3, abs=0.5)
    assert strands.width[0] > strands.width[1]


def test_actors_without_a_place_are_left_out_with_their_strands() -> None:
    view, places = dozen()
    del places["iran"]
    picture = compose(view, places, fit(places, SIZE), SIZE)
    assert "iran" not in picture.discs.ids
    assert len(picture.discs.ids) == 11
    assert not any("iran" in one.split("|") for one in picture.strands.relation_ids)


def test_an_empty_map_is_a_picture_too() -> None:
    view, _ = two()
    picture = compose(view, {}, fit({}, SIZE), SIZE, title="Nothing yet")
    assert picture.discs.ids == []
    assert picture.strands.curve.shape == (0, 6)
    assert picture.captions[0].text == "Nothing yet"


def test_pins_and_looks_are_passed_on() -> None:
    picture = drawn(dozen(), look=DARK, pinned=frozenset({"syria"}))
    assert picture.look is DARK
    assert [one for one, pin in zip(picture.discs.ids, picture.discs.pinned, strict=True) if pin] == ["syria"]


def test_the_same_input_gives_the_same_picture() -> None:
    one, other = drawn(dozen()), drawn(dozen())
    assert (one.strands.curve == other.strands.curve).all()
    assert (one.discs.label_box == other.discs.label_box).all()
    assert one.legend == other.legend


def test_panning_a_page_that_shows_everything_moves_everything_alike() -> None:
    view, places = two()
    here, there = compose(view, places, Camera(), SIZE), compose(view, places, Camera(10.0, 5.0), SIZE)
    assert there.strands.curve == pytest.approx(here.strands.curve - np.array([10, 5, 10, 5, 10, 5]), abs=1e-3)
    assert there.discs.label_box[:, :2] == pytest.approx(here.discs.label_box[:, :2] - np.array([10, 5]), abs=1e-3)


@settings(max_examples=25)
@given(st.integers(1, 50), st.integers(0, 50), st.floats(0.25, 2.0))
def test_shown_names_overlap_neither_each_other_nor_any_disc_and_stay_on_the_page(
    count: int, seed: int, zoom: float
) -> None:
    picture = drawn(scattered(count, seed), zoom=zoom)
    boxes, discs = label_boxes(picture), picture.discs
    if not len(boxes):
        return
    assert (boxes[:, :2] >= 3.9).all()
    assert (boxes[:, 2:] <= np.array(SIZE) - 3.9).all()
    first, second = np.triu_indices(len(boxes), 1)
    apart = (boxes[first, 2] <= boxes[second, 0]) | (boxes[second, 2] <= boxes[first, 0])
    assert (apart | (boxes[first, 3] <= boxes[second, 1]) | (boxes[second, 3] <= boxes[first, 1])).all()
    reach = EXTENTS[discs.shape].max(axis=1) * discs.radius
    near_x = np.clip(discs.x[None], boxes[:, :1], boxes[:, 2:3])
    near_y = np.clip(discs.y[None], boxes[:, 1:2], boxes[:, 3:])
    assert (np.hypot(near_x - discs.x, near_y - discs.y) >= reach).all()


def test_on_a_map_with_room_every_name_is_shown_and_no_strand_crosses_one() -> None:
    for size in (SIZE, (1100, 760), (2560, 1440)):
        picture = drawn(dozen(), size)
        assert picture.discs.label_shown.all()
        assert crossed_length(label_boxes(picture), *segments_of(picture.strands)).sum() == 0


def test_no_strand_runs_through_a_third_disc_where_a_bend_can_avoid_it() -> None:
    picture = drawn(dozen())
    discs, strands = picture.discs, picture.strands
    for points, source, target in zip(points_on(strands.curve, 60), strands.source, strands.target, strict=True):
        gaps = np.hypot(points[:, None, 0] - discs.x, points[:, None, 1] - discs.y).min(axis=0) - discs.radius
        gaps[[source, target]] = np.inf
        assert gaps.min() > 0
    assert (strands.bend == 0).sum() > len(strands.bend) / 2


def test_a_pair_with_somebody_between_them_bends_around_him() -> None:
    actors = [(one, one.title(), K.STATE, "") for one in ("ankara", "baku", "cairo")]
    relations = [relation("ankara", "cairo", 3, 3), relation("ankara", "baku", 1, 0)]
    places = {"ankara": (-200.0, 0.0), "baku": (0.0, 4.0), "cairo": (200.0, 0.0)}
    picture = compose(view_of(actors, relations), places, Camera(), SIZE)
    strands, discs = picture.strands, picture.discs
    assert (strands.bend[:2] != 0).all()
    assert strands.bend[2] == 0
    for track in points_on(strands.curve[:2], 60):
        assert np.hypot(track[:, 0] - discs.x[1], track[:, 1] - discs.y[1]).min() > discs.radius[1] + 3
    assert crossed_length(label_boxes(picture), *segments_of(strands)).sum() == 0


def test_names_keep_off_the_second_disc_behind_one_that_stands_for_others() -> None:
    view, places = two()
    folded = replace(view, actors=tuple(replace(one, members=(one.id, "army", "minister")) for one in view.actors))
    gaps = []
    for made in (view, folded):
        discs = drawn((made, places)).discs
        assert discs.label_shown.all()
        gaps.append(discs.label_box[:, 1] - discs.y)
    assert (gaps[1] >= gaps[0] + BEHIND - 0.01).all()


def test_both_tracks_of_a_pair_bend_together() -> None:
    picture = drawn(scattered(40, 4))
    bends: dict[str, set[float]] = {}
    for one, bend in zip(picture.strands.relation_ids, picture.strands.bend.tolist(), strict=True):
        bends.setdefault(one, set()).add(bend)
    assert all(len(each) == 1 for each in bends.values())


def test_more_names_appear_as_one_zooms_in() -> None:
    crowd = scattered(150, 2, apart=70.0)
    shown = [int(drawn(crowd, zoom=zoom).discs.label_shown.sum()) for zoom in (0.3, 0.9)]
    inside = drawn(crowd, zoom=0.9).discs
    on_page = int(((inside.x > 0) & (inside.x < SIZE[0]) & (inside.y > 0) & (inside.y < SIZE[1])).sum())
    assert shown[0] / 150 < shown[1] / on_page


def test_the_most_related_actor_is_named_first_and_in_bold() -> None:
    discs = drawn(scattered(120, 5, apart=170.0), zoom=0.45).discs
    relations = [actor.relations for actor in scattered(120, 5, apart=170.0)[0].actors]
    assert discs.label_shown[int(np.argmax(relations))]
    assert discs.prominent[int(np.argmax(relations))]


@settings(max_examples=25)
@given(st.integers(2, 25), st.integers(0, 30), st.floats(-300, 300), st.floats(-300, 300))
def test_moving_discs_equals_composing_anew_without_bends(count: int, seed: int, dx: float, dy: float) -> None:
    view, places = scattered(count, seed)
    picture = drawn((view, places), zoom=1.0)
    picture.strands.bend[:] = 0
    camera = picture.camera
    rows = np.unique(np.array([seed % count, (seed * 7 + 1) % count], np.int32))
    untouched = picture.strands.curve.copy()
    touched = move(picture, rows, picture.discs.x[rows] + dx, picture.discs.y[rows] + dy)
    expected = {one: np.isin(row, rows) for row, one in enumerate(picture.discs.ids)}
    there = {one: (x + dx * expected[one], y + dy * expected[one]) for one, (x, y) in places.items()}
    fresh = compose(view, there, camera, SIZE)
    assert picture.discs.x == pytest.approx(fresh.discs.x, abs=1e-3)
    straight = pictures.trace(
        pictures.Ends(fresh.discs.x, fresh.discs.y, fresh.discs.radius, fresh.discs.shape),
        fresh.strands.source, fresh.strands.target, fresh.strands.offset, np.zeros(len(fresh.strands.bend)),
    )  # fmt: skip
    assert picture.strands.curve[touched] == pytest.approx(straight[touched], abs=0.01)
    others = np.setdiff1d(np.arange(len(untouched)), touched)
    assert (picture.strands.curve[others] == untouched[others]).all()
    ends = np.isin(picture.strands.source, rows) | np.isin(picture.strands.target, rows)
    assert touched.tolist() == np.nonzero(ends)[0].tolist()


def test_long_names_take_two_narrow_lines_and_are_cut_only_at_last() -> None:
    names = ["Palestinian Islamic Jihad", "Shanghai Cooperation Organisation", "Iran", "x" * 90]
    actors = [(str(row), name, K.ARMED_GROUP, "X") for row, name in enumerate(names)]
    places = {str(row): (300.0 * row - 450, 0.0) for row in range(4)}
    discs = compose(view_of(actors, []), places, Camera(), SIZE).discs
    assert discs.labels[:3] == ["Palestinian Islamic\nJihad", "Shanghai Cooperation\nOrganisation", "Iran"]
    assert discs.labels[3].endswith("…")
    assert discs.names == names


def test_a_moved_disc_takes_its_name_along() -> None:
    picture = drawn(dozen())
    before = picture.discs.label_box[3].copy()
    move(picture, np.array([3]), picture.discs.x[[3]] + 30, picture.discs.y[[3]] - 12)
    assert picture.discs.label_box[3] == pytest.approx(before + np.array([30, -12, 0, 0]), abs=1e-3)


def test_fit_shows_everything_with_room_for_names() -> None:
    for size in ((800, 600), SIZE, (2560, 1440)):
        picture = drawn(dozen(), size)
        discs = picture.discs
        assert ((discs.x - discs.radius > 20) & (discs.x + discs.radius < size[0] - 20)).all()
        assert ((discs.y - discs.radius > 20) & (discs.y + discs.radius < size[1] - 20)).all()
    assert fit({"a": (0.0, 0.0), "b": (1.0, 0.0)}, SIZE).zoom == pytest.approx(1.6)
    assert fit({}, SIZE) == Camera()


@pytest.mark.parametrize("size", [(1, 1), (40, 2000)])
def test_pages_of_any_size_are_composed(size: tuple[int, int]) -> None:
    assert np.isfinite(drawn(dozen(), size).strands.curve).all()


@pytest.mark.slow
def test_twenty_thousand_actors_stay_interactive() -> None:
    view, places = scattered(20_000, 1, degree=2.5)
    camera = fit(places, SIZE)
    compose(view, places, camera, SIZE)
    started = time.process_time()
    picture = compose(view, places, camera, SIZE)
    assert time.process_time() - started < 0.6
    move(picture, np.array([9], np.int32), np.array([5.0]), np.array([5.0]))
    started = time.process_time()
    for step in range(20):
        move(picture, np.array([9], np.int32), np.array([5.0 + step]), np.array([5.0]))
    assert (time.process_time() - started) / 20 < 0.004
    assert picture.discs.label_shown.any()


def test_what_has_faded_is_drawn_thinner() -> None:
    fresh = relation("russia", "iran", 4, 0)
    faded = replace(fresh, cooperation=replace(fresh.cooperation, fade=0.1))
    actors = [("russia", "Russia", K.STATE, "RU"), ("iran", "Iran", K.STATE, "IR")]
    places = {"russia": (-200.0, 0.0), "iran": (200.0, 0.0)}
    thick, thin = (drawn((view_of(actors, [one]), places)).strands for one in (fresh, faded))
    assert 0.5 < float(thin.width[0]) < 0.5 * float(thick.width[0])
    assert thin.weight[0] == thick.weight[0] == 4


def test_maps_with_too_many_strands_bend_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(scattered(40, 3)).strands.bend.any()
    monkeypatch.setattr(pictures, "MOST_BENT", 5)
    assert not drawn(scattered(40, 3)).strands.bend.any()


def names_and_strands(picture: Picture) -> float:
    """How many pixels of strands lie under the names."""
    boxes = picture.discs.label_box[picture.discs.label_shown].astype(np.float64)
    boxes[:, 2:] += boxes[:, :2]
    return float(crossed_length(boxes, *segments_of(picture.strands)).sum())


@pytest.mark.parametrize(
    ("count", "seed", "degree", "hidden", "under"), [(50, 4, 1.6, 17, 1900.0), (60, 6, 1.5, 20, 2700.0)]
)
def test_on_a_dense_small_map_names_get_out_of_the_way(
    count: int, seed: int, degree: float, hidden: int, under: float
) -> None:
    found = drawn(scattered(count, seed, degree=degree), (762, 670))
    assert int((~found.discs.label_shown).sum()) <= hidden
    assert names_and_strands(found) <= under


def test_zoomed_far_out_codes_say_who_matters() -> None:
    view, places = scattered(1200, 7, degree=1.5)
    found = drawn((view, places), (420, 400))
    related = np.array([actor.relations for actor in view.actors])
    coded = found.discs.code_size > 0
    assert found.scale < 0.4
    assert 10 <= coded.sum() <= 300
    assert found.discs.code_size[coded].min() >= 6.5
    assert related[coded].mean() > 1.5 * related[~coded].mean()


def test_where_no_code_can_be_read_the_most_related_are_solid() -> None:
    view, places = scattered(1200, 7, degree=1.5)
    found = drawn((view, places), (420, 400), zoom=0.02)
    assert not found.discs.code_size.any()
    related = np.array([actor.relations for actor in view.actors])
    assert 0 < found.discs.solid.sum() < 60
    assert related[found.discs.solid].min() >= 0.7 * related.max()


def test_codes_of_a_map_of_the_usual_size_are_as_they_were() -> None:
    found = drawn(dozen(), zoom=1.0)
    widest = np.array([metrics.width(code, 1.0, "semibold") for code in found.discs.codes])
    assert (found.discs.code_size > 0).all()
    assert (found.discs.code_size <= 0.68 * found.discs.radius + 1e-3).all()
    assert (widest * found.discs.code_size <= 2.0 * found.discs.radius * 1.2).all()


def test_a_name_that_is_cut_anyhow_is_as_narrow_as_others() -> None:
    whole, cut = (
        "International Humanitarian Commission",
        "The Islamic Republic of Iran with all militias of its own there",
    )
    discs = drawn(two(whole, cut)).discs
    labels = dict(zip(discs.ids, discs.labels, strict=True))
    wide = dict(zip(discs.ids, discs.label_box[:, 2], strict=True))
    assert labels["iran"].replace("\n", " ") == whole
    assert labels["russia"].endswith("…")
    assert wide["russia"] < wide["iran"]
