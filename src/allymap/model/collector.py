"""Does without Python's looks for cycles while rows are made by the hundred thousand, or a document is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 50_000


@contextmanager
def without_collector(lasting: bool = False) -> Iterator[None]:
    """Each look would walk all the rows made so far and find nothing: rows are no part of a cycle.

    With ``lasting``, what was made meanwhile stays out of later looks too where it is many: walking it again and again
    would halt a drag, or a scroll through evidence, for a tenth of a second and more.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
        if lasting and gc.get_count()[0] > _MANY:  # counted up by what was made, down by what went
            gc.freeze()
    finally:
        if was_on:
            gc.enable()


def look_again() -> None:
    """Look among everything once, for what was kept out of the looks and has gone since, as a project that closed."""
    some = gc.get_freeze_count()
    gc.unfreeze()
    gc.collect()
    if some:
        gc.freeze()
