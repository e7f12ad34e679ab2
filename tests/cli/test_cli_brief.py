"""`allymap brief`."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_dossier import Run

from allymap.workspace import Workspace


@pytest.mark.parametrize(("ending", "magic"), [("pptx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype html>")])
def test_a_project_without_scenes_gets_a_briefing(
    run: Run, project: Path, tmp_path: Path, ending: str, magic: bytes
) -> None:
    target = tmp_path / f"deck.{ending}"
    outcome = run("brief", project, "-o", target, "--tlp", "green")
    assert (outcome.code, outcome.err) == (0, "")
    assert target.read_bytes().startswith(magic)


def test_a_dossier_of_a_pair(run: Run, project: Path, tmp_path: Path) -> None:
    target = tmp_path / "pair.md"
    assert run("brief", project, "-o", target, "--pair", "Russia", "Iran").code == 0
    assert "Russia armed Iran in 2016." in target.read_text(encoding="utf-8")


def test_what_is_withheld_is_told(run: Run, project: Path, tmp_path: Path) -> None:
    from dataclasses import replace

    with Workspace.open(project) as workspace:
        with workspace.step("Label") as step:
            step.put(replace(next(iter(workspace.claims.values())), tlp="TLP:AMBER"))
        workspace.save()
    outcome = run("brief", project, "-o", tmp_path / "deck.html")
    assert outcome.code == 0
    assert outcome.err == (
        "1 claim with a higher handling label withheld. Say with --tlp how far this may be shared.\n"
    )
    assert "Russia armed Iran" not in (tmp_path / "deck.html").read_text(encoding="utf-8")


def test_what_cannot_be_written(run: Run, project: Path, tmp_path: Path) -> None:
    assert "should end in .pptx" in run("brief", project, "-o", tmp_path / "deck.key").err
    assert "with --pair A B" in run("brief", project, "-o", tmp_path / "pair.md").err
    assert "no handling label" in run("brief", project, "-o", tmp_path / "a.pdf", "--tlp", "secret").err
    outcome = run("brief", project, "-o", tmp_path / "none" / "a.pdf")
    assert (outcome.code, "could not be written" in outcome.err) == (2, True)
