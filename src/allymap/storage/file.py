"""An open project file: rows in, rows out, transactions, save. Every write happens on a working copy."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ..model import Original, ProjectError
from . import fulltext, saving, sessions
from .fulltext import Hit
from .inspecting import check_schema, faults, format_of
from .migrations import migrate, newest
from .searcher import Searcher
from .sessions import RecoveryNote, Session
from .tables import Row, table_of
from .trouble import quoted, told

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class Shelved:
    """The place of an original on the shelf of one open file."""

    number: int


class ProjectFile:
    """One connection, used by one thread at a time. ``path`` is ``None`` until the project was saved."""

    def __init__(self, connection: sqlite3.Connection, session: Session | None, path: Path | None) -> None:
        self._connection = connection
        self._session = session
        self.path = path

    @classmethod
    def create(cls) -> ProjectFile:
        """A new, empty project with a working copy of its own."""
        session = sessions.begin(None)
        return cls(_started(session), session, None)

    @classmethod
    def scratch(cls) -> ProjectFile:
        """A new, empty project in memory alone: nothing of it outlives the process unless it is saved."""
        connection = _connect(":memory:")
        migrate(connection)
        return cls(connection, None, None)

    @classmethod
    def open(cls, path: Path) -> ProjectFile:
        """Open a project on a working copy. Raises ``ProjectError``; the original is only ever read."""
        original = saving.located(path)
        format_of(original)
        session = sessions.begin(original)
        connection = _started(session)
        return cls(connection, session, original)

    @classmethod
    def look(cls, path: Path) -> ProjectFile:
        """Open a project to read: no working copy, no lock, and a window may save over it meanwhile."""
        original = saving.located(path)
        version = format_of(original)
        with told(f"{quoted(original)} could not be opened", "nothing was changed"):
            connection = _connect(f"{original.as_uri()}?mode=ro&immutable=1", uri=True)
            try:
                check_schema(connection)
                if version < newest() or sys.platform == "win32":  # Windows lets nobody replace a file that is open.
                    connection = _migrated_copy(connection)
            except BaseException:
                connection.close()
                raise
        return cls(connection, None, original)

    @classmethod
    def recover(cls, note: RecoveryNote) -> ProjectFile:
        """Take up the unsaved work of a process that died; everything it had committed is there."""
        session = sessions.resume(note)
        try:
            return cls(_started(session), session, note.original)
        except ProjectError:
            session.leave()
            raise

    @property
    def unsaved(self) -> bool:
        """Whether the working copy holds steps that no save has seen, and is worth recovering."""
        return self._session is not None and self._session.unsaved

    @unsaved.setter
    def unsaved(self, value: bool) -> None:
        if self._session is not None:
            with told("The working copy could not be marked"):
                self._session.unsaved = value

    def read(self, noun: type[R]) -> Iterator[R]:
        """All rows of a noun, in the order they were first written."""
        table = table_of(noun)
        with told("The project could not be read"):
            rows = self._connection.execute(f"{table.select} ORDER BY rowid")
            try:
                yield from map(table.row, rows)
            except (KeyError, TypeError, ValueError) as error:
                raise ProjectError(
                    f"The project is damaged: its {table.name} hold {error}, which means nothing."
                ) from error

    def get(self, noun: type[R], key: str) -> R | None:
        table = table_of(noun)
        with told("The project could not be read"):
            cells = self._connection.execute(f"{table.select} WHERE {table.where}", table.key_cells(key)).fetchone()
        return None if cells is None else table.row(cells)

    def put(self, row: Row) -> None:
        """Insert a row or replace the one with its key. Only inside a transaction."""
        table = table_of(type(row))
        with _step():
            try:
                self._connection.execute(table.upsert, table.cells(row))
            except UnicodeEncodeError:
                raise ProjectError(f"A word for the {table.name} ends in half a character: type it again.") from None

    def remove(self, noun: type[Row], key: str) -> None:
        """Delete the row with a key, if there is one. Only inside a transaction."""
        table = table_of(noun)
        with _step():
            self._connection.execute(f"DELETE FROM {table.name} WHERE {table.where}", table.key_cells(key))

    def shelve(self, original: Original) -> Shelved:
        """Put an original aside until it is asked for again: too large to be kept in memory for an undo."""
        with _step():
            self._connection.execute(
                "CREATE TEMP TABLE IF NOT EXISTS shelf (number INTEGER PRIMARY KEY, document_id TEXT, content BLOB)"
            )
            cells = (original.document_id, original.content)
            row = self._connection.execute("INSERT INTO shelf (document_id, content) VALUES (?, ?)", cells)
        return Shelved(row.lastrowid or 0)

    def shelved(self, shelved: Shelved) -> Original:
        """What lies on the shelf; it stays there."""
        with _step():
            found = self._connection.execute(
                "SELECT document_id, content FROM shelf WHERE number = ?", (shelved.number,)
            ).fetchone()
        return Original(*found)

    def unshelve(self, shelved: Shelved) -> Original:
        """Take an original from the shelf; it is not there any more, unless the transaction is rolled back."""
        found = self.shelved(shelved)
        with _step():
            self._connection.execute("DELETE FROM shelf WHERE number = ?", (shelved.number,))
        return found

    @contextmanager
    def transaction(self, unsaved: bool = True) -> Iterator[None]:
        """All or nothing: leaving commits, an exception rolls back. ``unsaved``: a save is needed to keep it."""
        with _step():
            self._connection.execute("BEGIN IMMEDIATE")
        before = self._connection.total_changes
        try:
            yield
            with _step():
                if unsaved and self._session is not None and self._connection.total_changes > before:
                    self._session.unsaved = True
                self._connection.execute("COMMIT")
        except BaseException:
            # A full disk ends the transaction on its own.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def comparisons(self) -> dict[str, str]:
        """What was kept of comparisons, by their names; whoever reads it has to see whether it means anything."""
        with told("The project could not be read"):
            return dict(self._connection.execute("SELECT name, found FROM comparisons").fetchall())

    def keep_comparisons(self, made: Mapping[str, str]) -> None:
        """Keep these comparisons in place of those kept before. No step and no reason to save."""
        with self.transaction(unsaved=False), _step():
            self._connection.execute("DELETE FROM comparisons")
            self._connection.executemany("INSERT INTO comparisons VALUES (?, ?)", made.items())

    def save(self, path: Path | None = None) -> Path:
        """Write the project to ``path`` (or where it came from) in one move, and answer where that is.

        Raises ``ProjectError`` when nothing could be written, when another window has the target open, or when
        somebody else changed the original since it was opened; the work is kept in every case.
        """
        target = saving.located(path or self.path or Path())
        if path is None and self.path is None:
            raise ProjectError("The project has no file yet: choose a name to save it under.")
        if self._session is not None and target == self.path:
            self._refuse_if_changed(target, self._session.note.sha256)
        else:
            sessions.refuse_if_open_elsewhere(target)
        digest = saving.save(self._connection, target)
        self.path = target
        if self._session is not None:
            with told(f"{quoted(target)} was saved, but its working copy could not be marked so"):
                self._session.belongs_to(target, digest)
        return target

    def search(self, text: str, limit: int) -> list[Hit]:
        with told("The project could not be searched"):
            return fulltext.search(self._connection, text, limit)

    def searcher(self) -> Searcher | None:
        """Somebody to search for another thread, to be closed before this file; ``None`` for a file in memory alone."""
        if self._session is not None:
            return Searcher.of(self._session.database, immutable=False)
        (database,) = (row[2] for row in self._connection.execute("PRAGMA database_list") if row[1] == "main")
        return Searcher.of(Path(database), immutable=True) if database else None

    def faults(self) -> list[str]:
        """What is wrong with the database itself, in SQLite's words; empty when it is sound."""
        found = faults(self._connection, thorough=True)
        if not found and not fulltext.in_step(self._connection):
            found = ["the full-text index does not agree with the texts"]
        return found

    def close(self) -> None:
        """Let go of the file and remove the working copy, with whatever was not saved."""
        self._connection.close()
        if self._session is not None:
            self._session.end()
            self._session = None

    def abandon(self) -> None:
        """Let go of a file whose rows turned out unreadable; unsaved work in it stays for another try."""
        self._connection.close()
        if self._session is not None:
            (self._session.leave if self._session.unsaved else self._session.end)()
            self._session = None

    @staticmethod
    def _refuse_if_changed(target: Path, known: str) -> None:
        with told(f"{quoted(target)} could not be saved", "your work is kept"):
            if known and target.exists() and saving.sha256_of(target) != known:
                raise ProjectError(
                    f"{quoted(target)} was changed by somebody else since you opened it:"
                    " save under another name to keep both."
                )


