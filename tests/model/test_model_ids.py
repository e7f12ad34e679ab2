"""Ids that are the same each time: verdicts, places and links hang on them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import actor_id_for, claim_id_for, relation_id_for


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Russia", "russia"),
        ("Islamic Revolutionary Guard Corps (IRGC)", "islamic-revolutionary-guard-corps-irgc"),
        ("Türkiye", "turkiye"),
        ("Binali Yıldırım", "binali-yildirim"),
        ("Lech Wałęsa", "lech-walesa"),
        ("  the  West ", "the-west"),
        ("Группа Вагнера", "actor-d093d180d183d0bf"),
        ("", "actor-"),
    ],
)
def test_ids_of_actors_are_readable(name: str, expected: str) -> None:
    assert actor_id_for(name) == expected


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_ids_of_actors_are_safe_in_addresses_and_keys(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]*)*", actor_id_for(name))
    assert actor_id_for(name) == actor_id_for(name)


@given(st.text(), st.text())
def test_a_pair_has_one_id_in_either_order(one: str, other: str) -> None:
    assert relation_id_for(one, other) == relation_id_for(other, one)


_CLAIM = ("doc", 10, "iran", "russia", "cooperation", "AID", 17)


def test_the_same_statement_gets_the_same_id() -> None:
    assert claim_id_for(*_CLAIM) == claim_id_for(*_CLAIM)
    assert re.fullmatch(r"[0-9a-f]{16}", claim_id_for(*_CLAIM))


@pytest.mark.parametrize(
    "other",
    [
        ("doc2", 10, "iran", "russia", "cooperation", "AID", 17),
        ("doc", 11, "iran", "russia", "cooperation", "AID", 17),
        ("doc", 10, "russia", "iran", "cooperation", "AID", 17),
        ("doc", 10, "iran", "russia", "competition", "AID", 17),
        ("doc", 10, "iran", "russia", "cooperation", "SUPPORT", 17),
        ("doc", 10, "iran", "russia", "cooperation", "AID", 18),
        ("doc1", 0, "iran", "russia", "cooperation", "AID", 17),
    ],
)
def test_another_statement_gets_another(other: tuple[str, int, str, str, str, str, int]) -> None:
    assert claim_id_for(*other) != claim_id_for(*_CLAIM)


def test_a_document_id_with_a_lone_surrogate_still_has_claims() -> None:
    assert claim_id_for("\udce9", 0, "a", "b", "cooperation", "", 0)
