"""The project file's formats: one module a migration, applied in order. A released migration is never edited."""

from __future__ import annotations

import sqlite3

from . import (
    m0001_first_tables,
    m0002_briefings,
    m0003_drawing,
    m0004_origins,
    m0005_log,
    m0006_comparisons,
)

MIGRATIONS = tuple(
    one.apply
    for one in (
        m0001_first_tables, m0002_briefings, m0003_drawing, m0004_origins, m0005_log, m0006_comparisons,
    )
)  # fmt: skip
APPLICATION_ID = 0x416C6C79  # “Ally”


def newest() -> int:
    """The format this AllyMap writes: the number of migrations."""
    return len(MIGRATIONS)


def version_of(connection: sqlite3.Connection) -> int:
    """A database's format; an empty one is format 0."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, to: int | None = None) -> None:
    """Lift a database to a format (the newest, if none is named); each migration is one transaction."""
    version = version_of(connection)
    for number, apply in enumerate(MIGRATIONS[version:to], start=version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            apply(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
