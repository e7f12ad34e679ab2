"""Dates, bases, standings and sources in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import prepared_project
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.desktop.wording import (
    basis_words,
    counted,
    date_words,
    kind_words,
    source_line,
    span_words,
    standing_words,
    state_words,
)
from allymap.model import (
    Actor,
    ActorKind,
    Claim,
    Document,
    Kind,
    Polarity,
    Relation,
    State,
    Strand,
    Verdict,
    VerdictValue,
    edtf_of,
)

CLAIM = Claim("c", Kind.EVENT, "russia", "iran", Polarity.COOPERATION, confidence=0.84)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2015-09-30", "30 Sep 2015"), ("2015-09-03", "3 Sep 2015"), ("2015/2018", "2015 – 2018"),
        ("2015-09/..", "since Sep 2015"), ("../2014", "until 2014"), ("20XX", "2000s"), ("201X", "2010s"),
        ("2015-24", "winter 2015"), ("2015?", "2015?"), ("2015-09~", "about Sep 2015"), ("", "no date"),
        ("some day", "some day"),
    ],
)  # fmt: skip
def test_dates_are_written_as_people_write_them(edtf: str, words: str) -> None:
    assert date_words(edtf) == words


@given(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1)))
def test_every_interval_has_words_with_both_years(one: date, other: date) -> None:
    first, last = sorted((one, other))
    words = date_words(edtf_of(first, last))
    assert str(first.year) in words
    assert str(last.year) in words
    assert "/" not in words


def test_standing_is_a_verdict_or_a_confidence() -> None:
    assert standing_words(CLAIM, None) == "proposed · .84"
    assert standing_words(replace(CLAIM, confidence=1.0, by=""), None) == "proposed · 1.00"
    assert standing_words(replace(CLAIM, confidence=1.0, by="ICEWS"), None) == "proposed · by ICEWS"
    for value, words in ((VerdictValue.ACCEPTED, "✓ accepted"), (VerdictValue.REJECTED, "✗ rejected")):
        assert standing_words(CLAIM, Verdict("c", value, "me", "2024-01-01T00:00:00Z")) == words


def test_a_source_names_what_is_known_of_it() -> None:
    document = Document("d", "The sky", "…", "0", published="2016-12-19", publisher="Levant Desk")
    assert source_line(document) == "The sky · Levant Desk · 19 Dec 2016"
    assert source_line(replace(document, publisher="", published="")) == "The sky · date unknown"
    assert source_line(None) == "analyst’s note"


def test_every_state_and_kind_has_a_word() -> None:
    assert all(state_words(state) for state in State)
    assert all(kind_words(Actor("a", "A", kind)) for kind in ActorKind)


def test_a_span_runs_from_the_first_to_the_last_year() -> None:
    cooperation = Strand(Polarity.COOPERATION, ("a",), 1.0, earliest="2011/..", latest="2015-09")
    competition = Strand(Polarity.COMPETITION, ("b",), 1.0, earliest="2018", latest="2019/2024")
    relation = Relation(("iran", "russia"), cooperation, competition, State.CONTESTED)
    assert span_words(relation) == "2011 – 2024"
    assert span_words(replace(relation, competition=Strand(Polarity.COMPETITION))) == "2011 – 2015"
    nothing = Relation(("a", "b"), Strand(Polarity.COOPERATION), Strand(Polarity.COMPETITION), State.UNKNOWN)
    assert span_words(nothing) == ""


def test_counts_and_bases() -> None:
    assert counted(1, "origin", "origins") == "1 origin"
    assert basis_words("document") == "from the document’s date"
    assert basis_words("elsewhere") == "elsewhere"


def test_the_prepared_project_says_what_its_claims_say() -> None:
    workspace = prepared_project.build()
    words = {date_words(claim.date) for claim in workspace.claims.values()}
    workspace.close()
    assert words == {"2015", "Aug 2016", "no date", "2016", "2018", "Mar 2019"}


def test_words_that_nothing_resolves_are_quoted() -> None:
    assert basis_words("unresolved: last month") == "“last month”, unresolved"
