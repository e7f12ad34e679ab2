"""Format 4: a person's judgement on the origin of a document; notes are found without reading every text."""

from __future__ import annotations

import sqlite3


def apply(connection: sqlite3.Connection) -> None:
    """Add column and indexes, inside the caller's transaction; in documents that are there, nobody judged anything."""
    connection.execute("ALTER TABLE documents ADD COLUMN \"origin\" TEXT NOT NULL DEFAULT ''")
    for table in ("documents", "claims"):
        connection.execute(f"CREATE INDEX {table}_noted ON {table} (number) WHERE note <> ''")
