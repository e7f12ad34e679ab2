"""Locks that the operating system ties to a living process: one whose owner was killed is free at once."""

from __future__ import annotations

import errno
import os
import sys
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_TAKEN = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class FileLock:
    """An exclusive lock on a small file of its own; ``take`` answers ``None`` when somebody alive holds it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor
        _held.add(self)

    @classmethod
    def take(cls, path: Path, wait: bool = False) -> FileLock | None:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(descriptor, wait)
        except OSError as error:
            os.close(descriptor)
            if error.errno in _TAKEN:
                return None
            raise
        return cls(descriptor)

    def release(self) -> None:
        """Closing the file frees the lock; a second call does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


_held: weakref.WeakSet[FileLock] = weakref.WeakSet()


def _let_go_in_child() -> None:
    """A forked child, such as a worker process, must not keep a lock beyond its parent's death."""
    for lock in tuple(_held):
        lock.release()


if hasattr(os, "register_at_fork"):
    # Closing the child's copy of the descriptor leaves the parent's lock as it is.
    os.register_at_fork(after_in_child=_let_go_in_child)


def _lock(descriptor: int, wait: bool) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a lock for a moment, waiting for whoever has it."""
    lock = FileLock.take(path, wait=True)
    try:
        yield
    finally:
        if lock is not None:
            lock.release()
