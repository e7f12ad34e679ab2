"""Working copies in the user's state folder: one folder a session, a journalled database and a note of its original.

While a session lives it holds the lock in its folder. A folder that nobody holds belongs to a process that died: with
unsaved work in it, it can be recovered; without, it is swept away.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from ..model import ProjectError
from .locks import FileLock, held
from .saving import sha256_of
from .trouble import quoted, told

_DATABASE, _NOTE, _LOCK, _UNSAVED = "project.db", "note.json", "lock", "unsaved"


@dataclass(frozen=True, slots=True)
class RecoveryNote:
    """Where a working copy lies and what it is a copy of; ``original`` is ``None`` for a project never saved.

    ``sha256`` is the original's at the time it was opened or saved, ``started`` ISO 8601 in UTC.
    """

    folder: Path
    original: Path | None
    sha256: str
    pid: int
    started: str
    host: str

    @property
    def title(self) -> str:
        return self.original.stem if self.original else "Untitled"


def state_folder() -> Path:
    """Where working copies live: ``$XDG_STATE_HOME/allymap`` where that is set, else the platform's own place.

    An account without a home that can be written has them among the temporary files. Raises ``OSError`` where there is
    no place at all, ``ProjectError`` where somebody else has made that folder.
    """
    home = os.environ.get("XDG_STATE_HOME")
    if home:
        return Path(home) / "allymap"
    own = platformdirs.user_state_path("allymap", appauthor=False)
    return own if _writable(own) else _among_temporary_files()


def _writable(folder: Path) -> bool:
    """Whether a folder is there, made now if need be, and takes files. Without any home it is not even absolute."""
    try:
        if folder.is_absolute():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return False
    return folder.is_absolute() and os.access(folder, os.W_OK | os.X_OK)


def _among_temporary_files() -> Path:
    if sys.platform == "win32":
        return Path(tempfile.gettempdir()) / "allymap"  # which is the account's own there
    account = os.getuid()
    folder = Path(tempfile.gettempdir()) / f"allymap-{account}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != account:
        raise ProjectError(f"{quoted(folder)} belongs to somebody else: name a folder of yours in XDG_STATE_HOME.")
    return folder


class Session:
    """A working copy this process holds."""

    def __init__(self, note: RecoveryNote, lock: FileLock) -> None:
        self.note = note
        self._lock = lock

    @property
    def database(self) -> Path:
        return self.note.folder / _DATABASE

    @property
    def unsaved(self) -> bool:
        return (self.note.folder / _UNSAVED).exists()

    @unsaved.setter
    def unsaved(self, value: bool) -> None:
        if value:
            (self.note.folder / _UNSAVED).touch()
        else:
            (self.note.folder / _UNSAVED).unlink(missing_ok=True)

    def belongs_to(self, original: Path, sha256: str) -> None:
        """The working copy now equals ``original``: remember that, and that nothing is unsaved."""
        self.note = _signed(self.note.folder, original, sha256)
        _write(self.note)
        self.unsaved = False

    def end(self) -> None:
        """Remove the working copy, and with it whatever was not saved."""
        (self.note.folder / _UNSAVED).unlink(missing_ok=True)
        (self.note.folder / _NOTE).unlink(missing_ok=True)
        self._lock.release()
        shutil.rmtree(self.note.folder, ignore_errors=True)

    def leave(self) -> None:
        """Let go of the working copy and leave it for a later recovery."""
        self._lock.release()


def begin(original: Path | None) -> Session:
    """Start a session: an empty folder with a note, and the copy of the original in it.

    Raises ``ProjectError`` when another window has the original open, or when the state folder cannot be written.
    """
    with told("The project could not be opened", "nothing was changed"), _registry() as root:
        if original is not None:
            _refuse_if_open(root, original)
        folder = root / secrets.token_hex(8)
        folder.mkdir(mode=0o700)
        lock = FileLock.take(folder / _LOCK)
        if lock is None:
            raise ProjectError("The project could not be opened: its working copy is in use; try again.")
        session = Session(_signed(folder, original, ""), lock)
        try:
            if original is not None:
                shutil.copyfile(original, session.database)
                session.note = _signed(folder, original, sha256_of(session.database))
            _write(session.note)
        except BaseException:
            session.end()
            raise
        return session


def resume(note: RecoveryNote) -> Session:
    """Take over the working copy of a process that died. Raises ``ProjectError`` when somebody else has it."""
    with told("The unsaved work could not be recovered", "it is kept"), _registry() as root:
        if not (note.folder / _DATABASE).exists():
            raise ProjectError("The unsaved work could not be recovered: its working copy is gone.")
        if note.original is not None:
            _refuse_if_open(root, note.original)
        lock = FileLock.take(note.folder / _LOCK)
        if lock is None:
            raise ProjectError("The unsaved work could not be recovered: another AllyMap window has it open.")
        session = Session(_signed(note.folder, note.original, note.sha256), lock)
        try:
            _write(session.note)
        except BaseException:
            session.leave()
            raise
        return session


def recoverable() -> list[RecoveryNote]:
    """The unsaved work that processes left behind when they died, newest first."""
    with told("The unsaved work could not be listed"):
        if not state_folder().is_dir():
            return []
        with _registry() as root:
            notes = [note for note in _abandoned(root) if (note.folder / _UNSAVED).exists()]
    return sorted(notes, key=lambda note: note.started, reverse=True)


def discard(note: RecoveryNote) -> None:
    """Throw unsaved work away. Raises ``ProjectError`` when another window has it open."""
    with told("The unsaved work could not be discarded"), _registry():
        if not note.folder.is_dir():
            return
        lock = FileLock.take(note.folder / _LOCK)
        if lock is None:
            raise ProjectError("The unsaved work was not discarded: another AllyMap window has it open.")
        Session(note, lock).end()


def refuse_if_open_elsewhere(target: Path) -> None:
    """Raise ``ProjectError`` when a living session works on ``target``."""
    with told(f"{quoted(target)} could not be saved", "your work is kept"), _registry() as root:
        _refuse_if_open(root, target)


def working_database(note: RecoveryNote) -> Path:
    """The database of the working copy that a note is about."""
    return note.folder / _DATABASE


@contextmanager
def _registry() -> Iterator[Path]:
    """The folder of all sessions, for one process at a time; what dead processes left without work is swept."""
    root = state_folder() / "working"
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    with held(root.parent / "working.lock"):
        for note in _abandoned(root):
            if not (note.folder / _UNSAVED).exists():
                shutil.rmtree(note.folder, ignore_errors=True)
        yield root


def _abandoned(root: Path) -> list[RecoveryNote]:
    return [_read(folder) for folder in root.iterdir() if not _alive(folder)]


def _alive(folder: Path) -> bool:
    """Whether somebody holds the working copy in a folder, or is just taking it away."""
    try:
        lock = FileLock.take(folder / _LOCK)
    except (FileNotFoundError, NotADirectoryError):
        return True
    if lock is not None:
        lock.release()
    return lock is None


def _refuse_if_open(root: Path, original: Path) -> None:
    for folder in root.iterdir():
        note = _read(folder)
        if note.original is not None and _same(note.original, original) and _alive(folder):
            raise ProjectError(
                f"{quoted(original)} is open in another AllyMap window (process {note.pid}): go on there, or close it."
            )


def _same(one: Path, other: Path) -> bool:
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False


def _signed(folder: Path, original: Path | None, sha256: str) -> RecoveryNote:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return RecoveryNote(folder, original, sha256, os.getpid(), now, socket.gethostname())


def _write(note: RecoveryNote) -> None:
    fields = {
        "original": str(note.original) if note.original else "", "sha256": note.sha256, "pid": note.pid,
        "started": note.started, "host": note.host,
    }  # fmt: skip
    beside = note.folder / (_NOTE + ".new")
    beside.write_text(json.dumps(fields, indent=1), encoding="utf-8", errors="surrogateescape")
    beside.replace(note.folder / _NOTE)


def _read(folder: Path) -> RecoveryNote:
    """The note in a folder; one that is missing or broken is replaced by what can still be said."""
    try:
        fields = json.loads((folder / _NOTE).read_text(encoding="utf-8", errors="surrogateescape"))
        original = Path(fields["original"]) if fields["original"] else None
        return RecoveryNote(folder, original, fields["sha256"], int(fields["pid"]), fields["started"], fields["host"])
    except (OSError, ValueError, KeyError, TypeError):
        return RecoveryNote(folder, None, "", 0, "", "")
