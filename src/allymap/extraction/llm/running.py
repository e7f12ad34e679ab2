"""Many questions at once in one event loop, which ends at once when the person cancels."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from allymap.model import Cancelled, Progress

T = TypeVar("T")
_GLANCE = 0.05
"""Seconds between two looks at whether the person cancelled."""


def run(work: Callable[[], Coroutine[Any, Any, T]], progress: Progress) -> T:
    """Run ``work`` to its end, or to ``Cancelled``; what it was waiting for is then let go of, its sockets closed.

    Works on any thread, also on one that has an event loop of its own (a notebook).
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(_watched(work, progress))
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(_watched(work, progress))).result()


async def _watched(work: Callable[[], Coroutine[Any, Any, T]], progress: Progress) -> T:
    task = asyncio.create_task(work())
    try:
        while not progress.cancelled:
            if (await asyncio.wait({task}, timeout=_GLANCE))[0]:
                return task.result()
        raise Cancelled
    finally:
        await _end([task])


async def side_by_side(items: Sequence[T], do: Callable[[T], Awaitable[bool]], at_once: int) -> None:
    """``do`` each item, so many ``at_once``, in order; after the first ``False`` no further one is begun."""
    queue: Iterator[T] = iter(items)
    going = True

    async def worker() -> None:
        nonlocal going
        while going:
            try:
                item = next(queue)
            except StopIteration:
                return
            if not await do(item):
                going = False

    workers = [asyncio.create_task(worker()) for _ in range(max(1, min(at_once, len(items))))]
    try:
        await asyncio.gather(*workers)
    finally:
        await _end(workers)


async def _end(tasks: Sequence[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
