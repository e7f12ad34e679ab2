"""Handling labels, grades of sources, which document corrects which, and all that a scene keeps."""

from __future__ import annotations

import sqlite3

_TEXT = "TEXT NOT NULL DEFAULT ''"
COLUMNS = {
    "documents": {"reliability": _TEXT, "credibility": _TEXT, "tlp": _TEXT, "version_of": _TEXT},
    "claims": {"tlp": _TEXT},
    "scenes": {
        "kind": "TEXT NOT NULL DEFAULT 'map'", "subtitle": _TEXT, "as_of": _TEXT, "filters": _TEXT,
        "callouts": "TEXT NOT NULL DEFAULT '[]'", "quotes": "TEXT NOT NULL DEFAULT '[]'",
        "hidden": "INTEGER NOT NULL DEFAULT 0", "tlp": _TEXT, "seen": _TEXT,
    },
}  # fmt: skip
"""What each table gains."""


def apply(connection: sqlite3.Connection) -> None:
    """Add the columns, inside the caller's transaction; rows that are there get what says *nothing known*."""
    for table, columns in COLUMNS.items():
        for name, kind in columns.items():
            connection.execute(f'ALTER TABLE {table} ADD COLUMN "{name}" {kind}')
