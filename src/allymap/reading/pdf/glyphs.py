"""PDF → the glyphs of its pages, by way of the process in ``child.py``."""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from allymap.model import UnreadableDocument

from .child import PAGE_HEADER
from .process import Frames, Process

_SECONDS = 25.0
"""For one file. A thousand dense pages take about fifteen."""
_MOST_GLYPHS = 3_000_000
"""Of one file: half a million words."""


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


def open_pdf(content: bytes, process: Process | None = None) -> PdfFile:
    """The glyphs of a file. Raises ``UnreadableDocument`` for an encrypted, broken, endless or exploding one.

    ``process`` has the file open afterwards; without one it is read by the process that all readers share.
    """
    return (process or _reader).ask(b"F", content, _SECONDS, _file)


_reader = Process()


def _file(frames: Frames) -> PdfFile:
    about: dict[str, str] = {}
    pages: list[Glyphs] = []
    count = glyphs = 0
    problem = ""
    for kind, payload in frames:
        if kind == b"D":
            said = json.loads(payload)
            count = said.pop("pages")
            about = said
        elif glyphs <= _MOST_GLYPHS:
            pages.append(_page(payload))
            glyphs += len(pages[-1].codes)
        else:
            problem = "The PDF holds more text than AllyMap reads at once: split it."
    if problem:
        raise UnreadableDocument(problem)
    return PdfFile(about, count, tuple(pages))


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
