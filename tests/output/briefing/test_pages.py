"""What a page says of itself, and quotes set so that all of them fit."""

from __future__ import annotations

from briefed import SCENE, stock
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import SceneKind
from allymap.output.briefing.compose import brief
from allymap.output.briefing.pages import LEADING, QUOTE_GAP, Page, Quote, set_quotes

_WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=9), min_size=1, max_size=90).map(" ".join)


@given(st.lists(_WORDS, min_size=1, max_size=8))
def test_quotes_fit_or_are_as_small_and_short_as_they_get(texts: list[str]) -> None:
    quotes = tuple(Quote(number, text, "A paper, 2017") for number, text in enumerate(texts, 1))
    chosen = set_quotes(quotes, 340, 600)
    lines = [chosen.lines(row, quote, 340) for row, quote in enumerate(quotes)]
    high = sum(
        len(said) * chosen.size * LEADING + len(cited) * chosen.cited * LEADING + QUOTE_GAP for said, cited in lines
    )
    assert high <= 600 or (chosen.size == 11.0 and all(len(text) <= 70 for text in chosen.texts))
    for text, shown in zip(texts, chosen.texts, strict=True):
        assert shown == text or (chosen.size == 11.0 and shown.endswith("…") and text.startswith(shown[:-1]))


def test_short_quotes_are_large_and_whole() -> None:
    chosen = set_quotes((Quote(1, "Few words.", "A paper"),), 340, 600)
    assert (chosen.size, chosen.texts) == (16.0, ("Few words.",))


def test_a_page_of_a_title_alone_speaks() -> None:
    assert Page(SceneKind.CLOSING, "Thank you").speaks
    assert not Page(SceneKind.CLOSING, "Thank you", quotes=(Quote(1, "a", "b"),)).speaks


def test_what_a_briefing_rests_on() -> None:
    made = brief("B", [SCENE], stock())
    assert made.rests_on == "5 sources from 2 documents"
    assert not brief("B", [SCENE], stock()).__class__("B", (), ()).rests_on
