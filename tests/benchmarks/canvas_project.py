"""How fast a whole project of many actors opens, and how long the end of a drag holds the window up.

    python tests/benchmarks/canvas_project.py --actors 20000 --relations 50000 --json

``open_s`` is from ``open_window`` to the first frame of the map, in a process that has everything imported, as after
the first seconds of a session, ``panels_s`` until the panels beside the map are filled as well; ``drop_ms`` is the
longest that the event queue waits after the release of a drag. Some also in processor time (``…_cpu_…``), which counts
where other programs use the machine.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import os
import sys
import tempfile
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time

os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")

from canvas import LEFT, PLAIN, frames, graph, send_move
from PySide6.QtCore import QEventLoop, QPoint
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from allymap.desktop import open_window, warmup
from allymap.model import Actor, Claim, Document, Kind, Layout, Modality, Passage, Place, Setting
from allymap.network.evidence import Query
from allymap.workspace import Workspace

_SYLLABLES = [one + other for one in "bcdfghklmnprstvz" for other in ("a", "e", "i", "o", "u", "an", "er", "ol")]
_A_DOCUMENT = 30


def project(actors: int, relations: int, path: Path) -> None:
    """Save a project with a passage for each strand, thirty to a document: words that no two passages share by plan."""
    view, places = graph(actors, relations)
    rng = Random(4)
    strands = [(relation.actors, strand.polarity) for relation in view.relations for strand in relation.strands]
    rng.shuffle(strands)
    words = ["".join(rng.choices(_SYLLABLES, k=rng.randint(1, 4))) for _ in range(6_000)]
    common = [1 / (rank + 3) for rank in range(len(words))]
    with Workspace.scratch() as workspace:
        with workspace.step("Make") as step:
            step.put(Layout("map", "Map"), Setting("layout.in_use", "map"))
            for one in view.actors:
                step.put(Actor(one.id, " ".join(rng.sample(words, 2)).title(), one.kind))
                step.put(Place("map", one.id, *places[one.id]))
            for first in range(0, len(strands), _A_DOCUMENT):
                told = strands[first : first + _A_DOCUMENT]
                sentences = [" ".join(rng.choices(words, common, k=rng.randint(10, 24))) + "." for _ in told]
                text = " ".join(sentences)
                digest = hashlib.sha256(text.encode()).hexdigest()
                step.put(Document(f"d{first}", f"Document {first}", text, digest, published="2024"))
                at = 0
                for number, ((pair, polarity), sentence) in enumerate(zip(told, sentences, strict=True)):
                    passage = Passage(f"d{first}", at, at + len(sentence), sentence, "", "", digest)
                    date = f"{rng.randint(2000, 2024)}-{rng.randint(1, 12):02}"
                    step.put(Claim(
                        f"c{first + number}", Kind.EVENT, *pair, polarity, passage, "AID", modality=Modality.HAPPENED,
                        date=date, by="bench",
                    ))  # fmt: skip
                    at += len(sentence) + 1
        workspace.view(Query())  # whoever saves a project has looked at it, so that it keeps what was compared for that
        workspace.save(path)


def measure(path: Path, rounds: int) -> dict[str, object]:
    """Open the project and drag an actor a few times."""
    QApplication.instance() or QApplication([])
    first = open_window()
    everything_imported()
    first.close()
    start, cpu = perf_counter(), process_time()
    window = open_window([path])
    while window.project is None or not window.project.page.canvas.places():
        QApplication.processEvents()
    canvas = window.project.page.canvas
    canvas.repaint()
    opened = {"open_s": round(perf_counter() - start, 2), "open_cpu_s": round(process_time() - cpu, 2)}
    opened["whole_at_once"] = canvas.crisp
    while not window.project.page.actors.rows.rowCount():
        QApplication.processEvents()
    opened["panels_s"] = round(perf_counter() - start, 2)
    canvas.finish_painting()
    steps = len(window.project.session.workspace._history.done)
    drops, cpus = [], []
    for _ in range(rounds):
        wall, spent = drop(window, canvas)
        drops.append(wall)
        cpus.append(spent)
    made = len(window.project.session.workspace._history.done) - steps
    result: dict[str, object] = {**opened, "drop_ms": round(median(drops), 1), "drop_cpu_ms": round(median(cpus), 1)}
    result["undo_steps_a_drag"] = made / rounds
    result |= twin(window)
    window.close_at_once()
    return result


def twin(window: object) -> dict[str, float]:
    """Milliseconds until the text twin is there, and until it follows a selection."""
    session = window.project.session
    chosen = iter(session.view.actors)
    return {
        "twin_open_ms": frames(lambda _: window.findChild(QAction, "view.text_twin").trigger(), 1)[0],
        "twin_select_ms": median(frames(lambda _: session.select([next(chosen).id]), 7)),
    }


def everything_imported() -> None:
    """Wait for the warm-up, which begins with the first look at the event queue, and for all that it imports."""
    while not warmup._running:
        QApplication.processEvents()
    (running,) = warmup._running
    while running._timer.isActive() or running._thread.is_alive():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    for name in (*warmup.PLAIN, *warmup.QT, *warmup.READING):
        importlib.import_module(name)


def drop(window: object, canvas: object) -> tuple[float, float]:
    """Drag one actor; the longest wait after the release, wall and processor time in milliseconds."""
    actor = next(
        one for one in canvas.places() if canvas.rect().contains(canvas.actor_point(one))
        and canvas.actor_at(canvas.actor_point(one)) == one
    )  # fmt: skip
    at = canvas.actor_point(actor)
    QTest.mousePress(canvas, LEFT, PLAIN, at)
    for step in range(1, 12):
        send_move(canvas, at + QPoint(step, step), LEFT)
    canvas.repaint()
    longest = longest_cpu = 0.0
    release = True
    while release or not canvas.crisp:
        start, cpu = perf_counter(), process_time()
        if release:
            QTest.mouseRelease(canvas, LEFT, PLAIN, at + QPoint(11, 11))
            release = False
        else:
            QApplication.processEvents()
        longest = max(longest, (perf_counter() - start) * 1000)
        longest_cpu = max(longest_cpu, (process_time() - cpu) * 1000)
    return longest, longest_cpu


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--actors", type=int, default=20000)
    parser.add_argument("--relations", type=int, default=50000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--project", type=Path, help="a project made before; made there when it is not there yet")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    options = parser.parse_args()
    path = options.project or Path(tempfile.mkdtemp()) / "many.allymap"
    if not path.exists():
        project(options.actors, options.relations, path)
    result = measure(path, options.rounds)
    print(json.dumps(result) if options.json else "\n".join(f"{name:>20}  {value}" for name, value in result.items()))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
