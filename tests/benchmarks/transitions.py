"""How long a frame of a transition between two scenes takes to paint, on a map of N actors at 1920×1080.

Camera and highlight move in one run, the actors as well in the other. Run with `QT_QPA_PLATFORM=offscreen`.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter, process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from canvas import graph
from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from allymap.desktop.presenting.audience_map import MILLISECONDS, AudienceMap
from allymap.desktop.presenting.show import Slide
from allymap.model import Camera, Scene, SceneKind
from allymap.network.look import LIGHT
from allymap.network.picture import fit
from allymap.output.briefing.pages import Page, picture_size

SIZE = (1920, 1080)


def main() -> int:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--actors", type=int, default=200)
    asked.add_argument("--relations", type=int, default=600)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--json", action="store_true")
    given = asked.parse_args()
    app = QApplication(sys.argv[:1])
    view, places = graph(given.actors, given.relations)
    wide = fit(places, picture_size(False))
    first = Slide(Scene("a", "A", ""), Page(SceneKind.MAP, "A"), view, places, wide)
    near = Camera(*next(iter(places.values())), wide.zoom * 2)
    marked = tuple(actor.id for actor in view.actors[:3])
    closer = replace(first, scene=replace(first.scene, highlighted=marked), camera=near)
    turned = {actor: (-y, x) for actor, (x, y) in places.items()}
    found = {
        "camera": measured(app, first, closer, given.rounds),
        "actors": measured(app, first, replace(closer, places=turned), given.rounds),
    }
    if given.json:
        print(json.dumps(found))
        return 0
    for name, frames in found.items():
        print(
            f"{name}: median {frames['median_ms']} ms, p95 {frames['p95_ms']} ms, {frames['frames']} frames;"
            f" of the processor {frames['cpu_median_ms']} and {frames['cpu_p95_ms']} ms"
        )
    return 0


def measured(app: QApplication, one: Slide, other: Slide, rounds: int) -> dict[str, float]:
    """Paint every frame of transitions there and back, and say how long they took."""
    shown = AudienceMap()
    shown.resize(QSize(*SIZE))
    shown.show()
    shown.show_slide(one, LIGHT, animated=False)
    shown.settle()
    took: list[float] = []
    worked: list[float] = []
    page = QPixmap(*SIZE)
    for number in range(2 * rounds):
        shown.show_slide(other if number % 2 == 0 else one, LIGHT)
        end = perf_counter() + MILLISECONDS / 1000
        while perf_counter() < end:
            start, before = perf_counter(), process_time()
            app.processEvents()
            shown.render(page)
            took.append((perf_counter() - start) * 1000)
            worked.append((process_time() - before) * 1000)
        loop = QEventLoop()
        QTimer.singleShot(300, loop.quit)
        loop.exec()
    shown.close()
    took.sort()
    worked.sort()
    return {
        "cpu_median_ms": round(statistics.median(worked), 2),
        "cpu_p95_ms": round(worked[int(len(worked) * 0.95)], 2),
        "median_ms": round(statistics.median(took), 2),
        "p95_ms": round(took[int(len(took) * 0.95)], 2),
        "frames": len(took),
    }


if __name__ == "__main__":
    sys.exit(main())
