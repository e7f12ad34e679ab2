"""`allymap log`: who decided what and when, as a table and as JSON, under a label."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from small_dossier import Run

from allymap.model import VerdictValue
from allymap.workspace import Workspace, editing


def decided(project: Path) -> Path:
    """Four decisions of two people: a verdict, a correction, a name, a deletion."""
    with Workspace.open(project) as workspace:
        one, other, third = sorted(workspace.claims)
        editing.judge(workspace, [one], VerdictValue.ACCEPTED, "N. Lind")
        editing.put_claim(workspace, replace(workspace.claims[other], date="2017", by="A. Roth"))
        editing.label_claims(workspace, [third], "TLP:AMBER")
        editing.remove_claims(workspace, [third])
        workspace.save()
    return project


def test_the_log_tells_who_decided_what_and_when(run: Run, project: Path) -> None:
    assert json.loads(run("log", project, "--format", "json").out) == []
    told = run("log", decided(project), "--format", "json", "--tlp", "RED")
    entries = json.loads(told.out)
    assert told.code == 0
    assert [set(one) for one in entries] == [{"id", "at", "by", "what", "changes"}] * len(entries)
    assert [one["at"] for one in entries] == sorted(one["at"] for one in entries)
    assert {"N. Lind", "A. Roth"} <= {one["by"] for one in entries}
    changes = [words for one in entries for words in one["changes"]]
    assert any(words.startswith("proposed → accepted: ") and "“" in words for words in changes)
    assert any("2017" in words for words in changes)


def test_one_persons_decisions_as_a_table(run: Run, project: Path) -> None:
    told = run("log", decided(project), "--by", "n. lind").out
    assert "N. Lind" in told
    assert "proposed → accepted" in told
    assert "A. Roth" not in told


def test_what_is_labelled_higher_is_withheld_and_counted(run: Run, project: Path) -> None:
    decided(project)
    every = json.loads(run("log", project, "--format", "json", "--tlp", "RED").out)
    green = run("log", project, "--format", "json", "--tlp", "GREEN")
    assert "withheld" in green.err
    shown = json.loads(green.out)
    assert 0 < len(shown) < len(every)
    deleted = [one for one in every if one["what"].startswith("Delete")]
    assert deleted
    assert not [one for one in shown if one in deleted]


def test_a_file_that_is_no_project_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.allymap").write_text("no")
    assert run("log", tmp_path / "a.allymap").code == 2
