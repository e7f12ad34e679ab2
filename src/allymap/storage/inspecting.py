"""Whether a file is one of our projects, before anything is done with it; the first hundred bytes tell most."""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from pathlib import Path

from ..model import ProjectError
from .migrations import APPLICATION_ID, migrate, newest, version_of
from .trouble import quoted, told

_MAGIC = b"SQLite format 3\x00"


def format_of(path: Path) -> int:
    """The format of a project file. Raises ``ProjectError`` for a file that is missing, foreign, newer or cut short."""
    name = quoted(path)
    with told(f"{name} could not be opened", "nothing was changed"):
        if path.is_dir():
            raise ProjectError(f"{name} is a folder, not an AllyMap project: choose a file that ends in .allymap.")
        if not path.exists():
            raise ProjectError(f"{name} is not there: it was moved, renamed or deleted.")
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(100)
    if not head.startswith(_MAGIC) or len(head) < 100:
        raise ProjectError(f"{name} is not an AllyMap project: nothing was changed.")
    page_size, pages, version, application = _header(head)
    if application != APPLICATION_ID or version < 1:
        raise ProjectError(f"{name} belongs to another program, not to AllyMap: nothing was changed.")
    if version > newest():
        raise ProjectError(
            f"{name} was made by a newer AllyMap (format {version}, this one reads up to {newest()}):"
            " update AllyMap to open it."
        )
    if size < page_size * pages:
        raise ProjectError(
            f"{name} is damaged: {size} of {page_size * pages} bytes are there; take a copy from a backup."
        )
    return version


def _header(head: bytes) -> tuple[int, int, int, int]:
    page_size = int(struct.unpack_from(">H", head, 16)[0])
    pages, version, application = (int(struct.unpack_from(">I", head, at)[0]) for at in (28, 60, 68))
    return (65536 if page_size == 1 else page_size), pages, version, application


def check_schema(connection: sqlite3.Connection) -> None:
    """Raise ``ProjectError`` unless tables, indices and triggers are those of the database's own format.

    A trigger or a view runs when rows are read or written, so a file from elsewhere may not bring any.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh, version_of(connection))
        ours = _schema(fresh)
    theirs = _schema(connection)
    foreign = [name for kind, name, _ in theirs - ours if kind in ("trigger", "view")]
    if foreign or not ours <= theirs:
        names = ", ".join(sorted(foreign or {name for _, name, _ in ours - theirs}))
        raise ProjectError(
            f"The project's tables were altered by another program ({names}): take a copy from a backup."
        )


def _schema(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    return set(connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_schema").fetchall())


def faults(connection: sqlite3.Connection, thorough: bool = False) -> list[str]:
    """What SQLite finds wrong with a database, at most ten lines; thorough also reads the indices and references."""
    pragma = "integrity_check" if thorough else "quick_check"
    try:
        found = [str(line) for (line,) in connection.execute(f"PRAGMA {pragma}(10)") if line != "ok"]
        if thorough and not found:
            broken = connection.execute("PRAGMA foreign_key_check").fetchmany(10)
            found = [f"row {row} of {table} points to a missing row of {parent}" for table, row, parent, _ in broken]
    except sqlite3.DatabaseError as error:
        found = [str(error)]
    return found
