"""Our layout engine beside those of others: the same graphs, in turns in the same run, medians and ratios.

    python tests/benchmarks/layout_peers.py --environment FOLDER --actors 1000 --rounds 3 --json

The peers (igraph, s_gd2, networkx and, where it installs, OGDF) go into an environment of their own in FOLDER, which is
made on the first run; Graphviz has to be on the PATH. Some are under the GPL: they are run for comparison alone. Each
run of a peer is a process, of which only the layout itself is timed (Graphviz: the whole program). Stress is measured
the same way for all, on distances in hops (``layout_graphs.stress``).
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

PACKAGES = ("igraph", "s_gd2", "networkx", "numpy", "scipy")
HARD_PACKAGES = ("ogdf-python", "ogdf-wheel", "cppyy")
LARGEST = {
    "networkx kamada_kawai": 300, "networkx spring": 1_000, "networkx forceatlas2": 1_000, "igraph kk": 1_000,
    "igraph drl": 5_000, "graphviz neato": 1_000, "s_gd2 full": 5_000, "ogdf stress": 1_000,
}  # fmt: skip
"""Beyond so many actors a method takes minutes."""

PATIENCE = 20.0
"""A method that took so many seconds is run once."""

Edges = list[tuple[int, int]]
Runner = Callable[[int, Edges], tuple[Any, float]]


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    found = work()
    return found, time.perf_counter() - start


def igraph(method: str) -> Runner:
    def run(count: int, edges: Edges) -> tuple[Any, float]:
        import igraph

        graph = igraph.Graph(count, edges)
        found, seconds = timed(lambda: graph.layout(method))
        return found.coords, seconds

    return run


def networkx(method: str, **more: Any) -> Runner:
    def run(count: int, edges: Edges) -> tuple[Any, float]:
        import networkx

        graph = networkx.Graph(edges)
        found, seconds = timed(lambda: getattr(networkx, method)(graph, **more))
        return [found[row] for row in range(count)], seconds

    return run


def s_gd2(pivots: int) -> Runner:
    def run(count: int, edges: Edges) -> tuple[Any, float]:
        import s_gd2

        one, other = np.array(edges, np.int32).T.copy()
        if pivots:
            return timed(lambda: s_gd2.layout_sparse(one, other, min(pivots, count // 2), random_seed=1))
        return timed(lambda: s_gd2.layout(one, other, random_seed=1))

    return run


def ogdf(method: str, header: str) -> Runner:
    def run(count: int, edges: Edges) -> tuple[Any, float]:
        from ogdf_python import cppinclude, ogdf

        cppinclude(f"ogdf/energybased/{header}")

        def drawn(actors: int, lines: Edges) -> tuple[Any, float]:
            graph = ogdf.Graph()
            nodes = [graph.newNode() for _ in range(actors)]
            for one, other in lines:
                graph.newEdge(nodes[one], nodes[other])
            at = ogdf.GraphAttributes(graph, ogdf.GraphAttributes.nodeGraphics | ogdf.GraphAttributes.edgeGraphics)
            layout = getattr(ogdf, method)()
            _, seconds = timed(lambda: layout.call(at))
            return [(at.x[node], at.y[node]) for node in nodes], seconds

        drawn(3, [(0, 1), (1, 2)])  # the first call compiles
        return drawn(count, edges)

    return run


def graphviz(engine: str) -> Runner:
    def run(count: int, edges: Edges) -> tuple[Any, float]:
        text = "graph {" + ";".join(f"{one}--{other}" for one, other in edges) + "}"
        command = ["dot", f"-K{engine}", "-Tplain"]
        drawn, seconds = timed(lambda: subprocess.run(command, input=text, capture_output=True, text=True, check=True))
        lines = [line.split() for line in drawn.stdout.splitlines()]
        places = {int(line[1]): (float(line[2]), float(line[3])) for line in lines if line[0] == "node"}
        return [places[row] for row in range(count)], seconds

    return run


PEERS: dict[str, Runner] = {
    "igraph kk": igraph("kk"), "igraph fr": igraph("fr"), "igraph drl": igraph("drl"),
    "graphviz neato": graphviz("neato"), "graphviz sfdp": graphviz("sfdp"),
    "s_gd2 full": s_gd2(0), "s_gd2 sparse": s_gd2(200),
    "networkx spring": networkx("spring_layout", seed=1),
    "networkx forceatlas2": networkx("forceatlas2_layout", seed=1),
    "networkx kamada_kawai": networkx("kamada_kawai_layout"),
    "ogdf stress": ogdf("StressMinimization", "StressMinimization.h"), "ogdf fm3": ogdf("FMMMLayout", "FMMMLayout.h"),
}  # fmt: skip


def run_peer(method: str, graph: Path, target: Path) -> None:
    """In the peers' environment: lay out a graph (JSON) and write places and seconds."""
    count, edges = json.loads(graph.read_text("utf-8"))
    found, seconds = PEERS[method](count, [tuple(edge) for edge in edges])
    np.savez(target, at=np.array(found, np.float64), seconds=seconds)


