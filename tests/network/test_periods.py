"""Counting claims by time: nothing is lost, and vague dates are spread over what they may mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from some_dates import EDTF

from allymap.model import FuzzyDate, Polarity
from allymap.network.periods import count, period

CO, COMPETE = Polarity.COOPERATION, Polarity.COMPETITION
rows_of_claims = st.lists(
    st.tuples(st.builds(FuzzyDate.parse, EDTF), st.sampled_from(Polarity), st.just(1.0)), min_size=1
)


def rows(*texts: str, polarity: Polarity = CO) -> list[tuple[FuzzyDate, Polarity, float]]:
    return [(FuzzyDate.parse(text), polarity, 1.0) for text in texts]


@given(rows_of_claims)
def test_every_claim_is_counted_once(claims: list[tuple[FuzzyDate, Polarity, float]]) -> None:
    counts = count(claims)
    assert counts is not None
    for side, polarity in enumerate(Polarity):
        expected = sum(1 for _, one, _ in claims if one is polarity)
        assert (counts.exact + counts.vague)[side].sum() == pytest.approx(expected)


@given(rows_of_claims)
def test_every_known_day_is_in_the_bin_that_holds_it(claims: list[tuple[FuzzyDate, Polarity, float]]) -> None:
    counts = count(claims)
    assert counts is not None
    edges = counts.edges
    assert edges == sorted(set(edges))
    for when, _, _ in claims:
        for day in (when.earliest, when.latest):
            if day is not None:
                at = counts.bin_of(day)
                assert edges[at] <= day < edges[at + 1]


def test_bins_are_as_fine_as_there_is_room() -> None:
    for texts, months in (
        (("2020", "2023"), 1),
        (("2011", "2024"), 3),
        (("1979", "2024"), 12),
        (("1850", "2024"), 120),
    ):
        counts = count(rows(*texts), most_bins=60)
        assert counts is not None
        assert counts.months == months
        assert len(counts) <= 60


def test_a_vague_date_is_spread_and_an_exact_one_is_not() -> None:
    counts = count(rows("2015-03", "2015", "2024", polarity=COMPETE))
    assert counts is not None
    assert counts.months == 3
    assert counts.exact[1, 0] == 1.0
    assert counts.vague[1, :4] == pytest.approx([0.25] * 4)
    assert not counts.exact[0].any()


def test_open_ends_reach_as_far_as_anything_known() -> None:
    counts = count(rows("2010-01-05", "2012-12-20", "2012/.."))
    assert counts is not None
    assert counts.vague[0].nonzero()[0].tolist() == list(range(24, 36))


def test_undated_claims_are_told_apart() -> None:
    assert count(rows("", "")) is None
    counts = count(rows("", "2015"))
    assert counts is not None
    assert counts.undated == 1.0


def test_the_calendars_ends_are_bins_too() -> None:
    counts = count(rows("0001-01-01", "9999-12-31"), most_bins=2000)
    assert counts is not None
    assert counts.bin_of(date(9999, 12, 31)) == len(counts) - 1


def test_periods_are_written_as_dates() -> None:
    counts = count(rows("2011", "2024"))
    assert counts is not None
    assert period(counts, 0) == "2011-01/2011-03"
    years_only = count(rows("1979", "2024"))
    assert years_only is not None
    assert period(years_only, 1) == "1980"
