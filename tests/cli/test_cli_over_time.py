"""`allymap timeline`, `matrix`, `narrators`, `changes` and `findings`."""

from __future__ import annotations

import json
from pathlib import Path

from small_dossier import Run

from allymap.model import VerdictValue
from allymap.workspace import Workspace, editing


def test_the_timeline_of_a_pair(run: Run, project: Path) -> None:
    outcome = run("timeline", project, "--pair", "RUS", "iran", "--format", "json")
    assert outcome.code == 0
    (pair,) = json.loads(outcome.out)
    assert [(row["period"], row["cooperation"], row["competition"]) for row in pair["periods"]] == [
        ("2016", 1, 0), ("2018", 0, 1)
    ]  # fmt: skip
    assert "2016-05" in run("timeline", project, "--by", "month").out
    assert run("timeline", project).out.startswith("actor")


def test_a_pair_nobody_knows(run: Run, project: Path) -> None:
    assert run("timeline", project, "--pair", "Russia", "Atlantis").err == (
        "No actor is called “Atlantis” in this project.\n"
    )
    outcome = run("timeline", project, "--pair", "Putin", "Russia")
    assert (outcome.code, "no relation between" in outcome.err) == (2, True)


def test_what_changed_between_two_years(run: Run, project: Path) -> None:
    outcome = run("changes", project, "--from", "2016", "--to", "2018", "--format", "md")
    assert outcome.code == 0
    assert "## The world changed" in outcome.out
    assert "thin became contested" in outcome.out


def test_what_changed_since_an_earlier_file(run: Run, project: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.allymap"
    with Workspace.open(project) as workspace:
        one = next(key for key, claim in workspace.claims.items() if claim.polarity.value == "competition")
        editing.judge(workspace, [one], VerdictValue.REJECTED, by="an analyst")
        workspace.save(later)
    (change,) = json.loads(run("changes", later, "--since", project, "--format", "json").out)
    assert (change["cause"], change["kind"], change["lost"]) == ("judgement", "flipped", [one])


def test_days_that_make_no_sense(run: Run, project: Path) -> None:
    assert "Say between which days" in run("changes", project, "--from", "2016").err
    assert "lies before" in run("changes", project, "--from", "2018", "--to", "2016").err
    assert "is not a date" in run("changes", project, "--from", "soon", "--to", "2016").err
    assert "its end is open" in run("changes", project, "--from", "2016/..", "--to", "2018").err


def test_findings(run: Run, project: Path) -> None:
    outcome = run("findings", project, "--format", "json")
    assert (outcome.code, json.loads(outcome.out)) == (0, [])
    assert run("findings", project, "--fragile").code == 0
    assert run("findings", project, "--camps", "1").code == 2
    assert "as many as fit" in run("findings", project, "--camps", "1").err
    assert run("findings", project, "--camps", "0").code == 0
    assert run("findings", project, "--format", "md").code == 0


def test_the_matrix_of_a_pair_an_actor_and_the_map(run: Run, project: Path) -> None:
    rows = json.loads(run("matrix", project, "--pair", "RUS", "iran", "--format", "json").out)
    assert [(row["period"], len(row["cooperation"]), len(row["competition"])) for row in rows] == [
        ("2016", 1, 0), ("2018", 0, 1)
    ]  # fmt: skip
    assert run("matrix", project, "--actor", "Russia", "--by", "quarter").out.startswith("arena")
    assert "(competition, 2018, A late delivery)" in run("matrix", project, "--format", "md").out
    assert "No actor is called" in run("matrix", project, "--actor", "Atlantis").err


def test_narrators_and_where_they_disagree(run: Run, project: Path) -> None:
    (spoken,) = json.loads(run("narrators", project, "--format", "json").out)
    assert (spoken["id"], spoken["name"]) == ("author", "the documents themselves")
    assert run("narrators", project, "--of", "author").out.split() == [
        "pair", "the", "documents", "themselves", "everybody", "else"
    ]  # fmt: skip
    assert "says nothing in this project" in run("narrators", project, "--of", "Atlantis").err
    assert "Say with --of" in run("narrators", project, "--with", "author").err
