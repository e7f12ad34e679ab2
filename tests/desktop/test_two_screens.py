"""The rehearsed journey on two screens: the window on one, the audience on the other, see two_screens_journey.py."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from prepared_project import build

import allymap

_SCREENS = [
    {"name": name, "x": x, "y": 0, "width": width, "height": height, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    for name, x, width, height in (("desk", 0, 1600, 1000), ("wall", 1600, 1920, 1080))
]
_SAMPLE = Path(__file__).parents[2] / "resources" / "sample"


def go(project: Path, word: str, **surroundings: str) -> None:
    """Make the journey in a program of its own: screens have to be there before Qt starts."""
    kept = {name: str(project.parent) for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    shots = [os.environ["ALLYMAP_SHOTS"]] if "ALLYMAP_SHOTS" in os.environ else []
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("two_screens_journey.py")), str(project), word, *shots],
        env={**os.environ, **kept, "QT_SCALE_FACTOR": "1", **surroundings}, capture_output=True, text=True, timeout=240,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["arrived"]), done.stderr
    assert {path.suffix for path in project.parent.glob("deck.*")} == {".pptx", ".pdf", ".html"}


def test_the_journey_without_a_display(tmp_path: Path) -> None:
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps({"screens": _SCREENS}), "utf-8")
    build(tmp_path / "p.allymap").close()
    go(tmp_path / "p.allymap", "Israel", QT_QPA_PLATFORM=f"offscreen:configfile={screens}")


@pytest.fixture
def two_monitors() -> Iterator[str]:
    """A display of its own with two monitors side by side."""
    server, tool = shutil.which("Xvfb"), shutil.which("xrandr")
    if server is None or tool is None:
        pytest.skip("Xvfb or xrandr is not installed")
    told, telling = os.pipe()
    # Without -noreset the server forgets its monitors when the last program leaves it.
    screen = subprocess.Popen(
        [server, "-displayfd", str(telling), "-noreset", "-screen", "0", "3840x1080x24"], pass_fds=(telling,),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(telling)
    with os.fdopen(told) as answer:
        display = f":{answer.readline().strip()}"
    for name, left, output in (("desk", 0, "screen"), ("wall", 1920, "none")):
        subprocess.run(
            [tool, "--display", display, "--setmonitor", name, f"1920/508x1080/286+{left}+0", output], check=True,
            capture_output=True,
        )  # fmt: skip
    yield display
    screen.terminate()
    screen.wait(10)


@pytest.mark.slow
def test_the_journey_over_the_sample_on_a_display(two_monitors: str, tmp_path: Path) -> None:
    project = tmp_path / "Russia and Iran.allymap"
    with allymap.read(_SAMPLE) as sample:
        sample.save(project)
    go(project, "Syrian rebels", DISPLAY=two_monitors, QT_QPA_PLATFORM="xcb")
