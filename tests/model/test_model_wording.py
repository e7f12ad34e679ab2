"""Words of sentences: counted, cut, and what a claim rests on in a line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from allymap.model import Claim, Document, Kind, Passage, Polarity
from allymap.model.wording import counted, cut


@given(st.text(max_size=30), st.integers(1, 20))
def test_a_text_is_cut_only_where_it_is_too_long(text: str, most: int) -> None:
    found = cut(text, most)
    assert len(found) <= most
    assert found == text if len(text) <= most else found.endswith("…")


@given(st.integers(0, 10**9))
def test_only_one_is_singular(number: int) -> None:
    told = counted(number, "claim")
    assert told.endswith(" claim") == (number == 1)
    assert int(told.split()[0].replace(",", "")) == number


def test_the_words_of_a_claim_stand_on_one_line() -> None:
    document = Document("a", "A", "Arda armed\nBoral.", "0" * 64)
    told = Claim("c", Kind.EVENT, "arda", "boral", Polarity.COOPERATION, Passage.of(document, 0, 17))
    noted = Claim("n", Kind.STATE, "arda", "boral", Polarity.COOPERATION, note="Seen\n on  site", by="Jane")
    assert (told.words, noted.words) == ("Arda armed Boral.", "Seen on site")
