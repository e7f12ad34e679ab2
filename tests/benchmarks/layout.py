"""How good and how fast layouts are: normalised stress and seconds, beside what networkx offers.

    python tests/benchmarks/layout.py --actors 1000 --peers --json

Stress is that of all pairs, weighted by the inverse square of the distance along edges, at each layout's best scale.
``arrange`` is the whole of ours with room for labels, ``engine`` only its stress majorisation. ``camps`` is the median
length of competition over that of cooperation on a map of planted camps, ``warm_move`` the median movement, in layout
radii, when 1 % of the relations changed and the map is arranged again from where it stands (``warm_seconds``).
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from allymap.model import ActorKind, Polarity, Relation, State, Strand
from allymap.network import layout
from allymap.network.layout_net import net_of
from allymap.network.layout_stress import distances, settle, stress
from allymap.network.view import MapView, ViewActor

Points = NDArray[np.float64]
Edge = tuple[int, int, bool]


def view_of(edges: list[Edge], actors: int) -> MapView:
    """A view with one passage a relation; the third of an edge says whether it is cooperation."""
    relations = []
    degree = [0] * actors
    for one, other, cooperating in edges:
        sides = [Strand(polarity) for polarity in Polarity]
        place = 0 if cooperating else 1
        sides[place] = Strand(sides[place].polarity, ("claim",), 1.0)
        pair = (name(min(one, other)), name(max(one, other)))
        relations.append(Relation(pair, sides[0], sides[1], State.THIN))
        degree[one] += 1
        degree[other] += 1
    shown = tuple(ViewActor(name(n), name(n), ActorKind.STATE, "", degree[n]) for n in range(actors))
    return MapView(shown, tuple(relations), len(relations))


def name(number: int) -> str:
    return f"a{number:06d}"


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


def timed(work: Callable[[], Points]) -> tuple[Points, float]:
    start = time.perf_counter()
    found = work()
    return found, round(time.perf_counter() - start, 4)


def measured(actors: int, peers: bool) -> dict[str, dict[str, float]]:
    """Stress and seconds of each method on one graph."""
    edges = scale_free(actors)
    view, graph = view_of(edges, actors), nx.Graph([(one, other) for one, other, _ in edges])
    net = net_of(view)
    wanted = distances(net)
    methods: dict[str, Callable[[], Points]] = {
        "arrange": lambda: np.array(list(layout.arrange(view).values())),
        "engine": lambda: settle(net, None, np.zeros(actors, np.bool_)),
    }
    if peers:
        methods |= {
            "networkx spring": lambda: rows(nx.spring_layout(graph, seed=1)),
            "networkx forceatlas2": lambda: rows(nx.forceatlas2_layout(graph, seed=1)),
        }
        if actors <= 300:
            methods["networkx kamada_kawai"] = lambda: rows(nx.kamada_kawai_layout(graph))
    figures = {}
    for method, work in methods.items():
        at, seconds = timed(work)
        figures[method] = {"stress": round(stress(at, wanted), 4), "seconds": seconds}
    return figures


def rows(places: dict[int, Points]) -> Points:
    return np.array([places[one] for one in range(len(places))])


def camp_ratio(actors: int) -> float:
    edges = camps(actors)
    places = layout.arrange(view_of(edges, actors))
    far = {same: [length(places, one, other) for one, other, each in edges if each is same] for same in (True, False)}
    return round(float(np.median(far[False]) / np.median(far[True])), 2)


def length(places: layout.Places, one: int, other: int) -> float:
    return float(np.hypot(*np.subtract(places[name(one)], places[name(other)])))


def warm(actors: int) -> dict[str, float]:
    edges = scale_free(actors)
    before = layout.arrange(view_of(edges, actors))
    chance = random.Random(2)
    changed = len(edges) // 100
    added = {(*sorted(chance.sample(range(actors), 2)), True) for _ in range(changed)} - set(edges)
    view = view_of([*edges[:-changed], *added], actors)  # type: ignore[list-item]
    after, seconds = timed(lambda: np.array(list(layout.arrange(view, before).values())))
    at = np.array(list(before.values()))
    radius = np.hypot(*(at - at.mean(axis=0)).T).max()
    return {
        "warm_move": round(float(np.median(np.hypot(*(after - at).T)) / radius), 4),
        "warm_seconds": seconds,
    }  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actors", type=int, default=1_000)
    parser.add_argument("--peers", action="store_true", help="networkx beside ours")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    layout.arrange(view_of([(0, 1, True), (1, 2, True)], 3))
    figures = measured(options.actors, options.peers)
    whole = {
        "actors": options.actors, **figures["arrange"], "camps": camp_ratio(options.actors), **warm(options.actors),
        "methods": figures,
    }  # fmt: skip
    if options.json:
        print(json.dumps(whole))
        return
    for method, figure in figures.items():
        print(f"{method:24} stress {figure['stress']:.4f}  {figure['seconds']:.3f} s")
    print({key: value for key, value in whole.items() if key != "methods"})


if __name__ == "__main__":
    main()
