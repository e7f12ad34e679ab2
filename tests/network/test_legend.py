from __future__ import annotations

import numpy as np
import pytest
from drawn_maps import dozen, two

from allymap.network import fading, legend, metrics
from allymap.network.drawing import Drawing
from allymap.network.look import LIGHT
from allymap.network.picture import compose, fit

SIZE = (1400, 900)


def drawn(made: tuple, size: tuple[int, int] = SIZE, **options: object):
    view, places = made
    return compose(view, places, fit(places, size), size, **options)


def test_it_says_what_the_map_shows_and_no_more() -> None:
    texts = [entry.text for entry in drawn(two()).legend]
    assert texts == ["cooperation", "competition", "contested", "width: passages", "state"]
    all_texts = {entry.text for entry in drawn(dozen()).legend}
    assert {
        "faint: not reviewed",
        "outline: announced or possible",
        "armed group",
        "organ of a state",
        "bloc",
    } <= all_texts
    assert "person" not in all_texts


def test_no_entry_leaves_the_box_or_meets_another() -> None:
    for width in (260, 420, 1400):
        picture = drawn(dozen(), (width, 900))
        left, top, wide, high = picture.legend_box
        boxes = []
        for entry in picture.legend:
            end = entry.text_x + metrics.width(entry.text, LIGHT.small_size)
            assert left < entry.x <= entry.text_x
            assert end <= left + wide
            assert top + 8 <= entry.y <= top + high - 8
            boxes.append((entry.x, entry.y, end))
        for row, one in enumerate(boxes):
            assert all(one[1] != other[1] or one[2] < other[0] for other in boxes[row + 1 :])


def test_symbols_that_are_no_shapes_have_samples() -> None:
    symbols = {entry.symbol for entry in drawn(dozen()).legend if entry.symbol and not entry.symbol.isupper()}
    assert symbols <= set(legend.SAMPLES)
    assert [sample.polarity for sample in legend.SAMPLES["contested"]] == [0, 1]


def test_it_takes_the_emptiest_corner_and_bottom_left_when_all_are_empty() -> None:
    nothing = np.zeros((0, 5))
    assert legend.corner(200, 80, SIZE, nothing, (0, 0)).box[:2] == (legend.MARGIN, SIZE[1] - legend.MARGIN - 80)
    busy = np.array([[0, 700, 300, 900, 8.0], [1200, 800, 1300, 850, 1.0], [0, 0, 300, 100, 2.0]])
    found = legend.corner(200, 80, SIZE, busy, (0, 0))
    assert found == ((SIZE[0] - legend.MARGIN - 200, legend.MARGIN, 200, 80), 0)


def test_it_covers_no_disc_and_no_name_of_a_fitted_map() -> None:
    for size in ((900, 600), SIZE, (2560, 1440)):
        picture = drawn(dozen(), size, title="Title", as_of="As of today", sources_line="Sources: one")
        left, top, wide, high = picture.legend_box
        discs = picture.discs
        reach = discs.radius * 1.2
        across = (discs.x + reach > left) & (discs.x - reach < left + wide)
        assert not (across & (discs.y + reach > top) & (discs.y - reach < top + high)).any()
        boxes = discs.label_box[discs.label_shown]
        meets = (boxes[:, 0] + boxes[:, 2] > left) & (boxes[:, 0] < left + wide)
        assert not (meets & (boxes[:, 1] + boxes[:, 3] > top) & (boxes[:, 1] < top + high)).any()


def test_it_can_be_left_out_and_an_empty_map_has_none() -> None:
    assert drawn(two(), legend=False).legend_box is None
    view, _ = two()
    assert compose(view, {}, fit({}, SIZE), SIZE).legend == []


def test_captions_stand_inside_the_page_and_long_ones_are_shortened() -> None:
    long = "A report with a long name (2018) · " * 40
    captions = legend.lines_of("Title " * 60, "As of April 2024", long, SIZE, LIGHT)
    assert [caption.role for caption in captions] == ["title", "as-of", "sources", "sources"]
    for caption in captions:
        weight = "semibold" if caption.bold else "regular"
        assert caption.x + metrics.width(caption.text, caption.size, weight) <= SIZE[0]
        assert 0 < caption.y <= SIZE[1]
    assert [caption.y for caption in captions] == sorted(caption.y for caption in captions)
    assert captions[0].text.endswith("…")
    assert captions[-1].text.endswith("…")
    top, bottom = legend.taken(captions, SIZE)
    assert captions[0].y < top
    assert SIZE[1] - bottom < captions[1].y
    assert legend.taken([], SIZE) == pytest.approx((0, 0))


def test_it_names_the_half_life_of_what_has_faded() -> None:
    texts = [entry.text for entry in drawn(two(), drawing=Drawing(half_life=730)).legend]
    assert "width: passages, half-life 2 years" in texts
    for half_life, words in (
        (0, ""),
        (365, "half-life 1 year"),
        (183, "half-life 6 months"),
        (45, "half-life 45 days"),
    ):
        assert fading.words(half_life) == words
