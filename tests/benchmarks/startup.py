"""Time to the first painted window: AllyMap beside a bare PySide6 window, each in processes of its own, in turns.

Prints medians in seconds, their ratio, and which heavy libraries were imported before the first paint.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

BARE = """
import sys, time
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1400, 900)
"""

OURS = """
import sys, time
from PySide6.QtCore import QEvent, QObject
from allymap.desktop.app import application
from allymap.desktop.window import MainWindow
app = application()
window = MainWindow()
"""

WATCH = """
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.UpdateRequest:
            watched.event(event)
            print(time.time(), *sys.modules)
            sys.stdout.flush()
            import os
            os._exit(0)
        return False
watch = Watch()
window.installEventFilter(watch)
window.show()
app.exec()
"""

HEAVY = ("numpy", "scipy", "networkx", "pyqtgraph", "spacy", "lxml", "sqlite3", "allymap.workspace", "allymap.model")


def first_paint(code: str, home: str) -> tuple[float, list[str]]:
    """Seconds from starting Python to the first painted window, and the names of all modules imported by then."""
    import time

    places = dict.fromkeys(("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), home)
    started = time.time()
    run = subprocess.run(
        [sys.executable, "-c", code + WATCH], env={**os.environ, **places}, capture_output=True, text=True, check=True
    )
    painted, *modules = run.stdout.split()
    return float(painted) - started, modules


def measure(rounds: int) -> dict[str, object]:
    """The benchmark's result as plain values."""
    with tempfile.TemporaryDirectory() as home:
        for code in (BARE, OURS):  # once for the disk's cache
            first_paint(code, home)
        bare, ours = [], []
        modules: list[str] = []
        for _ in range(rounds):
            bare.append(first_paint(BARE, home)[0])
            seconds, modules = first_paint(OURS, home)
            ours.append(seconds)
    bare_s, ours_s = statistics.median(bare), statistics.median(ours)
    return {
        "first_paint_s": round(ours_s, 3),
        "bare_first_paint_s": round(bare_s, 3),
        "ratio": round(ours_s / bare_s, 3),
        "rounds": rounds,
        "imports_paid": [name for name in HEAVY if name in modules],
        "modules": len(modules),
        "platform": os.environ.get("QT_QPA_PLATFORM", "default"),
    }


def main() -> None:
    """Parse the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = measure(arguments.rounds)
    if arguments.json:
        print(json.dumps(result))
    else:
        for name, value in result.items():
            print(f"{name}: {value}")


if __name__ == "__main__":
    main()
