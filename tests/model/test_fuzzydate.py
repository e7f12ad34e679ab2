"""Dates as people write them: bounds, open ends, and what is no date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import FuzzyDate, edtf_of
from allymap.model.fuzzydate import month_end


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2015-09-30", date(2015, 9, 30), date(2015, 9, 30)),
        ("2015-09", date(2015, 9, 1), date(2015, 9, 30)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2015", date(2015, 1, 1), date(2015, 12, 31)),
        ("2015~", date(2015, 1, 1), date(2015, 12, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2015-21", date(2015, 3, 1), date(2015, 5, 31)),
        ("2015-24", date(2015, 12, 1), date(2016, 2, 29)),
        ("2011/2014", date(2011, 1, 1), date(2014, 12, 31)),
        ("2011-09/2014-03-05", date(2011, 9, 1), date(2014, 3, 5)),
        ("2011/..", date(2011, 1, 1), None),
        ("../2011", None, date(2011, 12, 31)),
        ("2011/", date(2011, 1, 1), None),
        (" 2011 ", date(2011, 1, 1), date(2011, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("", None, None),
    ],
)
def test_bounds(text: str, earliest: date | None, latest: date | None) -> None:
    found = FuzzyDate.parse(text)
    assert (found.earliest, found.latest) == (earliest, latest)
    assert str(found) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "May 2015",
        "2015-13",
        "2015-02-30",
        "15",
        "2015-9",
        "../..",
        "/",
        "2015/2011",
        "201X-05",
        "2015-21-01",
        "2015/x",
        "?",
    ],
)
def test_what_is_no_date_is_named_in_the_error(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date") as caught:
        FuzzyDate.parse(text)
    assert text in str(caught.value)


@pytest.mark.parametrize(
    ("text", "undated", "approximate"),
    [
        ("", True, False),
        ("2015", False, False),
        ("2015?", False, True),
        ("201X", False, True),
        ("2015~/2018", False, True),
    ],
)
def test_what_kind_of_date(text: str, undated: bool, approximate: bool) -> None:
    found = FuzzyDate.parse(text)
    assert (found.undated, found.approximate) == (undated, approximate)


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("2015", date(2015, 12, 31), None, True),
        ("2015", date(2016, 1, 1), None, False),
        ("2015", None, date(2014, 12, 31), False),
        ("2011/..", date(2030, 1, 1), date(2031, 1, 1), True),
        ("../2011", date(2011, 12, 31), date(2012, 1, 1), True),
        ("../2011", date(2012, 1, 1), None, False),
        ("2015", None, None, True),
        ("", None, None, False),
    ],
)
def test_overlap(text: str, start: date | None, end: date | None, expected: bool) -> None:
    assert FuzzyDate.parse(text).overlaps(start, end) is expected


_DAYS = st.dates()


@given(_DAYS, _DAYS)
def test_an_edtf_text_has_the_bounds_it_was_made_of(one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = FuzzyDate.parse(edtf_of(first, last))
    assert (found.earliest, found.latest) == (first, last)


@given(_DAYS)
def test_whole_months_and_years_are_written_short(day: date) -> None:
    end = month_end(day.year, day.month)
    assert edtf_of(day.replace(day=1), end) == day.isoformat()[:7]
    assert edtf_of(date(day.year, 1, 1), date(day.year, 12, 31)) == day.isoformat()[:4]
    assert end.day >= 28
    assert end.year == 9999 or (end + timedelta(days=1)).day == 1


@given(_DAYS, _DAYS, _DAYS)
def test_overlapping_means_sharing_a_day(one: date, other: date, day: date) -> None:
    first, last = sorted((one, other))
    assert FuzzyDate.parse(edtf_of(first, last)).overlaps(day, day) is (first <= day <= last)


@given(st.from_regex(r"\A[0-9X/.~?%-]{0,14}\Z"))
def test_every_text_is_a_date_or_a_clear_error(text: str) -> None:
    try:
        found = FuzzyDate.parse(text)
    except ValueError as error:
        assert "is not a date" in str(error)
    else:
        assert FuzzyDate.parse(str(found)) == found
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2015-09-30", "2015-09"), ("2015-09?", "2015-09"), ("2015-21", "2015-21"), ("2015", ""), ("201X", ""),
        ("2011/2014", ""), ("2011-03-01/2011-04-02", ""), ("2011-03-01/2011-03-09", "2011-03"), ("2011-03/..", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_the_month_in_which_all_of_a_date_lies(text: str, month: str) -> None:
    found = FuzzyDate.parse(text)
    assert found.month == month
    assert FuzzyDate.parse(month).overlaps(found.earliest, found.latest) == bool(month)
