"""How long it takes to open the evidence of one strand with many claims and to scroll: `evidence.py [--claims N]`."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from allymap.desktop.app import open_window
from allymap.desktop.evidence_list import EvidenceList
from allymap.model import Actor, ActorKind, Claim, Document, Kind, Passage, Polarity
from allymap.network.evidence import Query
from allymap.network.why import why
from allymap.workspace import Workspace, importing

_RUNS, _TURNS = 7, 300


def project(path: Path, claims: int) -> None:
    """One pair with so many cooperation claims, and another pair to look at in between."""
    lines = [f"On day {n} the envoys of ship {n * 7} carried crate {n * 13} over sea {n * 29}." for n in range(claims)]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    paper = Document("log", "The log", "\n".join(lines), "0", published="2020")
    actors = tuple(Actor(one, one.title(), ActorKind.STATE) for one in ("arlen", "brask", "corvo"))
    made = [
        Claim(
            f"c{n}", Kind.EVENT, "arlen", "brask", Polarity.COOPERATION,
            Passage.of(paper, starts[n], starts[n] + len(line)), date=f"{2000 + n % 24}-{1 + n % 12:02}",
        )
        for n, line in enumerate(lines)
    ]  # fmt: skip
    made.append(Claim("other", Kind.EVENT, "brask", "corvo", Polarity.COOPERATION, made[0].passage, date="2001"))
    with Workspace.new() as workspace:
        importing.apply(workspace, importing.Batch((paper,), (), actors, tuple(made)))
        workspace.save(path)


def scrolled(cards: EvidenceList, middle: str) -> tuple[list[float], float]:
    """Milliseconds of each of some turns of the wheel, shortest first, and of going to a claim far away."""
    while cards._ahead.isActive():  # as when a person has read the first cards
        QApplication.processEvents()
    steps = []
    for _ in range(_TURNS):
        started = time.perf_counter()
        cards.verticalScrollBar().setValue(cards.verticalScrollBar().value() + 120)
        QApplication.processEvents()
        cards.viewport().repaint()
        steps.append(1000 * (time.perf_counter() - started))
    started = time.perf_counter()
    cards.choose(middle)
    cards.viewport().repaint()
    return sorted(steps), 1000 * (time.perf_counter() - started)


def measured(claims: int) -> dict[str, float]:
    """Milliseconds from asking for the strand to its painted cards, for explaining the relation and for scrolling."""
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)
        path = Path(folder) / "p.allymap"
        project(path, claims)
        window = open_window([path])
        found = window.project  # type: ignore[attr-defined]
        opened, explained = [], []
        for _ in range(_RUNS):
            found.requests.open_relation("brask|corvo")
            QApplication.processEvents()
            started = time.perf_counter()
            found.requests.open_relation("arlen|brask", "cooperation")
            found.page.evidence.relation.list.viewport().repaint()
            opened.append(1000 * (time.perf_counter() - started))
            started = time.perf_counter()
            why(found.session.evidence, Query(), "arlen", "brask")
            explained.append(1000 * (time.perf_counter() - started))
        steps, far = scrolled(found.page.evidence.relation.list, f"c{claims // 2}")
        window.close_at_once()  # type: ignore[attr-defined]
    return {
        "claims": claims, "first_ms": round(opened[0], 1),
        "open_ms": round(statistics.median(opened[1:]), 1),
        "open_worst_ms": round(max(opened[1:]), 1),
        "why_ms": round(statistics.median(explained), 1),
        "scroll_ms": round(statistics.median(steps), 1), "scroll_p95_ms": round(steps[int(0.95 * len(steps))], 1),
        "go_to_the_middle_ms": round(far, 1),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    given = parser.parse_args()
    figures = measured(given.claims)
    print(json.dumps(figures) if given.json else "\n".join(f"{name}: {value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
