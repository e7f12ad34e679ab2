"""Which strands rest on which documents alone, and what a person's judgement on origins changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from allymap.model import Actor, ActorKind, Claim, Document, Kind, Passage, Polarity
from allymap.network.dependence import Loss, Support, confirmed, losses, siblings, support
from allymap.network.evidence import Evidence, Query
from allymap.network.relations import derive, origins

REPORT = "The harbour of Arlen lent three old ferries to Brask in the spring and asked for nothing but fuel in return."
OTHER = "Nobody in Brask had expected that the islanders would send their ships before the storms were over that year."


def paper(one: str, text: str = REPORT, **more: str) -> Document:
    return Document(one, one.title(), text, "", **more)


def claim(key: str, document: Document, polarity: Polarity = Polarity.COOPERATION) -> Claim:
    return Claim(key, Kind.EVENT, "arlen", "brask", polarity, Passage.of(document, 0, 60))


def evidence(documents: list[Document], *claims: Claim) -> Evidence:
    actors = {one: Actor(one, one.title(), ActorKind.STATE) for one in ("arlen", "brask")}
    return Evidence({one.id: one for one in documents}, actors, {one.id: one for one in claims})


A, B, C = paper("a"), paper("b"), paper("c", OTHER)


def test_a_strand_is_lost_when_its_last_document_goes() -> None:
    known = evidence([A, B, C], claim("1", A), claim("2", B), claim("3", C, Polarity.COMPETITION))
    assert losses(known, Query(), {"a"}) == []
    assert losses(known, Query(), {"c"}) == [Loss("arlen|brask", Polarity.COMPETITION)]
    assert [loss.polarity for loss in losses(known, Query(), {"a", "b", "c"})] == list(Polarity)


def test_reprints_are_siblings_until_a_person_sets_one_apart() -> None:
    known = evidence([A, B, C])
    assert siblings(known) == {"a": ("b",), "b": ("a",)}
    assert siblings(evidence([A, replace(B, origin="b"), C])) == {}


def test_joined_by_hand_whole_groups_come_together() -> None:
    assert siblings(evidence([A, B, replace(C, origin="b")])) == {"a": ("b", "c"), "b": ("a", "c"), "c": ("a", "b")}


def test_what_stands_apart_is_joined_by_no_version_but_by_a_judgement() -> None:
    apart = replace(A, origin="a")
    corrected = paper("d", OTHER[:50], version_of="a")
    assert siblings(evidence([apart, corrected])) == {}
    assert siblings(evidence([apart, replace(corrected, origin="a")])) == {"a": ("d",), "d": ("a",)}


@pytest.mark.parametrize(("second", "weight", "number"), [(B, 1, 1), (replace(B, origin="b"), 2, 2), (C, 2, 2)])
def test_a_document_set_apart_counts_anew(second: Document, weight: int, number: int) -> None:
    (relation,) = derive(evidence([A, second], claim("1", A), claim("2", second)), Query())
    assert (relation.weight, relation.origins) == (weight, number)


def test_only_another_origin_confirms() -> None:
    assert not confirmed(evidence([A, B], claim("1", A), claim("2", B)), "a")
    assert confirmed(evidence([A, C], claim("1", A), claim("2", C)), "a")
    assert not confirmed(evidence([A, C], claim("1", A), claim("2", C, Polarity.COMPETITION)), "a")


def test_origins_are_the_same_in_any_order() -> None:
    documents = [A, B, replace(C, origin="a"), paper("d", "Something else was said.", origin="d")]
    one, other = origins(evidence(documents)), origins(evidence(documents[::-1]))
    assert one == other
    assert one["a"] == one["b"] == one["c"] != one["d"]


def test_support_counts_a_reprint_once_and_a_note_without_a_document() -> None:
    note = Claim("4", Kind.EVENT, "arlen", "brask", Polarity.COOPERATION, note="Seen from the pier.", by="N. Lind")
    known = evidence([A, B, C], claim("1", A), claim("2", B), claim("3", C), note)
    assert support(known, ["1", "2"]) == Support(1, 2, 1)
    assert support(known, known.claims) == Support(3, 3, 3)
    assert support(known, ["4"]) == Support(1, 0, 1)
    assert support(known, []) == Support()
    for relation in derive(known, Query()):
        strand = relation.cooperation
        found = support(known, strand.claims)
        assert (found.passages, found.origins) == (strand.weight, strand.origins)
