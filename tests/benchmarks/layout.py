"""How good and how fast our layouts are; ``layout_peers.py`` puts others beside them.

    python tests/benchmarks/layout.py --actors 1000 --json

``seconds`` and ``stress`` are those of the engine on the graph that a view is turned into (medians of ``--rounds``
runs), ``arrange`` those of the whole arrangement from the view, with room for discs and labels. ``camps`` is the median
length of competition over that of cooperation on a map of planted camps. ``warm`` tells of arranging again from where
the map stands after 1 % of the relations changed: seconds, the median movement in layout radii, and that of pins.
``--peers FOLDER`` adds the engine beside others on the same graph, in turns (FOLDER as for ``layout_peers.py``);
without a folder those that this Python and the PATH have.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from layout_graphs import Edge, Points, camp_ratio, camps, changed, scale_free, stress
from layout_peers import compared, environment, ratios

import allymap.network.layout_kernels
from allymap.model import ActorKind, Polarity, Relation, State, Strand
from allymap.network import layout
from allymap.network.layout_net import net_of
from allymap.network.layout_settle import settle
from allymap.network.view import MapView, ViewActor

assert allymap.network.layout_kernels.READY


def view_of(edges: list[Edge], actors: int) -> MapView:
    """A view with one passage a relation."""
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


def timed(work: Callable[[], Points], rounds: int) -> tuple[Points, float]:
    """What the work answers, and the median of its seconds."""
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        found = work()
        seconds.append(time.perf_counter() - start)
    return found, round(statistics.median(seconds), 4)


def arranged(view: MapView, before: layout.Places | None = None, pinned: frozenset[str] = frozenset()) -> Points:
    """The places of a view whose actors are called by ``name``, in their order."""
    places = layout.arrange(view, before, pinned)
    return np.array([places[one] for one in sorted(places)])


def cold(actors: int, rounds: int) -> dict[str, object]:
    edges = scale_free(actors)
    view = view_of(edges, actors)
    net = net_of(view)
    at, seconds = timed(lambda: settle(net, None, np.zeros(actors, np.bool_), room=False), rounds)
    whole, whole_seconds = timed(lambda: arranged(view), rounds)
    return {
        "stress": round(stress(at, edges), 4), "seconds": seconds,
        "arrange": {"stress": round(stress(whole, edges), 4), "seconds": whole_seconds},
    }  # fmt: skip


def warm(actors: int, rounds: int) -> dict[str, float]:
    edges = scale_free(actors)
    before = layout.arrange(view_of(edges, actors))
    pinned = frozenset(sorted(before)[:: max(1, actors // 20)])
    other = changed(edges, actors)
    view, at = view_of(other, actors), np.array([before[one] for one in sorted(before)])
    after, seconds = timed(lambda: arranged(view, before), rounds)
    held = layout.arrange(view, before, pinned)
    radius = np.hypot(*(at - at.mean(axis=0)).T).max()
    return {
        "seconds": seconds,
        "stress": round(stress(after, other), 4),
        "moved": round(float(np.median(np.hypot(*(after - at).T)) / radius), 4),
        "pins_moved": max(float(np.hypot(*np.subtract(held[one], before[one]))) for one in pinned),
    }


def newcomers(actors: int) -> dict[str, float]:
    """Seconds of the processor until half of the actors have a place beside the other half, which stands."""
    view = view_of(scale_free(actors), actors)
    stood = {one: place for number, (one, place) in enumerate(layout.arrange(view).items()) if number % 2}
    start = time.process_time()
    seated = layout.place_new(view, stood)
    return {"seated": len(seated), "seconds": round(time.process_time() - start, 3)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actors", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", nargs="?", type=Path, const=Path(), help="put others beside, from an environment")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    opposed = camps(options.actors)
    figures: dict[str, object] = {
        "actors": options.actors, **cold(options.actors, options.rounds),
        "camps": round(camp_ratio(arranged(view_of(opposed, options.actors)), opposed), 2),
        "warm": warm(options.actors, options.rounds), "newcomers": newcomers(options.actors),
    }  # fmt: skip
    if options.peers is not None:
        python = Path(sys.executable) if options.peers == Path() else environment(options.peers)
        figures["peers"] = ratios(compared(options.actors, options.rounds, python, []))
    print(json.dumps(figures) if options.json else "\n".join(f"{key}: {value}" for key, value in figures.items()))


if __name__ == "__main__":
    main()
