"""Our canvas beside cytoscape.js, vis-network and pyqtgraph's GraphItem: the same graphs, in one run, by hand.

    QT_QPA_PLATFORM=offscreen python tests/benchmarks/canvas_peers.py --folder FOLDER --browser chromium
    xvfb-run -s "-screen 0 1600x1000x24" python tests/benchmarks/canvas_peers.py --folder FOLDER

The first run has npm bring the libraries into FOLDER. Never run by CI, and nothing of it is shipped. What counts are
the ratios of medians within one run: milliseconds a frame at 1400×900, antialiased, all of it painted in every frame.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from queue import Empty, Queue
from statistics import median
from typing import Any

os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")

import canvas as ours
import numpy as np
from PySide6.QtWidgets import QApplication

from allymap.model import Camera
from allymap.network.look import LIGHT
from allymap.network.picture import Picture, compose, fit

HERE = Path(__file__).parent
LIBRARIES = {
    "cytoscape": ("cytoscape", "dist/cytoscape.min.js"),
    "vis-network": ("vis-network", "standalone/umd/vis-network.min.js"),
}
PATIENCE = 900
"""Seconds that a library may take for all its frames."""


def libraries(folder: Path) -> Path:
    """The folder of the libraries, brought by npm where they are missing."""
    modules = folder / "node_modules"
    if not all((modules / name / file).is_file() for name, file in LIBRARIES.values()):
        folder.mkdir(parents=True, exist_ok=True)
        names = [name for name, _ in LIBRARIES.values()]
        subprocess.run(["npm", "install", "--prefix", str(folder), *names], check=True, stdout=subprocess.DEVNULL)
    return modules


def as_graph(picture: Picture) -> dict[str, Any]:
    """A picture as every library gets it: page pixels, the strands' widths, the same names shown."""
    discs, strands = picture.discs, picture.strands
    return {
        "chosen": discs.ids[len(discs.ids) // 2],
        "actors": [
            {
                "id": discs.ids[row], "name": discs.names[row], "x": float(discs.x[row]), "y": float(discs.y[row]),
                "size": 2 * float(discs.radius[row]), "shown": bool(discs.label_shown[row]) or None,
            }
            for row in range(len(discs.ids))
        ],
        "strands": [
            {
                "source": discs.ids[strands.source[row]], "target": discs.ids[strands.target[row]],
                "width": float(strands.width[row]),
                "polarity": "competition" if strands.polarity[row] else "cooperation",
            }
            for row in range(len(strands.source))
        ],
    }  # fmt: skip


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves one folder on the loopback address and takes what the page tells."""

    told: Queue[dict[str, Any]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).told.put(json.loads(body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing: the figures are what matters."""


def in_browser(browser: str, library: str, script: Path, graph: dict[str, Any], frames: int) -> dict[str, Any]:
    """One library's frames in a headless browser that does not wait for a screen's beat."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(HERE / "canvas_peers.html", folder / "index.html")
        shutil.copy(script, folder / "lib.js")
        (folder / "graph.json").write_text(json.dumps(graph), encoding="utf-8")
        handler = type("Handler", (_Handler,), {"told": Queue()})
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=name))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/index.html?library={library}&frames={frames}"
        words = [
            browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-gpu-vsync",
            "--disable-frame-rate-limit", "--window-size=1400,900", f"--user-data-dir={folder / 'profile'}", address,
        ]  # fmt: skip
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            return dict(handler.told.get(timeout=PATIENCE))  # type: ignore[attr-defined]
        except Empty:
            return {"error": f"no answer within {PATIENCE} s"}
        finally:
            process.kill()
            process.wait()
            server.shutdown()
            with contextlib.suppress(OSError):  # the browser may still be writing its profile
                shutil.rmtree(folder / "profile")


def graph_item(picture: Picture, frames: int) -> dict[str, Any]:
    """pyqtgraph's own GraphItem, given its data anew in each frame of a drag as its example does."""
    import pyqtgraph

    pyqtgraph.setConfigOptions(antialias=True)
    view = pyqtgraph.GraphicsLayoutWidget()
    view.resize(*ours.SIZE)
    box = view.addViewBox()
    box.setAspectLocked()
    item = pyqtgraph.GraphItem()
    box.addItem(item)
    discs, strands = picture.discs, picture.strands
    places = np.column_stack([discs.x, discs.y]).astype(float)
    pairs = np.column_stack([strands.source, strands.target])
    pens = np.zeros(len(pairs), [("red", "u1"), ("green", "u1"), ("blue", "u1"), ("alpha", "u1"), ("width", float)])
    for name, value in (("red", (63, 209)), ("green", (147, 119)), ("blue", (199, 63))):
        pens[name] = np.where(strands.polarity == 0, *value)
    pens["alpha"], pens["width"] = 255, strands.width
    sizes = 2 * discs.radius.astype(float)

    def draw(moved: np.ndarray) -> None:
        item.setData(pos=moved, adj=pairs, pen=pens, size=sizes, symbolBrush="w", pxMode=False)

    draw(places)
    view.show()
    QApplication.processEvents()
    row = len(places) // 2

    def drag(number: int) -> None:
        moved = places.copy()
        moved[row] += (3 * number, number)
        draw(moved)

    def painted(change: Callable[[int], object]) -> list[float]:
        # A graphics view waits for a timer before it asks for paint; asked at once, nothing of its work is left out.
        def now(number: int) -> None:
            change(number)
            QApplication.processEvents()
            view.viewport().repaint()

        return ours.frames(now, frames)

    told = {
        "drag": painted(drag),
        "pan": painted(lambda n: box.translateBy(x=7 if n % 2 else -5, y=3)),
        "zoom": painted(lambda n: box.scaleBy((1.01, 1.01) if n % 2 else (0.99, 0.99))),
    }
    view.close()
    return told


def medians(told: dict[str, Any]) -> dict[str, Any]:
    """The median milliseconds of each gesture, or what went wrong."""
    if "error" in told:
        return {"error": told["error"]}
    return {name: round(median(times), 2) for name, times in told.items() if isinstance(times, list)}


def measured(actors: int, relations: int, options: argparse.Namespace) -> dict[str, Any]:
    """All peers and ourselves on one graph, and how many times longer each peer takes than we do."""
    view, places = ours.graph(actors, relations)
    camera: Camera = fit(places, ours.SIZE)
    picture = compose(view, places, camera, ours.SIZE, LIGHT, legend=False)
    graph, modules = as_graph(picture), libraries(options.folder)
    result: dict[str, Any] = {"actors": len(graph["actors"]), "strands": len(graph["strands"])}
    mine = ours.measure(actors, relations, options.frames)
    result["allymap"] = {name: mine[f"{name}_ms"]["median"] for name in ("drag", "pan", "zoom")}  # type: ignore[index]
    count = options.frames if actors <= 5_000 else max(options.frames // 6, 5)
    result["GraphItem"] = medians(graph_item(picture, count))
    for name, (package, file) in LIBRARIES.items():
        result[name] = medians(in_browser(options.browser, name, modules / package / file, graph, count))
    best = {
        gesture: min(result[peer][gesture] for peer in ("GraphItem", *LIBRARIES) if gesture in result[peer])
        for gesture in ("drag", "pan", "zoom")
    }
    result["best_peer_over_ours"] = {g: round(best[g] / max(result["allymap"][g], 0.01), 1) for g in best}
    return result


def main() -> None:
    """Measure the graphs that were asked for and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, required=True, help="where npm puts the libraries")
    parser.add_argument("--browser", default="chromium")
    parser.add_argument("--frames", type=int, default=60)
    parser.add_argument("--actors", type=int, nargs="+", default=[1_000, 20_000])
    options = parser.parse_args()
    application = QApplication.instance() or QApplication([])
    results = [measured(actors, actors * 5 // 2, options) for actors in options.actors]
    sys.stdout.write(json.dumps(results, indent=1) + "\n")
    del application


if __name__ == "__main__":
    main()
