"""The line index of balance: against brute force, and against values known from the literature."""

from __future__ import annotations

import itertools
import random

import numpy as np
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


def fewest(graph: SignedGraph, number: int | None) -> int:
    """Every split there is: the best of a set is the best camp taken out of it and the best of what is left."""
    size = len(graph.actors)
    held = np.zeros(1 << size, int)  # by set: its cooperation less its competition, were it one camp
    for one, other, sign in graph.ties:
        mask = 1 << one | 1 << other
        held[(np.arange(1 << size) & mask) == mask] += sign
    parts = [np.zeros(1, int)]
    for members in range(1, 1 << size):
        last = 1 << members.bit_length() - 1
        without = parts[members ^ last]
        parts.append(np.concatenate([without, without | last]))
    best = held
    for _ in range((size if number is None else number) - 1):
        every = enumerate(parts)
        better = np.array([(held[camp] + best[members ^ camp]).max() for members, camp in every])
        if (better == best).all():
            break
        best = better
    return int(sum(sign > 0 for *_, sign in graph.ties) - best[-1])


@settings(deadline=None, max_examples=25)
@given(graphs(12), st.sampled_from((2, 3, 4, None)))
def test_equal_to_brute_force(graph: SignedGraph, number: int | None) -> None:
    split = least_frustration(graph, number)
    assert split.exact
    assert split.frustration == len(graph.misfits(split.camps)) == fewest(graph, number)
    assert set(split.camps) <= set(range(number or len(graph.actors)))


@pytest.mark.parametrize("size", [4, 7, 10])
def test_enemies_all_round(size: int) -> None:
    """Two camps of a complete graph of competition leave ⌊(n-1)²/4⌋ ties (Petersdorf 1966); as many camps, none."""
    graph = graph_of((one, other, -1) for one, other in itertools.combinations(range(size), 2))
    assert least_frustration(graph).frustration == (size - 1) ** 2 // 4
    assert least_frustration(graph, None) == Split(tuple(range(size)), 0, 0)


@pytest.mark.parametrize(("camps", "noise", "number"), [(2, 0.5, 2), (3, 0.1, 3), (4, 0.1, 4), (3, 0.1, None)])
def test_sixty_actors_and_three_hundred_ties_are_proven(camps: int, noise: float, number: int | None) -> None:
    chance = random.Random(0)
    pairs = chance.sample(list(itertools.combinations(range(60), 2)), 300)
    graph = graph_of(
        (one, other, 1 if (one % camps == other % camps) != (chance.random() < noise) else -1) for one, other in pairs
    )
    split = least_frustration(graph, number, 60)
    assert split.exact
    assert split.frustration == len(graph.misfits(split.camps))


def test_without_time_there_is_a_bound() -> None:
    split = least_frustration(HIGHLAND_TRIBES, 3, 0)
    assert split.bound <= 2 <= split.frustration == len(HIGHLAND_TRIBES.misfits(split.camps))


def test_a_known_split_is_gone_on_from() -> None:
    known = least_frustration(HIGHLAND_TRIBES, 3)
    assert least_frustration(HIGHLAND_TRIBES, 3, start=known.camps) == known


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
