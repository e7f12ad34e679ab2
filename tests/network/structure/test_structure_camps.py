"""The line index of balance: against brute force, and against values known from the literature."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from signed_maps import HIGHLAND_TRIBES, POWERS_OF_1890, POWERS_OF_1907, graph_of

from allymap.network.structure.camps import Split, least_frustration
from allymap.network.structure.signed import SignedGraph


@st.composite
def graphs(draw: st.DrawFn, most: int) -> SignedGraph:
    size = draw(st.integers(2, most))
    pairs = list(itertools.combinations(range(size), 2))
    signs = draw(st.lists(st.sampled_from((-1, 0, 0, 1)), min_size=len(pairs), max_size=len(pairs)))
    ties = tuple((one, other, sign) for (one, other), sign in zip(pairs, signs, strict=True) if sign)
    return SignedGraph(tuple(map(str, range(size))), ties)


def fewest(graph: SignedGraph, number: int) -> int:
    """Every split there is; the first actor's camp is no choice."""
    rest = itertools.product(range(number), repeat=len(graph.actors) - 1)
    return min(len(graph.misfits((0, *camps))) for camps in rest)


@settings(deadline=None, max_examples=40)
@given(graphs(12))
def test_two_camps_equal_brute_force(graph: SignedGraph) -> None:
    split = least_frustration(graph)
    assert split.exact
    assert split.frustration == len(graph.misfits(split.camps)) == fewest(graph, 2)


@settings(deadline=None, max_examples=25)
@given(graphs(7), st.integers(3, 4))
def test_more_camps_equal_brute_force(graph: SignedGraph, number: int) -> None:
    split = least_frustration(graph, number)
    assert split.exact
    assert split.frustration == len(graph.misfits(split.camps)) == fewest(graph, number)
    assert set(split.camps) <= set(range(number))


def test_the_highland_tribes() -> None:
    """Seven ties must be left out for two camps (Aref and Wilson 2019), two for three (Doreian and Mrvar 1996)."""
    assert (len(HIGHLAND_TRIBES.actors), len(HIGHLAND_TRIBES.ties)) == (16, 58)
    assert sum(sign > 0 for _, _, sign in HIGHLAND_TRIBES.ties) == 29
    two, three = least_frustration(HIGHLAND_TRIBES), least_frustration(HIGHLAND_TRIBES, 3)
    assert (two.frustration, two.exact) == (7, True)
    assert (three.frustration, three.exact) == (2, True)


def test_the_great_powers() -> None:
    """Balanced in 1907 (Antal, Krapivsky and Redner 2006), with the two alliances as camps; and before in others."""
    split = least_frustration(POWERS_OF_1907)
    assert split == Split((0, 0, 0, 1, 1, 1), 0, 0)
    earlier = least_frustration(POWERS_OF_1890)
    assert (earlier.frustration, earlier.camps) == (0, (0, 1, 1, 0, 0, 0))


def test_the_largest_camp_comes_first() -> None:
    split = least_frustration(graph_of([(0, 1, -1), (1, 2, 1), (2, 3, 1)]))
    assert split.camps == (1, 0, 0, 0)


def test_a_graph_too_large_for_a_proof_gets_a_bound() -> None:
    rings = [
        (base + a, base + b, sign) for base in range(0, 900, 3) for a, b, sign in ((0, 1, 1), (1, 2, 1), (0, 2, -1))
    ]
    spokes = [(one, (one * 7 + 3) % 900, 1 if one % 5 else -1) for one in range(0, 900, 2)]
    known = {frozenset(tie[:2]) for tie in rings}
    ties = {frozenset((a, b)): (a, b, sign) for a, b, sign in spokes if a != b and frozenset((a, b)) not in known}
    graph = graph_of([*rings, *ties.values()])
    split = least_frustration(graph, seconds=0.5)
    assert 300 <= split.bound <= split.frustration == len(graph.misfits(split.camps))


def test_no_ties_no_camps() -> None:
    assert least_frustration(SignedGraph(("a",), ())) == Split((0,), 0, 0)


def test_one_camp_is_none() -> None:
    with pytest.raises(ValueError, match="two or more"):
        least_frustration(POWERS_OF_1907, 1)


def test_equal_runs_give_equal_camps() -> None:
    assert least_frustration(HIGHLAND_TRIBES) == least_frustration(HIGHLAND_TRIBES)
