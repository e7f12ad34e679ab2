"""Likely duplicates are listed, and what a person decided is not asked again."""

from __future__ import annotations

import pytest

from allymap.model import Actor, ActorKind, Claim, Judgement, Kind, Polarity, Sameness
from allymap.network.duplicates import suggestions
from allymap.network.evidence import Evidence

PORT, HARBOUR = Actor("port", "Port of Brask"), Actor("harbour", "Harbour board", aliases=("Port of Brask",))
MISSPELT = Actor("misspelt", "Ports of Brask")
ARLEN = Actor("arlen", "Arlen", ActorKind.STATE)


def evidence(*actors: Actor, judged: Sameness | None = None) -> Evidence:
    found = {}
    if judged is not None:
        found["port|harbour"] = Judgement("port", "harbour", judged, "me", "2026-01-01")
    claims = {
        str(n): Claim(str(n), Kind.EVENT, "harbour", "arlen", Polarity.COOPERATION, None, by="me", note="Seen.")
        for n in range(3)
    }
    return Evidence({}, {one.id: one for one in actors}, claims, {}, found)


def test_a_name_in_common_is_the_surest_and_the_busier_actor_stays() -> None:
    (found,) = suggestions(evidence(PORT, HARBOUR, ARLEN))
    assert (found.keep_id, found.other_id, found.likeness, found.shared) == ("harbour", "port", 100, "Port of Brask")


def test_alike_names_come_after_shared_ones() -> None:
    found = suggestions(evidence(PORT, HARBOUR, MISSPELT, ARLEN))
    assert [one.likeness for one in found] == sorted((one.likeness for one in found), reverse=True)
    assert ("misspelt" in found[-1][:2]) and found[-1].likeness < 100


@pytest.mark.parametrize("judged", [Sameness.SAME, Sameness.DIFFERENT])
def test_what_is_decided_is_not_asked(judged: Sameness) -> None:
    assert suggestions(evidence(PORT, HARBOUR, ARLEN, judged=judged)) == []


def test_what_was_put_off_is_asked_again_at_the_end() -> None:
    found = suggestions(evidence(PORT, HARBOUR, MISSPELT, ARLEN, judged=Sameness.UNSURE))
    assert [one.later for one in found] == [False] * (len(found) - 1) + [True]


def test_an_actor_is_no_duplicate_of_whom_it_acts_for() -> None:
    organ = Actor("organ", "Port of Brask", ActorKind.ORGAN, "harbour")
    assert suggestions(evidence(HARBOUR, organ)) == []


def test_organs_of_different_principals_need_a_name_in_common() -> None:
    def army(key: str, principal: str, *aliases: str) -> Actor:
        return Actor(key, f"{key} armed forces of the coast", ActorKind.ORGAN, principal_id=principal, aliases=aliases)

    brask = Actor("brask", "Brask", ActorKind.STATE)
    assert suggestions(evidence(army("Arlan", "arlen"), army("Brasan", "arlen"), ARLEN, brask))
    assert not suggestions(evidence(army("Arlan", "arlen"), army("Brasan", "brask"), ARLEN, brask))
    (found,) = suggestions(evidence(army("Arlan", "arlen", "the guard"), army("Brasan", "brask", "the guard"), ARLEN))
    assert found.shared == "the guard"


def test_short_codes_are_alike_by_chance() -> None:
    assert suggestions(evidence(Actor("usa", "USA"), Actor("usb", "USB"), ARLEN)) == []


def test_two_states_whose_names_are_alike_are_not_one() -> None:
    north, south = (Actor(key, name, ActorKind.STATE, code=key) for key, name in (("NBR", "Brask"), ("SBR", "Brasko")))
    assert not suggestions(evidence(north, south, ARLEN))
    unlisted = Actor("brasko", "Brasko", ActorKind.STATE)
    assert suggestions(evidence(north, unlisted, ARLEN))
