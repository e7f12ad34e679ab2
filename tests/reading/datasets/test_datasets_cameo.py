"""The cross-walk from CAMEO to PLOVER is whole and names only what PLOVER has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import Polarity
from allymap.model.plover import EVENTS
from allymap.model.resources import resource
from allymap.reading.datasets import cameo

ROWS = [
    (line + "\t").split("\t")[:3]
    for line in resource("cameo.tsv").read_text("utf-8").splitlines()
    if not line.startswith(("#", "code\t"))
]


@pytest.mark.parametrize(("code", "event", "mode"), ROWS)
def test_every_row_is_sound(code: str, event: str, mode: str) -> None:
    assert cameo.is_code(code)
    assert event in EVENTS
    assert not mode or mode in EVENTS[event].modes
    assert cameo.plover_of(code) == (event, mode)


@given(st.integers(1, 20), st.text("0123456789", max_size=2))
def test_strand_and_event_agree(root: int, rest: str) -> None:
    code = f"{root:02}{rest}"
    event, _ = cameo.plover_of(code)
    assert (event == "") == (root <= 2)
    if event:
        assert cameo.polarity_of(EVENTS[event].quad) is cameo.polarity_of(cameo.quad_of(code))
    assert cameo.polarity_of(cameo.quad_of(code)) is (Polarity.COOPERATION if root <= 8 else Polarity.COMPETITION)


@given(st.text(max_size=6))
def test_only_codes_are_codes(text: str) -> None:
    assert cameo.is_code(text) == (
        text.isascii() and text.isdigit() and 2 <= len(text) <= 4 and 1 <= int(text[:2]) <= 20
    )
