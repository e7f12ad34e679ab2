"""Asking again: how often, and how long to wait in between."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

from .errors import Busy, Unusable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Patience:
    """``attempts`` in all; the wait in seconds doubles from ``first`` to ``longest`` and is shortened by chance.

    The chance (up to a half) keeps several clients from returning at the same moment. A server's own ``Retry-After``
    is honoured up to ``respected`` seconds; one that wants more is not waited for.
    """

    attempts: int = 5
    first: float = 1.0
    longest: float = 60.0
    respected: float = 300.0
    chance: random.Random = field(default_factory=random.Random)

    def wait(self, failed: int, wanted: float | None) -> float:
        """Seconds to wait after so many failed attempts (1 …), of which the last brought this ``Retry-After``."""
        backoff = min(self.longest, self.first * 2.0 ** (failed - 1))
        ours = backoff * (1 - self.chance.random() / 2)
        return ours if wanted is None else wanted + (ours - backoff / 2)

    async def ask(self, send: Callable[[], Awaitable[T]], again: Callable[[], None]) -> T:
        """The answer of ``send``, called again while it raises ``Busy``; ``again`` hears of each repetition.

        Raises ``Unusable`` when the last attempt failed too, or when the server wants us to wait too long.
        """
        failed = 0
        while True:
            try:
                return await send()
            except Busy as trouble:
                failed += 1
                if trouble.wait is not None and trouble.wait > self.respected:
                    raise Unusable(f"{trouble} and wants to be left alone for {trouble.wait:.0f} s") from None
                if failed >= min(self.attempts, trouble.most or self.attempts):
                    raise Unusable(f"{trouble}, and asking {failed} times did not help") from None
                wait = self.wait(failed, trouble.wait)
            again()
            await asyncio.sleep(wait)
