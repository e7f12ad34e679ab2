"""The safe save: write beside the target, force it to the disk, then put it in the target's place in one move."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import sqlite3
import stat
from contextlib import suppress
from pathlib import Path

from ..model import ProjectError
from .trouble import quoted, told


def save(connection: sqlite3.Connection, target: Path) -> str:
    """Write the whole database to ``target`` and answer the new file's sha256.

    Raises ``ProjectError`` with the old file untouched when the target may not be written or the disk is full.
    """
    with told(f"{quoted(target)} could not be saved", "the file is as it was and your work is kept"):
        refuse_target(target)
        beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
        try:
            connection.execute("VACUUM INTO ?", (str(beside),))
            if target.exists():
                shutil.copymode(target, beside)
            _force_to_disk(beside)
            digest = sha256_of(beside)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
        _force_folder_to_disk(target.parent)
    return digest


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def located(path: Path) -> Path:
    """The file that a path leads to, past links and ``~``; never an error, whatever the links and the name are like.

    ``Path.resolve`` raises on links that go in a circle, ``Path.expanduser`` on a name like ``~draft``.
    """
    return Path(os.path.realpath(os.path.expanduser(path)))  # noqa: PTH111 - see above


def refuse_target(target: Path) -> None:
    """Raise ``ProjectError`` for what cannot be saved to.

    A file that is marked read-only stays as it is, though replacing it would be allowed.
    """
    if not _speakable(target):
        raise ProjectError("A name that is not text cannot be saved to: choose another name; your work is kept.")
    if not target.parent.is_dir():
        raise ProjectError(f"{quoted(target)} could not be saved: there is no folder {quoted(target.parent)}.")
    if target.is_dir():
        raise ProjectError(f"{quoted(target)} is a folder: choose another name.")
    if target.exists() and not (target.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)):
        raise ProjectError(f"{quoted(target)} is read-only: save under another name; your work is kept.")
    if target.exists() and not os.access(target, os.W_OK):
        raise ProjectError(f"{quoted(target)} may not be written: save under another name; your work is kept.")


def _speakable(path: Path) -> bool:
    """Whether SQLite, which takes names in UTF-8 only, can be told this name."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def _force_to_disk(path: Path) -> None:
    # Windows flushes only through a handle that may write.
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _force_folder_to_disk(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows opens no folder; its file system journals the rename.
    # The file is in its place already; a file system that cannot force folders to the disk must not undo that.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
