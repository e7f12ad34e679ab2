"""Every goal of the canvas with its figure, on the platform that ``QT_QPA_PLATFORM`` says; a process for each size.

QT_QPA_PLATFORM=offscreen python tests/benchmarks/canvas_goals.py --json
xvfb-run -s "-screen 0 1600x1000x24" python tests/benchmarks/canvas_goals.py --json
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent

GOALS = {
    1_000: {"drag_ms": 2.5, "pan_ms": 4, "zoom_ms": 4, "press_to_drag_ms": 30},
    5_000: {"press_to_drag_ms": 100},
    20_000: {
        "drag_ms": 8, "pan_ms": 8, "zoom_ms": 8, "crisp_after_pan_ms": 400, "crisp_after_zoom_ms": 400,
        "longest_block_ms": 33, "hit_ms": 2, "hover_ms": 2, "select_ms": 2, "memory_mb": 400, "translucent_ratio": 1.5,
        "open_s": 2, "undo_steps_a_drag": 1,
    },
}  # fmt: skip
"""By actors: the figure of ``canvas.py`` (of medians, where it has them) and how much it may be at most."""


def figures(script: str, actors: int, *more: str) -> dict[str, float]:
    """What a benchmark tells of a graph of this size."""
    words = [sys.executable, str(HERE / script), "--actors", str(actors), "--relations", str(actors * 5 // 2), "--json"]
    told = subprocess.run([*words, *more], capture_output=True, text=True, check=True).stdout
    made = json.loads(told)
    return {name: one["median"] if isinstance(one, dict) else one for name, one in made.items()}


def measured(project: Path | None) -> list[dict[str, object]]:
    """A row for each goal."""
    rows: list[dict[str, object]] = []
    for actors, goals in GOALS.items():
        found = figures("canvas.py", actors)
        if "open_s" in goals:
            found |= figures("canvas_project.py", actors, *(["--project", str(project)] if project else []))
        rows += [
            {"actors": actors, "figure": name, "value": found[name], "at_most": most, "met": found[name] <= most}
            for name, most in goals.items()
        ]
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--project", type=Path, help="a project of 20,000 actors made before; made there when missing")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    options = parser.parse_args()
    rows = measured(options.project)
    if options.json:
        print(json.dumps({"platform": os.environ.get("QT_QPA_PLATFORM", ""), "goals": rows}))
        return
    for row in rows:
        mark = "" if row["met"] else "  missed"
        print(f"{row['actors']:>7,}  {row['figure']:<20} {row['value']:>8} of {row['at_most']}{mark}")


if __name__ == "__main__":
    main()
