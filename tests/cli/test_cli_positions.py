"""allymap layout export and import."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_dossier import Run

from allymap.workspace import Workspace


def test_positions_go_out_and_come_back(run: Run, project: Path, tmp_path: Path) -> None:
    file = tmp_path / "places.json"
    assert run("layout", "export", project, "-o", file).code == 0
    said = json.loads(file.read_text("utf-8"))
    assert (said["format"], said["version"], said["name"]) == ("allymap-layout", 1, "Map")
    assert said["places"] == [
        {"actor": "iran", "name": "Iran", "x": 200.0, "y": 0.0, "pinned": True},
        {"actor": "russia", "name": "Russia", "x": 0.0, "y": 0.0, "pinned": False},
    ]
    said["places"][1] |= {"x": -50, "y": 12.5}
    file.write_text(json.dumps(said), "utf-8")
    assert run("layout", "import", project, file).code == 0
    with Workspace.look(project) as workspace:
        assert (workspace.places("map")["russia"].x, workspace.places("map")["russia"].y) == (-50, 12.5)


def test_without_a_file_positions_go_to_the_terminal(run: Run, project: Path) -> None:
    outcome = run("layout", "export", project, "--layout", "minister’s version")
    assert (outcome.code, json.loads(outcome.out)["places"]) == (0, [])


def test_positions_can_go_into_a_copy(run: Run, project: Path, tmp_path: Path) -> None:
    file = tmp_path / "places.json"
    rows = [{"actor": "else", "name": "IRAN", "x": 1, "y": 2}, {"actor": "dorn", "name": "Dorn", "x": 1, "y": 2}]
    file.write_text(json.dumps({"format": "allymap-layout", "version": 1, "places": rows}), "utf-8")
    outcome = run("layout", "import", project, file, "--as", "Theirs")
    assert (outcome.code, outcome.err) == (1, "Unknown to this project, and left out: Dorn.\n")
    with Workspace.look(project) as workspace:
        assert workspace.places("map")["iran"].x == 200
        assert (workspace.places("theirs")["iran"].x, workspace.places("theirs")["russia"].x) == (1, 0)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--layout", "Nobody’s"], "There is no layout “Nobody’s”"), (["--layout", "Minister’s version"], "no point"),
    ],
)  # fmt: skip
def test_trouble_is_one_sentence_and_changes_nothing(
    run: Run, project: Path, tmp_path: Path, words: list[str], told: str
) -> None:
    file = tmp_path / "places.json"
    row = {"actor": "iran", "x": "left", "y": 2}
    good = {"actor": "iran", "x": 1, "y": 2}
    content = {"format": "allymap-layout", "version": 1, "places": [row if "no point" in told else good]}
    file.write_text(json.dumps(content), "utf-8")
    before = project.read_bytes()
    outcome = run("layout", "import", project, file, *words)
    assert outcome.code == 2
    assert told in outcome.err
    assert outcome.err.count("\n") == 1
    assert project.read_bytes() == before


def test_a_file_that_cannot_be_read_or_written(run: Run, project: Path, tmp_path: Path) -> None:
    assert "could not be read" in run("layout", "import", project, tmp_path / "nothing.json").err
    (tmp_path / "noise.json").write_bytes(b"\xff\xfe\x00")
    assert "not UTF-8" in run("layout", "import", project, tmp_path / "noise.json").err
    assert "could not be written" in run("layout", "export", project, "-o", tmp_path / "no" / "folder.json").err


def test_a_project_without_layouts(run: Run, tmp_path: Path) -> None:
    with Workspace.scratch() as workspace:
        workspace.save(tmp_path / "empty.allymap")
    assert run("layout", "export", tmp_path / "empty.allymap").err == "This project has no layout yet.\n"
