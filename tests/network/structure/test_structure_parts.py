"""Signs of relations, short cycles, and what a relation is without one of its claims."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from signed_maps import HIGHLAND_TRIBES, evidence_of, graph_of

from allymap.model import Relation, State
from allymap.network.evidence import Query
from allymap.network.relations import derive
from allymap.network.structure.branching import prove
from allymap.network.structure.covering import covered
from allymap.network.structure.cycles import never_fits, odd_cycles, packed, short_cycles, triangles
from allymap.network.structure.search import improved, search
from allymap.network.structure.semidefinite import Relaxation
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


def test_odd_cycles_are_found_until_every_one_is_met() -> None:
    nothing_met = np.zeros(len(HIGHLAND_TRIBES.ties))
    assert all(never_fits(HIGHLAND_TRIBES, cycle, 2) for cycle in odd_cycles(HIGHLAND_TRIBES, nothing_met))
    camps, _ = search(HIGHLAND_TRIBES, 2)
    left_out = HIGHLAND_TRIBES.misfits(camps)
    met = np.array([float(tie in left_out) for tie in HIGHLAND_TRIBES.ties])
    assert odd_cycles(HIGHLAND_TRIBES, met) == []
    assert odd_cycles(HIGHLAND_TRIBES, met * 0.9)


def test_covering_the_odd_cycles_proves_the_two_camps_of_the_tribes() -> None:
    least, camps = covered(HIGHLAND_TRIBES, 99, time.monotonic() + 10)
    assert least == 7
    assert improved(HIGHLAND_TRIBES, camps, 2)[1] == 7


@settings(deadline=None, max_examples=20)
@given(st.lists(st.sampled_from((-1, 0, 1)), min_size=15, max_size=15), st.sampled_from((2, 3, None)))
def test_the_relaxation_is_a_bound(signs: list[int], number: int | None) -> None:
    pairs = [(one, other) for one in range(6) for other in range(one)]
    graph = graph_of([(0, 1, 1), *((a, b, sign) for (a, b), sign in zip(pairs[1:], signs[1:], strict=True) if sign)])
    relaxation = Relaxation(graph, number)
    bound, point = relaxation.bound(relaxation.start(), 99, time.monotonic() + 5)
    fewest = search(graph, number)[1]
    assert bound <= fewest + 1e-6
    apart, _ = relaxation.bound(relaxation.told(point, 0, 1, together=False), 99, time.monotonic() + 5)
    assert bound - 0.2 <= apart


def test_whom_the_relaxation_is_told_to_keep_together_stays_together() -> None:
    foes = graph_of([(0, 1, -1), (1, 2, 1)])
    relaxation = Relaxation(foes, 3)
    bound, point = relaxation.bound(relaxation.told(relaxation.start(), 0, 1, together=True), 99, time.monotonic() + 5)
    assert bound == pytest.approx(1, abs=0.05)
    assert point.together[0, 1] == pytest.approx(1, abs=0.05)


def test_branching_ends_with_a_better_split_or_the_one_it_was_given() -> None:
    worst = tuple([0] * len(HIGHLAND_TRIBES.actors))
    camps, bound = prove(HIGHLAND_TRIBES, 3, worst, 20)
    assert (len(HIGHLAND_TRIBES.misfits(camps)), bound) == (2, 2)
    assert prove(HIGHLAND_TRIBES, 3, camps, 20) == (camps, 2)


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
