"""Format 1: the tables of the first released project file, and the full-text index over them.

Tables that the full-text index points into have a ``number`` of their own, because VACUUM may renumber a hidden rowid.
Foreign keys are deferred: a step may write its rows in any order, and is checked as a whole when it commits.
"""

from __future__ import annotations

import sqlite3

TABLES = """
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    published TEXT NOT NULL,
    publisher TEXT NOT NULL,
    author TEXT NOT NULL,
    path TEXT NOT NULL,
    url TEXT NOT NULL,
    language TEXT NOT NULL,
    media_type TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE TABLE originals (
    document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    content BLOB NOT NULL
);
CREATE TABLE actors (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    principal_id TEXT REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    code TEXT NOT NULL,
    aliases TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX actors_by_principal ON actors (principal_id);
CREATE TABLE claims (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    source_id TEXT NOT NULL REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    target_id TEXT NOT NULL REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    polarity TEXT NOT NULL,
    document_id TEXT REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    "start" INTEGER,
    "end" INTEGER,
    exact TEXT,
    prefix TEXT,
    suffix TEXT,
    text_sha256 TEXT,
    event TEXT NOT NULL,
    mode TEXT NOT NULL,
    directed INTEGER NOT NULL,
    modality TEXT NOT NULL,
    date TEXT NOT NULL,
    date_basis TEXT NOT NULL,
    arena TEXT NOT NULL,
    narrator TEXT NOT NULL,
    source_mention TEXT NOT NULL,
    target_mention TEXT NOT NULL,
    source_start INTEGER,
    source_end INTEGER,
    target_start INTEGER,
    target_end INTEGER,
    "trigger" TEXT NOT NULL,
    trigger_start INTEGER,
    trigger_end INTEGER,
    confidence REAL NOT NULL,
    tier TEXT NOT NULL,
    "by" TEXT NOT NULL,
    reasons TEXT NOT NULL,
    note TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    CHECK (document_id IS NOT NULL OR "by" <> '')
);
CREATE INDEX claims_by_pair ON claims (source_id, target_id);
CREATE INDEX claims_by_target ON claims (target_id);
CREATE INDEX claims_by_document ON claims (document_id, "start");
CREATE INDEX claims_with_note ON claims (number) WHERE note <> '';
CREATE TABLE verdicts (
    claim_id TEXT NOT NULL PRIMARY KEY REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    value TEXT NOT NULL,
    "by" TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE TABLE judgements (
    keep_id TEXT NOT NULL REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    other_id TEXT NOT NULL REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    sameness TEXT NOT NULL,
    "by" TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (keep_id, other_id)
);
CREATE INDEX judgements_by_other ON judgements (other_id);
CREATE TABLE layouts (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    camera_x REAL NOT NULL,
    camera_y REAL NOT NULL,
    camera_zoom REAL NOT NULL,
    folded INTEGER NOT NULL,
    locked INTEGER NOT NULL,
    "order" INTEGER NOT NULL
);
CREATE TABLE places (
    layout_id TEXT NOT NULL REFERENCES layouts (id) DEFERRABLE INITIALLY DEFERRED,
    actor_id TEXT NOT NULL REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    x REAL NOT NULL,
    y REAL NOT NULL,
    pinned INTEGER NOT NULL,
    PRIMARY KEY (layout_id, actor_id)
);
CREATE INDEX places_by_actor ON places (actor_id);
CREATE TABLE scenes (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    layout_id TEXT REFERENCES layouts (id) DEFERRABLE INITIALLY DEFERRED,
    camera_x REAL NOT NULL,
    camera_y REAL NOT NULL,
    camera_zoom REAL NOT NULL,
    "start" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    highlighted TEXT NOT NULL,
    notes TEXT NOT NULL,
    "order" INTEGER NOT NULL
);
CREATE INDEX scenes_by_layout ON scenes (layout_id);
CREATE TABLE settings (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
"""

INDEXED = {"documents": ("title", "text"), "actors": ("name", "aliases", "note")}


def apply(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty database, inside the caller's transaction."""
    for statement in TABLES.split(";"):
        if statement.strip():
            connection.execute(statement)
    for table, columns in INDEXED.items():
        for statement in _full_text(table, columns):
            connection.execute(statement)


def _full_text(table: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """An external-content FTS5 table over some columns, and the triggers that keep it in step."""
    index, names = f"{table}_text", ", ".join(columns)
    old, new = (", ".join(f"{side}.{column}" for column in columns) for side in ("old", "new"))
    delete = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', old.number, {old});"
    insert = f"INSERT INTO {index} (rowid, {names}) VALUES (new.number, {new});"
    return (
        f"CREATE VIRTUAL TABLE {index} USING fts5 ({names}, content='{table}', content_rowid='number',"
        " tokenize='unicode61 remove_diacritics 2')",
        # Words wait in memory up to this size (bytes): writing fewer, larger pieces halves the time of an import.
        f"INSERT INTO {index} ({index}, rank) VALUES ('hashsize', {16 * 1024 * 1024})",
        f"CREATE TRIGGER {table}_inserted AFTER INSERT ON {table} BEGIN {insert} END",
        f"CREATE TRIGGER {table}_deleted AFTER DELETE ON {table} BEGIN {delete} END",
        f"CREATE TRIGGER {table}_updated AFTER UPDATE OF {names} ON {table} BEGIN {delete} {insert} END",
    )
