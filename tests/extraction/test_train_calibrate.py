"""The line of calibration is learned from pairs of confidence and truth."""

import random
import xml.etree.ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from allymap.extraction.calibration import Calibration
from allymap.extraction.train_calibrate import SMALLEST, calibration_plot, rising_line


def test_overconfidence_is_taken_back():
    chance = random.Random(1)
    pairs = [(p := chance.random(), chance.random() < p * p) for _ in range(6000)]
    line = rising_line(pairs)
    for raw in (0.3, 0.5, 0.8, 0.9):
        assert abs(line.apply(raw) - raw * raw) < 0.08


def test_the_top_leaves_room_for_doubt():
    line = rising_line([(0.2, False)] * SMALLEST + [(0.9, True)] * (SMALLEST - 3) + [(0.9, False)] * 3)
    assert line.apply(1.0) < 1


def test_too_few_teach_nothing():
    assert rising_line([(0.4, True)] * 10) == Calibration()
    assert rising_line([]) == Calibration()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=400))
def test_any_pairs_give_a_rising_line(pairs):
    values = [rising_line(pairs).apply(step / 50) for step in range(51)]
    assert values == sorted(values)
    assert 0 <= values[0] <= values[-1] <= 1


def test_the_picture_has_both_lines():
    rows = [{"confidence": 0.1, "right": 0.1}, {"confidence": 0.9, "right": 0.7}]
    picture = ET.fromstring(calibration_plot(rows, rows[:1]))
    lines = [node for node in picture.iter() if node.tag.endswith("polyline")]
    assert [len(node.get("points", "").split()) for node in lines] == [2, 1]
