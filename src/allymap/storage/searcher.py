"""Searching while the project is worked on: a connection of its own that only reads, for a thread of its own."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from . import fulltext
from .fulltext import Hit
from .trouble import told


class Searcher:
    """Sees what is committed. ``interrupt`` and ``close`` may be called from any thread, ``search`` from one."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def of(cls, database: Path, immutable: bool) -> Searcher:
        """A searcher of a database that another connection writes, or of a file that nobody does."""
        mode = "mode=ro&immutable=1" if immutable else "mode=ro"
        with told("The project could not be searched"):
            return cls(sqlite3.connect(f"{database.as_uri()}?{mode}", uri=True, check_same_thread=False))

    def search(self, text: str, limit: int) -> list[Hit] | None:
        """What ``fulltext.search`` finds; ``None`` where it was interrupted. Raises ``ProjectError``."""
        with told("The project could not be searched"):
            try:
                return fulltext.search(self._connection, text, limit)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                    return None
                raise

    def interrupt(self) -> None:
        """Let a search that is under way end at once."""
        self._connection.interrupt()

    def close(self) -> None:
        """Let go of the file; no search may be under way."""
        self._connection.close()
