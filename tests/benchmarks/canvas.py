"""How fast the canvas answers: milliseconds from a change to painted and flushed, at 1400×900.

    python tests/benchmarks/canvas.py --actors 1000 --relations 2500 --json

Without a screen it paints offscreen; run it under Xvfb for what a person waits for. Relations are 190 px long on
average when the whole map is fitted in; a fifth of the pairs have both strands.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from scipy.spatial import cKDTree

from allymap.desktop.app import application
from allymap.desktop.canvas import MapCanvas, raster
from allymap.desktop.canvas.strokes import strand_steps
from allymap.model import ActorKind, Camera, Polarity, Relation, State, Strand, relation_id_for
from allymap.network.layout import UNIT
from allymap.network.look import LIGHT
from allymap.network.view import MapView, ViewActor

SIZE = (1400, 900)
MEAN_LENGTH = 190.0
NONE, LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def graph(actors: int, relations: int, seed: int = 1) -> tuple[MapView, dict[str, tuple[float, float]]]:
    """Actors strewn over an area of the window's shape, as dense as a layout, with just so many relations.

    Raises ``ValueError`` for more relations than there are pairs.
    """
    if relations > actors * (actors - 1) // 2:
        raise ValueError(f"{actors} actors cannot have {relations} relations")
    rng = np.random.default_rng(seed)
    scale = UNIT * np.sqrt(actors / (SIZE[0] * SIZE[1]))  # map units a window pixel when all of it is fitted in
    places = rng.uniform(0, 1, (actors, 2)) * SIZE * scale
    found: dict[str, Relation] = {}
    degree = np.zeros(actors, np.int64)
    for one, other in _pairs(rng, places, MEAN_LENGTH * scale, relations):
        made = _relation(f"a{one}", f"a{other}", rng.random(), int(rng.integers(1, 20)))
        found[made.id] = made
        degree[[one, other]] += 1
    kinds = list(ActorKind)
    people = [
        ViewActor(
            f"a{n}", f"Actor {n}", kinds[n % len(kinds)], f"A{n % 10}", int(degree[n]), float(degree[n]), (f"a{n}",)
        )
        for n in np.argsort(-degree, kind="stable").tolist()
    ]
    view = MapView(tuple(people), tuple(found.values()), len(found), 0)
    return view, {f"a{n}": (float(x), float(y)) for n, (x, y) in enumerate(places)}


def _pairs(rng: np.random.Generator, places: np.ndarray, length: float, wanted: int) -> dict[tuple[int, int], None]:
    """Different pairs, mostly of neighbours: who is nearest to a point about ``length`` away from somebody.

    Where neighbours have one another already, it is looked farther and farther away.
    """
    tree = cKDTree(places)
    found: dict[tuple[int, int], None] = {}
    reach = length
    while len(found) < wanted:
        start = rng.integers(0, len(places), wanted)
        angle, far = rng.uniform(0, 2 * np.pi, wanted), rng.exponential(reach, wanted)
        aim = places[start] + np.column_stack([np.cos(angle), np.sin(angle)]) * far[:, None]
        for one, other in zip(start.tolist(), tree.query(aim)[1].tolist(), strict=True):
            if one != other and len(found) < wanted:
                found.setdefault((min(one, other), max(one, other)))
        reach += length / 4
    return found


def _relation(one: str, other: str, kind: float, weight: int) -> Relation:
    def strand(polarity: Polarity, there: bool) -> Strand:
        if not there:
            return Strand(polarity)
        return Strand(polarity, ("c",), float(weight), 1, 1, reviewed=weight % 2 == 0, latest="2024")

    both = kind >= 0.8
    state = State.CONTESTED if both else State.COOPERATIVE if kind < 0.5 else State.COMPETITIVE
    first, second = relation_id_for(one, other).split("|")
    return Relation(
        (first, second),
        strand(Polarity.COOPERATION, kind < 0.5 or both),
        strand(Polarity.COMPETITION, kind >= 0.5),
        state,
    )


def memory_mb() -> float:
    """Resident memory of this process now (Linux; elsewhere its peak)."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def frames(change: Callable[[int], None], count: int) -> list[float]:
    """Milliseconds from each change to its being painted and flushed."""
    times = []
    for number in range(count):
        start = perf_counter()
        change(number)
        QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)  # paints and flushes what the change asked for
        times.append((perf_counter() - start) * 1000)
    return times


