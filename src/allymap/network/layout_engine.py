"""Which loops work on a map, compiled or plain, and how threads share the rows between them."""

from __future__ import annotations

import importlib
import logging
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from types import ModuleType

from ..model import Cancelled, Progress
from . import layout_plain

FEW = 300
"""Up to so many actors the plain loops always work: quick enough, and no map depends on what was compiled when."""

_WORTH_WAITING = 1_500
"""From so many actors on, importing the compiled loops, even compiling them, is sooner done than doing without."""

_MOST_THREADS = 4
_COMPILED = f"{__package__}.layout_kernels"

Share = Callable[[Callable[[int, int], None], int], None]
"""``share(work, count)`` calls ``work(first, last)`` for parts of so many rows, side by side, and waits for all."""


def kernels(actors: int) -> ModuleType:
    """The module whose ``reach``, ``pull`` and ``pull_few`` are to work on a map of so many actors."""
    if actors <= FEW:
        return layout_plain
    ready = sys.modules.get(_COMPILED)
    if ready is not None and getattr(ready, "READY", False):
        return ready
    return compiled() if actors >= _WORTH_WAITING else layout_plain


def compiled() -> ModuleType:
    """The compiled loops, imported and, where that was never done on this machine, compiled; else the plain ones."""
    try:
        return importlib.import_module(_COMPILED)
    except (ImportError, RuntimeError) as error:
        # No numba for this system, or no folder in which it may keep what it compiled.
        logging.getLogger(__name__).info("The layout works without compiled loops: %s", error)
        return layout_plain


@contextmanager
def sharing(actors: int) -> Iterator[Share]:
    """How the rows of a map are shared between threads; small maps are not worth it."""
    threads = min(os.cpu_count() or 1, _MOST_THREADS) if actors > FEW else 1
    if threads == 1:
        yield lambda work, count: work(0, count)
        return
    with ThreadPoolExecutor(threads - 1) as pool:

        def share(work: Callable[[int, int], None], count: int) -> None:
            marks = [count * part // threads for part in range(threads + 1)]
            others = [pool.submit(work, *marks[part : part + 2]) for part in range(1, threads)]
            work(*marks[:2])
            for other in others:
                other.result()

        yield share


def goes_on(progress: Progress | None, units: int = 1) -> bool:
    """Tell that ``units`` more are done; whether anybody still waits for the rest."""
    if progress is None:
        return True
    try:
        progress.advance(units)
    except Cancelled:
        return False
    return True
