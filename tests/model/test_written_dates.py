"""Dates in words, as a person types them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model.written_dates import as_edtf

DAYS = st.dates(date(1800, 1, 1), date(2100, 12, 31))

FORMS = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%A, %d %B %Y", "%d.%m.%Y", "%d. %m. %Y")


@given(
    DAYS, st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%A, %d %B %Y", "%d.%m.%Y", "%d. %m. %Y"])
)
def test_a_day_is_read_in_whatever_form_it_is_written(day: date, form: str) -> None:
    assert as_edtf(f" {day.strftime(form)} ") == day.isoformat()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Sept. 3rd, 2016", "2016-09-03"),
        ("november 2018", "2018-11"),
        ("2018-11", "2018-11"),
        ("2011/..", "2011/.."),
        ("201X", "201X"),
        ("", ""),
    ],
)
def test_less_than_a_day_and_edtf(written: str, expected: str) -> None:
    assert as_edtf(written) == expected


@pytest.mark.parametrize(
    "written",
    ["last summer", "3/4/2016", "31 February 2018", "14 March", "31.2.2018", "12 May 1066", "12 May 2018?"],
)
def test_what_nobody_can_know_is_no_date(written: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        as_edtf(written)
