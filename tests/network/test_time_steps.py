"""The steps of a time sequence: each dated claim begins in exactly one."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from allymap.model import Claim, Kind, Polarity
from allymap.network.spans import Unit
from allymap.network.time_steps import time_steps

DATES = ("2015", "2015-09", "2015-09-30", "2011/2014", "2011/..", "../2014", "201X", "2016-21", "", "soon")


def claim(number: int, when: str) -> Claim:
    return Claim(f"c{number}", Kind.EVENT, "a", "b", Polarity.COOPERATION, date=when)


def test_only_periods_in_which_something_begins() -> None:
    steps = time_steps([claim(1, "2015-09"), claim(2, "2011/.."), claim(3, "2015"), claim(4, "")], Unit.YEAR)
    assert [(step.period, step.begun) for step in steps] == [("2011", ("c2",)), ("2015", ("c1", "c3"))]
    assert (steps[1].first, steps[1].last) == (date(2015, 1, 1), date(2015, 12, 31))
    assert [step.period for step in time_steps([claim(1, "2015-09"), claim(3, "2015")], Unit.MONTH)] == [
        "2015-01", "2015-09"
    ]  # fmt: skip


def test_a_window_leaves_the_steps_that_it_touches() -> None:
    claims = [claim(number, str(year)) for number, year in enumerate(range(2011, 2016))]
    steps = time_steps(claims, Unit.YEAR, start=date(2012, 6, 1), end=date(2014, 1, 1))
    assert [step.period for step in steps] == ["2012", "2013", "2014"]


def test_nothing_dated_has_no_steps() -> None:
    assert time_steps([claim(1, ""), claim(2, "soon")], Unit.YEAR) == []


@given(st.lists(st.sampled_from(DATES), max_size=9), st.sampled_from(Unit))
def test_each_dated_claim_begins_once(dates: list[str], unit: Unit) -> None:
    steps = time_steps((claim(number, when) for number, when in enumerate(dates)), unit)
    begun = sorted(one for step in steps for one in step.begun)
    assert begun == sorted(f"c{number}" for number, when in enumerate(dates) if when not in ("", "soon"))
    assert [step.first for step in steps] == sorted({step.first for step in steps})
