"""What a working copy that a dead process left holds, so that a person knows what there is to recover."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime

from .sessions import RecoveryNote, working_database


@dataclass(frozen=True, slots=True)
class Remains:
    """The titles of its documents, in the order in which they were added, and when it was last written, in UTC.

    Neither is known of a working copy that cannot be read any more.
    """

    titles: tuple[str, ...] = ()
    changed: datetime | None = None


def remains_of(note: RecoveryNote) -> Remains:
    """Look at a working copy without taking it up. Never raises: to recover it tells what is wrong with it."""
    database = working_database(note)
    try:
        parts = [one for one in note.folder.glob(f"{database.name}*") if not one.name.endswith("-shm")]
        changed = datetime.fromtimestamp(max(one.stat().st_mtime for one in parts), UTC)
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
            rows = connection.execute("SELECT title FROM documents ORDER BY number").fetchall()
    except (sqlite3.Error, OSError, ValueError):
        return Remains()
    return Remains(tuple(str(title) for (title,) in rows), changed)
