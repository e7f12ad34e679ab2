"""Spans counted in bins: no claim is lost, and vague ones are spread evenly over what they may mean."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from some_dates import EDTF

from allymap.model import FuzzyDate, Polarity
from allymap.network.spans import Band, Spans, Unit

CO, COMPETE = Polarity.COOPERATION, Polarity.COMPETITION
claims = st.lists(
    st.tuples(st.builds(FuzzyDate.parse, EDTF), st.sampled_from(Polarity), st.integers(1, 9).map(float)), min_size=1
)


def spans(*texts: str, polarity: Polarity = CO) -> Spans:
    found = Spans.of((FuzzyDate.parse(text), polarity, 1.0) for text in texts)
    assert found is not None
    return found


@given(claims, st.sampled_from(Unit))
def test_every_claim_is_counted_once(rows: list[tuple[FuzzyDate, Polarity, float]], unit: Unit) -> None:
    found = Spans.of(rows)
    assert found is not None
    counts = found.counted(found.edges(unit))
    for side, polarity in enumerate(Polarity):
        expected = sum(number for _, one, number in rows if one is polarity)
        assert (counts.exact + counts.vague)[side].sum() == pytest.approx(expected)


@given(claims, st.sampled_from((Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE)))
def test_bins_are_the_sums_of_their_days(rows: list[tuple[FuzzyDate, Polarity, float]], unit: Unit) -> None:
    found = Spans.of(rows)
    assert found is not None
    counts = found.counted(found.edges(unit))
    by_hand = np.zeros((2, len(counts)))
    for first, last, side, number in zip(found.first, found.last, found.side, found.number, strict=True):
        for at in range(counts.bin_of(first), counts.bin_of(last) + 1):
            days = min(last + 1, counts.edges[at + 1]) - max(first, counts.edges[at])
            by_hand[side, at] += number * days / (last + 1 - first)
    assert (counts.exact + counts.vague) == pytest.approx(by_hand)


def test_what_lies_outside_is_left_out() -> None:
    found = spans("2015-03-02", "2015-03-20", "2015-03", "2016")
    edges = np.arange(date(2015, 3, 1).toordinal(), date(2015, 3, 12).toordinal())
    counts = found.counted(edges)
    assert counts.exact[0].tolist() == [0, 1, *[0] * 8]
    assert counts.vague[0] == pytest.approx([1 / 31] * 10)
    assert counts.period(1) == "2015-03-02"


def test_bands_are_what_is_vaguer_than_a_bin() -> None:
    found = spans("2015-03-02", "2015-03", "2015", "2016")
    day = date(2015, 3, 9).toordinal()
    year = date(2015, 1, 1).toordinal(), date(2015, 12, 31).toordinal()
    month = date(2015, 3, 1).toordinal(), date(2015, 3, 31).toordinal()
    assert found.bands(found.edges(Unit.DAY), day, day) == [Band(*month, 0, 1.0), Band(*year, 0, 1.0)]
    assert found.bands(found.edges(Unit.MONTH), day, day) == [Band(*year, 0, 1.0)]
    assert found.bands(found.edges(Unit.YEAR), day, day) == []


def test_edges_are_those_of_the_calendar() -> None:
    found = spans("2015-03-02", "2016-02-29")
    assert [date.fromordinal(day).isoformat() for day in found.edges(Unit.QUARTER).tolist()] == [
        "2015-01-01", "2015-04-01", "2015-07-01", "2015-10-01", "2016-01-01", "2016-04-01"
    ]  # fmt: skip
    assert len(found.edges(Unit.DAY)) == 365 + 1  # as many days as the leap year leaves, and an edge more
    assert found.counted(found.edges(Unit.YEAR)).period(1) == "2016"


@pytest.mark.parametrize("unit", Unit)
def test_the_calendars_ends_are_bins_too(unit: Unit) -> None:
    found = spans("0001-01-01", "0001-02-01") if unit is Unit.DAY else spans("0001-01-01", "9999-12-31")
    counts = found.counted(found.edges(unit))
    assert counts.exact.sum() == 2
    assert (counts.edges[0], counts.edges[-1] > found.bounds[1]) == (1, True)


def test_open_ends_reach_as_far_as_anything_known_and_undated_claims_are_told_apart() -> None:
    found = spans("2010-01-05", "2012-12-20", "2012/..", "")
    assert (date.fromordinal(int(found.last[2])), found.undated) == (date(2012, 12, 20), 1.0)
    assert Spans.of([(FuzzyDate(), CO, 2.0)]) is None
