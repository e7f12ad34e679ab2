"""Shares many documents among processes, each with its own extractor; answers come back in the documents' order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, NamedTuple

from allymap.model import Actor, Document, Progress

from .model import together

if TYPE_CHECKING:
    from .extractor import Extraction, Extractor

WORTH_IT = 8
"""Documents from which on starting processes (a second or two each) pays."""

_AHEAD = 4
_extractor: Extractor | None = None


class Own(NamedTuple):
    """What a project brings, which every process loads for itself; ``drawn`` as for ``Extractor.load``."""

    actors: tuple[Actor, ...] = ()
    frames: str = ""
    drawn: float | None = None


def extract_in_processes(
    documents: Sequence[Document], own: Own, jobs: int, now: str, progress: Progress
) -> Iterator[Extraction]:
    """The extraction of each document, in order. Raises ``Cancelled`` and then leaves no work behind.

    Processes are spawned, not forked, for the caller may have threads and a window.
    """
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(own,))
    try:
        waiting: deque[Future[list[Extraction]]] = deque()
        batches = together(documents)
        waiting.extend(pool.submit(_work, batch, now) for batch in islice(batches, jobs * _AHEAD))
        while waiting:
            for found in waiting.popleft().result():
                yield found
                progress.advance()
            waiting.extend(pool.submit(_work, batch, now) for batch in islice(batches, 1))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start(own: Own) -> None:
    # Processes share the cores already: a matrix library that starts threads of its own in each would slow them all.
    for library in ("OMP", "OPENBLAS", "MKL"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    # An interrupt is for the process that started this one: it cancels, and nothing is printed twice.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with, args=(multiprocessing.parent_process(),), daemon=True).start()
    global _extractor  # noqa: PLW0603  (a process loads the language model once)
    from .extractor import Extractor

    _extractor = Extractor.load(*own)


def _leave_with(parent: BaseProcess | None) -> None:
    """End this process with the one that started it: one that is killed can tell nobody to stop."""
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(documents: Sequence[Document], now: str) -> list[Extraction]:
    if _extractor is None:
        raise RuntimeError("the process was not started by extract_in_processes")
    return list(_extractor.extract_together(documents, Progress(), now))
