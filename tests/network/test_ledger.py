"""Dates as numbers, and columns that keep what a claim says."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import ROWS, Claim, Document, FuzzyDate, Kind, Passage, Polarity
from allymap.network.ledger import UNDATED, build, known_days

TEXTS = ("2015", "2015-09", "2015-09-30", "201X", "20XX", "2015-24", "2016~", "2011/2014", "2011/..", "../2014-05", "")


@given(
    st.sampled_from(TEXTS), st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.dates(date(1990, 1, 1), date(2040, 1, 1))
)
def test_overlap_in_numbers_is_overlap_of_dates(text: str, start: date, end: date) -> None:
    known = known_days(text)
    assert (known.earliest <= end.toordinal() and known.latest >= start.toordinal()) == FuzzyDate.parse(text).overlaps(
        start, end
    )
    assert (known.latest >= start.toordinal()) == FuzzyDate.parse(text).overlaps(start, None)
    assert (known.earliest <= end.toordinal()) == FuzzyDate.parse(text).overlaps(None, end)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2015-09", "2015-09", "2015-09"), ("2011/2014-05", "2011", "2014-05"),
        ("2011/..", "2011", "2011"), ("../2014", "2014", "2014"),
    ],
)  # fmt: skip
def test_first_and_last_known_day(text: str, first: str, last: str) -> None:
    known = known_days(text)
    assert (known.first[1], known.last[1]) == (first, last)
    assert known.first[0] <= known.last[0]


def test_words_that_are_no_date_are_undated() -> None:
    assert known_days("last summer") == known_days("") == UNDATED


def note(number: int, words: str, by: str) -> Claim:
    return Claim(f"n{number}", Kind.STATE, "a", "b", Polarity.COMPETITION, by=by, note=words)


def test_notes_count_by_their_words_and_their_analysts() -> None:
    ledger = build([note(1, "I saw it", "x"), note(2, "I saw it!", "y"), note(3, "", "x"), note(4, "", "x")], [])
    assert len(np.unique(ledger.passage)) == 3
    assert ledger.origin.tolist() == [0, 1, 0, 0]


def test_columns_keep_what_claims_say() -> None:
    passage = Passage("d", 0, 4, "text")
    one = Claim(
        "1", Kind.EVENT, "a", "b", Polarity.COOPERATION, passage, arena=("Syria",), narrator="iran", date="2015"
    )
    two = Claim("2", Kind.EVENT, "b", "c", Polarity.COMPETITION, Passage("lost", 0, 5, "other"), date="2011")
    ledger = build([one, two], [Document("d", "d", "text", "")])
    assert [ledger.actors[code] for code in [*ledger.source, *ledger.target]] == ["a", "b", "b", "c"]
    assert ledger.in_arenas(frozenset({"Syria", "Mars"})).tolist() == [True, False]
    assert [ledger.first_words[code] for code in ledger.first] == ["2015", "2011"]
    assert (ledger.documents, ledger.narrators) == ({"d": 0, "lost": 1}, {"iran": 0, "author": 1})
    assert len(set(ledger.origin.tolist())) == 2


@pytest.mark.parametrize(("media_type", "groups"), [("text/plain", 1), (ROWS, 2)])
def test_rows_of_data_sets_count_each_unless_they_are_the_same(media_type: str, groups: int) -> None:
    lines = [
        f"Row {n} · 2015-10-0{n} · Russia → Syria · Provide military aid (CAMEO 072) · Latakia · a desk, story 900"
        for n in (1, 2)
    ]
    text = "\n".join([*lines, lines[0]])
    document = Document("d", "Events", text, "ab", media_type=media_type)
    ends = (0, len(lines[0]) + 1, len(lines[0]) + len(lines[1]) + 2)
    claims = [
        Claim(f"c{n}", Kind.EVENT, "a", "b", Polarity.COOPERATION, Passage.of(document, at, at + len(lines[0])))
        for n, at in enumerate(ends)
    ]
    passage = build(claims, [document]).passage
    assert len(set(passage.tolist())) == groups and passage[0] == passage[2]
