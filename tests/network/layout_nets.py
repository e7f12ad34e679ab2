"""Nets of plain shapes that the tests of the layout settle, and somebody who calls it off."""

from __future__ import annotations

import random

import numpy as np

from allymap.model import Progress
from allymap.network.layout_net import UNIT, Net


def net(count: int, edges: list[tuple[int, int]], lengths: list[float] | float = UNIT, disc: float = 20.0) -> Net:
    lines = np.array(edges, np.intp).reshape(-1, 2)
    wanted = np.broadcast_to(np.array(lengths, np.float64), len(lines)).copy()
    ids = tuple(f"{n:05d}" for n in range(count))
    return Net(ids, lines, wanted, np.ones(len(lines)), np.full(count, disc), np.full(count, 30.0))


def path(count: int) -> Net:
    return net(count, [(n, n + 1) for n in range(count - 1)])


def tree(count: int) -> Net:
    return net(count, [(n, (n - 1) // 2) for n in range(1, count)])


def scale_free(count: int, seed: int = 1, lengths: tuple[float, ...] = (1.0,)) -> Net:
    """Everybody comes with two relations to those before, the busier the likelier; ``lengths`` are in hops."""
    chance = random.Random(seed)
    busy = [0, 1]
    edges = {(0, 1)}
    for row in range(2, count):
        for _ in range(2):
            other = chance.choice(busy)
            edges.add((other, row))
            busy += [other, row]
    wanted = sorted(edge for edge in edges if edge[0] != edge[1])
    return net(count, wanted, [UNIT * chance.choice(lengths) for _ in wanted])


def nobody(count: int) -> np.ndarray:
    return np.zeros(count, np.bool_)


def stopping(after: int) -> Progress:
    """Cancels itself after so many units."""

    def heard(_: str, done: int, __: int) -> None:
        if done >= after:
            progress.cancel()

    progress = Progress(heard)
    if not after:
        progress.cancel()
    return progress
