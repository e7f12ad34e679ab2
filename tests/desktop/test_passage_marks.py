"""A passage's marks stand exactly on the words of the claim."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from allymap.desktop.passage_marks import marked_passage
from allymap.desktop.told_html import strong
from allymap.model import Claim, Document, Kind, Passage, Polarity

TEXT = "Before. Moscow, not Tehran, took <all> the rights. After."
SENTENCE = "Moscow, not Tehran, took <all> the rights."


def claim_of(text: str, start: int, end: int, **spans: tuple[int, int]) -> Claim:
    passage = Passage.of(Document("d", "D", text, "0"), start, end)
    return Claim("c", Kind.EVENT, "russia", "iran", Polarity.COMPETITION, passage, **spans)


def test_actors_are_bold_and_underlined_and_the_trigger_is_marked() -> None:
    at = {word: (TEXT.index(word), TEXT.index(word) + len(word)) for word in ("Moscow", "Tehran", "took")}
    start = TEXT.index(SENTENCE)
    claim = claim_of(
        TEXT, start, start + len(SENTENCE), source_span=at["Moscow"], target_span=at["Tehran"], trigger_span=at["took"]
    )
    assert marked_passage(claim, "#abcdef") == (
        f"{strong('<u>Moscow</u>')}, not {strong('<u>Tehran</u>')}, "
        + strong('<span style="background-color:#abcdef">took</span>')
        + " &lt;all&gt; the rights."
    )


def test_a_trigger_that_is_an_actors_name_is_both() -> None:
    claim = claim_of("Russian aid", 0, 11, source_span=(0, 7), trigger_span=(0, 7))
    marked = marked_passage(claim, "#111111")
    assert marked == strong(f'<span style="background-color:#111111">{strong("<u>Russian</u>")}</span>') + " aid"


def test_a_note_has_no_marks() -> None:
    claim = Claim("c", Kind.STATE, "a", "b", Polarity.COOPERATION, note="We met <them>.", by="analyst")
    assert marked_passage(claim, "#111111") == "We met &lt;them&gt;."


@given(st.text(min_size=1, max_size=60), st.data())
def test_the_words_stay_the_words(text: str, data: st.DataObject) -> None:
    ends = st.integers(-5, len(text) + 5)
    spans = {name: tuple(sorted((data.draw(ends), data.draw(ends)))) for name in ("source_span", "trigger_span")}
    marked = marked_passage(claim_of(text, 0, len(text), **spans), "#111111")
    plain = html.unescape(re.sub(r"</?(?:b|u|span[^>]*)>", "", marked))
    assert " ".join(plain.split()) == " ".join(text.split())
