"""Signs of relations, short cycles, and what a relation is without one of its claims."""

from __future__ import annotations

from signed_maps import HIGHLAND_TRIBES, evidence_of, graph_of

from allymap.model import Relation, State
from allymap.network.evidence import Query
from allymap.network.relations import derive
from allymap.network.structure.cycles import never_fits, packed, short_cycles, triangles
from allymap.network.structure.search import search
from allymap.network.structure.signed import BOTH, sign_of, signed_graph
from allymap.network.structure.steadiness import Steadiness


def relation(signs: str) -> Relation:
    (found,) = derive(evidence_of({("a", "b"): signs}), Query())
    return found


def test_signs() -> None:
    assert [sign_of(relation(signs)) for signs in ("+++", "---", "++--", "+", "-")] == [1, -1, BOTH, 1, -1]


def test_a_contested_tie_is_left_out_or_read_as_asked() -> None:
    contested = relation("++--")
    assert signed_graph([contested]).ties == ()
    assert signed_graph([contested], {"a|b": -1}).ties == ((0, 1, -1),)
    assert signed_graph([contested]).actors == ("a", "b")


def test_triangles_and_squares() -> None:
    square = graph_of([(0, 1, 1), (1, 2, 1), (2, 3, 1), (0, 3, -1)])
    assert list(triangles(square)) == []
    assert [len(cycle) for cycle in short_cycles(square, 10)] == [4]
    halved = graph_of([*square.ties, (0, 2, 1)])
    assert list(triangles(halved)) == [(0, 1, 2), (0, 2, 3)]
    assert [len(cycle) for cycle in short_cycles(halved, 10)] == [3, 3]
    assert len(short_cycles(HIGHLAND_TRIBES, 5)) == 5


def test_which_cycles_never_fit() -> None:
    foes = graph_of([(0, 1, -1), (1, 2, -1), (0, 2, -1)])
    assert (never_fits(foes, (0, 1, 2), 2), never_fits(foes, (0, 1, 2), 3)) == (True, False)
    strained = graph_of([(0, 1, 1), (1, 2, 1), (0, 2, -1)])
    assert packed(strained, [(0, 1, 2), (0, 1, 2)], 3) == 1


def test_the_search_alone_finds_the_best_of_a_small_graph() -> None:
    camps, misfits = search(HIGHLAND_TRIBES, 2)
    assert misfits == len(HIGHLAND_TRIBES.misfits(camps)) == 7


def test_without_one_claim() -> None:
    evidence = evidence_of({("a", "b"): "++-", ("c", "d"): "+++"})
    steadiness = Steadiness(evidence, Query())
    contested, steady = sorted(derive(evidence, Query()), key=lambda one: one.id)
    assert steadiness.without_one(steady) == ()
    lost = dict(steadiness.without_one(contested))
    assert lost.keys() == {"a-b-2"}
    assert lost["a-b-2"].state is State.COOPERATIVE


def test_the_last_claim_leaves_nothing() -> None:
    evidence = evidence_of({("a", "b"): "-"})
    ((lost, left),) = Steadiness(evidence, Query()).without_one(relation("-"))
    assert (lost, left.state, left.claims) == ("a-b-0", State.UNKNOWN, ())
