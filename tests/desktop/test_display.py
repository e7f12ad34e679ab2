"""Whether there is a screen, told before Qt would abort."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from allymap.desktop.display import missing_display


@pytest.mark.parametrize(
    ("environment", "system"),
    [
        ({}, "win32"), ({}, "darwin"), ({"QT_QPA_PLATFORM": "offscreen"}, "linux"), ({"WAYLAND_DISPLAY": "w"}, "linux"),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "linux"), ({"DISPLAY": "/private/tmp/launch/org.x:0"}, "linux"),
    ],
)  # fmt: skip
def test_where_windows_can_be_opened_nothing_is_missing(environment: dict[str, str], system: str) -> None:
    assert missing_display(environment, system) == ""


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ""}, {"DISPLAY": ":4711"}, {"DISPLAY": "localhost:4711.0"}])
def test_where_there_is_no_screen_a_sentence_says_so(environment: dict[str, str]) -> None:
    sentence = missing_display(environment, "linux")
    assert "display" in sentence
    assert sentence.endswith("instead.")


def test_without_a_screen_there_is_an_error_and_no_abort() -> None:
    code = (
        "from allymap.desktop import open_window\n"
        "from allymap.desktop.errors import NoDisplayError\n"
        "try:\n    open_window()\nexcept NoDisplayError as error:\n    print(error)\n"
    )
    environment = {"PATH": "/usr/bin", "HOME": str(Path.home())}
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment)
    assert run.stdout.startswith("There is no display")
