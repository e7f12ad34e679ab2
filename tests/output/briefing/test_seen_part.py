"""A page says what part of the evidence it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest
from briefed import SCENE, evidence, stock
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import Polarity, Scene, SceneKind
from allymap.network import asking
from allymap.network.evidence import Query
from allymap.network.view import build
from allymap.output.briefing import html, pdf
from allymap.output.briefing.compose import alone, brief
from allymap.output.briefing.seen_part import part_words, time_words


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (Query(), ""),
        (Query(start=date(2016, 1, 1), end=date(2017, 12, 31)), "2016 – 2017 · 2 of 3 relations"),
        (Query(polarities=frozenset({Polarity.COMPETITION})), "2 of 3 relations"),
        (Query(as_of=date(2015, 12, 31)), "as of 2015-12-31 · 1 of 3 relations"),
        (Query(as_of=date(2015, 12, 31), half_life=365), "as of 2015-12-31 · half-life 1 year · 1 of 3 relations"),
        (Query(relations=frozenset({"arda|boral"})), ""),
    ],
)
def test_time_and_number(query: Query, told: str) -> None:
    assert part_words(query, build(evidence(), query)) == told


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(DAYS, DAYS)
def test_a_window_is_told_exactly(start: date, end: date) -> None:
    """From the words one gets the days back."""
    start, end = min(start, end), max(start, end)
    told = time_words(start, end).split(" – ")
    first, last = told[0], told[-1]
    assert start == date.fromisoformat(first + "-01-01"[: 10 - len(first)] if len(first) == 4 else (first + "-01")[:10])
    following = {4: lambda: date(int(last) + 1, 1, 1), 7: lambda: _next_month(last), 10: lambda: _next_day(last)}
    assert end + timedelta(days=1) == following[len(last)]()


def _next_month(month: str) -> date:
    year, number = map(int, month.split("-"))
    return date(year + number // 12, number % 12 + 1, 1)


def _next_day(day: str) -> date:
    return date.fromisoformat(day) + timedelta(days=1)


def test_it_stands_under_the_title_and_in_the_title_of_a_picture() -> None:
    scene = replace(SCENE, filters=asking.written(Query(polarities=frozenset({Polarity.COMPETITION}))))
    made = brief("B", [scene], stock())
    assert made.pages[0].under_title == "Three states · 2 of 3 relations"
    assert "Three states · 2 of 3 relations" in html.write(made)
    picture, _ = alone(1, [scene], stock(), "", (1200, 800))
    assert [one.text for one in picture.captions if one.role == "title"] == ["Everybody (2 of 3 relations)"]


def test_the_pdf_has_contents() -> None:
    scenes = [Scene("t", "Three states", "", kind=SceneKind.TITLE), replace(SCENE, order=1)]
    document = pypdfium2.PdfDocument(pdf.write(brief("B", scenes, stock())))
    listed = [(one.get_title(), one.get_dest().get_index()) for one in document.get_toc()]
    assert listed == [("Three states", 0), ("Everybody", 1), ("Sources", 2)]
