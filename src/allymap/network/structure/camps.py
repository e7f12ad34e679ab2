"""Camps: the split of the actors that leaves the fewest ties that do not fit, with a proof or a gap."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from . import branching
from .covering import covered
from .cycles import packed, short_cycles
from .search import improved, search
from .signed import SignedGraph

_MOST_CYCLES = 5_000
_MOST_TIES, _MOST_ACTORS = 2_000, 150
"""Beyond this no proof ends in time: what remains is the search with the bound of cycles side by side."""


@dataclass(frozen=True, slots=True)
class Split:
    """``camps`` has a number for each actor of the graph (0 is the largest camp), ``frustration`` the ties that do not
    fit, and ``bound`` how few they could be at best."""

    camps: tuple[int, ...]
    frustration: int
    bound: int

    @property
    def exact(self) -> bool:
        return self.frustration == self.bound


def least_frustration(
    graph: SignedGraph, number: int | None = 2, seconds: float = 10.0, start: Sequence[int] | None = None
) -> Split:
    """The best split into at most ``number`` camps; ``None`` allows as many as fit best (correlation clustering).

    Exact for some 60 actors and 300 ties within ``seconds``. ``start`` is a split known to be good, a camp an actor.
    Ties that hang together only through one actor are solved apart. Raises ``ValueError`` for less than two camps.
    """
    if number is not None and number < 2:
        raise ValueError("camps are two or more")
    deadline = time.monotonic() + seconds
    camps: dict[int, int] = {}
    frustration = bound = 0
    for rows in _blocks(graph):
        known = None if start is None else [start[row] for row in rows]
        split = _of_block(_part(graph, rows), number, deadline, known)
        frustration += split.frustration
        bound += split.bound
        _join(camps, rows, split.camps)
    every = [camps.get(actor, 0) for actor in range(len(graph.actors))]
    return Split(_by_size(every), frustration, bound)


def _blocks(graph: SignedGraph) -> list[list[int]]:
    """Rows of actors that hang together even without any one of them, each block joined to an earlier one if any."""
    import networkx as nx

    whole: nx.Graph[int] = nx.Graph((one, other) for one, other, _ in graph.ties)
    ordered: list[list[int]] = []
    for component in sorted(map(sorted, nx.connected_components(whole))):
        # The stubs take the blocks for sets of sets.
        found: Iterable[Any] = nx.biconnected_components(whole.subgraph(component))
        blocks: list[list[int]] = [sorted(block) for block in found]
        left = sorted(blocks, key=lambda rows: (-len(rows), rows))
        placed: set[int] = set()
        while left:
            at = next((n for n, rows in enumerate(left) if not placed.isdisjoint(rows)), 0)
            placed.update(left[at])
            ordered.append(left.pop(at))
    return ordered


def _part(graph: SignedGraph, rows: list[int]) -> SignedGraph:
    at = {row: n for n, row in enumerate(rows)}
    ties = ((at[one], at[other], sign) for one, other, sign in graph.ties if one in at and other in at)
    return SignedGraph(tuple(graph.actors[row] for row in rows), tuple(ties))


def _of_block(graph: SignedGraph, number: int | None, deadline: float, start: Sequence[int] | None) -> Split:
    camps, found = search(graph, number, start)
    if found == 0:
        return Split(camps, 0, 0)
    floor = packed(graph, short_cycles(graph, _MOST_CYCLES), number)
    if number == 2 and floor < found and len(graph.ties) <= _MOST_TIES:
        least, suggested = covered(graph, found, deadline)
        camps, found = min((camps, found), improved(graph, suggested, number), key=lambda split: split[1])
        floor = max(floor, least)
    left = deadline - time.monotonic()
    if floor < found and left > 0 and len(graph.actors) <= _MOST_ACTORS:
        camps, least = branching.prove(graph, number, camps, left)
        found, floor = len(graph.misfits(camps)), max(floor, least)
    return Split(camps, found, min(floor, found))


def _join(camps: dict[int, int], rows: list[int], mine: tuple[int, ...]) -> None:
    """Put a block's camps beside those that stand, renamed so that the actor they share is in one camp."""
    shared = next((n for n, row in enumerate(rows) if row in camps), None)
    swap = {} if shared is None else {mine[shared]: camps[rows[shared]], camps[rows[shared]]: mine[shared]}
    for row, camp in zip(rows, mine, strict=True):
        camps[row] = swap.get(camp, camp)


def _by_size(camps: list[int]) -> tuple[int, ...]:
    sizes = Counter(camps)
    order = sorted(sizes, key=lambda camp: (-sizes[camp], camps.index(camp)))
    return tuple(order.index(camp) for camp in camps)
