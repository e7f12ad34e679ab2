"""Real processes: one that is killed at work, and two that want the same file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from allymap.model import ProjectError, Setting
from allymap.storage import ProjectFile, recoverable

WORK = """
import sys
from pathlib import Path
from allymap.model import Setting
from allymap.storage import ProjectFile

file = ProjectFile.open(Path(sys.argv[1]))
print("open", flush=True)
number = 0
while True:
    with file.transaction():
        file.put(Setting(f"step-{number:06}", "committed"))
    print(number, flush=True)
    number += 1
"""

UNFINISHED = """
import sys, time
from pathlib import Path
from allymap.model import Setting
from allymap.storage import ProjectFile

file = ProjectFile.open(Path(sys.argv[1]))
with file.transaction():
    file.put(Setting("first", "committed"))
with file.transaction():
    file.put(Setting("second", "never committed"))
    print("open", flush=True)
    time.sleep(60)
"""


FORKED = """
import os, sys, time
from pathlib import Path
from allymap.storage import ProjectFile

file = ProjectFile.open(Path(sys.argv[1]))
if not os.fork():
    print("open", flush=True)
    print(os.getpid(), flush=True)
time.sleep(60)
"""


@contextmanager
def process(script: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    child = subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    try:
        assert child.stdout.readline() == "open\n"
        yield child
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


@pytest.fixture
def saved(filled: ProjectFile, tmp_path: Path) -> Path:
    return filled.save(tmp_path / "strait.allymap")


@pytest.mark.parametrize("steps", [1, 17, 60])
def test_a_killed_process_loses_no_committed_step(saved: Path, steps: int) -> None:
    before = saved.read_bytes()
    with process(WORK, saved) as child:
        assert child.stdout is not None
        for _ in range(steps):
            child.stdout.readline()
        child.kill()
        told = steps + len(child.stdout.read().split())
    (note,) = recoverable()
    assert (note.original, note.pid) == (saved, child.pid)
    file = ProjectFile.recover(note)
    found = sorted(setting.key for setting in file.read(Setting) if setting.key.startswith("step-"))
    assert len(found) >= told
    assert found == [f"step-{number:06}" for number in range(len(found))]
    assert file.faults() == []
    assert saved.read_bytes() == before
    file.close()


def test_a_step_that_was_not_committed_is_not_there(saved: Path) -> None:
    with process(UNFINISHED, saved) as child:
        child.kill()
    (note,) = recoverable()
    file = ProjectFile.recover(note)
    assert file.get(Setting, "first") is not None
    assert file.get(Setting, "second") is None
    file.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without fork")
def test_a_worker_that_outlives_a_killed_process_holds_nothing(saved: Path) -> None:
    with process(FORKED, saved) as child:
        assert child.stdout is not None
        worker = int(child.stdout.readline())
        with pytest.raises(ProjectError, match="is open in another AllyMap window"):
            ProjectFile.open(saved)
        child.kill()
        child.wait()
        ProjectFile.open(saved).close()
        os.kill(worker, signal.SIGKILL)


def test_two_processes_cannot_open_the_same_file_until_one_is_gone(saved: Path) -> None:
    with process(WORK, saved) as child:
        with pytest.raises(ProjectError, match=rf"is open in another AllyMap window \(process {child.pid}\)"):
            ProjectFile.open(saved)
        assert recoverable() == [], "it is alive"
        ProjectFile.look(saved).close()
        assert child.stdout is not None
        assert child.stdout.readline() == "0\n", "the first step is committed"
        child.kill()
        child.wait()
        ProjectFile.open(saved).close()
    assert [note.original for note in recoverable()] == [saved], "opening the file again keeps the unsaved work"
