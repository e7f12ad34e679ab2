"""The start benchmark measures both windows and finds that nothing heavy came before the first paint."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from allymap.desktop.app import application

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "startup.py"


def test_the_first_paint_waits_for_nothing_heavy() -> None:
    run = subprocess.run(
        [sys.executable, str(SCRIPT), "--json", "--rounds", "1"], check=True, capture_output=True, text=True
    )
    result = json.loads(run.stdout)
    assert result["imports_paid"] == []
    assert result["bare_first_paint_s"] > 0
    assert result["ratio"] < 3, "a loaded machine allows for much, a library more for nothing"


def test_a_thread_that_works_soon_makes_way_for_the_window(qapp: object) -> None:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(0.005)
    try:
        application()
        assert sys.getswitchinterval() < 0.002
    finally:
        sys.setswitchinterval(usual)
