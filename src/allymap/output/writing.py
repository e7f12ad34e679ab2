"""Writing a file in one move, so that no half of it is ever there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from ..model import AllyMapError

_DATABASE = b"SQLite format 3\x00"


def write_bytes(content: bytes, target: Path) -> None:
    """Write a file, or leave the one that is there as it was. Raises ``AllyMapError``.

    A link stays, and what it leads to is written; a device or a pipe (``/dev/stdout``) takes the bytes as they come. A
    project is never overwritten: a slip of the keyboard would cost the work in it.
    """
    place = Path(os.path.realpath(target))
    try:
        if place.exists() and not place.is_file() and not place.is_dir():
            place.write_bytes(content)
            return
        _refuse_project(target, place)
        _in_one_move(content, place)
    except OSError as error:
        raise AllyMapError(f"“{target}” could not be written: {(error.strerror or 'unknown').lower()}.") from None


def _refuse_project(target: Path, place: Path) -> None:
    if not place.is_file():
        return
    with place.open("rb") as file:
        if file.read(len(_DATABASE)) == _DATABASE:
            raise AllyMapError(f"“{target}” is a project or another database, and was not overwritten.")


def _in_one_move(content: bytes, place: Path) -> None:
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:40]}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)  # as an ordinary file; mkstemp's are for nobody else's eyes
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
