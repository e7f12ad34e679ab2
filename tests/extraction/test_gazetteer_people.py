"""Whether a surname means the official we know."""

from __future__ import annotations

import pytest

from allymap.extraction.gazetteer import Gazetteer
from allymap.extraction.gazetteer_people import NameWords


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def _people(gazetteer: Gazetteer, text: str, year: int | None = None) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.actor_id) for m in gazetteer.match(text, year) if m.form == "person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("as Putin said", [("Putin", "vladimir-putin")]),
        ("when Melania Trump came", []),
        ("Melania Trump came", []),
        ("with Donald Trump Jr", []),
        ("But Trump came", [("Trump", "donald-trump")]),
        ("Syria. Trump came", [("Trump", "donald-trump")]),
        ("as Republican Trump said", [("Trump", "donald-trump")]),
        ("Meanwhile Trump came", [("Trump", "donald-trump")]),
        ("Addressing Putin, he", [("Putin", "vladimir-putin")]),
        ("with Abdel Fatah al-Sisi there", [("Abdel Fatah al-Sisi", "abdel-fattah-al-sisi")]),
        ("with President al-Sisi there", [("al-Sisi", "abdel-fattah-al-sisi")]),
        ("with D. Trump there", [("D. Trump", "donald-trump")]),
        ("the US’s Trump", [("Trump", "donald-trump")]),
        ("the Nawaz-Modi talks", [("Modi", "narendra-modi")]),
        ("Trump Meets Putin", [("Trump", "donald-trump"), ("Putin", "vladimir-putin")]),
        ("the late Brendan O’Brien", []),
    ],
)
def test_given_names_and_titles_tell(gazetteer: Gazetteer, text: str, expected: list[tuple[str, str]]) -> None:
    assert _people(gazetteer, text) == expected


def test_a_surname_that_is_a_word_needs_a_title_or_the_full_name(gazetteer: Gazetteer) -> None:
    assert _people(gazetteer, "In May it rained. They may go. May went.") == []
    assert _people(gazetteer, "Then Mrs May went") == [("May", "theresa-may")]
    assert ("May", "theresa-may") in _people(gazetteer, "Theresa May spoke, and then May went")


def test_a_full_name_in_earlier_text_introduces_the_surname(gazetteer: Gazetteer) -> None:
    text = "Then Hunt went"
    assert gazetteer.match(text) == []
    assert [m.actor_id for m in gazetteer.match(text, named={"jeremy-hunt"})] == ["jeremy-hunt"]


@pytest.mark.parametrize(
    ("text", "year", "actor_id"),
    [
        ("said Bush", 2003, "george-w-bush"),
        ("said Bush", 1990, "george-h-w-bush"),
        ("Hafez al-Assad ruled; said Assad", 2018, "hafez-al-assad"),
        ("said Assad", 2018, "bashar-al-assad"),
        ("said Sharif", 2024, "shehbaz-sharif"),
        ("said Sharif", 1999, "nawaz-sharif"),
    ],
)
def test_the_full_name_and_then_the_year_decide_between_people(
    gazetteer: Gazetteer, text: str, year: int, actor_id: str
) -> None:
    assert gazetteer.match(text, year)[-1].actor_id == actor_id


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("President Vladimir Putin", "Vladimir Putin"),
        ("the Emir", "Emir"),
        ("Lt. Gen. Hossein Salami", "Hossein Salami"),
        ("Vladimir Putin", "Vladimir Putin"),
        ("president", "president"),
        ("", ""),
    ],
)
def test_titles_come_off(name: str, bare: str) -> None:
    assert NameWords().without_titles(name) == bare
