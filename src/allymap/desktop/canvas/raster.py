"""Paints the strands of a large map on a page of numbers, by threads beside the event queue.

A painter holds the interpreter's lock while it draws lines, so that a window waits for it; this does not.
"""

from __future__ import annotations

import importlib
import logging
import os
import sys
from collections.abc import Iterable
from threading import Thread
from types import ModuleType

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from .. import warmup
from .strokes import Stroke

WORTH = 3_000
"""With fewer strands a painter is done before a thread would be."""

_MOST_THREADS = 4
_LOOPS = f"{__package__}.raster_loops"

Page = NDArray[np.uint8]


def ready() -> ModuleType | None:
    """The compiled loop, where it is loaded."""
    found = sys.modules.get(_LOOPS)
    return found if getattr(found, "READY", False) else None


def load() -> None:
    """Load the compiled loop, or compile it, on a thread that has time; while others import, it waits for them."""
    warmup.make_way_for_reading()
    compiled()


def compiled() -> ModuleType | None:
    """The same where nobody else imports: the loop, or ``None`` where there can be none."""
    try:
        importlib.import_module(_LOOPS)
    except (ImportError, RuntimeError) as error:
        # No numba for this system, or no folder in which it may keep what it compiled.
        logging.getLogger(__name__).info("Strands are painted without the compiled loop: %s", error)
    return ready()


def painted(loops: ModuleType, strokes: Iterable[Stroke], size: tuple[int, int], ratio: float, ground: str) -> Page:
    """A page height×width×4 (blue, green, red, unused) of so many device pixels, with these strokes in their order.

    ``ratio``: device pixels for a pixel of the strokes' lines.
    """
    plain = np.array([*_ink(ground), 255], np.uint8).view(np.uint32)
    page = np.full((size[1], size[0]), plain).view(np.uint8).reshape(size[1], size[0], 4)
    drawn = [stroke for stroke in strokes if len(stroke.lines)]
    if not drawn:
        return page
    counts = [len(stroke.lines) for stroke in drawn]
    lines = np.ascontiguousarray(np.concatenate([stroke.lines for stroke in drawn]) * ratio, np.float32)
    half = np.repeat(np.array([stroke.width * ratio / 2 for stroke in drawn], np.float32), counts)
    ink = np.repeat(np.array([_ink(stroke.colour) for stroke in drawn], np.uint8), counts, axis=0)
    threads = min(os.cpu_count() or 1, _MOST_THREADS)
    marks = [size[1] * part // threads for part in range(threads + 1)]
    bands = [
        Thread(target=loops.strike, args=(page, lines, half, ink, *marks[part : part + 2]), name="strike", daemon=True)
        for part in range(threads)
    ]
    for band in bands:
        band.start()
    for band in bands:
        band.join()
    return page


def _ink(colour: str) -> tuple[int, int, int]:
    made = QColor(colour)
    return made.blue(), made.green(), made.red()
