"""Letters for discs: the codes people know, and no two actors alike while letters last."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import Actor, ActorKind
from allymap.network.letters import alpha2, letters_for

CODES = "RUSRU IRNIR IRQIQ USAUS UKRUA ISRIL CHNCN TURTR SYRSY LBNLB SAUSA AREAE DEUDE POLPL KORKR PRKKP XKXXK"


@pytest.mark.parametrize("both", CODES.split())
def test_states_have_their_iso_letters(both: str) -> None:
    assert alpha2(both[:3]) == both[3:]


def test_actors_of_the_article() -> None:
    names = {
        "Hezbollah": "HZ", "Hamas": "HM", "Houthis": "HT", "OIC": "OIC", "Arab League": "AL", "Vladimir Putin": "VP",
        "Islamic Revolutionary Guard Corps": "IRGC", "the West": "WS", "Iran-backed militias": "ML", "UN": "UN",
    }  # fmt: skip
    actors = [Actor(name, name, ActorKind.OTHER) for name in names]
    assert letters_for(actors) == names


def test_an_abbreviation_it_goes_by_is_better_than_initials() -> None:
    names = {"Arlen Front for Dawn and Day": ("the Front", "IBRD", "DFA", "AFD", "Afdd", "A4D", "AFDOD")}
    (front,) = (Actor(name, name, aliases=aliases) for name, aliases in names.items())
    assert letters_for([front]) == {front.id: "AFD"}
    assert letters_for([Actor("x", "Arlen", aliases=("ARL",))]) == {"x": "AR"}


def test_states_choose_first_then_the_order_given() -> None:
    actors = [
        Actor("h1", "Hamas"), Actor("h2", "Hammas"), Actor("ir", "Iraj Rad"),
        Actor("iran", "Iran", ActorKind.STATE, code="IRN"),
    ]  # fmt: skip
    letters = letters_for(actors)
    assert letters["iran"] == "IR"
    assert letters["ir"] != "IR"
    assert (letters["h1"], letters["h2"]) == ("HM", "HS")


def test_names_without_letters() -> None:
    letters = letters_for([Actor("a", ""), Actor("b", "?!"), Actor("c", "Шойгу"), Actor("d", "Ö")])
    assert letters == {"a": "?", "b": "?", "c": "ШО", "d": "O"}


@given(st.lists(st.text(alphabet="abcdefghij -", min_size=3, max_size=12), unique=True, max_size=30))
def test_short_and_upper(names: list[str]) -> None:
    letters = letters_for([Actor(name, name) for name in names])
    assert list(letters) == names
    assert all(1 <= len(one) <= 4 and one == one.upper() for one in letters.values())


def test_forty_names_alike_keep_apart() -> None:
    names = [f"{first}{second}ra" for first in "BCDFGHKLMN" for second in ("a", "ela", "odu", "uki")]
    letters = letters_for([Actor(name, name) for name in names])
    assert len(set(letters.values())) == len(names)
