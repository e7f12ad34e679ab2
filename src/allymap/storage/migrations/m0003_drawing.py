"""Format 3: lines bent by hand, and notes on the map."""

from __future__ import annotations

import sqlite3

TABLES = """
CREATE TABLE bends (
    layout_id TEXT NOT NULL REFERENCES layouts (id) DEFERRABLE INITIALLY DEFERRED,
    relation_id TEXT NOT NULL,
    aside REAL NOT NULL,
    PRIMARY KEY (layout_id, relation_id)
);
CREATE TABLE notes (
    id TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL,
    x REAL NOT NULL,
    y REAL NOT NULL,
    layout_id TEXT REFERENCES layouts (id) DEFERRABLE INITIALLY DEFERRED,
    actor_id TEXT REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX notes_by_layout ON notes (layout_id);
CREATE INDEX notes_by_actor ON notes (actor_id)
"""


def apply(connection: sqlite3.Connection) -> None:
    """Add the tables, inside the caller's transaction."""
    for statement in TABLES.split(";"):
        connection.execute(statement)
