"""Which side prevails, and what became of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import State
from allymap.network.balance import Balance
from allymap.network.changes import ChangeKind, kind_between

balances = st.builds(Balance, st.sampled_from(State), st.integers(0, 9).map(float), st.integers(0, 9).map(float))


@given(balances)
def test_the_sides_are_mirrors(balance: Balance) -> None:
    turned = Balance(balance.state, balance.competition, balance.cooperation)
    assert turned.side == -balance.side
    assert turned.weight == balance.weight


@given(balances, balances)
def test_there_and_back_it_is_turned_over_or_the_same_both_times(one: Balance, other: Balance) -> None:
    there, back = kind_between(one, other), kind_between(other, one)
    assert (there is ChangeKind.FLIPPED) == (back is ChangeKind.FLIPPED)
    assert (there is None) == (back is None) == (one == other)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ((State.COOPERATIVE, 3, 0), (State.CONTESTED, 3, 2), ChangeKind.FLIPPED),
        ((State.THIN, 1, 1), (State.THIN, 2, 0), ChangeKind.FLIPPED),
        ((State.COOPERATIVE, 3, 0), (State.COOPERATIVE, 4, 0), ChangeKind.STRENGTHENED),
        ((State.COOPERATIVE, 4, 0), (State.THIN, 1, 0), ChangeKind.WEAKENED),
    ],
)
def test_what_became_of_it(old: tuple[State, float, float], new: tuple[State, float, float], kind: ChangeKind) -> None:
    assert kind_between(Balance(*old), Balance(*new)) is kind
    assert kind_between(None, Balance(*new)) is ChangeKind.NEW
    assert kind_between(Balance(*old), None) is ChangeKind.ENDED
