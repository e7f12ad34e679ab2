"""A good split by local search: moves one actor at a time, from many starts, the same on every run."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .signed import SignedGraph

Camps = NDArray[np.intp]

_STARTS = 10
"""Starts for a graph of up to 60 actors; larger ones get fewer, so that the time stays about the same."""
_KICKS = 12
_SEED = 19_590_101


def search(graph: SignedGraph, number: int) -> tuple[tuple[int, ...], int]:
    """Camps (a number below ``number`` for each actor) and how many ties do not fit them."""
    size = len(graph.actors)
    signs = np.zeros((size, size), np.float32)
    for one, other, sign in graph.ties:
        signs[one, other] = signs[other, one] = sign
    chance = np.random.default_rng(_SEED)
    best, least = np.zeros(size, np.intp), _misfits(graph, np.zeros(size, np.intp))
    for _ in range(max(2, _STARTS * 60 // max(size, 60)) if size else 0):
        camps = _settled(signs, chance.integers(0, number, size), number)
        found = _misfits(graph, camps)
        for _ in range(_KICKS):
            kicked = camps.copy()
            moved = chance.choice(size, max(1, size // 8), replace=False)
            kicked[moved] = chance.integers(0, number, len(moved))
            kicked = _settled(signs, kicked, number)
            here = _misfits(graph, kicked)
            if here <= found:
                camps, found = kicked, here
        if found < least:
            best, least = camps, found
        if least == 0:
            break
    return tuple(best.tolist()), least


def _misfits(graph: SignedGraph, camps: Camps) -> int:
    return len(graph.misfits(camps.tolist()))


def _settled(signs: NDArray[np.float32], camps: Camps, number: int) -> Camps:
    """Move the actor that gains most until no move gains."""
    camps = camps.copy()
    pull = np.zeros((len(camps), number), np.float32)
    for camp in range(number):
        pull[:, camp] = signs[:, camps == camp].sum(axis=1)
    rows = np.arange(len(camps))
    while True:
        target = pull.argmax(axis=1)
        gain = pull[rows, target] - pull[rows, camps]
        actor = int(gain.argmax())
        if gain[actor] <= 0:
            return camps
        pull[:, camps[actor]] -= signs[:, actor]
        pull[:, target[actor]] += signs[:, actor]
        camps[actor] = target[actor]
