from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from allymap.model import ProjectError
from allymap.storage import ProjectFile
from allymap.storage import file as file_module
from allymap.storage.migrations import newest


@pytest.fixture
def saved(filled: ProjectFile, tmp_path: Path) -> Path:
    return filled.save(tmp_path / "strait.allymap")


def alter(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def overwrite(path: Path, at: int, content: bytes) -> None:
    with path.open("rb+") as file:
        file.seek(at)
        file.write(content)


def truncate(path: Path, size: int) -> None:
    with path.open("rb+") as file:
        file.truncate(size)


Spoil = Callable[[Path], object]
SPOILT: dict[str, tuple[Spoil, str]] = {
    "empty": (lambda path: truncate(path, 0), "is not an AllyMap project"),
    "text": (lambda path: path.write_text("Dear diary, " * 40), "is not an AllyMap project"),
    "header only": (lambda path: truncate(path, 60), "is not an AllyMap project"),
    "newer": (lambda path: alter(path, f"PRAGMA user_version = {newest() + 1}"), "made by a newer AllyMap"),
    "foreign": (lambda path: alter(path, "PRAGMA application_id = 7"), "belongs to another program"),
    "no format": (lambda path: alter(path, "PRAGMA user_version = 0"), "belongs to another program"),
    "truncated": (lambda path: truncate(path, path.stat().st_size // 2), "is damaged"),
    "last byte": (lambda path: truncate(path, path.stat().st_size - 1), "is damaged"),
    "zeroed page": (lambda path: overwrite(path, 4096 * 3, bytes(4096)), "damaged"),
    "scribbled": (lambda path: overwrite(path, 4096, b"\xff" * (path.stat().st_size - 4096)), "damaged"),
    "dropped table": (lambda path: alter(path, "DROP TABLE scenes"), r"altered by another program \(.*scenes"),
    "trigger": (
        lambda path: alter(path, "CREATE TRIGGER sly AFTER UPDATE ON places BEGIN DELETE FROM claims; END"),
        r"altered by another program \(sly\)",
    ),
    "view": (lambda path: alter(path, "CREATE VIEW sly AS SELECT * FROM claims"), r"altered .* \(sly\)"),
}


@pytest.mark.parametrize("kind", SPOILT)
def test_a_file_that_is_no_sound_project_is_refused_in_a_sentence_and_not_touched(saved: Path, kind: str) -> None:
    spoil, message = SPOILT[kind]
    spoil(saved)
    before = saved.read_bytes()
    with pytest.raises(ProjectError, match=message) as refused:
        ProjectFile.open(saved)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert saved.read_bytes() == before
    assert [path.name for path in saved.parent.iterdir()] == [saved.name]


@pytest.mark.parametrize("kind", ["text", "newer", "foreign", "truncated", "trigger"])
def test_looking_refuses_the_same(saved: Path, kind: str) -> None:
    spoil, message = SPOILT[kind]
    spoil(saved)
    with pytest.raises(ProjectError, match=message):
        ProjectFile.look(saved)


def test_a_file_that_is_refused_is_let_go_of(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, connect = [], file_module._connect

    def remembered(database: str, uri: bool = False) -> sqlite3.Connection:
        opened.append(connect(database, uri))
        return opened[-1]

    spoil, _ = SPOILT["trigger"]
    spoil(saved)
    monkeypatch.setattr(file_module, "_connect", remembered)
    with pytest.raises(ProjectError):
        ProjectFile.look(saved)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("SELECT 1")


def test_after_a_refusal_the_repaired_file_opens(saved: Path) -> None:
    good = saved.read_bytes()
    truncate(saved, 5000)
    with pytest.raises(ProjectError):
        ProjectFile.open(saved)
    saved.write_bytes(good)
    ProjectFile.open(saved).close()


def test_a_file_that_is_not_there_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="is not there"):
        ProjectFile.open(tmp_path / "nowhere.allymap")
    with pytest.raises(ProjectError, match="is a folder"):
        ProjectFile.open(tmp_path)


def test_a_sound_project_has_no_faults(filled: ProjectFile, saved: Path) -> None:
    assert filled.faults() == []
    looking = ProjectFile.look(saved)
    assert looking.faults() == []
    looking.close()


def test_a_reference_into_nothing_is_a_fault(saved: Path) -> None:
    alter(saved, "UPDATE claims SET source_id = 'nobody' WHERE id = 'claim-note'")
    file = ProjectFile.look(saved)
    assert file.faults() == ["row 2 of claims points to a missing row of actors"]
    file.close()


def test_an_index_out_of_step_is_a_fault(saved: Path) -> None:
    alter(saved, "INSERT INTO documents_text (documents_text) VALUES ('delete-all')")
    file = ProjectFile.open(saved)
    assert file.faults() == ["the full-text index does not agree with the texts"]
    file.close()
