"""`allymap import`: event tables into a new project and into one that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from event_rows import gdelt_row, icews_table
from small_dossier import Run

from allymap.workspace import Workspace


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "events.tab"
    path.write_text(icews_table())
    return path


def test_a_new_project_and_more_into_it(run: Run, table: Path, tmp_path: Path) -> None:
    target = tmp_path / "map.allymap"
    done = run("import", table, "--as", "icews", "-o", tmp_path / "map", "--until", "2015")
    assert (done.code, done.out) == (0, f"1 document, 2 actors, 1 claim (1 drawn) → {target}\n")
    assert "3 rows read, 1 claim between 2 actors; 2 left out." in done.err
    assert "1 row was left out (row 4): no second actor." in done.err
    second = tmp_path / "day.csv"
    second.write_text(gdelt_row(61))
    assert run("import", second, "--as", "gdelt", "-o", target).code == 0
    with Workspace.look(target) as workspace:
        assert {one.publisher for one in workspace.documents.values()} == {"ICEWS", "GDELT"}
        assert len(workspace.claims) == 2
    assert run("check", target).code == 0


def test_rows_that_cannot_be_read_end_in_one(run: Run, table: Path, tmp_path: Path) -> None:
    table.write_text(table.read_text() + "half\ta row\n")
    done = run("import", table, "--as", "icews", "-o", tmp_path / "map")
    assert done.code == 1 and "fewer cells" in done.err


def test_nothing_for_a_map_writes_nothing(run: Run, table: Path, tmp_path: Path) -> None:
    done = run("import", table, "--as", "icews", "-o", tmp_path / "map", "--actors", "France,Spain", "--among")
    assert done.code == 2 and "No row became a claim, so nothing was written." in done.err
    assert not (tmp_path / "map.allymap").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--as", "gdelt"), "is no GDELT event table"), (("--as", "xls"), "xls"),
        (("--as", "icews", "--since", "soon"), "“soon” is not a date"), ((), "--as"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_sentence(
    run: Run, table: Path, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    done = run("import", table, "-o", tmp_path / "map", *words)
    assert done.code == 2 and sentence in done.err and done.err.count("\n") == 1


def test_a_folder_that_is_not_there(run: Run, table: Path, tmp_path: Path) -> None:
    done = run("import", table, "--as", "icews", "-o", tmp_path / "no" / "map")
    assert done.code == 2 and "make it first" in done.err


@pytest.mark.parametrize("kind", ["graphml", "gexf", "csv"])
def test_what_export_writes_comes_back(run: Run, project: Path, tmp_path: Path, kind: str) -> None:
    target = tmp_path / ("tables" if kind == "csv" else f"map.{kind}")
    assert run("export", project, "-o", target).code == 0
    assert run("import", target, "--as", kind, "-o", tmp_path / "back").code == 0
    before, after = run("relations", project).out, run("relations", tmp_path / "back.allymap").out
    assert before == after and "Iran" in before
    assert run("check", tmp_path / "back.allymap").code == 0


def test_columns_of_a_table_are_said(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("Who,Whom,What\nIran,Iraq,aid\n")
    words = ("import", table, "--as", "csv", "-o", tmp_path / "map")
    assert "does not say which column" in run(*words).err
    assert run(*words, "--column", "source=Who", "--column", "target=Whom", "--column", "type=What").code == 0
    assert "write FIELD=NAME" in run(*words, "--column", "colour=Who").err
