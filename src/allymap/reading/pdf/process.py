"""The process in ``child.py`` as its client sees it: one request at a time, with a limit on time."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TypeVar

from allymap.model import UnreadableDocument

MOST_PAGES = 1_000
_BROKEN = "The PDF is damaged: no page of it can be read."
_PASSWORD = "The PDF is protected by a password: save it without one first."
_TOO_SLOW = "The PDF took longer than {:.0f} seconds to open and was given up."
_CRASHED = "The PDF is damaged in a way that cannot be read."

T = TypeVar("T")
Frames = Iterator[tuple[bytes, bytes]]


class Process:
    """Started when it is first asked, and again after a file brought it down. It ends with this object.

    Any thread may ask, one after the other, and any thread may stop it: who is asking then hears that it crashed.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._ending: weakref.finalize[..., Process] | None = None

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def ask(self, kind: bytes, payload: bytes, seconds: float, take: Callable[[Frames], T]) -> T:
        """What ``take`` makes of the frames of the answer. Raises ``UnreadableDocument``: see ``child.py``."""
        with self._lock:
            return self._asked(kind, payload, seconds, take)

    def stop(self) -> None:
        process = self._process
        if process is not None:
            process.kill()
        with self._lock:
            self._let_go()

    def _asked(self, kind: bytes, payload: bytes, seconds: float, take: Callable[[Frames], T]) -> T:
        process = self._started()
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            assert process.stdin and process.stdout
            process.stdin.write(kind + len(payload).to_bytes(8, "little") + payload)
            process.stdin.flush()
            return take(frames(process.stdout))
        except (EOFError, OSError):
            self._let_go()
            raise UnreadableDocument(_TOO_SLOW.format(seconds) if late.is_set() else _CRASHED) from None
        except UnreadableDocument:
            raise
        except BaseException:  # whatever else happens, half an answer must not stay in the pipe
            self._let_go()
            raise
        finally:
            timer.cancel()
            if late.is_set():  # it was killed, perhaps just after its last word
                self._let_go()

    def _let_go(self) -> None:
        self._process = None
        if self._ending is not None:
            self._ending()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._let_go()
            self._process = subprocess.Popen(
                [sys.executable, "-P", str(Path(__file__).with_name("child.py")), str(MOST_PAGES)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            self._ending = weakref.finalize(self, _end, self._process)
        return self._process


def frames(replies: IO[bytes]) -> Frames:
    """The frames of one answer up to its end. Raises ``UnreadableDocument`` where the answer is what is wrong."""
    while True:
        head = _taken(replies, 9)
        kind, payload = head[:1], _taken(replies, int.from_bytes(head[1:], "little"))
        if kind == b"E":
            raise UnreadableDocument(_PASSWORD if json.loads(payload) == "password" else _BROKEN)
        if kind == b".":
            return
        yield kind, payload


def _taken(replies: IO[bytes], size: int) -> bytes:
    taken = replies.read(size)
    if len(taken) < size:  # the process ended in the middle
        raise EOFError
    return taken


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:  # what was still buffered for it has nowhere to go
                continue
    process.wait()
