"""How long the proof of the camps takes, in processor time, and how long the timeline takes to paint.

python tests/benchmarks/structure.py --actors 60 --relations 300 --camps 3 --json
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import time
from datetime import date, timedelta

from allymap.model import FuzzyDate, Polarity, Relation, State, Strand
from allymap.network.structure.camps import least_frustration
from allymap.network.structure.signed import signed_graph


def invented(actors: int, relations: int, camps: int, noise: float, seed: int) -> list[Relation]:
    """So many camps with a share of ties that do not fit."""
    chance = random.Random(seed)
    names = [f"actor-{number:03}" for number in range(actors)]
    pairs = chance.sample([(one, other) for one in names for other in names if one < other], relations)
    made = []
    for one, other in pairs:
        together = (names.index(one) % camps == names.index(other) % camps) != (chance.random() < noise)
        cooperation = Strand(Polarity.COOPERATION, ("c",), 2.0) if together else Strand(Polarity.COOPERATION)
        competition = Strand(Polarity.COMPETITION) if together else Strand(Polarity.COMPETITION, ("c",), 2.0)
        state = State.COOPERATIVE if together else State.COMPETITIVE
        made.append(Relation((one, other), cooperation, competition, state, 1))
    return made


def painting() -> float:
    """Milliseconds to paint a timeline of 5,000 claims anew, the median of 20."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from allymap.desktop.timeline import Timeline

    app = QApplication.instance() or QApplication([])
    chance, timeline = random.Random(1), Timeline()
    timeline.resize(1200, 140)
    days = [date(2011, 1, 1) + timedelta(days=chance.randrange(1_500)) for _ in range(5_000)]
    timeline.show_counts(
        (FuzzyDate.parse(day.isoformat()[: chance.choice((4, 7, 10))]), chance.choice(list(Polarity)), 1.0)
        for day in days
    )
    runs = []
    for _ in range(20):
        start = time.process_time()
        timeline.grab()
        runs.append((time.process_time() - start) * 1000)
    app.processEvents()
    return round(statistics.median(runs), 2)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actors", type=int, default=60)
    parser.add_argument("--relations", type=int, default=300)
    parser.add_argument("--camps", type=int, default=2, help="0: two made, as many as fit looked for")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--noise", type=float, default=0.15)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    runs, proven, gaps = [], 0, []
    for seed in range(5):
        graph = signed_graph(invented(options.actors, options.relations, options.camps or 2, options.noise, seed))
        start = time.process_time()
        split = least_frustration(graph, options.camps or None, options.seconds)
        runs.append(time.process_time() - start)
        proven += split.exact
        gaps.append(f"{split.bound}-{split.frustration}")
    figures = {
        "camps_s": round(statistics.median(runs), 2), "worst_s": round(max(runs), 2), "proven_of_5": proven,
        "bounds": gaps, "timeline_paint_ms": painting(),
    }  # fmt: skip
    print(json.dumps(figures) if options.json else "\n".join(f"{name:20} {value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
