"""The way in: commands, files for the window, help, bad projects, pipes and signals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small_dossier import TEXT, Run, quiet

import allymap
from allymap.cli import entry
from allymap.cli.commands import app
from allymap.model import AllyMapError


def test_every_command_is_known_to_the_dispatcher() -> None:
    names = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    groups = {group.name for group in app.registered_groups}
    assert names | groups == entry.COMMANDS


@pytest.mark.parametrize("command", sorted(entry.COMMANDS))
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_has_help(run: Run, command: str, option: str) -> None:
    outcome = run(command, option)
    assert outcome.code == 0
    assert f"Usage: allymap {command}" in outcome.out


def test_help_lists_the_commands_and_exit_codes(run: Run) -> None:
    outcome = run("--help")
    assert outcome.code == 0
    for words in (*entry.COMMANDS, "Exit codes", "allymap [FILE…]"):
        assert words in outcome.out
    assert "…\n" not in outcome.out.replace("[FILE…]", "")


def test_the_version(run: Run) -> None:
    outcome = run("--version")
    assert (outcome.code, outcome.out) == (0, f"allymap {allymap.__version__}\n")


def test_an_unknown_option_is_one_sentence(run: Run) -> None:
    outcome = run("--nonsense")
    assert outcome.code == 2
    assert outcome.err == "No such option: --nonsense: see “allymap --help”.\n"


def test_a_word_that_is_neither_file_nor_command(run: Run) -> None:
    outcome = run("biuld")
    assert outcome.code == 2
    assert outcome.err.startswith("There is no file “biuld”, and no such command")


@pytest.mark.usefixtures("no_screen")
def test_without_a_display_the_window_says_so(run: Run, project: Path) -> None:
    for words in ([], [project]):
        outcome = run(*words)
        assert outcome.code == 2
        assert outcome.err.startswith("There is no display")
        assert outcome.err.count("\n") == 1


def test_the_window_gets_the_files(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("PySide6.QtWidgets", exc_type=ImportError)
    from allymap.desktop import app as desktop

    shown: list[list[str]] = []
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(desktop, "run", lambda files, sample: shown.append(list(files)) or 0)
    assert run(project).code == 0
    assert run().code == 0
    assert shown == [[str(project)], []]


def test_a_missing_library_of_the_window_is_one_sentence(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setitem(sys.modules, "allymap.desktop.app", None)
    for words in ([project], ["demo"]):
        outcome = run(*words)
        assert outcome.code == 2
        assert "because a library is missing" in outcome.err


COMMANDS_ON_PROJECTS = [["claims"], ["relations"], ["check"], ["render", "-o", "map.png"]]


@pytest.mark.parametrize("command", COMMANDS_ON_PROJECTS, ids=lambda words: words[0])
@pytest.mark.parametrize(
    "content", [b"", b"not a project", b"SQLite format 3\x00" + b"\x00" * 500, None, "cut", "folder"]
)
def test_bad_projects_are_one_sentence(
    run: Run, project: Path, tmp_path: Path, command: list[str], content: bytes | str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    bad = tmp_path / "bad.allymap"
    if content == "cut":
        bad.write_bytes(project.read_bytes()[:5000])
    elif content == "folder":
        bad.mkdir()
    elif isinstance(content, bytes):
        bad.write_bytes(content)
    before = None if not bad.is_file() else bad.read_bytes()
    outcome = run(command[0], bad, *command[1:])
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1
    assert "fault" not in outcome.err
    assert before is None or bad.read_bytes() == before


def test_a_cancel_counts_as_stopped(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("allymap.cli.check.check", interrupted)
    assert run("check", project) == (130, "", "Stopped: nothing was written.\n")


def test_an_error_of_the_world_is_its_message(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:
        raise AllyMapError("The disk\nis full.")

    monkeypatch.setattr("allymap.cli.check.check", refused)
    assert run("check", project) == (2, "", "The disk is full.\n")


def started(*words: object, **more: str) -> subprocess.CompletedProcess[str]:
    """Python, in a process of its own and without a screen."""
    return subprocess.run(
        [sys.executable, *map(str, words)], capture_output=True, encoding="utf-8", env={**quiet(), **more}, timeout=60,
        check=False,
    )  # fmt: skip


def test_the_module_runs_as_a_program(project: Path) -> None:
    done = started("-m", "allymap", "claims", project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Russia" in done.stdout


def test_a_locale_without_unicode_does_not_matter(project: Path) -> None:
    locale = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = started("-m", "allymap", "render", project, "-o", "x.doc", **locale)
    assert done.returncode == 2
    assert "“x.doc” should end in" in done.stderr


def test_a_reader_that_has_had_enough_is_no_error(project: Path) -> None:
    command = [sys.executable, "-m", "allymap", "claims", project]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=quiet())
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.close()
    with program.stderr as errors:
        assert errors.read() == b""
    assert program.wait(60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_full_disk_behind_the_output_is_one_sentence(project: Path) -> None:
    command = [sys.executable, "-m", "allymap", "claims", project]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=quiet(), timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr == b"The result could not be written: no space left on device.\n"


def test_no_qt_is_imported_for_a_command(project: Path) -> None:
    code = "import sys; from allymap.cli import main; main(sys.argv[1:]); print('PySide6' in sys.modules)"
    assert started("-c", code, "relations", project).stdout.splitlines()[-1] == "False"


def test_the_window_waits_for_no_library_of_the_commands() -> None:
    code = (
        "import sys; from allymap.cli import main; main([]);"
        "print([name for name in ('typer', 'rich', 'spacy', 'numpy') if name in sys.modules])"
    )
    assert started("-c", code).stdout.strip() == "[]"


@pytest.mark.skipif(os.name != "posix", reason="signals are another matter there")
@pytest.mark.slow
def test_an_interrupt_from_outside_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{TEXT} " * 5_000)
    command = [sys.executable, "-m", "allymap", "build", "a.txt", "-o", "p.allymap"]
    program = subprocess.Popen(command, cwd=tmp_path, env=quiet(), stderr=subprocess.PIPE, text=True)
    time.sleep(3)
    program.send_signal(signal.SIGINT)
    _, errors = program.communicate(timeout=60)
    assert program.returncode == 130
    assert errors == "Stopped: nothing was written.\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]
