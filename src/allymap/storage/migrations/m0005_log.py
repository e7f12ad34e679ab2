"""Format 5: the log of what people decided, with what each decision replaced or deleted."""

from __future__ import annotations

import sqlite3


def apply(connection: sqlite3.Connection) -> None:
    """Add the table, inside the caller's transaction; what was decided before is in the rows themselves."""
    connection.execute(
        "CREATE TABLE log (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL,"
        ' "by" TEXT NOT NULL, what TEXT NOT NULL, alterations TEXT NOT NULL)'
    )
