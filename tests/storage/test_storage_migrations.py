from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from strait import sample_rows

from allymap.storage import TABLES, ProjectFile, migrations
from allymap.storage.migrations import migrate, newest, version_of

RELEASED = Path(__file__).parent / "released"


@pytest.mark.parametrize("released", sorted(RELEASED.glob("*.allymap")), ids=lambda path: path.stem)
def test_every_released_format_is_lifted_with_all_it_holds(released: Path, tmp_path: Path) -> None:
    rows = sample_rows(int(released.stem.partition("-")[2]))
    project = tmp_path / released.name
    project.write_bytes(released.read_bytes())
    file = ProjectFile.open(project)
    assert Counter(row for table in TABLES for row in file.read(table.noun)) == Counter(rows)
    assert file.faults() == []
    assert [hit.id for hit in file.search("strait", 1)] == ["strait"]
    saved = file.save(tmp_path / "lifted.allymap")
    file.close()
    with closing(sqlite3.connect(saved)) as connection:
        assert version_of(connection) == newest()
    assert project.read_bytes() == released.read_bytes()


def test_a_file_of_every_format_is_kept() -> None:
    assert {path.stem for path in RELEASED.glob("*.allymap")} == {f"format-{n}" for n in range(1, newest() + 1)}


def test_an_older_file_is_lifted_by_the_migrations_it_lacks(
    filled: ProjectFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled.save(tmp_path / "old.allymap")
    steps: list[str] = []

    def later(connection: sqlite3.Connection) -> None:
        steps.append("later")
        connection.execute("CREATE TABLE looks (id TEXT PRIMARY KEY)")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, later))
    for opened in (ProjectFile.open(path), ProjectFile.look(path)):
        with opened.transaction():
            opened.put(next(opened.read(TABLES[0].noun)))
        assert opened.faults() == []
        opened.close()
    assert steps.count("later") >= 2
    with closing(sqlite3.connect(path)) as connection:
        assert version_of(connection) == newest() - 1, "the original waits for a save"


def test_a_migration_that_fails_leaves_the_format_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE halfway (id TEXT)")
        raise RuntimeError("no further")

    first = len(migrations.MIGRATIONS)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, broken))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        with pytest.raises(RuntimeError, match="no further"):
            migrate(connection)
        assert version_of(connection) == first
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE name = 'halfway'").fetchall()
    assert tables == []
