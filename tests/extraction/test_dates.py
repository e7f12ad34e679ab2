"""What date expressions mean, with the words before them and the day of publication."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.extraction.dates import resolve
from allymap.extraction.dates_words import normal, number
from allymap.model import FuzzyDate

SATURDAY = FuzzyDate.parse("2018-07-21")
NOWHERE = FuzzyDate()


def _read(expression: str, before: str = "", published: str = "2018-07-21", tense: str = "", context: str = "") -> str:
    found = resolve(expression, before, FuzzyDate.parse(published), tense, FuzzyDate.parse(context))
    return found.date.text if found else ""


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("2015", "2015"),
        ("the year 2015", "2015"),
        ("September 2015", "2015-09"),
        ("September, 2015", "2015-09"),
        ("September of 2015", "2015-09"),
        ("Sept. 2015", "2015-09"),
        ("30 September 2015", "2015-09-30"),
        ("30th of September 2015", "2015-09-30"),
        ("September 30, 2015", "2015-09-30"),
        ("Sep 30th 2015", "2015-09-30"),
        ("Wednesday, September 30, 2015", "2015-09-30"),
        ("Wednesday 30 September 2015", "2015-09-30"),
        ("this Sept. 30, 2015", "2015-09-30"),
        ("2015-09-30", "2015-09-30"),
        ("2015/09/30", "2015-09-30"),
        ("30.09.2015", "2015-09-30"),
        ("30/09/2015", "2015-09-30"),
        ("09/30/2015", "2015-09-30"),
        ("05/05/2015", "2015-05-05"),
        ("early 2015", "2015-01/2015-04"),
        ("mid-2015", "2015-05/2015-08"),
        ("late 2015", "2015-09/2015-12"),
        ("the end of 2015", "2015-10/2015-12"),
        ("the beginning of 2015", "2015-01/2015-03"),
        ("the first half of 2015", "2015-01/2015-06"),
        ("late September 2015", "2015-09-21/2015-09-30"),
        ("mid-February 2015", "2015-02-11/2015-02-20"),
        ("the first weeks of February 2015", "2015-02-01/2015-02-10"),
        ("the late 1990s", "1997/1999"),
        ("the second half of the 1990s", "1995/1999"),
        ("the 1990s", "1990/1999"),
        ("the '90s", "1990/1999"),
        ("the eighties", "1980/1989"),
        ("the 2000s", "2000/2009"),
        ("the 19th century", "18XX"),
        ("the summer of 2018", "2018-22"),
        ("winter 2015", "2015-24"),
        ("Q3 2019", "2019-07/2019-09"),
        ("the fourth quarter of 2019", "2019-10/2019-12"),
        ("2011-2014", "2011/2014"),
        ("2011 – 2014", "2011/2014"),
        ("2013-14", "2013/2014"),
        ("2011 to 2014", "2011/2014"),
        ("March to June 2016", "2016-03/2016-06"),
        ("March 2016 to June 2017", "2016-03/2017-06"),
        ("21-23 July 2016", "2016-07-21/2016-07-23"),
        ("July 21-23, 2016", "2016-07-21/2016-07-23"),
        ("28 June to 3 July 2016", "2016-06-28/2016-07-03"),
        ("from 2011 to 2014", "2011/2014"),
        ("between March and June 2016", "2016-03/2016-06"),
        ("between 2011 and 2014", "2011/2014"),
    ],
)
def test_dates_that_say_themselves_need_no_publication(expression: str, expected: str) -> None:
    assert _read(expression, published="") == expected
    found = resolve(expression, "", SATURDAY)
    assert found is not None
    assert (found.date.text, found.basis) == (expected, "stated")


@pytest.mark.parametrize(
    ("expression", "published", "expected"),
    [
        ("today", "2018-07-21", "2018-07-21"),
        ("yesterday", "2018-07-21", "2018-07-20"),
        ("tomorrow", "2018-07-21", "2018-07-22"),
        ("last night", "2018-07-21", "2018-07-20"),
        ("Friday", "2018-07-21", "2018-07-20"),
        ("Saturday", "2018-07-21", "2018-07-21"),
        ("last Saturday", "2018-07-21", "2018-07-14"),
        ("last Saturday’s", "2018-07-21", "2018-07-14"),
        ("next Tuesday", "2018-07-21", "2018-07-24"),
        ("late Friday evening", "2018-07-21", "2018-07-20"),
        ("this week", "2018-07-21", "2018-07-16/2018-07-22"),
        ("earlier this week", "2018-07-21", "2018-07-16/2018-07-22"),
        ("last week", "2018-01-02", "2017-12-25/2017-12-31"),
        ("last month", "2018-01-02", "2017-12"),
        ("last month", "2024-04", "2024-03"),
        ("this month", "2018-07-21", "2018-07"),
        ("next month", "2018-12-21", "2019-01"),
        ("last year", "2018", "2017"),
        ("earlier this year", "2018-07-21", "2018"),
        ("late last year", "2018-07-21", "2017-09/2017-12"),
        ("the end of last month", "2018-07-21", "2018-06-21/2018-06-30"),
        ("the weekend", "2018-07-18", "2018-07-14/2018-07-15"),
        ("last weekend", "2018-07-18", "2018-07-14/2018-07-15"),
        ("this weekend", "2018-07-19", "2018-07-21/2018-07-22"),
        ("this weekend", "2018-07-16", "2018-07-14/2018-07-15"),
        ("next weekend", "2018-07-21", "2018-07-28/2018-07-29"),
        ("two years ago", "2018-07-21", "2016"),
        ("a year ago", "2018-07-21", "2017"),
        ("more than six years ago", "2018-07-21", "2012~"),
        ("a decade ago", "2018-07-21", "2008~"),
        ("six months ago", "2018-01-02", "2017-07"),
        ("three weeks ago", "2018-07-21", "2018-06-25/2018-07-01"),
        ("ten days ago", "2018-07-21", "2018-07-11"),
        ("a couple of days ago", "2018-07-21", "2018-07-19~"),
        ("the past six months", "2024-04", "2023-10/2024-04"),
        ("the last two years", "2018-07-21", "2016/2018"),
        ("the past decade", "2018-07-21", "2008/2018"),
        ("the past year", "2018-07-21", "2017/2018"),
        ("the past week", "2018-07-21", "2018-07-14/2018-07-21"),
        ("the next three years", "2018-07-21", "2018/2021"),
        ("recent years", "2018-07-21", "2015~/2018"),
        ("recent weeks", "2018-07-21", "2018-06~/2018-07"),
        ("the past few days", "2018-07-21", "2018-07-14~/2018-07-21"),
        ("the coming months", "2018-07-21", "2018-07/2018-10~"),
        ("21 July", "2018-07-21", "2018-07-21"),
        ("July 20", "2018-07-21", "2018-07-20"),
        ("15 November", "2018-07-21", "2017-11-15"),
        ("2 January", "2017-12-21", "2018-01-02"),
        ("28-29 January", "2018-01-23", "2018-01-28/2018-01-29"),
        ("29 February", "2020-03-01", "2020-02-29"),
        ("last September", "2018-07-21", "2017-09"),
        ("mid-July", "2018-07-21", "2018-07-11/2018-07-20"),
        ("July this year", "2018-07-21", "2018-07"),
        ("June of last year", "2018-07-21", "2017-06"),
        ("January next year", "2018-07-21", "2019-01"),
        ("last summer", "2018-07-21", "2017-22"),
        ("this spring", "2018-07-21", "2018-21"),
        ("next winter", "2018-07-21", "2018-24"),
        ("the winter", "2018-07-21", "2017-24"),
    ],
)
def test_dates_that_lean_on_the_publication(expression: str, published: str, expected: str) -> None:
    found = resolve(expression, "", FuzzyDate.parse(published))
    assert found is not None
    assert (found.date.text, found.basis) == (expected, "document")
    assert _read(expression, published="") == ""


@pytest.mark.parametrize(
    ("before", "expression", "expected"),
    [
        ("has backed them since", "2011", "2011/2018"),
        ("Since", "March", "2018-03/2018-07"),
        ("since", "last month", "2018-06/2018-07"),
        ("since at least", "2011", "2011/2018"),
        ("since about", "2011", "2011/2018"),
        ("ever since", "early 2015", "2015-01/2018-07"),
        ("since", "the 1970s", "1970/2018"),
        ("since", "2018", "2018"),
        ("from", "2016", "2016/2018"),
        ("after", "2016", "2016/2018"),
        ("after the failed", "2016", "2016"),
        ("after the", "2016", "2016"),
        ("since the", "2016", "2016/2018"),
        ("before the", "2016", "../2016"),
        ("until", "2014", "../2014"),
        ("by", "the end of 2014", "../2014-12"),
        ("up to", "March 2014", "../2014-03"),
        ("before", "2014", "../2013"),
        ("before", "March 2014", "../2014-02"),
        ("prior to", "30 March 2014", "../2014-03-29"),
        ("until", "last week", "../2018-07-15"),
        ("it will stay until", "Friday", "../2018-07-27"),
        ("In", "May", "2018-05"),
        ("in", "September", "2017-09"),
        ("since", "2030", "2030/.."),
        ("similar to", "2016", "2016"),
    ],
)
def test_the_words_before_open_or_close_a_stretch(before: str, expression: str, expected: str) -> None:
    assert _read(expression, before) == expected


def test_a_stretch_stays_open_without_a_publication() -> None:
    assert _read("2011", "since", published="") == "2011/.."


@pytest.mark.parametrize(
    ("before", "tense", "expected"),
    [
        ("the talks will resume on", "", "2018-07-24"),
        ("which is due to restart on", "", "2018-07-24"),
        ("the talks resumed on", "", "2018-07-17"),
        ("resumes on", "Fut", "2018-07-24"),
        ("would go, his office said on", "", "2018-07-17"),
        ("as it was expected to, on", "Past", "2018-07-17"),
    ],
)
def test_words_and_tenses_that_look_ahead(before: str, tense: str, expected: str) -> None:
    assert _read("Tuesday", before, tense=tense) == expected


def test_the_future_also_moves_months_days_and_weekends() -> None:
    assert _read("September", "will be held in") == "2018-09"
    assert _read("15 November", "will be held on") == "2018-11-15"
    assert _read("the weekend", "will be held at", "2018-07-18") == "2018-07-21/2018-07-22"
    assert _read("the spring", "will leave in") == "2019-21"
    assert _read("2 January", "was held on", "2017-12-21", "Past") == "2017-01-02"


@pytest.mark.parametrize(
    ("expression", "before"),
    [
        ("three years", "for"), ("six months", "in"), ("seven-year", "the"), ("70%", "of"), ("decades", "for"),
        ("80-year-old", "the"), ("the age of 82", "at"), ("Halloween", "on"), ("Day", ""), ("the day", "of"),
        ("annual", ""), ("05/06/2015", "on"), ("31/02/2015", "on"), ("30 February 2015", "on"),
        ("several years ago", ""), ("999 decades ago", ""), ("May", "talks with Theresa"), ("march", "on the"),
        ("winter", "as"), ("2018-19-20", ""), ("the previous year", ""), ("Friday", "by"), ("2014-2011", "in"),
        ("", ""), ("dusk", "until"), ("February 2010", "between"),
        ("2000", "with some"), ("2000", "more than"),
    ],
)  # fmt: skip
def test_nothing_is_guessed(expression: str, before: str) -> None:
    assert _read(expression, before) == ""


def test_on_a_wednesday_nobody_knows_which_weekend_this_one_is() -> None:
    assert _read("this weekend", published="2018-07-18") == ""
    assert _read("this weekend", "they will meet", "2018-07-18") == "2018-07-21/2018-07-22"


def test_a_year_and_a_month_in_figures_are_no_pair_of_years() -> None:
    assert _read("2014-11", "in") == "2014-11"
    assert _read("2014-15", "in") == "2014/2015"


@pytest.mark.parametrize(
    ("expression", "published"),
    [
        ("Tuesday", "2024-04"),
        ("last week", "2024-04"),
        ("last month", "2024"),
        ("March", "2024"),
        ("last year", "2023/2024"),
    ],
)
def test_a_publication_that_is_too_vague_gives_nothing(expression: str, published: str) -> None:
    assert _read(expression, "in", published) == ""


@pytest.mark.parametrize(
    ("expression", "context", "expected"),
    [
        ("later that day", "2018-04-09", "2018-04-09"),
        ("later that month", "2018-10-04", "2018-10"),
        ("the same year", "2015-09-30", "2015"),
        ("that week", "2018-07-21", "2018-07-16/2018-07-22"),
        ("the following year", "2015-09", "2016"),
        ("the previous day", "2018-04-09", "2018-04-08"),
        ("the day before", "2018-04-09", "2018-04-08"),
        ("two years later", "2015", "2017"),
        ("a month earlier", "2018-04-09", "2018-03"),
        ("that day", "2018-04", ""),
        ("the following year", "2011/2018", ""),
        ("the following year", "", ""),
    ],
)
def test_expressions_that_lean_on_the_date_before(expression: str, context: str, expected: str) -> None:
    found = resolve(expression, "", NOWHERE, context=FuzzyDate.parse(context))
    assert (found.date.text if found else "") == expected
    assert found is None or found.basis == "context"


_WORDS = st.sampled_from(
    [
        "the", "last", "next", "this", "past", "of", "in", "early", "late", "mid-", "two", "a", "10", "2015", "2016",
        "1990s", "May", "March", "30", "31", "Friday", "week", "month", "years", "ago", "later", "summer", "-", "–",
        "to",        "and", ",", "decades", "999",
        "between", "since", "until", "before", "end", "quarter", "first", "Q3", "/", "07", "9999", "1000", "weekend",
    ]
)  # fmt: skip
_PUBLISHED = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.integers(1, 9999).map(lambda year: f"{year:04d}"),
    st.sampled_from(["", "2011/2014", "2011/.."]),
).map(FuzzyDate.parse)


@given(
    st.one_of(st.text(max_size=30), st.lists(_WORDS, max_size=6).map(" ".join)),
    st.lists(_WORDS, max_size=3).map(" ".join), _PUBLISHED, st.sampled_from(["", "Past", "Fut"]), _PUBLISHED,
)  # fmt: skip
def test_whatever_is_answered_is_a_date_in_order(
    expression: str, before: str, published: FuzzyDate, tense: str, context: FuzzyDate
) -> None:
    found = resolve(expression, before, published, tense, context)
    if found is not None:
        assert FuzzyDate.parse(found.date.text) == found.date
        assert not found.date.undated
        assert found.basis in ("stated", "document", "context")


@given(st.dates(date(1200, 1, 1), date(8000, 1, 1)), st.sampled_from(["Monday", "Wednesday", "Sunday"]))
def test_a_weekday_lies_in_the_week_up_to_the_publication(day: date, weekday: str) -> None:
    published = FuzzyDate.parse(day.isoformat())
    assert published.earliest is not None
    found = resolve(weekday, "on", published)
    assert found is not None
    assert found.date.earliest is not None
    assert 0 <= (published.earliest - found.date.earliest).days < 7
    assert found.date.earliest.strftime("%A") == weekday


@given(st.integers(1500, 2099), st.integers(1, 12))
def test_ways_to_write_a_month_agree(year: int, month: int) -> None:
    name = FuzzyDate.parse(f"{year}-{month:02d}").earliest
    assert name is not None
    written = [f"{name:%B} {year}", f"{name:%b}. {year}", f"{year}-{month:02d}", f"{name:%B}, {year}"]
    assert {_read(text, "in", "") for text in written} == {f"{year}-{month:02d}"}


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normal(normal(text)) == normal(text)


def test_numbers_in_words() -> None:
    assert [number(text) for text in ("a", "twelve", "a couple of", "a dozen", "ninety", "18")] == [
        1,
        12,
        2,
        12,
        90,
        18,
    ]
