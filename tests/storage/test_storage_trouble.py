from __future__ import annotations

import errno
import sqlite3

import pytest

from allymap.model import ProjectError
from allymap.storage.trouble import told


def database_error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("as SQLite puts it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "x"), "the disk is full"),
        (OSError(errno.EROFS, "x"), "the folder or file may not be written or read"),
        (OSError(errno.ENOENT, "x"), "the folder or file is not there"),
        (OSError(errno.EIO, "Input/output error"), "input/output error"),
        (database_error(sqlite3.SQLITE_FULL), "the disk is full"),
        (database_error(sqlite3.SQLITE_CORRUPT), "the file is damaged"),
        (database_error(sqlite3.SQLITE_CANTOPEN), "the folder or file may not be written or read"),
        (database_error(sqlite3.SQLITE_IOERR | (3 << 8)), "the disk is full or does not answer"),
        (database_error(sqlite3.SQLITE_ERROR), "as SQLite puts it"),
    ],
)
def test_trouble_is_told_in_one_sentence(error: Exception, reason: str) -> None:
    with pytest.raises(ProjectError) as caught, told("It failed", "all is kept"):
        raise error
    assert str(caught.value) == f"It failed: {reason}; all is kept."
    assert caught.value.__cause__ is error


def test_bugs_of_our_own_stay_what_they_are() -> None:
    with pytest.raises(KeyError), told("It failed"):
        raise KeyError("bug")
    with pytest.raises(ValueError, match="do not fit together"), told("It failed"):
        raise sqlite3.IntegrityError("UNIQUE")
