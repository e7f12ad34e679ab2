"""Real processes that a real Ctrl+C or a kill ends in the middle of a build, and the same command afterwards."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from islands import contents

from allymap.workspace import Workspace, recoverable

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="signals to groups of processes are those of POSIX"),
]

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "a-summit-in-riyadh.txt"
ARTICLES = 12
BUILD = """
import sys
from allymap.cli import main
from allymap.workspace import building, parts

parts._PART, building._SMALL = 1, 1  # every document is a part of its own, and nothing is small
write = building.write

def telling(*words):
    write(*words)
    print("done", file=sys.stderr, flush=True)

building.write = telling
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """Articles put together from sentences of the sample, and the program that builds a project of them."""
    sentences = re.split(r"(?<=[.!?])\s+", SAMPLE.read_text("utf-8").partition("2023\n\n")[2])
    chance = random.Random(5)
    folder = tmp_path / "press"
    folder.mkdir()
    for number in range(ARTICLES):
        text = " ".join(chance.sample(sentences, 6))
        (folder / f"a{number:02}.txt").write_text(f"Article {number}\n\nPublished: 2023-12-{number + 1:02}\n\n{text}\n")
    (tmp_path / "build.py").write_text(BUILD)
    return folder


def start(press: Path, target: Path, jobs: int) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        str(press.parent / "build.py"),
        "build",
        str(press),
        "-o",
        str(target),
        "--jobs",
        str(jobs),
    ]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def stopped(press: Path, target: Path, jobs: int, how: signal.Signals, parts: int) -> tuple[int, str]:
    """Send a signal once some parts are done, as a terminal does: to all processes, or to the one that is killed."""
    with start(press, target, jobs) as child:
        assert child.stderr is not None
        for _ in range(parts):
            assert child.stderr.readline() == "done\n", child.stderr.read()
        os.killpg(child.pid, how) if how is signal.SIGINT else child.kill()
        _, err = child.communicate(timeout=60)
    assert soon_alone(child.pid)
    return child.returncode, err


def finished(press: Path, target: Path, jobs: int = 1) -> tuple[str, dict[str, Any]]:
    """What a build that is left alone says, and makes."""
    with start(press, target, jobs) as child:
        out, err = child.communicate(timeout=120)
    assert child.returncode == 0, err
    with Workspace.look(target) as workspace:
        assert workspace.check() == []
        made = contents(workspace)
    made["claims"] = {key: replace(claim, recorded_at="") for key, claim in made["claims"].items()}
    assert recoverable() == []
    assert not target.with_name(f"{target.stem}.unfinished.allymap").exists()
    return out, made


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_in_the_middle_keeps_what_is_done_and_the_build_goes_on(press: Path, tmp_path: Path, jobs: int) -> None:
    target = tmp_path / "p.allymap"
    code, err = stopped(press, target, jobs, signal.SIGINT, 3)
    assert code == 130
    assert "Traceback" not in err
    said = re.search(r"Stopped: (\d+) documents are done and kept in “p.unfinished.allymap”", err)
    assert said, err
    assert not target.exists()
    out, made = finished(press, target, jobs)
    assert f"of which {said[1]} documents from the unfinished build" in out
    assert made == finished(press, tmp_path / "clean.allymap")[1]
    assert len(made["claims"]) > ARTICLES


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_killed_build_goes_on_and_leaves_no_process_behind(press: Path, tmp_path: Path, jobs: int) -> None:
    target = tmp_path / "p.allymap"
    code, _ = stopped(press, target, jobs, signal.SIGKILL, 4)
    assert code == -signal.SIGKILL
    assert not target.exists()
    out, made = finished(press, target)
    number = re.search(r"of which (\d+) documents? from the unfinished build", out)
    assert number
    assert 3 <= int(number[1]) < ARTICLES
    assert made == finished(press, tmp_path / "clean.allymap")[1]


def soon_alone(group: int) -> bool:
    """Whether within some seconds nothing is left of the processes that the build started."""
    for _ in range(100):
        listed = subprocess.run(["ps", "-eo", "pgid,stat"], capture_output=True, text=True, check=True).stdout
        running = {int(of) for of, state in map(str.split, listed.splitlines()[1:]) if state[0] != "Z"}
        if group not in running:
            return True
        time.sleep(0.1)
    return False
