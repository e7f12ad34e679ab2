"""Which passages are marked, and how."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from kept_originals import BOTH, SALE, claims_on

from allymap.desktop.claim_marks import Mark, Marks, placed
from allymap.model import Document, Polarity, Tier

COOP, COMP = Polarity.COOPERATION, Polarity.COMPETITION
SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20), st.sampled_from(Polarity)), max_size=20)


@given(SPANS, st.integers(0, 60), st.integers(1, 30))
def test_what_reaches_into_a_stretch_is_found(rows: list[tuple[int, int, Polarity]], start: int, size: int) -> None:
    marks = [Mark(at, at + length, polarity) for at, length, polarity in rows]
    wanted = {one for one in marks if set(range(one.start, one.end)) & set(range(start, start + size))}
    found = Marks(marks).between(start, start + size)
    assert (set(found), len(found)) == (wanted, len(wanted))


def test_one_line_for_each_place_and_polarity_and_it_is_not_faint_when_one_claim_is_not() -> None:
    marks = [Mark(0, 9, COOP, True), Mark(0, 9, COOP), Mark(0, 9, COMP, True), Mark(0, 9, COMP, True)]
    assert set(Marks(marks).between(0, 1)) == {Mark(0, 9, COOP), Mark(0, 9, COMP, True)}


def test_suggested_and_rejected_claims_are_faint_and_lost_ones_are_left_out() -> None:
    document = Document("d", "A", f"{SALE} {BOTH}", "0")
    sale, needs, resents = claims_on(document)
    found = placed([sale, replace(needs, tier=Tier.SUGGESTED), resents], document, {resents.id})
    assert [one.faint for one in found if one.claim.id == sale.id] == [False]
    assert [one.faint for one in found if one.claim.id != sale.id] == [True, True]
    assert [one.start for one in found] == [0, len(SALE) + 1, len(SALE) + 1]
    assert placed([sale], replace(document, text="Quite other words.")) == ()
    assert placed([sale], replace(document, id="another")) == ()
