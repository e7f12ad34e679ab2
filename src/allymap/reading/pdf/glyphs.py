"""PDF → the glyphs of its pages, by way of the process in ``child.py``: one at a time, with a limit on time."""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from allymap.model import UnreadableDocument

from .child import PAGE_HEADER

MOST_PAGES = 1_000
_SECONDS = 25.0
"""For one file. A thousand dense pages take about fifteen."""
_MOST_GLYPHS = 3_000_000
"""Of one file: half a million words."""
_BROKEN = "The PDF is damaged: no page of it can be read."
_PASSWORD = "The PDF is protected by a password: save it without one first."
_TOO_SLOW = f"The PDF took longer than {_SECONDS:.0f} seconds to open and was given up."
_CRASHED = "The PDF is damaged in a way that cannot be read."


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
    """One page as displayed, in points from its top left corner, y down.

    In the order of the file: ``codes`` (n,) code points; ``turns`` (n,) quarter turns of the base line to the left (4:
    slanted); ``boxes`` (n, 4) x0, y0, x1, y1, empty for white space.
    """

    width: float
    height: float
    codes: npt.NDArray[np.uint32]
    turns: npt.NDArray[np.uint32]
    boxes: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class PdfFile:
    """What a file says about itself, the number of its pages, and the glyphs of the first ``MOST_PAGES``."""

    about: dict[str, str]
    count: int
    pages: tuple[Glyphs, ...]


def open_pdf(content: bytes) -> PdfFile:
    """The glyphs of a file. Raises ``UnreadableDocument`` for an encrypted, broken, endless or exploding one."""
    with _lock:
        return _reader.ask(content)


class _Reader:
    """The process that reads, started when it is first asked and again after a file brought it down."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, content: bytes) -> PdfFile:
        process = self._started()
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(_SECONDS, give_up)
        timer.daemon = True
        timer.start()
        try:
            return _Answer(process).read(content)
        except (EOFError, OSError):
            self.stop()
            raise UnreadableDocument(_TOO_SLOW if late.is_set() else _CRASHED) from None
        except UnreadableDocument:
            raise
        except BaseException:  # whatever else happens, half an answer must not stay in the pipe
            self.stop()
            raise
        finally:
            timer.cancel()
            if late.is_set():  # it was killed, perhaps just after its last word
                self.stop()

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was still buffered for it has nowhere to go
                    continue
        process.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self._process = subprocess.Popen(
                [sys.executable, "-P", str(Path(__file__).with_name("child.py")), str(MOST_PAGES)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self._process


_reader = _Reader()
_lock = threading.Lock()
"""pdfium is not safe across threads, and one process answers one file at a time."""
atexit.register(_reader.stop)


class _Answer:
    """Reads one answer. Raises ``EOFError`` when the process ends in the middle."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin and process.stdout
        self._to, self._from = process.stdin, process.stdout

    def read(self, content: bytes) -> PdfFile:
        self._to.write(len(content).to_bytes(8, "little") + content)
        self._to.flush()
        about: dict[str, str] = {}
        pages: list[Glyphs] = []
        count = glyphs = 0
        problem = ""
        while (kind := self._take(1)) != b".":
            payload = self._take(int.from_bytes(self._take(8), "little"))
            if kind == b"E":
                raise UnreadableDocument(_PASSWORD if json.loads(payload) == "password" else _BROKEN)
            if kind == b"D":
                said = json.loads(payload)
                count = said.pop("pages")
                about = said
            elif glyphs <= _MOST_GLYPHS:
                pages.append(_page(payload))
                glyphs += len(pages[-1].codes)
            else:
                problem = "The PDF holds more text than AllyMap reads at once: split it."
        self._take(8)
        if problem:
            raise UnreadableDocument(problem)
        return PdfFile(about, count, tuple(pages))

    def _take(self, size: int) -> bytes:
        taken = self._from.read(size)
        if len(taken) < size:
            raise EOFError
        return taken


def _page(payload: bytes) -> Glyphs:
    count, left, bottom, right, top, turn = PAGE_HEADER.unpack_from(payload)
    at = PAGE_HEADER.size
    codes = np.frombuffer(payload, "<u4", count, at)
    turns = np.frombuffer(payload, "<u4", count, at + 4 * count)
    boxes = np.frombuffer(payload, "<f4", 4 * count, at + 8 * count).reshape(count, 4)
    upright = np.stack([boxes[:, 0] - left, top - boxes[:, 3], boxes[:, 2] - left, top - boxes[:, 1]], 1)
    shown = turned(np.nan_to_num(upright, posinf=0, neginf=0), turn, right - left, top - bottom)
    width, height = (right - left, top - bottom) if turn % 2 == 0 else (top - bottom, right - left)
    facing = np.where(turns < 4, (turns + 4 - turn) % 4, 4).astype(np.uint32)
    return Glyphs(width, height, codes, facing, shown)


def turned(boxes: npt.NDArray[np.float32], quarters: int, width: float, height: float) -> npt.NDArray[np.float32]:
    """Boxes (n, 4) on a page of ``width`` × ``height`` after ``quarters`` turns of the page, clockwise.

    >>> turned(np.array([[10, 20, 30, 25]], np.float32), 1, 100, 200).tolist()
    [[175.0, 10.0, 180.0, 30.0]]
    """
    x0, y0, x1, y1 = boxes.T
    match quarters % 4:
        case 1:
            columns = (height - y1, x0, height - y0, x1)
        case 2:
            columns = (width - x1, height - y1, width - x0, height - y0)
        case 3:
            columns = (y0, width - x1, y1, width - x0)
        case _:
            columns = (x0, y0, x1, y1)
    return np.stack(columns, 1).astype(np.float32)
