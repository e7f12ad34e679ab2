"""allymap demo, with and without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from small_dossier import Run, quiet

from allymap.cli import demo


def test_the_sample_is_the_bundled_documents_alone() -> None:
    names = [path.name for path in demo.sample_files()]
    assert len(names) == 6
    assert "README" not in names


@pytest.mark.usefixtures("no_screen", "spotter")
def test_without_a_display_it_draws_writes_and_tells(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run("demo")
    picture = tmp_path / demo.PICTURE
    assert outcome.code == 0
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert "Russia" in outcome.out
    assert str(picture) in outcome.out
    assert "opens it in the window" in outcome.out
    assert outcome.err == ""


@pytest.mark.usefixtures("no_screen", "spotter")
def test_where_nothing_can_be_written_the_picture_goes_to_the_temporary_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    assert str(tmp_path / demo.PICTURE) in run("demo").out
    assert (tmp_path / demo.PICTURE).is_file()


def test_with_a_display_it_opens_the_window(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("PySide6.QtWidgets", exc_type=ImportError)
    from allymap.desktop import app

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    shown: list[bool] = []
    monkeypatch.setattr(app, "run", lambda files, sample: shown.append(sample) or 0)
    assert run("demo") == (0, "", "")
    assert shown == [True]


@pytest.mark.slow
def test_the_real_demo_shows_a_contested_pair(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "allymap", "demo"]
    done = subprocess.run(
        command, cwd=tmp_path, env=quiet(), capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert done.returncode == 0
    assert done.stderr == ""
    pair = next(line for line in done.stdout.splitlines() if line.startswith("Iran") and "Russia" in line)
    assert "contested" in pair
    assert (tmp_path / demo.PICTURE).is_file()