def said(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {"median": round(median(times), 2), "p95": round(ordered[int(0.95 * (len(ordered) - 1))], 2)}


def rest(canvas: MapCanvas) -> float:
    """Wait until the map is crisp again; milliseconds."""
    start = perf_counter()
    while not canvas.crisp:  # waiting as a window does: without holding up the thread that composes
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return (perf_counter() - start) * 1000


def rest_cpu(canvas: MapCanvas) -> float:
    """Processor time until the map is crisp again, in milliseconds: what counts where others use the machine too."""
    start = process_time()
    rest(canvas)
    return (process_time() - start) * 1000


def translucent_ratio(canvas: MapCanvas) -> float:
    """How much longer the strands take to paint with translucent colours than with opaque ones; processor time."""
    picture = canvas._stage.composed.picture
    clear = {
        name: "#a0" + getattr(LIGHT, name)[1:]
        for name in ("cooperation", "competition", "cooperation_proposed", "competition_proposed")
    }
    times: dict[str, list[float]] = {"opaque": [], "translucent": []}
    for _ in range(5):
        for name, look in (("opaque", LIGHT), ("translucent", LIGHT._replace(**clear))):
            page = QPixmap(*SIZE)
            rows = np.arange(len(picture.strands.source))
            start = process_time()
            with QPainter(page) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setClipRect(page.rect())
                for step in strand_steps(picture.strands, rows, look):
                    step(painter)
            times[name].append(process_time() - start)
    return median(times["translucent"]) / median(times["opaque"])


def send_move(canvas: MapCanvas, point: QPoint, button: Qt.MouseButton) -> None:
    at = QPointF(point)
    QApplication.sendEvent(
        canvas, QMouseEvent(QMouseEvent.Type.MouseMove, at, canvas.mapToGlobal(at), NONE, button, PLAIN)
    )


def send_wheel(canvas: MapCanvas, angle: int) -> None:
    at = QPointF(canvas.rect().center())
    event = QWheelEvent(
        at, canvas.mapToGlobal(at), QPoint(), QPoint(0, angle), NONE, PLAIN, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(canvas, event)


def measure(actors: int, relations: int, count: int) -> dict[str, object]:
    """All figures for one graph."""
    app = application()
    raster.load()  # as after the first seconds of a session
    canvas = MapCanvas()
    canvas.resize(*SIZE)
    canvas.show()
    QTest.qWaitForWindowExposed(canvas)
    app.processEvents()
    view, places = graph(actors, relations)
    gc.collect()
    empty = memory_mb()
    result: dict[str, object] = {"actors": len(view.actors), "relations": len(view.relations)}

    start = perf_counter()
    cpu = process_time()
    canvas.show_map(view, places, frozenset(), LIGHT)
    canvas.repaint()
    result["first_frame_s"] = round(perf_counter() - start, 3)
    result["first_frame_cpu_s"] = round(process_time() - cpu, 3)
    result["crisp_after_ms"] = round(rest(canvas), 1)

    chosen = next(
        actor.id
        for actor in view.actors[len(view.actors) // 2 :]
        if canvas.actor_at(canvas.actor_point(actor.id)) == actor.id
    )
    at = canvas.actor_point(chosen)
    start = perf_counter()
    QTest.mousePress(canvas, LEFT, PLAIN, at)
    for step in range(1, 12):
        send_move(canvas, at + QPoint(step, step), LEFT)
    canvas.repaint()
    result["press_to_drag_ms"] = round((perf_counter() - start) * 1000, 2)
    result["drag_early_ms"] = said(frames(lambda n: send_move(canvas, at + QPoint(n * 3, n), LEFT), 5))
    QTest.qWait(1200 if actors > 3000 else 200)
    result["drag_ms"] = said(frames(lambda n: send_move(canvas, at + QPoint(n * 3 % 200, n % 90), LEFT), count))
    start = perf_counter()
    QTest.mouseRelease(canvas, LEFT, PLAIN, at)
    canvas.repaint()
    result["release_ms"] = round((perf_counter() - start) * 1000, 2)
    rest(canvas)

    def pan(number: int) -> None:
        camera = canvas.camera
        step = 7 / camera.zoom * (1 if number % 40 < 20 else -1)
        canvas.set_camera(Camera(camera.x + step, camera.y + step / 3, camera.zoom))

    result["pan_ms"] = said(frames(pan, count))
    result["crisp_after_pan_ms"] = round(rest(canvas), 1)
    pan(0)
    result["crisp_after_pan_cpu_ms"] = round(rest_cpu(canvas), 1)
    result["translucent_ratio"] = round(translucent_ratio(canvas), 2)
    result["zoom_ms"] = said(frames(lambda n: send_wheel(canvas, 40 if n % 30 < 15 else -40), count))
    result["crisp_after_zoom_ms"] = round(rest(canvas), 1)

    rng = np.random.default_rng(2)
    points = [QPoint(int(x), int(y)) for x, y in rng.uniform(0, 1, (count, 2)) * SIZE]
    start = perf_counter()
    canvas.actor_at(points[0])
    result["first_hit_ms"] = round((perf_counter() - start) * 1000, 2)
    hits = []
    for point in points:
        start = perf_counter()
        canvas.relation_at(point)
        hits.append((perf_counter() - start) * 1000)
    result["hit_ms"] = said(hits)
    send_move(canvas, canvas.actor_point(chosen), NONE)
    QTest.qWait(400)
    result["hover_ms"] = said(frames(lambda n: send_move(canvas, points[n % len(points)], NONE), count))
    result["select_ms"] = said(frames(lambda n: canvas.select([view.actors[n].id]), min(count, len(view.actors))))
    gc.collect()
    result["memory_mb"] = round(memory_mb() - empty, 1)
    result["longest_block_ms"] = said([longest_block(canvas, 120 if n % 2 else -120) for n in range(7)])
    canvas.close()
    return result


def longest_block(canvas: MapCanvas, angle: int) -> float:
    """The longest time that the event queue waits while the map becomes crisp after a zoom."""
    longest = 0.0
    send_wheel(canvas, angle)
    while not canvas.crisp:
        start = perf_counter()
        QApplication.processEvents()
        longest = max(longest, (perf_counter() - start) * 1000)
    return longest


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--actors", type=int, default=1000)
    parser.add_argument("--relations", type=int, default=2500)
    parser.add_argument("--frames", type=int, default=120)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    options = parser.parse_args()
    result = measure(options.actors, options.relations, options.frames)
    if options.json:
        print(json.dumps(result))
    else:
        for name, value in result.items():
            print(f"{name:>22}  {value}")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
