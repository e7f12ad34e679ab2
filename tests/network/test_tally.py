"""States by thresholds, and rebuilding no more than what changed."""

from __future__ import annotations

import numpy as np
import pytest

from allymap.model import Claim, Kind, Passage, Polarity, State, Thresholds
from allymap.network import ledger
from allymap.network.tally import ACCEPTED, COUNTED, IGNORED, Pairs, state_of


@pytest.mark.parametrize(
    ("cooperation", "competition", "state"),
    [
        (0, 0, State.UNKNOWN), (1, 0, State.THIN), (0, 1, State.THIN), (1, 1, State.CONTESTED), (8, 2, State.CONTESTED),
        (9, 2, State.COOPERATIVE), (2, 9, State.COMPETITIVE), (4, 0, State.COOPERATIVE), (0, 2, State.COMPETITIVE),
    ],
)  # fmt: skip
def test_states(cooperation: float, competition: float, state: State) -> None:
    assert state_of(cooperation, competition, Thresholds()) is state


def test_thresholds_are_settings() -> None:
    assert state_of(9, 2, Thresholds(contested_share=0.1)) is State.CONTESTED
    assert state_of(2, 1, Thresholds(thin_passages=3)) is State.THIN


def pairs() -> Pairs:
    claims = [
        Claim(f"c{n}", Kind.EVENT, one, other, Polarity.COOPERATION, Passage("d", n, n + 1, f"{one} {other} words {n}"))
        for n, (one, other) in enumerate((("a", "b"), ("c", "d"), ("d", "c"), ("a", "a")))
    ]
    return Pairs(ledger.build(claims, []), {})


def test_pairs_without_changes_keep_their_relations() -> None:
    made = pairs()
    marks = np.full(len(made.order), COUNTED, np.int8)
    assert len(marks) == 3
    before = {one.id: one for one in made.relations(marks, Thresholds())}
    marks = marks.copy()
    marks[0] = ACCEPTED
    after = {one.id: one for one in made.relations(marks, Thresholds())}
    assert after["c|d"] is before["c|d"]
    assert (before["a|b"].cooperation.reviewed, after["a|b"].cooperation.reviewed) == (False, True)


def test_no_rows_no_relations() -> None:
    made = pairs()
    assert made.relations(np.full(3, IGNORED, np.int8), Thresholds()) == []
    assert Pairs(ledger.build([], []), {}).relations(np.zeros(0, np.int8), Thresholds()) == []
