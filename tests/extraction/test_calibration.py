"""The line from a model's confidence to the share that is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.extraction.calibration import Calibration

LINE = Calibration(((0.0, 0.0), (0.5, 0.4), (0.9, 0.8), (1.0, 0.9)))


@pytest.mark.parametrize(("raw", "told"), [(0.0, 0.0), (0.25, 0.2), (0.5, 0.4), (0.7, 0.6), (0.95, 0.85), (1.0, 0.9)])
def test_between_two_points_it_is_straight(raw, told):
    assert LINE.apply(raw) == pytest.approx(told)


@given(st.floats(0, 1), st.floats(0, 1))
def test_it_keeps_the_order(one, other):
    low, high = sorted((one, other))
    assert 0 <= LINE.apply(low) <= LINE.apply(high) <= 1


def test_without_points_nothing_changes():
    assert Calibration().apply(0.37) == 0.37


@pytest.mark.parametrize(
    "points",
    [[(0, 0.2), (1, 0.1)], [(0, 0), (0.5, 0.5), (0.5, 0.6), (1, 1)], [(0.1, 0), (1, 1)], [(0, 0), (0.9, 1)]],
    ids=["falls", "stands", "starts late", "ends early"],
)
def test_a_line_that_does_not_rise_from_end_to_end_is_refused(points):
    with pytest.raises(ValueError, match="calibration"):
        Calibration.of(points)
