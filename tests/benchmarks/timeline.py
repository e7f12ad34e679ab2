"""How long the timeline takes to show another window and another zoom, in processor time.

    python tests/benchmarks/timeline.py --claims 1000000 --json

``window_ms`` is a repaint with a window that moved, ``zoom_ms`` one with other days in sight, counted anew.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from allymap.model import Claim, Kind, Polarity

_DAYS = 5_000


def invented(claims: int) -> list[Claim]:
    """Claims on days, months and years of fourteen years."""
    chance = random.Random(1)
    days = [(date(2011, 1, 1) + timedelta(days=number)).isoformat() for number in range(_DAYS)]
    sides = list(Polarity)
    dates = (chance.choice(days)[: chance.choice((4, 7, 10))] for _ in range(claims))
    return [Claim(str(n), Kind.EVENT, "a", "b", chance.choice(sides), date=when) for n, when in enumerate(dates)]


def milliseconds(work: Callable[[], object]) -> float:
    """The processor time of one call."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def measured(claims: int) -> dict[str, float]:
    """The figures of a timeline of 1,200 × 144 pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from allymap.desktop.timeline import Timeline

    app = QApplication.instance() or QApplication([])
    timeline = Timeline()
    timeline.resize(1_200, 144)
    timeline.show_claims(invented(claims))
    timeline.grab()

    def slide(step: int) -> None:
        start = date(2012, 1, 1) + timedelta(days=30 * step)
        timeline.set_window(start, start + timedelta(days=1_500))
        timeline.grab()

    def zoom(step: int) -> None:
        timeline.zoom(0.8 if step % 15 < 14 else 25.0, 600)
        timeline.grab()

    windows, zooms = ([milliseconds(partial(act, step)) for step in range(30)] for act in (slide, zoom))
    app.processEvents()
    return {"window_ms": round(statistics.median(windows), 2), "zoom_ms": round(statistics.median(zooms), 2)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = {"claims": options.claims, **measured(options.claims)}
    print(json.dumps(figures) if options.json else "\n".join(f"{name:10} {value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
