"""What SQLite and the file system complain about, told as one sentence; bugs of our own stay what they are."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..model import ProjectError

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


@contextmanager
def told(failed: str, kept: str = "") -> Iterator[None]:
    """Turn the world's trouble into a ``ProjectError``: ``failed`` opens the sentence, ``kept`` says what is safe.

    A broken constraint is a bug of the caller and becomes a ``ValueError``.
    """
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise ValueError(f"rows that do not fit together: {error}") from error
    except (sqlite3.Error, OSError) as error:
        raise ProjectError(_sentence(failed, _reason(error), kept)) from error


def _sentence(failed: str, reason: str, kept: str) -> str:
    return f"{failed}: {reason}; {kept}." if kept else f"{failed}: {reason}."


def _reason(error: sqlite3.Error | OSError) -> str:
    if isinstance(error, sqlite3.Error):
        return _database_reason(error)
    if error.errno in _NO_SPACE:
        return "the disk is full"
    if error.errno in _READ_ONLY:
        return "the folder or file may not be written or read"
    if error.errno == errno.ENOENT:
        return "the folder or file is not there"
    return (error.strerror or str(error)).rstrip(".").lower()


def _database_reason(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return "the disk is full"
    if code in _DAMAGED:
        return "the file is damaged"
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return "the folder or file may not be written or read"
    if code == sqlite3.SQLITE_IOERR:
        return "the disk is full or does not answer"
    return str(error)


def quoted(path: Path) -> str:
    """A file's name as our sentences show it."""
    return f"“{path.name}”"
