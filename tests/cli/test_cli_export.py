"""allymap export."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from small_dossier import Run

from allymap.workspace import Workspace, editing

FILES = {
    "m.graphml": b"<?xml", "m.gexf": b"<?xml", "m.cyjs": b"{", "m.json": b"{", "m.ftm": b"{", "m.stix.json": b"{",
    "m.jsonld": b"{",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(FILES))
def test_each_format_is_written_by_its_ending(run: Run, project: Path, tmp_path: Path, name: str) -> None:
    outcome = run("export", project, "-o", tmp_path / name)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    assert (tmp_path / name).read_bytes().startswith(FILES[name])
    assert "Russia armed Iran in 2016." in (tmp_path / name).read_text("utf-8").replace("\\u2019", "’")


def test_a_name_without_an_ending_is_a_folder_that_keeps_what_is_in_it(run: Run, project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "mine.txt").write_text("stays", "utf-8")
    assert run("export", project, "-o", folder).code == 0
    assert {one.name for one in folder.iterdir()} == {"mine.txt", "actors.csv", "relations.csv", "claims.csv"}
    with (folder / "claims.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 2


def _edges(file: Path) -> list[dict[str, object]]:
    return [edge["data"] for edge in json.loads(file.read_text("utf-8"))["elements"]["edges"]]


def test_suggestions_and_people_come_when_asked_for(run: Run, project: Path, tmp_path: Path) -> None:
    file = tmp_path / "m.cyjs"
    for words, weights in (((), [1, 1]), (("--tier", "all"), [2, 1])):
        assert run("export", project, "-o", file, *words).code == 0
        assert [edge["weight"] for edge in _edges(file)] == weights
    assert run("export", project, "-o", file, "--unfolded").code == 0
    assert {edge["source"] for edge in _edges(file)} == {"iran"}


def test_places_are_those_of_the_layout(run: Run, project: Path, tmp_path: Path) -> None:
    file = tmp_path / "m.cyjs"
    run("export", project, "-o", file, "--layout", "map")
    nodes = {node["data"]["id"]: node for node in json.loads(file.read_text("utf-8"))["elements"]["nodes"]}
    assert nodes["iran"]["position"] == {"x": 200.0, "y": 0.0}
    run("export", project, "-o", file, "--layout", "Minister’s version")
    assert all("position" not in node for node in json.loads(file.read_text("utf-8"))["elements"]["nodes"])


def test_the_format_can_be_named(run: Run, project: Path, tmp_path: Path) -> None:
    assert run("export", project, "-o", tmp_path / "m.json", "--as", "stix").code == 0
    assert json.loads((tmp_path / "m.json").read_text("utf-8"))["type"] == "bundle"


def test_what_is_labelled_higher_is_left_out_and_said(run: Run, project: Path, tmp_path: Path) -> None:
    with Workspace.open(project) as workspace:
        claim = next(one for one in workspace.claims.values() if one.date == "2016")
        editing.label_claims(workspace, [claim.id], "TLP:RED")
        workspace.save()
    outcome = run("export", project, "-o", tmp_path / "m.cyjs", "--tlp", "green")
    assert outcome.code == 0
    assert outcome.err.startswith("1 claim with a higher handling label withheld")
    assert "armed" not in (tmp_path / "m.cyjs").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("m.txt", (), "names no format to export to"), ("m.gexf", ("--layout", "Nobody’s"), "no layout “Nobody’s”"),
        ("nowhere/m.gexf", (), "could not be written"), ("m.gexf", ("--tlp", "pink"), "is no handling label"),
        ("m.gexf", ("--as", "anx"), "anx"), ("made.allymap/tables", (), "is no folder to write to"),
    ],
)  # fmt: skip
def test_trouble_is_one_sentence_and_leaves_nothing(
    run: Run, project: Path, tmp_path: Path, name: str, words: tuple[str, ...], told: str
) -> None:
    before = project.read_bytes()
    outcome = run("export", project, "-o", tmp_path / name, *words)
    assert outcome.code == 2
    assert told in outcome.err
    assert outcome.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == [project]
    assert project.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [("export", "--as", "graphml"), ("export", "--as", "ftm"), ("layout", "export")],
    ids=" ".join,
)
def test_a_project_is_never_overwritten(run: Run, project: Path, words: tuple[str, ...]) -> None:
    before = project.read_bytes()
    command, *options = words
    outcome = run("layout", "export", project, "-o", project) if command == "layout" else run(
        command, project, "-o", project, *options
    )  # fmt: skip
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.endswith("is a project or another database, and was not overwritten.\n")
    assert project.read_bytes() == before
    assert [one.name for one in project.parent.iterdir()] == [project.name]
