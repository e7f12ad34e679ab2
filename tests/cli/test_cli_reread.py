"""allymap reread: the difference first, the project only when asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_dossier import Found, Run, Spotter

from allymap.model import Verdict, VerdictValue
from allymap.workspace import Workspace

pytestmark = pytest.mark.usefixtures("spotter")


def test_the_difference_is_shown_and_nothing_is_written(run: Run, project: Path) -> None:
    before = project.read_bytes()
    outcome = run("reread", project)
    assert (outcome.code, outcome.err) == (0, "")
    first, *rest = outcome.out.splitlines()
    assert first == "1 document read again: 1 claim new, 1 gone, 0 changed."
    assert "2 hand-made or corrected claims stay as they are." in rest
    assert rest[-1] == "Nothing was written: say --apply to write it."
    assert project.read_bytes() == before


def test_with_apply_it_is_written_and_a_second_time_changes_nothing(run: Run, project: Path) -> None:
    outcome = run("reread", project, "--apply")
    assert outcome.code == 0
    assert outcome.out.endswith(f"Written to {project}.\n")
    with Workspace.look(project) as workspace:
        assert set(workspace.claims) == {f"{number:016x}" for number in (2, 3, 100)}
    before = project.read_bytes()
    for more in ([], ["--apply"]):
        outcome = run("reread", project, *more)
        assert outcome.out.splitlines()[0] == "Nothing changes: 1 document read again with the same outcome."
        assert "--apply" not in outcome.out
    assert project.read_bytes() == before


def test_an_accepted_claim_stays_though_it_is_not_found(run: Run, project: Path) -> None:
    with Workspace.open(project) as workspace:
        with workspace.step("Accept") as step:
            step.put(Verdict(f"{1:016x}", VerdictValue.ACCEPTED, "me", "2026-01-01T00:00:00Z"))
        workspace.save()
    outcome = run("reread", project, "--apply", "--most", "1")
    assert "Accepted, not found any more, and kept: Russia → Iran, cooperation, AID, 2016: “Russia armed" in outcome.out
    with Workspace.look(project) as workspace:
        assert f"{1:016x}" in workspace.claims


def test_one_document_can_be_named(run: Run, project: Path) -> None:
    assert run("reread", project, "--document", "a").out.startswith("1 document read again")
    outcome = run("reread", project, "--document", "zebra")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "There is no document “zebra” in this project.\n"


def test_a_project_without_documents_has_nothing_to_read(run: Run, tmp_path: Path) -> None:
    with Workspace.scratch() as workspace:
        empty = workspace.save(tmp_path / "empty.allymap")
    outcome = run("reread", empty)
    assert outcome.code == 2
    assert outcome.err == "“empty” holds no document to read again.\n"


def test_what_failed_is_told_and_is_exit_code_1(run: Run, project: Path, spotter: Spotter) -> None:
    extract = spotter.extract

    def failing(*arguments: object) -> Found:
        found = extract(*arguments)  # type: ignore[arg-type]
        found.report.failed("a", "The server gave no answer.")
        return found

    spotter.extract = failing  # type: ignore[method-assign, assignment]
    outcome = run("reread", project)
    assert (outcome.code, outcome.err) == (1, "a: The server gave no answer.\n")


@pytest.mark.parametrize("options", [["--extractor", "magic"], ["--jobs", "0"], ["--most", "0"]])
def test_wrong_options_are_one_sentence(run: Run, project: Path, options: list[str]) -> None:
    outcome = run("reread", project, *options)
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1


def test_a_project_open_in_a_window_is_shown_but_not_written(run: Run, project: Path) -> None:
    with Workspace.open(project):
        assert run("reread", project).code == 0
        outcome = run("reread", project, "--apply")
        assert outcome.code == 2
        assert "open in another AllyMap window" in outcome.err


def test_another_threshold_is_shown_written_and_kept(run: Run, project: Path) -> None:
    outcome = run("reread", project, "--drawn-from", "0.9")
    assert outcome.out.endswith("Nothing was written: say --apply to write it.\n")
    for _ in range(2):
        outcome = run("reread", project, "--drawn-from", "0.9", "--apply")
        assert outcome.code == 0
        with Workspace.look(project) as workspace:
            assert workspace.drawn_from == 0.9
    assert "Nothing changes" in outcome.out
    outcome = run("reread", project, "--drawn-from", "9")
    assert (outcome.code, outcome.out) == (2, "")
    assert "lies between 0 and 1" in outcome.err
