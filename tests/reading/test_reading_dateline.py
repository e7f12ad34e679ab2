"""The date a text gives itself, and dates in metadata."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import FuzzyDate
from allymap.reading.dateline import checked, dateline


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published: 12 Nov 2018", "2018-11-12"),
        ("Published 12th November 2018", "2018-11-12"),
        ("First published on Monday, November 12, 2018 at 10:30 GMT", "2018-11-12"),
        ("Date: 2018-11-12T10:00:00Z", "2018-11-12"),
        ("Date: November 2018", "2018-11"),
        ("**Published:** 12 November 2018", ""),  # mark-up is the business of its reader
        ("*Published: Sept. 3, 2018*", "2018-09-03"),
        ("12 November 2018", "2018-11-12"),
        ("Mon, 12 November 2018", "2018-11-12"),
        ("November 2018", "2018-11"),
        ("2018-11", "2018-11"),
        ("12 November 2018 — The two ministers met.", "2018-11-12"),
        ("MOSCOW, 12 November 2018 — The two ministers met.", "2018-11-12"),
        ("MOSCOW/TEHRAN, Nov 12, 2018 (Agency) - The two ministers met.", "2018-11-12"),
        ("By Jane Doe | 12 November 2018", "2018-11-12"),
        ("Analysis · 12 November 2018", "2018-11-12"),
        ("By Jane Doe, 12 November 2018", "2018-11-12"),
        ("By Jane Doe and John Roe – November 12, 2018, 10:30 GMT", "2018-11-12"),
        ("Geneva, 12 November 2018", "2018-11-12"),
        ("By sea and land, on 12 November 2018 they came.", ""),
        ("The talks in Geneva, 12 November 2018", ""),
        ("Updated: 13 November 2018", ""),
        ("On 12 November 2018 the ministers met.", ""),
        ("12 November 2018 was a cold day in Moscow.", ""),
        ("November 2018 was cold.", ""),
        ("Published: 31 February 2018", ""),
        ("Published: 12 Nov 1066", ""),
        ("12/11/2018", ""),  # may be December
        ("The minister may 12 times", ""),
        ("1979", ""),
    ],
)
def test_the_forms_of_a_dateline(line: str, expected: str) -> None:
    assert dateline(f"A title\n\n{line}\n\nThe first sentence.") == expected


def test_a_date_far_down_is_no_dateline() -> None:
    text = "\n".join(f"Sentence number {number} of a long text." for number in range(20))
    assert dateline(text + "\n12 November 2018\n") == ""


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2018", "2018"),
        ("2018-11", "2018-11"),
        ("2018-11-12", "2018-11-12"),
        ("2018-11-12T23:59:59+03:00", "2018-11-12"),
        ("2018-11-12 08:00", "2018-11-12"),
        ("2011/2014", "2011/2014"),
        ("2018~", "2018~"),
        ("12 November 2018", "2018-11-12"),
        ("Mon, 12 Nov 2018 10:00:00 GMT", "2018-11-12"),
        ("", ""),
        ("2018-02-30", ""),
        ("yesterday", ""),
    ],
)
def test_dates_of_metadata(written: str, expected: str) -> None:
    assert checked(written) == expected


@given(st.text(max_size=200))
def test_whatever_is_found_is_a_date(text: str) -> None:
    for found in (dateline(text), checked(text)):
        assert FuzzyDate.parse(found).text == found


@given(st.dates())
def test_every_day_in_words_is_found_again(day: object) -> None:
    written = f"{day:%d %B} {day.year:04d}"  # type: ignore[attr-defined]
    expected = str(day) if 1800 <= day.year <= 2100 else ""  # type: ignore[attr-defined]
    assert dateline(f"Title\n{written}\nText.") == expected
