"""Relations and strands as values."""

from __future__ import annotations

from allymap.model import Polarity, Relation, State, Strand


def relation(cooperation: tuple[str, ...] = (), competition: tuple[str, ...] = ()) -> Relation:
    return Relation(
        ("iran", "russia"),
        Strand(Polarity.COOPERATION, cooperation, float(len(cooperation))),
        Strand(Polarity.COMPETITION, competition, float(len(competition))),
        State.CONTESTED,
    )


def test_a_strand_without_claims_is_false() -> None:
    assert not Strand(Polarity.COOPERATION)
    assert Strand(Polarity.COOPERATION, ("a",))


def test_a_relation_lists_only_strands_that_hold_a_claim() -> None:
    assert [strand.polarity for strand in relation(("a",), ()).strands] == [Polarity.COOPERATION]
    assert [strand.polarity for strand in relation((), ("b",)).strands] == [Polarity.COMPETITION]
    assert len(relation(("a",), ("b",)).strands) == 2
    assert relation().strands == ()


def test_claims_and_weight_are_those_of_both_strands() -> None:
    both = relation(("a", "b"), ("c",))
    assert both.claims == ("a", "b", "c")
    assert both.weight == 3.0
    assert both.id == "iran|russia"


def test_a_strand_is_asked_for_by_its_polarity() -> None:
    both = relation(("a",), ("b",))
    assert both.strand(Polarity.COOPERATION) is both.cooperation
    assert both.strand(Polarity.COMPETITION) is both.competition
