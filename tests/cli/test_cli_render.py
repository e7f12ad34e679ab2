"""allymap render: pictures in three formats, whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from PIL import Image
from small_dossier import Run

from allymap.cli import render as module
from allymap.model import AllyMapError, Scene, SceneKind
from allymap.output import pictures
from allymap.output.writing import write_bytes
from allymap.workspace import Workspace, editing


@pytest.mark.parametrize(
    ("suffix", "magic"), [(".svg", b"<svg"), (".png", b"\x89PNG"), (".pdf", b"%PDF"), (".PNG", b"\x89PNG")]
)
def test_the_ending_chooses_the_format(run: Run, project: Path, tmp_path: Path, suffix: str, magic: bytes) -> None:
    target = tmp_path / f"map{suffix}"
    outcome = run("render", project, "-o", target)
    assert (outcome.code, outcome.err) == (0, "")
    assert target.read_bytes().startswith(magic)


def test_the_picture_carries_title_date_and_sources(run: Run, project: Path, tmp_path: Path) -> None:
    run("render", project, "-o", tmp_path / "map.svg")
    drawn = (tmp_path / "map.svg").read_text("utf-8")
    for words in ("made", "As of 2019-06-14", "1 document: The Levant Desk", "Russia", "Iran"):
        assert words in drawn


def test_size_and_darkness(run: Run, project: Path, tmp_path: Path) -> None:
    assert run("render", project, "-o", tmp_path / "light.png", "--size", "640x480").code == 0
    assert run("render", project, "-o", tmp_path / "dark.png", "--size", "640x480", "--dark").code == 0
    with Image.open(tmp_path / "light.png") as light, Image.open(tmp_path / "dark.png") as dark:
        assert light.size == dark.size == (640, 480)
        assert sum(light.convert("RGB").getpixel((1, 1))) > 600
        assert sum(dark.convert("RGB").getpixel((1, 1))) < 150


def test_a_layout_is_found_by_name_and_others_are_named(run: Run, project: Path, tmp_path: Path) -> None:
    assert run("render", project, "-o", tmp_path / "a.svg", "--layout", "minister’s VERSION").code == 0
    outcome = run("render", project, "-o", tmp_path / "b.svg", "--layout", "Nobody’s")
    assert outcome.code == 2
    assert outcome.err == "There is no layout “Nobody’s” in this project; there is: “Map”, “Minister’s version”.\n"
    assert not (tmp_path / "b.svg").exists()


def test_actors_stand_where_the_layout_has_them(project: Path) -> None:
    with Workspace.look(project) as workspace:
        drawn = module.picture_of(workspace, workspace.layouts["map"])
    at = {one: (float(x), float(y)) for one, x, y in zip(drawn.discs.ids, drawn.discs.x, drawn.discs.y, strict=True)}
    assert at["iran"][1] == pytest.approx(at["russia"][1])
    assert at["iran"][0] - at["russia"][0] == pytest.approx(200 * drawn.camera.zoom, rel=1e-3)
    assert dict(zip(drawn.discs.ids, drawn.discs.pinned.tolist(), strict=True)) == {"iran": True, "russia": False}


@pytest.mark.parametrize("size", ["", "big", "100x100", "1400", "99999x99999", "-5x300", "1400x900x2"])
def test_a_size_that_is_none_is_one_sentence(run: Run, project: Path, tmp_path: Path, size: str) -> None:
    outcome = run("render", project, "-o", tmp_path / "a.png", f"--size={size}")
    assert outcome.code == 2
    assert "is no size" in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("name", ["map.jpg", "map", "map.allymap"])
def test_an_unknown_ending_is_refused(run: Run, project: Path, tmp_path: Path, name: str) -> None:
    outcome = run("render", project, "-o", tmp_path / name)
    assert outcome.code == 2
    assert "should end in .svg, .png, .pdf, .gif" in outcome.err


def test_a_project_without_relations_says_so(run: Run, tmp_path: Path) -> None:
    with Workspace.scratch() as workspace:
        workspace.save(tmp_path / "empty.allymap")
    outcome = run("render", tmp_path / "empty.allymap", "-o", tmp_path / "a.png")
    assert outcome.code == 2
    assert "“empty” holds no relation to draw yet" in outcome.err


def test_a_folder_that_is_not_there_is_one_sentence(run: Run, project: Path, tmp_path: Path) -> None:
    outcome = run("render", project, "-o", tmp_path / "no" / "a.svg")
    assert outcome.code == 2
    assert "could not be written: no such file or directory." in outcome.err


def test_a_picture_is_an_ordinary_file(run: Run, project: Path, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        run("render", project, "-o", tmp_path / "a.svg")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.svg").stat().st_mode) == 0o644


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_the_old_picture_and_no_rest(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    target = tmp_path / "a.svg"
    target.write_text("the old picture")
    with Workspace.look(project) as workspace:
        drawn = module.picture_of(workspace, None)

    def failing(*_: object) -> None:
        raise fault

    monkeypatch.setattr(Path, "replace", failing)
    before = sorted(tmp_path.iterdir())
    with pytest.raises((AllyMapError, KeyboardInterrupt)):
        write_bytes(pictures.write(drawn, target.suffix), target)
    assert sorted(tmp_path.iterdir()) == before
    assert target.read_text() == "the old picture"


def test_a_scene_by_its_number(run: Run, project: Path, tmp_path: Path) -> None:
    with Workspace.open(project) as workspace:
        editing.add_scene(workspace, Scene("", "Words", "", kind=SceneKind.TITLE))
        editing.add_scene(workspace, Scene("", "Everybody", next(iter(workspace.layouts), "")))
        workspace.save()
    assert run("render", project, "-o", tmp_path / "scene.svg", "--scene", "2").code == 0
    assert "Russia" in (tmp_path / "scene.svg").read_text("utf-8")
    words = run("render", project, "-o", tmp_path / "words.svg", "--scene", "1")
    assert (words.code, words.err) == (2, "Scene 1, “Words”, holds words alone: nothing to draw.\n")
    assert run("render", project, "-o", tmp_path / "no.svg", "--scene", "3").err == (
        "There is no scene 3: the briefing has 2.\n"
    )


def test_a_scene_carries_its_label_in_its_size_and_look(run: Run, project: Path, tmp_path: Path) -> None:
    with Workspace.open(project) as workspace:
        editing.add_scene(workspace, Scene("", "Everybody", next(iter(workspace.layouts), "")))
        editing.set_label(workspace, "amber")
        workspace.save()
    assert run("render", project, "-o", tmp_path / "a.svg", "--scene", "1").code == 0
    assert "TLP:AMBER</text>" in (tmp_path / "a.svg").read_text("utf-8")
    words = ("--scene", "1", "--size", "800x600", "--dark", "--tlp", "green")
    assert run("render", project, "-o", tmp_path / "a.png", *words).code == 0
    with Image.open(tmp_path / "a.png") as shot:
        assert shot.size == (800, 600)
        assert sum(shot.convert("RGB").getpixel((1, 1))) < 150
    assert run("render", project, "-o", tmp_path / "b.svg", *words).code == 0
    assert "TLP:GREEN</text>" in (tmp_path / "b.svg").read_text("utf-8")


def test_year_by_year(run: Run, project: Path, tmp_path: Path) -> None:
    assert run("render", project, "-o", tmp_path / "a.gif", "--size", "500x400", "--tlp", "green").code == 0
    with Image.open(tmp_path / "a.gif") as film:
        assert (film.n_frames, film.size, film.info["comment"]) == (3, (500, 400), b"TLP:GREEN")
    assert run("render", project, "-o", tmp_path / "m.gif", "--size", "300x200", "--by", "month").code == 0
    with Image.open(tmp_path / "m.gif") as film:
        assert 12 < film.n_frames <= 40
    for options, told in (
        (("--scene", "1"), "A scene is one picture"), (("--transparent",), "Only .svg and .png can be transparent"),
    ):  # fmt: skip
        outcome = run("render", project, "-o", tmp_path / "b.gif", *options)
        assert (outcome.code, told in outcome.err) == (2, True)


def test_transparent(run: Run, project: Path, tmp_path: Path) -> None:
    assert run("render", project, "-o", tmp_path / "a.png", "--transparent", "--size", "500x400").code == 0
    with Image.open(tmp_path / "a.png") as shot:
        assert shot.convert("RGBA").getpixel((1, 1))[3] == 0
    assert run("render", project, "-o", tmp_path / "a.pdf", "--transparent").code == 2
