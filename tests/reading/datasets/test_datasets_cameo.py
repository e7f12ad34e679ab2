"""The cross-walk from CAMEO to PLOVER is whole and names only what PLOVER has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import Polarity, Tier
from allymap.model.plover import EVENTS
from allymap.model.resources import resource
from allymap.reading.datasets import Tally, cameo

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


@pytest.mark.parametrize(
    ("actors", "code", "when", "skipped", "broken"),
    [
        (("Peru", "Chile"), "0841", "2015", 0, 0),
        (("Peru", ""), "84", "", 1, 0),
        (("Peru", "Chile"), "84", "2015", 0, 1),
        (("Peru", "Chile"), "0841", "", 0, 1),
    ],
)
def test_an_event_has_two_actors_a_code_and_a_date(
    actors: tuple[str, str], code: str, when: str, skipped: int, broken: int
) -> None:
    tally = Tally()
    assert cameo.is_event(1, actors, code, when, tally) == (not skipped and not broken)
    assert (len(tally.skipped), len(tally.broken)) == (skipped, broken)


def test_what_is_only_said_is_suggested() -> None:
    assert [cameo.tier_of(code) for code in ("010", "0112", "02", "190")] == [Tier.SUGGESTED] * 2 + [Tier.DRAWN] * 2