def environment(folder: Path) -> Path:
    """The peers' Python, installed on the first run."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *HARD_PACKAGES], check=False)
    return python


def ours(count: int, edges: Edges) -> tuple[Any, float]:
    """Our engine, from the edges of a net to places: what the peers do."""
    from layout import name, settle

    from allymap.network.layout_net import UNIT, Net

    lines = np.array(edges, np.intp)
    net = Net(
        tuple(map(name, range(count))), lines, np.full(len(lines), UNIT), np.ones(len(lines)), *np.ones((2, count))
    )
    return timed(lambda: settle(net, None, np.zeros(count, np.bool_), room=False))


def compared(count: int, rounds: int, python: Path, wanted: list[str]) -> dict[str, dict[str, float]]:
    """Median seconds and stress of each method on one scale-free graph, the methods in turns."""
    from layout_graphs import scale_free, stress

    graph = scale_free(count)
    edges = [edge[:2] for edge in graph]
    methods = [one for one in PEERS if count <= LARGEST.get(one, 10**9) and (not wanted or one in wanted)]
    methods = [one for one in methods if "graphviz" not in one or shutil.which("dot")]
    seconds: dict[str, list[float]] = {"ours": []}
    places: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "graph.json", Path(folder) / "places.npz"
        source.write_text(json.dumps([count, edges]), "utf-8")
        for _ in range(rounds):
            for method in methods:
                if max(seconds.get(method, [0.0])) > PATIENCE:
                    continue
                command = [python, __file__, "--peer", method, "--graph", source, "--target", target]
                if subprocess.run(command, capture_output=True, check=False).returncode:
                    print(f"{method} did not run", file=sys.stderr)
                    seconds[method] = [float("inf")]
                    continue
                with np.load(target) as found:
                    places[method] = found["at"]
                    seconds.setdefault(method, []).append(float(found["seconds"]))
                places["ours"], own = ours(count, edges)
                seconds["ours"].append(own)
    return {
        method: {"stress": round(stress(at, graph), 4), "seconds": round(statistics.median(seconds[method]), 4)}
        for method, at in places.items()
    }


def ratios(figures: dict[str, dict[str, float]]) -> dict[str, Any]:
    """The figures of all, with ours as shares of those of the peer of the least stress. At least one peer has run."""
    best = min((one for one in figures if one != "ours"), key=lambda one: figures[one]["stress"])
    mine = figures["ours"]
    return {
        "best": best, "stress_ratio": round(mine["stress"] / figures[best]["stress"], 3),
        "time_ratio": round(mine["seconds"] / figures[best]["seconds"], 4), "methods": figures,
    }  # fmt: skip


def main() -> None:
    """Measure and print; or, in the peers' environment, run one of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--environment", type=Path, help="where the peers are, or shall be installed")
    parser.add_argument("--actors", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--methods", nargs="*", default=[], help="only these peers")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--peer", help=argparse.SUPPRESS)
    parser.add_argument("--graph", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--target", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peer:
        run_peer(options.peer, options.graph, options.target)
        return
    if options.environment is None:
        parser.error("--environment says where the peers are, or shall be installed")
    figures = compared(options.actors, options.rounds, environment(options.environment), options.methods)
    whole = {"actors": options.actors, **ratios(figures)}
    if options.json:
        print(json.dumps(whole))
        return
    for method, figure in sorted(figures.items(), key=lambda item: item[1]["stress"]):
        print(f"{method:24} stress {figure['stress']:.4f}  {figure['seconds']:.3f} s")
    print({key: value for key, value in whole.items() if key != "methods"})


if __name__ == "__main__":
    main()
