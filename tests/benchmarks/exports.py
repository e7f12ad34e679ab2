"""How long each export of a project takes, all together, and the memory of a PDF of many scenes.

    python tests/benchmarks/exports.py PROJECT.allymap [--scenes 60] [--json]

Times are of the command line without its start: the project is open, writers are imported by their first use.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from allymap.cli import main as allymap
from allymap.output.briefing import formats
from allymap.output.briefing.compose import brief
from allymap.workspace import Workspace
from allymap.workspace.briefing import scenes_of, stock_of

WRITTEN = (
    ("brief", "deck.pptx"), ("brief", "deck.pdf"), ("brief", "deck.html"), ("render", "map.svg"),
    ("render", "map.png"), ("render", "map.pdf"), ("render", "map.gif"), ("render", "scene.png", "--scene", "2"),
)  # fmt: skip


def main() -> int:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("project", type=Path)
    asked.add_argument("--scenes", type=int, default=60)
    asked.add_argument("--json", action="store_true")
    asked.add_argument("--memory-of", choices=formats.FORMATS, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.memory_of:
        print(json.dumps(many(given.project, given.scenes, given.memory_of)))
        return 0
    found: dict[str, object] = {}
    # First, while this process is small: a new one starts with the memory of the one it came from.
    for ending in formats.FORMATS:
        asking = [sys.executable, __file__, str(given.project), "--scenes", str(given.scenes), "--memory-of", ending]
        said = subprocess.run(asking, capture_output=True, check=True).stdout
        found[f"{given.scenes} scenes{ending}"] = json.loads(said)
    took = {}
    with TemporaryDirectory() as folder:
        for command, file, *options in WRITTEN:
            words = [command, str(given.project), "-o", f"{folder}/{file}", "--tlp", "green", *options]
            took[file] = timed(lambda words=words: allymap(words))
    found |= took
    found["together_s"] = round(sum(one["seconds"] for one in took.values()), 2)
    print(json.dumps(found) if given.json else "\n".join(f"{name}: {one}" for name, one in found.items()))
    return 0


def timed(work: Callable[[], object]) -> dict[str, float]:
    """Seconds on the clock and of the processor."""
    start, before = perf_counter(), process_time()
    work()
    return {"seconds": round(perf_counter() - start, 2), "cpu_s": round(process_time() - before, 2)}


def many(project: Path, count: int, ending: str) -> dict[str, float]:
    """A briefing of so many scenes: seconds, and the most memory that this process ever had."""
    with Workspace.look(project) as workspace:
        scenes, stock = scenes_of(workspace, "TLP:GREEN"), stock_of(workspace)
        maps = [replace(scenes[1 + n % (len(scenes) - 1)], id=f"s{n}", order=n) for n in range(count)]
        took = timed(lambda: formats.write(brief("Many scenes", maps, stock, "TLP:GREEN"), ending))
    return {**took, "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)}


if __name__ == "__main__":
    sys.exit(main())
