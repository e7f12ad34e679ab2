"""The graphs that layouts are measured on, and what is measured: stress by streaming, so that any size fits."""

from __future__ import annotations

import random

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Edge = tuple[int, int, bool]
"""Two actors, and whether they cooperate."""


def scale_free(actors: int, seed: int = 1) -> list[Edge]:
    """A connected scale-free graph with 2.5 relations an actor, all of them cooperation."""
    graph = nx.barabasi_albert_graph(actors, 2, seed=seed)
    chance = random.Random(seed)
    while graph.number_of_edges() < 2.5 * actors:
        one, other = chance.sample(range(actors), 2)
        graph.add_edge(one, other)
    return [(one, other, True) for one, other in graph.edges]


def camps(actors: int, seed: int = 1) -> list[Edge]:
    """Camps of a hundred: two cooperations an actor within, half a competition an actor between."""
    chance = random.Random(seed)
    count = max(2, actors // 100)
    edges: dict[tuple[int, int], bool] = {}
    while len(edges) < 2.5 * actors:
        one, other = chance.sample(range(actors), 2)
        same = one % count == other % count
        if same or chance.random() < 0.25 / (count - 1):
            edges[min(one, other), max(one, other)] = same
    return [(one, other, same) for (one, other), same in edges.items()]


def changed(edges: list[Edge], actors: int, share: float = 0.01, seed: int = 2) -> list[Edge]:
    """The graph with a share of its relations taken away and as many new ones."""
    chance = random.Random(seed)
    number = max(1, int(len(edges) * share))
    gone = set(chance.sample(range(len(edges)), number))
    kept = [edge for row, edge in enumerate(edges) if row not in gone]
    known = {(min(one, other), max(one, other)) for one, other, _ in kept}
    while number:
        one, other = sorted(chance.sample(range(actors), 2))
        if (one, other) not in known:
            known.add((one, other))
            kept.append((one, other, True))
            number -= 1
    return kept


def stress(at: Points, edges: list[Edge], most_sources: int = 2_000) -> float:
    """Normalised stress of places (n×2) on the graph's distances in hops, at the layout's best scale: 0 is perfect.

    Each pair counts with the inverse square of its distance; pairs in different parts do not count. On large graphs the
    pairs of so many evenly spread actors with all others are taken.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import dijkstra

    count = len(at)
    lines = np.array([edge[:2] for edge in edges])
    graph = coo_array((np.ones(len(lines)), lines.T), shape=(count, count)).tocsr()
    first = second = pairs = 0.0
    sources = np.unique(np.linspace(0, count - 1, min(count, most_sources)).astype(int))
    for some in np.array_split(sources, -(-len(sources) // 100)):
        wanted = dijkstra(graph, directed=False, unweighted=True, indices=some)
        real = np.isfinite(wanted) & (wanted > 0)
        apart = at[some, None] - at
        share = np.hypot(apart[..., 0], apart[..., 1])[real] / wanted[real]
        first, second, pairs = first + share.sum(), second + (share**2).sum(), pairs + share.size
    return float(1 - first**2 / max(second, 1e-12) / max(pairs, 1))


def camp_ratio(at: Points, edges: list[Edge]) -> float:
    """The median length of competition over that of cooperation."""
    lines = np.array([edge[:2] for edge in edges])
    far = np.hypot(*(at[lines[:, 0]] - at[lines[:, 1]]).T)
    same = np.array([edge[2] for edge in edges])
    return float(np.median(far[~same]) / np.median(far[same]))
