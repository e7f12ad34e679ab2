"""The set-up scripts are plain POSIX shell, and a second run neither installs nor reaches the network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the .cmd twins serve Windows")


@pytest.mark.parametrize("script", ["run", "test", "setup.sh", "lock"])
def test_scripts_are_posix_shell(script: str) -> None:
    subprocess.run(["sh", "-n", str(ROOT / "packaging" / script)], check=True)


@pytest.mark.parametrize("script", ["run", "test"])
def test_scripts_have_windows_twins(script: str) -> None:
    assert os.access(ROOT / "packaging" / script, os.X_OK)
    assert b"\r\n" in (ROOT / "packaging" / f"{script}.cmd").read_bytes()


def test_a_stamped_environment_is_used_as_it_is(tmp_path: Path) -> None:
    """With the stamp of this very lock in place, set_up asks neither pip nor a network for anything."""
    (tmp_path / "packaging").mkdir()
    for name in ("pyproject.toml", "packaging/setup.sh", "packaging/requirements.lock"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\necho 'pip was called' >&2\nexit 1\n")
    python.chmod(0o755)
    stamp = "cat packaging/requirements.lock pyproject.toml packaging/setup.sh | cksum"
    lock = "requirements.lock"
    script = f"set -eu; . packaging/setup.sh; {stamp} >.venv/allymap-stamp.{lock}; set_up packaging/{lock}"
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert done.stderr == ""
