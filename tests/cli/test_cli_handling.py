"""No command writes what the handling label does not allow, and pictures carry the label."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_dossier import Run

from allymap.workspace import Workspace, editing

COMMANDS = (("claims",), ("relations",), ("timeline",), ("changes", "--from", "2015", "--to", "2020"), ("findings",))


@pytest.fixture
def labelled(project: Path) -> Path:
    """The armament is for recipients only."""
    with Workspace.open(project) as workspace:
        editing.label_claims(workspace, [f"{1:016x}"], "red")
        workspace.save()
    return project


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_what_is_labelled_higher_is_withheld_and_told(run: Run, labelled: Path, words: tuple[str, ...]) -> None:
    command, *options = words
    for chosen in ((), ("--tlp", "amber")):
        outcome = run(command, labelled, *options, *chosen)
        assert outcome.code == 0
        assert "1 claim with a higher handling label withheld." in outcome.err
        assert ("--tlp" in outcome.err) is not bool(chosen)
    assert run(command, labelled, *options, "--tlp", "red").err == ""


def test_claims_leave_only_under_their_label(run: Run, labelled: Path) -> None:
    assert "armed" not in run("claims", labelled, "--format", "jsonl").out
    assert "armed" in run("claims", labelled, "--format", "jsonl", "--tlp", "RED").out
    assert "no claim whose id" in run("claims", labelled, "--explain", f"{1:016x}").err


def test_the_project_s_own_label_is_used(run: Run, labelled: Path) -> None:
    with Workspace.open(labelled) as workspace:
        editing.set_label(workspace, "red")
        workspace.save()
    outcome = run("claims", labelled, "--format", "jsonl")
    assert outcome.err == ""
    assert "armed" in outcome.out


def test_an_unknown_label_is_refused(run: Run, labelled: Path) -> None:
    outcome = run("relations", labelled, "--tlp", "mauve")
    assert outcome.code == 2
    assert "“mauve” is no handling label" in outcome.err


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf"])
def test_a_picture_carries_its_label(run: Run, labelled: Path, tmp_path: Path, suffix: str) -> None:
    plain, target = tmp_path / f"plain{suffix}", tmp_path / f"map{suffix}"
    assert run("render", labelled, "-o", plain).code == 0
    outcome = run("render", labelled, "-o", target, "--tlp", "amber+strict")
    assert (outcome.code, outcome.err) == (0, "1 claim with a higher handling label withheld.\n")
    assert target.read_bytes() != plain.read_bytes()
    if suffix == ".svg":
        drawn = target.read_text("utf-8")
        assert 'fill="#FFC000">TLP:AMBER+STRICT</text>' in drawn
        assert "#FFC000" not in plain.read_text("utf-8")
