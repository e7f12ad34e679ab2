"""Versions of one article are told from other articles, also from those on the same event or under the same title."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import Document
from allymap.reading import Versions, earlier_version

TEXT = (
    "Russia sold Iran an air defence system in 2016. The two ministers praised the delivery in Moscow as proof of a "
    "partnership that had survived nine years of waiting. Israel’s government protested and called it a threat."
)
FIRST = Document(
    "a", "A late delivery", TEXT, "1", publisher="The Levant Desk", url="https://www.desk.example/late/?utm_source=x"
)
CORRECTED = replace(FIRST, id="b", text=TEXT.replace("2016", "2015") + " Correction: it was in 2015.", sha256="2")


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"url": "http://desk.example/late#top", "title": "A very late delivery"},
        {"url": ""},
        {"url": "", "title": "A Late Delivery!"},
        {"text": TEXT[:120]},
    ],
)
def test_a_corrected_article_leads_to_its_earlier_version(changes: dict[str, str]) -> None:
    assert earlier_version(replace(CORRECTED, **changes), [FIRST]) is FIRST


@pytest.mark.parametrize(
    "changes",
    [
        {"url": "https://desk.example/other", "title": "Another delivery"},
        {"url": "", "publisher": "The Gulf Letter"},
        {"url": "", "title": "A late answer"},
        {"text": "Turkey and Qatar agreed on a gas pipeline through Syria, and Saudi Arabia was not asked about it."},
        {"id": "a"},
    ],
)
def test_another_article_is_no_version(changes: dict[str, str]) -> None:
    assert earlier_version(replace(CORRECTED, **changes), [FIRST]) is None


def test_of_a_long_series_under_one_title_only_the_latest_are_compared() -> None:
    known = Versions()
    for number in range(60):
        known.add(replace(FIRST, id=f"s{number}", url="", sha256=f"{number}", text=f"{TEXT} Part {number}."))
    assert known.of(replace(CORRECTED, url="", text=TEXT + " Part 59.")) is not None
    assert known.of(replace(FIRST, url="", id="s3", text=TEXT + " Part 3.")) is not None
    assert len(known._sharing[("title", "the", "levant", "desk", "by", "a", "late", "delivery")]) == 40


def test_a_title_of_one_word_says_nothing() -> None:
    """“News”, “Untitled” and “Update” are on top of many pages."""
    one, other = replace(FIRST, title="News", url=""), replace(CORRECTED, title="News", url="")
    assert earlier_version(other, [one]) is None


def test_the_likeliest_of_several_versions_is_answered() -> None:
    second = replace(FIRST, id="c", text=CORRECTED.text[:-10])
    assert earlier_version(CORRECTED, [FIRST, second]) is second


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    found = earlier_version(replace(CORRECTED, text=one), [replace(FIRST, text=other)])
    assert found is None or found.text == other
