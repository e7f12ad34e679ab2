"""Format 6: which texts repeat each other, as a save found it, so that opening compares nothing again."""

from __future__ import annotations

import sqlite3


def apply(connection: sqlite3.Connection) -> None:
    """Add the table, inside the caller's transaction; it is filled by the first save."""
    connection.execute(
        "CREATE TABLE comparisons (name TEXT NOT NULL PRIMARY KEY CHECK (typeof(name) = 'text'),"
        " found TEXT NOT NULL CHECK (typeof(found) = 'text'))"
    )