def _step() -> AbstractContextManager[None]:
    return told("The step was not kept", "everything is as it was before it")


def _connect(database: str, uri: bool = False) -> sqlite3.Connection:
    """A connection that commits only when told to, checks references, and may be handed from thread to thread."""
    connection = sqlite3.connect(database, isolation_level=None, check_same_thread=False, uri=uri)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _migrated_copy(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The database in memory and in the newest format; the connection to the file is closed."""
    copy = _connect(":memory:")
    try:
        connection.backup(copy)
        connection.close()
        migrate(copy)
    except BaseException:
        copy.close()
        raise
    return copy


def _started(session: Session) -> sqlite3.Connection:
    """A session's database in the newest format and journalled; a session that cannot be started is ended."""
    original = session.note.original
    connection = None
    try:
        with told("The project could not be opened", "nothing was changed"):
            connection = _connect(str(session.database))
            if found := faults(connection):
                what = quoted(original) if original else "The unsaved project"
                raise ProjectError(f"{what} is damaged ({found[0]}): take a copy from a backup.")
            check_schema(connection)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(
                "PRAGMA cache_size = -65536"
            )  # KiB; the usual 2 MB make a large import ten times slower.
            migrate(connection)
        return connection
    except BaseException:
        if connection is not None:
            connection.close()
        if not session.unsaved:
            session.end()
        raise
